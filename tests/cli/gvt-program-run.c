/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "gvt-test.h"

static char *
program_path (const char *program)
{
  const char *folder = g_str_equal (program, "govotectl") ? "cli" : "central";

  return g_build_filename (g_test_get_dir (G_TEST_BUILT), "..", "src", folder, program, NULL);
}

static GSubprocessLauncher *
make_launcher (gboolean has_input)
{
  const char *folder = gvt_test_folder ();
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
      | (has_input ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE));

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_STATE_HOME", folder, TRUE);
  return g_steal_pointer (&launcher);
}

static GSubprocess *
spawn (GSubprocessLauncher *launcher, const char *program, const char *const *args)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (argv, program_path (program));
  for (; *args != NULL; args++)
    g_ptr_array_add (argv, g_strdup (*args));
  g_ptr_array_add (argv, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv->pdata, &error);
  g_assert_no_error (error);
  return process;
}

static GSubprocess *
start (const char *program, gboolean has_input, const char *const *args)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (has_input);

  return spawn (launcher, program, args);
}

static GvtProgramRun *
finish (GSubprocess *process, const char *input)
{
  GvtProgramRun *self = g_new0 (GvtProgramRun, 1);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (process, input, NULL, &self->out, &self->err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("It died: %s", self->err);
  self->exit_code = g_subprocess_get_exit_status (process);
  g_object_unref (process);
  return self;
}

GSubprocess *
gvt_program_start (const char *program, const char *const *args)
{
  return start (program, FALSE, args);
}

GSubprocess *
gvt_program_start_fed (const char *program, const char *input, const char *const *args)
{
  GSubprocess *process = start (program, TRUE, args);
  GOutputStream *pipe = g_subprocess_get_stdin_pipe (process);

  /* Who is killed reads no more; that is for whoever waits for its end to say. */
  g_output_stream_write_all (pipe, input, strlen (input), NULL, NULL, NULL);
  g_output_stream_close (pipe, NULL, NULL);
  return process;
}

GvtProgramRun *
gvt_program_finish (GSubprocess *process)
{
  return finish (process, NULL);
}

GvtProgramRun *
gvt_program_run_newv (const char *program, const char *input, const char *const *args)
{
  return finish (start (program, input != NULL, args), input);
}

GvtProgramRun *
gvt_program_run_new (const char *program, const char *input, const char *first, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  va_list list;

  va_start (list, first);
  for (const char *arg = first; arg != NULL; arg = va_arg (list, const char *))
    g_ptr_array_add (args, (char *) arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv (program, input, (const char *const *) args->pdata);
}

GvtProgramRun *
gvt_program_run_va (const char *program, const char *data, va_list list)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();

  g_ptr_array_add (args, (char *) "--data");
  g_ptr_array_add (args, (char *) data);
  for (const char *arg = va_arg (list, const char *); arg != NULL;
       arg = va_arg (list, const char *))
    g_ptr_array_add (args, (char *) arg);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv (program, NULL, (const char *const *) args->pdata);
}

void
gvt_program_do (const char *program, const char *data, ...)
{
  g_autoptr (GvtProgramRun) run = NULL;
  va_list list;

  va_start (list, data);
  run = gvt_program_run_va (program, data, list);
  va_end (list);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

/* Everything until the last program lets go of the terminal at the other end of @fd. */
static char *
read_terminal (int fd)
{
  GString *text = g_string_new (NULL);
  char part[4096];
  gssize n;

  while ((n = read (fd, part, sizeof part)) > 0)
    g_string_append_len (text, part, n);
  return g_string_free (text, FALSE);
}

GvtProgramRun *
gvt_program_run_on_terminal (const char *program, const char *const *args)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (FALSE);
  int fd = posix_openpt (O_RDWR | O_NOCTTY);
  GSubprocess *process;
  GvtProgramRun *self;
  char *text;

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (grantpt (fd) == 0 && unlockpt (fd) == 0);
  g_subprocess_launcher_set_flags (launcher, G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_subprocess_launcher_take_stdout_fd (launcher, open (ptsname (fd), O_RDWR | O_NOCTTY));
  process = spawn (launcher, program, args);
  g_subprocess_launcher_close (launcher); /* the other end is the program's alone */
  text = read_terminal (fd);
  self = finish (process, NULL);
  close (fd);
  g_free (self->out);
  self->out = text;
  return self;
}

void
gvt_program_run_free (GvtProgramRun *self)
{
  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

JsonNode *
gvt_program_run_json (const GvtProgramRun *self)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (self->out, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  return node;
}

void
gvt_program_assert_members (JsonObject *object, const char *expected_json)
{
  g_autoptr (JsonNode) node = json_from_string (expected_json, NULL);
  JsonObject *expected = json_node_get_object (node);
  g_autoptr (GList) names = json_object_get_members (expected);

  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *found = json_object_get_member (object, name->data);
      g_autofree char *text = found != NULL ? json_to_string (found, FALSE) : g_strdup ("missing");
      g_autofree char *wanted = json_to_string (json_object_get_member (expected, name->data),
                                                FALSE);

      if (!g_str_equal (text, wanted))
        g_error ("\"%s\" is %s, not %s", (char *) name->data, text, wanted);
    }
}

#define LISTENING "listening "

/* A server must not outlive a test that died. */
static void
end_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

GSubprocess *
gvt_program_serve (const char *folder, char **address)
{
  g_autofree char *program = program_path ("govote-central");
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  GSubprocess *server;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  server = g_subprocess_launcher_spawn (launcher, &error, program, "--data", folder, "serve",
                                        "--port", "0", NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, LISTENING));
  *address = g_strdup (line + strlen (LISTENING));
  return server;
}

void
gvt_program_stop (GSubprocess *server)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_send_signal (server, SIGTERM);
  g_subprocess_wait_check (server, NULL, &error);
  g_assert_no_error (error);
  g_object_unref (server);
}
