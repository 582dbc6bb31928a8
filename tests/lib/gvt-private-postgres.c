/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-private-postgres.h"

#include <gio/gio.h>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "gvt-error.h"
#include "gvt-test.h"

#define PROGRAMS  "/usr/lib/postgresql" /* of Debian: a folder for each version */
#define SUPERUSER "govote"
#define OTHER     "nobody" /* whom root runs it as */
#define READY     "ready to accept connections"

struct GvtPrivatePostgres
{
  char *programs; /* the folder of initdb and postgres */
  char *folder;
  char *data;
  char *host; /* the folder, as a part of an address */
  char *uri;
  char **settings;            /* as it was started with */
  const struct passwd *other; /* (nullable): whom it runs as, if not as this process */
  GSubprocess *server;
  GThread *reader; /* of what it says, or it would wait for that */
};

/* --- where the programs are --- */

static gboolean
has_program (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_IS_EXECUTABLE);
}

/* Returns: (transfer full) (nullable): the folder of the newest version */
static char *
find_programs (GError **error)
{
  g_autoptr (GDir) versions = g_dir_open (PROGRAMS, 0, NULL);
  g_autofree char *found = NULL;
  double newest = 0;
  const char *name;

  while (versions != NULL && (name = g_dir_read_name (versions)) != NULL)
    {
      g_autofree char *folder = g_build_filename (PROGRAMS, name, "bin", NULL);
      double version = g_ascii_strtod (name, NULL);

      if (version <= newest || !has_program (folder, "initdb") || !has_program (folder, "postgres"))
        continue;
      newest = version;
      g_free (found);
      found = g_steal_pointer (&folder);
    }
  if (found == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND,
                         "PostgreSQL's initdb and postgres are not in " PROGRAMS "/*/bin");
  return g_steal_pointer (&found);
}

/* --- where it may write --- */

static gboolean
may_all_pass (const char *folder)
{
  g_autofree char *above = g_path_get_dirname (folder);
  struct stat is;

  return stat (folder, &is) == 0 && (is.st_mode & S_IXOTH) != 0
         && (g_str_equal (folder, above) || may_all_pass (above));
}

/* A temporary folder may be its owner's alone: then the nearest one above that another user can
 * reach. Returns: (transfer full) */
static char *
find_place (gboolean is_for_another)
{
  g_autofree char *place = g_strdup (g_get_tmp_dir ());

  while (is_for_another && !may_all_pass (place))
    {
      char *above = g_path_get_dirname (place);

      g_free (place);
      place = above;
    }
  return g_str_equal (place, "/") ? g_strdup ("/tmp") : g_steal_pointer (&place);
}

static char *
uri_of (GvtPrivatePostgres *self, const char *database)
{
  return g_strdup_printf ("postgresql:///%s?host=%s&user=" SUPERUSER, database, self->host);
}

static gboolean
make_folder (GvtPrivatePostgres *self, GError **error)
{
  g_autofree char *place = find_place (self->other != NULL);

  self->folder = g_build_filename (place, "gvt-postgres-XXXXXX", NULL);
  if (g_mkdtemp (self->folder) == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_NO_ACCESS, "No folder can be made in %s", place);
      g_clear_pointer (&self->folder, g_free);
      return FALSE;
    }
  if (self->other != NULL)
    g_assert_cmpint (chown (self->folder, self->other->pw_uid, self->other->pw_gid), ==, 0);
  self->data = g_build_filename (self->folder, "data", NULL);
  self->host = g_uri_escape_string (self->folder, NULL, FALSE);
  self->uri = uri_of (self, "postgres");
  return TRUE;
}

/* --- running them --- */

/* After fork: only what a signal handler might call, too. */
static void
become_other (gpointer user_data)
{
  const struct passwd *other = user_data;

  if (other != NULL
      && (setgroups (0, NULL) != 0 || setgid (other->pw_gid) != 0 || setuid (other->pw_uid) != 0))
    _exit (127);
  prctl (PR_SET_PDEATHSIG, SIGINT); /* forgotten by whoever changes the user: so after that */
}

