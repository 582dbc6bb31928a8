/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-serving.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "gvt-quick-enrol.h"
#include "gvt-test.h"

#define VILLAGE  "99.01.01.2001"
#define MODULE   "m7-sah-tidak-sah"
#define QUESTION "m7-dua-lubang-satu-kolom"

static char *
in_folder (GvtServing *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

void
gvt_serving_set_up (GvtServing *self, const char *database_file)
{
  g_autofree char *root = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = gvt_test_folder ();
  self->centre = in_folder (self, "centre");
  self->passphrase = in_folder (self, "passphrase");
  self->log = in_folder (self, "server.log");
  root = in_folder (self, "root-key");
  g_file_set_contents (self->passphrase, GVT_SERVING_PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);
  gvt_program_do ("govote-central", self->centre, "init", "--root-key", root, "--practice",
                  database_file != NULL ? "--database-file" : NULL, database_file, NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "PTD-01", "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", self->centre, "users", "add", "SPV-01", "--role", "supervisor",
                  NULL);
}

void
gvt_serving_tear_down (GvtServing *self)
{
  if (self->server != NULL)
    gvt_serving_stop (self);
  g_free (self->centre);
  g_free (self->passphrase);
  g_free (self->log);
}

static void
end_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GPtrArray *
serve_args (GvtServing *self, const char *first, va_list list)
{
  GPtrArray *args = g_ptr_array_new_with_free_func (g_free);
  const char *const begin[] = { "--data", self->centre, "serve", "--port", "0" };

  g_ptr_array_add (args, g_build_filename (g_test_get_dir (G_TEST_BUILT), "..", "src", "central",
                                           "govote-central", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (begin); i++)
    g_ptr_array_add (args, g_strdup (begin[i]));
  for (const char *arg = first; arg != NULL; arg = va_arg (list, const char *))
    g_ptr_array_add (args, g_strdup (arg));
  g_ptr_array_add (args, NULL);
  return args;
}

/* Returns: (transfer full): what stands behind @word in the next line */
static char *
read_address (GDataInputStream *lines, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (line != NULL && g_str_has_prefix (line, word));
  return g_strdup (line + strlen (word));
}

void
gvt_serving_start (GvtServing *self, const char *first, ...)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GPtrArray) args = NULL;
  g_autoptr (GError) error = NULL;
  va_list list;

  va_start (list, first);
  args = serve_args (self, first, list);
  va_end (list);
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  g_subprocess_launcher_set_stderr_file_path (launcher, self->log);
  self->server = g_subprocess_launcher_spawnv (launcher, (const char *const *) args->pdata, &error);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  self->address = read_address (lines, "listening ");
  if (g_strv_contains ((const char *const *) args->pdata, "--metrics-port"))
    self->figures = read_address (lines, "metrics ");
}

void
gvt_serving_stop (GvtServing *self)
{
  gvt_program_stop (g_steal_pointer (&self->server));
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->figures, g_free);
}

char *
gvt_serving_read_log (GvtServing *self)
{
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (self->log, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

guint16
gvt_serving_get_port (const char *address)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = g_uri_parse (address, G_URI_FLAGS_NONE, &error);

  g_assert_no_error (error);
  return (guint16) g_uri_get_port (uri);
}

char *
gvt_serving_ask (guint16 port, const char *request)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;
  GString *reply = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GInputStream *input;
  char buffer[4096];
  gssize n;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, 60);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             strlen (request), NULL, NULL, NULL);
  input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (reply, buffer, n);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
  return g_string_free (reply, FALSE);
}

guint
gvt_serving_status_of (const char *reply)
{
  g_assert_true (g_str_has_prefix (reply, "HTTP/1."));
  return (guint) g_ascii_strtoull (reply + strlen ("HTTP/1.1 "), NULL, 10);
}

char *
gvt_serving_enrol (GvtServing *self, const char *name, const char *url)
{
  static const GvtQuickUser team[] = { { "PTD-01", GVT_SERVING_PASSPHRASE },
                                       { "SPV-01", GVT_SERVING_PASSPHRASE } };
  char *laptop = in_folder (self, name);
  g_autofree char *code = g_strconcat (laptop, ".code", NULL);

  gvt_program_do ("govote-central", self->centre, "devices", "enrol", "--user", "PTD-01", "--user",
                  "SPV-01", "--url", url, "--output", code, NULL);
  gvt_quick_enrol (laptop, code, team, G_N_ELEMENTS (team));
  return laptop;
}

static JsonObject *
run_laptop (
    GvtServing *self, const char *laptop, const char *line, const char *input, int exit_code)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  const char *const begin[] = {
    "--json", "--data", laptop, "--user", "PTD-01", "--passphrase-file"
  };
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonNode) node = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (begin); i++)
    g_ptr_array_add (args, (char *) begin[i]);
  g_ptr_array_add (args, self->passphrase);
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args, words[i]);
  g_ptr_array_add (args, NULL);
  run = gvt_program_run_newv ("govotectl", input, (const char *const *) args->pdata);
  if (run->exit_code != exit_code)
    g_error ("%s ended with %d: %s%s", line, run->exit_code, run->out, run->err);
  node = run->out[0] == '{' ? gvt_program_run_json (run) : NULL;
  return node != NULL ? json_node_dup_object (node) : json_object_new ();
}

JsonObject *
gvt_serving_laptop (GvtServing *self, const char *laptop, const char *line, int exit_code)
{
  return run_laptop (self, laptop, line, NULL, exit_code);
}

void
gvt_serving_record (GvtServing *self, const char *laptop, guint n)
{
  g_autoptr (JsonObject) visit = gvt_serving_laptop (
      self, laptop, "visit plan --name SMAN --place " VILLAGE " --date 2026-11-30 --expected 40",
      0);
  g_autofree char *open = g_strdup_printf ("session open %s --name X-1",
                                           json_object_get_string_member (visit, "id"));
  g_autoptr (JsonObject) session = gvt_serving_laptop (self, laptop, open, 0);
  g_autofree char *line = g_strdup_printf ("session answer %s " MODULE " -",
                                           json_object_get_string_member (session, "id"));
  g_autoptr (GString) input = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (input, "%u:" QUESTION ":a\n", i + 1);
  json_object_unref (run_laptop (self, laptop, line, input->str, 0));
}
