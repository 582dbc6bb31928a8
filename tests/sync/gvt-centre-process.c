/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-centre-process.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-test.h"

#define ACCEPT "--accept-shrunk "

static const char regions[] = "code,parent,level,name\n"
                              "99,,provinsi,Provinsi Latihan\n"
                              "99.01,99,kabupaten,Kabupaten Contoh\n"
                              "99.01.01,99.01,kecamatan,Kecamatan Contoh\n"
                              "99.01.01.2001,99.01.01,desa,Desa Satu\n"
                              "99.01.01.2002,99.01.01,desa,Desa Dua\n"
                              "99.01.01.2003,99.01.01,desa,Desa Tiga\n";

static char *
path_in (GvtCentreProcess *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
gvt_centre_process_runv (GvtCentreProcess *self, const char *const *words)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_ptr_array_add (arguments, (char *) GOVOTE_CENTRAL);
  g_ptr_array_add (arguments, (char *) "--data");
  g_ptr_array_add (arguments, self->data);
  for (gsize i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *) words[i]);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return output;
}

char *
gvt_centre_process_run (GvtCentreProcess *self, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const char *word;
  va_list list;

  va_start (list, self);
  while ((word = va_arg (list, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  va_end (list);
  g_ptr_array_add (words, NULL);
  return gvt_centre_process_runv (self, (const char *const *) words->pdata);
}

void
gvt_centre_process_import_list (GvtCentreProcess *self, const char *seed)
{
  g_autofree char *judged = NULL;
  g_autofree char *n_shrunk = NULL;
  const char *word, *shrunk;
  g_autofree char *region_file = path_in (self, "regions.csv");
  g_autofree char *list_file = path_in (self, "list.csv");

  g_unlink (list_file);
  g_free (gvt_centre_process_run (self, "voters", "synthesize", "--regions", region_file, "--rows",
                                  self->plan.n_rows, "--villages", self->plan.n_villages, "--seed",
                                  seed, "--output", list_file, NULL));
  judged = gvt_centre_process_run (self, "voters", "import", list_file, "--election",
                                   GVT_CENTRE_ELECTION, "--as-of", "2026-06-30", "--dry-run", NULL);
  word = strstr (judged, ACCEPT); /* another seed, other sizes */
  shrunk = word != NULL ? word + strlen (ACCEPT) : "0";
  n_shrunk = g_strndup (shrunk, strspn (shrunk, "0123456789"));
  g_free (gvt_centre_process_run (self, "voters", "import", list_file, "--election",
                                  GVT_CENTRE_ELECTION, "--as-of", "2026-06-30", "--accept-shrunk",
                                  n_shrunk, NULL));
  g_free (gvt_centre_process_run (self, "packs", "build", NULL));
}

static void
add_user (GvtCentreProcess *self, const char *code, const char *role)
{
  g_free (gvt_centre_process_run (self, "users", "add", code, "--role", role, NULL));
}

/* Returns: (transfer full) (nullable): where its store is, if not in a file */
static GvtPrivatePostgres *
start_database (const GvtCentrePlan *plan)
{
  g_autoptr (GError) error = NULL;
  GvtPrivatePostgres *database = NULL;

  if (!plan->is_in_postgres && g_strcmp0 (g_getenv ("GVT_TEST_DATABASE"), "postgresql") != 0)
    return NULL;

  database = gvt_private_postgres_new (plan->pg_settings, &error);
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    g_test_message ("A file has to do: %s", error->message);
  else
    g_assert_no_error (error);
  return database;
}

static void
init (GvtCentreProcess *self)
{
  g_autofree char *root_key = path_in (self, "root.key");

  self->database = start_database (&self->plan);
  if (self->database == NULL)
    g_free (gvt_centre_process_run (self, "init", "--practice", "--root-key", root_key, NULL));
  else
    {
      g_autofree char *address = path_in (self, "address");
      g_autoptr (GError) error = NULL;

      g_file_set_contents (address, gvt_private_postgres_get_uri (self->database), -1, &error);
      g_assert_no_error (error);
      g_free (gvt_centre_process_run (self, "init", "--practice", "--root-key", root_key,
                                      "--database-file", address, NULL));
    }
}

static void
write_regions (GvtCentreProcess *self)
{
  g_autofree char *own = path_in (self, "regions.csv");
  g_autofree char *given = NULL;
  g_autoptr (GError) error = NULL;

  if (self->plan.regions != NULL)
    g_file_get_contents (self->plan.regions, &given, NULL, &error);
  g_assert_no_error (error);
  g_file_set_contents (own, given != NULL ? given : regions, -1, &error);
  g_assert_no_error (error);
  g_free (gvt_centre_process_run (self, "regions", "import", own, NULL));
}

GvtCentreProcess *
gvt_centre_process_new_planned (const GvtCentrePlan *plan)
{
  GvtCentreProcess *self = g_new0 (GvtCentreProcess, 1);
  g_autoptr (GError) error = NULL;

  self->plan = *plan;
  self->folder = g_dir_make_tmp ("govote-centre-XXXXXX", &error);
  g_assert_no_error (error);
  self->data = path_in (self, "centre");

  init (self);
  if (plan->is_in_postgres && self->database == NULL)
    {
      gvt_centre_process_free (self);
      return NULL;
    }
  write_regions (self);
  g_free (gvt_centre_process_run (self, "modules", "publish", NULL));
  add_user (self, "OFFICER-1", "officer");
  add_user (self, "SUPERVISOR-1", "supervisor");
  add_user (self, "FACILITATOR-1", "facilitator");
  gvt_centre_process_import_list (self, "1");
  gvt_centre_process_serve (self);
  return self;
}

GvtCentreProcess *
gvt_centre_process_new (void)
{
  const GvtCentrePlan plan = { .n_rows = "300", .n_villages = "3" };

  return gvt_centre_process_new_planned (&plan);
}

static void
copy_file (GvtCentreProcess *from, GvtCentreProcess *to, const char *name)
{
  g_autofree char *old = g_build_filename (from->data, name, NULL);
  g_autofree char *new = g_build_filename (to->data, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (old, &content, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (new, content, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
}

/* The files that laptops fetch are shared, as one disk is between two servers. */
GvtCentreProcess *
gvt_centre_process_new_beside (GvtCentreProcess *self)
{
  GvtCentreProcess *other = g_new0 (GvtCentreProcess, 1);
  g_autofree char *files = g_build_filename (self->data, "files", NULL);
  g_autofree char *link = NULL;
  g_autoptr (GError) error = NULL;

  other->folder = g_dir_make_tmp ("govote-centre-XXXXXX", &error);
  g_assert_no_error (error);
  other->data = path_in (other, "centre");
  g_assert_cmpint (g_mkdir (other->data, 0700), ==, 0);
  copy_file (self, other, "centre.key");
  copy_file (self, other, "database");
  link = g_build_filename (other->data, "files", NULL);
  g_assert_cmpint (symlink (files, link), ==, 0);
  gvt_centre_process_serve (other);
  return other;
}

void
gvt_centre_process_free (GvtCentreProcess *self)
{
  gvt_centre_process_stop (self);
  g_clear_pointer (&self->database, gvt_private_postgres_free);
  gvt_test_remove_tree (self->folder);
  g_free (self->folder);
  g_free (self->data);
  g_free (self);
}

/* A test that dies leaves no server behind. */
static void
die_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

void
gvt_centre_process_serve (GvtCentreProcess *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GUri) uri = NULL;

  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  self->server = g_subprocess_launcher_spawn (launcher, &error, GOVOTE_CENTRAL, "--data",
                                              self->data, "serve", "--port", "0", NULL);
  g_assert_no_error (error);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (output), FALSE);
  line = g_data_input_stream_read_line (output, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "listening http://127.0.0.1:"));

  self->uri = g_strdup (line + strlen ("listening "));
  uri = g_uri_parse (self->uri, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  self->port = (guint16) g_uri_get_port (uri);
}

void
gvt_centre_process_stop (GvtCentreProcess *self)
{
  g_autoptr (GError) error = NULL;

  if (self->server == NULL)
    return;

  g_subprocess_send_signal (self->server, SIGTERM);
  g_subprocess_wait (self->server, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (self->server));
  g_assert_cmpint (g_subprocess_get_exit_status (self->server), ==, 0);
  g_clear_object (&self->server);
  g_clear_pointer (&self->uri, g_free);
}

char *
gvt_centre_process_issue_code (GvtCentreProcess *self)
{
  g_autofree char *path = path_in (self, "code");
  g_autoptr (GError) error = NULL;
  char *code;

  g_unlink (path);
  g_free (gvt_centre_process_run (self, "devices", "enrol", "--user", "OFFICER-1", "--user",
                                  "SUPERVISOR-1", "--user", "FACILITATOR-1", "--output", path,
                                  NULL));
  g_file_get_contents (path, &code, NULL, &error);
  g_assert_no_error (error);
  return g_strstrip (code);
}