static GSubprocess *
run (GvtPrivatePostgres *self, GPtrArray *arguments, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  const char *environment[] = { "PATH=/usr/bin:/bin", "LC_ALL=C", NULL };

  g_ptr_array_add (arguments, NULL);
  g_subprocess_launcher_set_environ (launcher, (char **) environment); /* nothing a test preloads */
  g_subprocess_launcher_set_cwd (launcher, self->folder);
  g_subprocess_launcher_set_child_setup (launcher, become_other, (gpointer) self->other, NULL);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, error);
}

/* Waits for it. Returns: (transfer full) (nullable): what it said */
static char *
run_through (GvtPrivatePostgres *self, GPtrArray *arguments, GError **error)
{
  g_autoptr (GSubprocess) program = run (self, arguments, error);
  g_autofree char *said = NULL;

  if (program == NULL || !g_subprocess_communicate_utf8 (program, NULL, NULL, &said, NULL, error))
    return NULL;
  if (g_subprocess_get_successful (program))
    return g_steal_pointer (&said);

  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED, "%s failed: %s", (char *) arguments->pdata[0],
               said);
  return NULL;
}

static gboolean
make_cluster (GvtPrivatePostgres *self, GError **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *said = NULL;

  g_ptr_array_add (arguments, g_build_filename (self->programs, "initdb", NULL));
  g_ptr_array_add (arguments, g_strdup_printf ("--pgdata=%s", self->data));
  g_ptr_array_add (arguments, g_strdup ("--username=" SUPERUSER));
  g_ptr_array_add (arguments, g_strdup ("--auth=trust")); /* the folder is its user's alone */
  g_ptr_array_add (arguments, g_strdup ("--encoding=UTF8"));
  g_ptr_array_add (arguments, g_strdup ("--locale=C.UTF-8"));
  g_ptr_array_add (arguments, g_strdup ("--no-sync"));
  said = run_through (self, arguments, error);
  return said != NULL;
}

static void
add_settings (GPtrArray *arguments, const char *const *settings)
{
  for (guint i = 0; settings != NULL && settings[i] != NULL; i++)
    {
      g_ptr_array_add (arguments, g_strdup ("-c"));
      g_ptr_array_add (arguments, g_strdup (settings[i]));
    }
}

static gpointer
read_on (gpointer stream)
{
  while (g_input_stream_skip (stream, 4096, NULL, NULL) > 0)
    continue;
  g_object_unref (stream);
  return NULL;
}

/* Reads what the server says until it is ready. */
static gboolean
wait_until_ready (GvtPrivatePostgres *self, GError **error)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (
      g_subprocess_get_stdout_pipe (self->server));
  g_autoptr (GString) said = g_string_new (NULL);
  char *line;

  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_autofree char *owned = line;

      if (strstr (line, READY) != NULL)
        {
          self->reader = g_thread_new ("postgres-log", read_on, g_steal_pointer (&lines));
          return TRUE;
        }
      g_string_append_printf (said, "\n%s", line);
    }
  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED, "PostgreSQL did not start:%s", said->str);
  return FALSE;
}

static gboolean
start_server (GvtPrivatePostgres *self, const char *const *settings, GError **error)
{
  static const char *const own[] = { "listen_addresses=", "fsync=off", "synchronous_commit=off",
                                     "full_page_writes=off", NULL };
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_build_filename (self->programs, "postgres", NULL));
  g_ptr_array_add (arguments, g_strdup ("-D"));
  g_ptr_array_add (arguments, g_strdup (self->data));
  g_ptr_array_add (arguments, g_strdup ("-k"));
  g_ptr_array_add (arguments, g_strdup (self->folder));
  add_settings (arguments, own);
  add_settings (arguments, settings);
  self->server = run (self, arguments, error);
  return self->server != NULL && wait_until_ready (self, error);
}

/* --- the whole --- */

