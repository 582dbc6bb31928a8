/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-field-program.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "gvt-error.h"

#define LISTENING "listening "

/* Installed, the programs stand side by side; in a build, each in its folder. */
static char *
find_program (const char *name, const char *build_folder)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : g_strdup (".");
  g_autofree char *beside = g_build_filename (folder, name, NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (folder, "..", build_folder, name, NULL);
}

static GPtrArray *
begin_arguments (const char *name, const char *build_folder)
{
  GPtrArray *argv = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (argv, find_program (name, build_folder));
  return argv;
}

static void
add (GPtrArray *argv, const char *argument)
{
  g_ptr_array_add (argv, g_strdup (argument));
}

static void
add_list (GPtrArray *argv, va_list list)
{
  for (const char *arg = va_arg (list, const char *); arg != NULL;
       arg = va_arg (list, const char *))
    add (argv, arg);
  g_ptr_array_add (argv, NULL);
}

/* The server must not outlive a field day that is killed. */
static void
end_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (GPtrArray *argv, GSubprocessFlags flags, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) local = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &local);
  if (process == NULL)
    gvt_field_fail (error, "%s does not start: %s", (const char *) argv->pdata[0], local->message);
  return process;
}

/* Runs to the end. Returns: (transfer full) (nullable): standard output */
static char *
run (GPtrArray *argv, const char *input, int exit_code, GError **error)
{
  GSubprocessFlags flags = G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
                           | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : 0);
  g_autoptr (GSubprocess) process = spawn (argv, flags, error);
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  int ended;

  if (process == NULL || !g_subprocess_communicate_utf8 (process, input, NULL, &out, &err, error))
    return NULL;
  ended = g_subprocess_get_if_exited (process) ? g_subprocess_get_exit_status (process) : -1;
  if (ended == exit_code)
    return g_steal_pointer (&out);
  gvt_field_fail (error, "exit code %d instead of %d: %s", ended, exit_code, g_strstrip (err));
  return NULL;
}

JsonNode *
gvt_field_parse (const char *text, GError **error)
{
  g_autoptr (GError) local = NULL;
  /* allowed: what our own programs print is no foreign file, and may be an array */
  JsonNode *node = json_from_string (text, &local);

  if (node == NULL)
    gvt_field_fail (error, "no JSON: %s", local != NULL ? local->message : "empty");
  return node;
}

static GPtrArray *
begin_centre (GvtFieldDay *day)
{
  GPtrArray *argv = begin_arguments ("govote-central", "central");

  add (argv, "--data");
  add (argv, day->centre);
  return argv;
}

char *
gvt_field_centre (GvtFieldDay *day, GError **error, ...)
{
  g_autoptr (GPtrArray) argv = begin_centre (day);
  va_list list;

  va_start (list, error);
  add_list (argv, list);
  va_end (list);
  return run (argv, NULL, 0, error);
}

JsonNode *
gvt_field_centre_json (GvtFieldDay *day, GError **error, ...)
{
  g_autoptr (GPtrArray) argv = begin_centre (day);
  g_autofree char *out = NULL;
  va_list list;

  add (argv, "--json");
  va_start (list, error);
  add_list (argv, list);
  va_end (list);
  out = run (argv, NULL, 0, error);
  return out != NULL ? gvt_field_parse (out, error) : NULL;
}

char *
gvt_field_passphrase_file (GvtFieldDay *day, const char *user)
{
  return g_strdup_printf ("%s/passphrase-%s", day->folder, user);
}

static char *
run_laptop (GvtFieldDay *day,
            const char *user,
            const char *input,
            int exit_code,
            GError **error,
            va_list list)
{
  g_autoptr (GPtrArray) argv = begin_arguments ("govotectl", "cli");
  g_autofree char *passphrase_file = gvt_field_passphrase_file (day, user);

  add (argv, "--json");
  add (argv, "--data");
  add (argv, day->laptop);
  add (argv, "--user");
  add (argv, user);
  add (argv, "--passphrase-file");
  add (argv, passphrase_file);
  add_list (argv, list);
  return run (argv, input, exit_code, error);
}

char *
gvt_field_laptop (
    GvtFieldDay *day, const char *user, const char *input, int exit_code, GError **error, ...)
{
  char *out;
  va_list list;

  va_start (list, error);
  out = run_laptop (day, user, input, exit_code, error, list);
  va_end (list);
  return out;
}

JsonNode *
gvt_field_laptop_json (GvtFieldDay *day, const char *user, const char *input, GError **error, ...)
{
  g_autofree char *out = NULL;
  va_list list;

  va_start (list, error);
  out = run_laptop (day, user, input, 0, error, list);
  va_end (list);
  return out != NULL ? gvt_field_parse (out, error) : NULL;
}

char *
gvt_field_laptop_id (GvtFieldDay *day, const char *user, GError **error, ...)
{
  g_autofree char *out = NULL;
  g_autoptr (JsonNode) node = NULL;
  va_list list;

  va_start (list, error);
  out = run_laptop (day, user, NULL, 0, error, list);
  va_end (list);
  node = out != NULL ? gvt_field_parse (out, error) : NULL;
  if (node == NULL)
    return NULL;
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

gint64
gvt_field_count_events (GvtFieldDay *day, GError **error)
{
  g_autoptr (JsonNode) node = gvt_field_laptop_json (day, GVT_FIELD_SUPERVISOR, NULL, error,
                                                     "journal", "verify", NULL);

  return node != NULL ? json_object_get_int_member (json_node_get_object (node), "events") : -1;
}

/* The port in "listening http://127.0.0.1:PORT". */
static guint16
read_port (const char *line, GError **error)
{
  const char *colon = line != NULL && g_str_has_prefix (line, LISTENING) ? strrchr (line, ':')
                                                                         : NULL;
  guint64 port = 0;

  if (colon != NULL && g_ascii_string_to_unsigned (colon + 1, 10, 1, G_MAXUINT16, &port, NULL))
    return (guint16) port;
  gvt_field_fail (error, "the centre does not say where it listens: %s", line != NULL ? line : "");
  return 0;
}

guint16
gvt_field_serve (GvtFieldDay *day, GError **error)
{
  g_autoptr (GPtrArray) argv = begin_centre (day);
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;

  add (argv, "serve");
  add (argv, "--port");
  add (argv, "0");
  g_ptr_array_add (argv, NULL);
  day->server = spawn (argv, G_SUBPROCESS_FLAGS_STDOUT_PIPE, error);
  if (day->server == NULL)
    return 0;
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (day->server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, NULL);
  return read_port (line, error);
}

void
gvt_field_stop_serving (GvtFieldDay *day)
{
  if (day->server == NULL)
    return;
  g_subprocess_send_signal (day->server, SIGTERM);
  g_subprocess_wait (day->server, NULL, NULL);
  g_clear_object (&day->server);
}