GvtPrivatePostgres *
gvt_private_postgres_new (const char *const *settings, GError **error)
{
  g_autoptr (GvtPrivatePostgres) self = g_new0 (GvtPrivatePostgres, 1);

  self->programs = find_programs (error);
  if (self->programs == NULL)
    return NULL;
  if (geteuid () == 0 && (self->other = getpwnam (OTHER)) == NULL)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no user " OTHER);
      return NULL;
    }
  self->settings = g_strdupv ((char **) settings);
  if (!make_folder (self, error) || !make_cluster (self, error)
      || !start_server (self, settings, error))
    return NULL;

  return g_steal_pointer (&self);
}

GvtPrivatePostgres *
gvt_private_postgres_new_or_skip (const char *const *settings)
{
  g_autoptr (GError) error = NULL;
  GvtPrivatePostgres *self = gvt_private_postgres_new (settings, &error);

  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    g_test_skip (error->message);
  else
    g_assert_no_error (error);
  return self;
}

const char *
gvt_private_postgres_get_uri (const GvtPrivatePostgres *self)
{
  return self->uri;
}

char *
gvt_private_postgres_add_database (GvtPrivatePostgres *self, const char *name, GError **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *said = NULL;

  g_ptr_array_add (arguments, g_build_filename (self->programs, "createdb", NULL));
  g_ptr_array_add (arguments, g_strdup_printf ("--host=%s", self->folder));
  g_ptr_array_add (arguments, g_strdup ("--username=" SUPERUSER));
  g_ptr_array_add (arguments, g_strdup (name));
  said = run_through (self, arguments, error);
  return said != NULL ? uri_of (self, name) : NULL;
}

char *
gvt_private_postgres_dump (GvtPrivatePostgres *self, const char *uri, GError **error)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (arguments, g_build_filename (self->programs, "pg_dump", NULL));
  g_ptr_array_add (arguments, g_strdup_printf ("--dbname=%s", uri));
  return run_through (self, arguments, error);
}

const char *
gvt_private_postgres_get_folder (const GvtPrivatePostgres *self)
{
  return self->folder;
}

int
gvt_private_postgres_get_pid (const GvtPrivatePostgres *self)
{
  return (int) g_ascii_strtoll (g_subprocess_get_identifier (self->server), NULL, 10);
}

/* SIGQUIT is its "immediate" way: each process ends without a word to the disk, as when it is
 * killed, but one waits for the other. */
void
gvt_private_postgres_crash (GvtPrivatePostgres *self)
{
  g_subprocess_send_signal (self->server, SIGQUIT);
  g_subprocess_wait (self->server, NULL, NULL);
  g_clear_pointer (&self->reader, g_thread_join);
  g_clear_object (&self->server);
}

void
gvt_private_postgres_restart (GvtPrivatePostgres *self)
{
  g_autoptr (GError) error = NULL;

  start_server (self, (const char *const *) self->settings, &error);
  g_assert_no_error (error);
}

char *
gvt_private_postgres_ask (GvtPrivatePostgres *self, const char *sql)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  char *said;

  g_ptr_array_add (arguments, g_build_filename (self->programs, "psql", NULL));
  g_ptr_array_add (arguments, g_strdup ("--no-psqlrc"));
  g_ptr_array_add (arguments, g_strdup ("-At"));
  g_ptr_array_add (arguments, g_strdup_printf ("--dbname=%s", self->uri));
  g_ptr_array_add (arguments, g_strdup ("-c"));
  g_ptr_array_add (arguments, g_strdup (sql));
  said = run_through (self, arguments, &error);
  g_assert_no_error (error);
  return said;
}

void
gvt_private_postgres_free (GvtPrivatePostgres *self)
{
  if (self->server != NULL)
    {
      g_subprocess_send_signal (self->server, SIGINT); /* its "fast" way: it waits for nobody */
      g_subprocess_wait (self->server, NULL, NULL);
    }
  g_clear_pointer (&self->reader, g_thread_join);
  g_clear_object (&self->server);
  if (self->folder != NULL)
    gvt_test_remove_tree (self->folder);
  g_free (self->programs);
  g_free (self->folder);
  g_free (self->data);
  g_free (self->host);
  g_free (self->uri);
  g_strfreev (self->settings);
  g_free (self);
}
