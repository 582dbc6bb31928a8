/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-watched-run.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "gvt-test.h"

#define LOOK_MS   2 /* between two looks at a running program */
#define LISTENING "listening "

typedef struct
{
  char *name;
  GBytes *lower; /* ASCII letters in lower case */
} Word;

static void
word_free (Word *self)
{
  g_free (self->name);
  g_bytes_unref (self->lower);
  g_free (self);
}

static void
on_temp_changed (
    GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, gpointer user_data)
{
  GvtWatch *self = user_data;

  if (event == G_FILE_MONITOR_EVENT_CREATED)
    self->n_temp_files++;
}

GvtWatch *
gvt_watch_new (const char *folder)
{
  GvtWatch *self = g_new0 (GvtWatch, 1);
  g_autofree char *temp = g_build_filename (folder, "tmp", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (temp);
  g_autoptr (GError) error = NULL;

  self->folder = g_strdup (folder);
  self->words = g_ptr_array_new_with_free_func ((GDestroyNotify) word_free);
  g_assert_cmpint (g_mkdir (temp, 0700), ==, 0);
  self->temp = g_file_monitor_directory (file, G_FILE_MONITOR_NONE, NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (self->temp, "changed", G_CALLBACK (on_temp_changed), self);
  return self;
}

void
gvt_watch_free (GvtWatch *self)
{
  g_assert_null (self->server);
  /* One program alone may be gone before it can be looked at; not all of them. */
  g_assert_true (self->n_runs == 0 || self->n_looks > 0);
  g_file_monitor_cancel (self->temp);
  g_object_unref (self->temp);
  g_ptr_array_unref (self->words);
  g_free (self->folder);
  g_free (self);
}

static GBytes *
to_lower (const void *data, gsize length)
{
  char *lower = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    lower[i] = g_ascii_tolower (((const char *) data)[i]);
  return g_bytes_new_take (lower, length);
}

void
gvt_watch_add_bytes (GvtWatch *self, const char *name, const void *data, gsize length)
{
  Word *word = g_new0 (Word, 1);

  g_assert_cmpuint (length, >=, 6); /* a shorter one would be found by chance */
  word->name = g_strdup (name);
  word->lower = to_lower (data, length);
  g_ptr_array_add (self->words, word);
}

void
gvt_watch_add (GvtWatch *self, const char *name, const char *word)
{
  gvt_watch_add_bytes (self, name, word, strlen (word));
}

const char *
gvt_watch_find (GvtWatch *self, const void *data, gsize length, const char *const *except)
{
  g_autoptr (GBytes) lower = to_lower (data, length);

  for (guint i = 0; i < self->words->len; i++)
    {
      const Word *word = self->words->pdata[i];

      if ((except == NULL || !g_strv_contains (except, word->name))
          && memmem (g_bytes_get_data (lower, NULL), length, g_bytes_get_data (word->lower, NULL),
                     g_bytes_get_size (word->lower))
                 != NULL)
        return word->name;
    }
  return NULL;
}

static gboolean
has_seen_a_file (gpointer user_data)
{
  return ((GvtWatch *) user_data)->n_temp_files > 0;
}

/* The monitor tells in order: when one more file of ours is seen, all before it were. */
guint
gvt_watch_count_temp_files (GvtWatch *self)
{
  g_autofree char *ours = g_build_filename (self->folder, "tmp", "last", NULL);

  g_assert_true (g_file_set_contents_full (ours, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  gvt_test_wait_until (has_seen_a_file, self, "a file in the folder of temporary files");
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  return self->n_temp_files - 1;
}

static void
look_at_file (GvtWatch *self, const char *pid, const char *name)
{
  g_autofree char *path = g_build_filename ("/proc", pid, name, NULL);
  g_autofree char *content = NULL;
  const char *found;
  gsize length = 0;

  /* The program may have ended, and its environment is for its user alone. */
  if (!g_file_get_contents (path, &content, &length, NULL) || length == 0)
    return;

  self->n_looks++;
  found = gvt_watch_find (self, content, length, NULL);
  if (found != NULL)
    g_error ("%s stands in the %s of a running program", found, name);
}

/* At a program, and at those that it started. */
static void
look_at (GvtWatch *self, const char *pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%s/task/%s/children", pid, pid);
  g_autofree char *content = NULL;
  g_auto (GStrv) children = NULL;

  look_at_file (self, pid, "cmdline");
  look_at_file (self, pid, "environ");
  if (!g_file_get_contents (path, &content, NULL, NULL))
    return;

  children = g_strsplit (g_strchomp (content), " ", -1);
  for (guint i = 0; children[i] != NULL; i++)
    if (*children[i] != '\0')
      look_at (self, children[i]);
}

typedef struct
{
  GvtWatch *watch;
  GSubprocess *process;
  GAsyncResult *result;
} Run;

static gboolean
on_time_to_look (gpointer user_data)
{
  Run *run = user_data;
  const char *pid = g_subprocess_get_identifier (run->process);

  if (pid != NULL)
    look_at (run->watch, pid);
  return G_SOURCE_CONTINUE;
}

static void
on_ended (GObject *process, GAsyncResult *result, gpointer user_data)
{
  Run *run = user_data;

  run->result = g_object_ref (result);
}

static void
die_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

/* Everything that a program could write to lies inside the watched folder, and it is asked to log
 * all it can. */
static GSubprocessLauncher *
make_launcher (GvtWatch *self, GSubprocessFlags flags, char **environment)
{
  static const char *const folders[] = { "XDG_DATA_HOME",  "XDG_CONFIG_HOME", "XDG_CACHE_HOME",
                                         "XDG_STATE_HOME", "XDG_RUNTIME_DIR", "HOME" };
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  g_autofree char *temp = g_build_filename (self->folder, "tmp", NULL);
  g_autofree char *home = g_build_filename (self->folder, "home", NULL);

  g_mkdir (home, 0700);
  if (environment != NULL)
    g_subprocess_launcher_set_environ (launcher, environment);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    g_subprocess_launcher_setenv (launcher, folders[i], home, TRUE);
  g_subprocess_launcher_setenv (launcher, "TMPDIR", temp, TRUE);
  g_subprocess_launcher_setenv (launcher, "SQLITE_TMPDIR", temp, TRUE);
  g_subprocess_launcher_setenv (launcher, "G_MESSAGES_DEBUG", "all", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  return launcher;
}

/* Returns: (transfer full): the same with the program's path in front */
static char **
find_program (const char *const *args)
{
  g_auto (GStrv) argv = g_strdupv ((char **) args);
  const char *folder = "central";

  if (g_str_equal (args[0], "govotectl"))
    folder = "cli";
  else if (g_str_equal (args[0], "govote"))
    folder = "app";
  g_free (argv[0]);
  argv[0] = g_build_filename (g_test_get_dir (G_TEST_BUILT), "..", "src", folder, args[0], NULL);
  return g_steal_pointer (&argv);
}

static void
check_output (
    GvtWatch *self, char **argv, const char *what, const char *text, const char *const *except)
{
  const char *found = gvt_watch_find (self, text, strlen (text), except);
  g_autofree char *line = g_strjoinv (" ", argv);

  if (found != NULL)
    g_error ("%s stands in the %s of: %s", found, what, line);
}

char *
gvt_watch_run (GvtWatch *self,
               const char *input,
               const char *const *may_say,
               const char *const *args)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (
      self,
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE
          | (input != NULL ? G_SUBPROCESS_FLAGS_STDIN_PIPE : G_SUBPROCESS_FLAGS_NONE),
      NULL);
  g_auto (GStrv) argv = find_program (args);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_launcher_spawnv (
      launcher, (const char *const *) argv, &error);
  Run run = { self, process, NULL };
  g_autofree char *line = NULL;
  g_autofree char *err = NULL;
  char *out = NULL;
  guint looking;

  g_assert_no_error (error);
  on_time_to_look (&run);
  looking = g_timeout_add (LOOK_MS, on_time_to_look, &run);
  g_subprocess_communicate_utf8_async (process, input, NULL, on_ended, &run);
  while (run.result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (looking);
  g_subprocess_communicate_utf8_finish (process, run.result, &out, &err, &error);
  g_object_unref (run.result);
  g_assert_no_error (error);

  line = g_strjoinv (" ", argv);
  if (!g_subprocess_get_successful (process))
    g_error ("This failed: %s\n%s", line, err);
  self->n_runs++;
  check_output (self, argv, "standard output", out, may_say);
  check_output (self, argv, "standard error", err, NULL);
  return out;
}

GSubprocess *
gvt_watch_start (GvtWatch *self, char **environment, const char *const *args)
{
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (self, G_SUBPROCESS_FLAGS_STDERR_MERGE,
                                                            environment);
  g_autofree char *name = g_strconcat (args[0], ".log", NULL);
  g_autofree char *log = g_build_filename (self->folder, name, NULL);
  g_auto (GStrv) argv = find_program (args);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_stdout_file_path (launcher, log);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  return process;
}

char *
gvt_watch_serve (GvtWatch *self, const char *centre)
{
  const char *const args[] = { "govote-central", "--data",   centre, "serve", "--port", "0",
                               "--log",          "requests", NULL };
  g_autoptr (GSubprocessLauncher) launcher = make_launcher (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                                                            NULL);
  g_autofree char *log = g_build_filename (self->folder, "server.log", NULL);
  g_auto (GStrv) argv = find_program (args);
  g_autoptr (GDataInputStream) stream = NULL;
  g_autofree char *line = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_stderr_file_path (launcher, log);
  self->server = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  stream = g_data_input_stream_new (g_subprocess_get_stdout_pipe (self->server));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (stream), FALSE);
  line = g_data_input_stream_read_line (stream, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (line != NULL && g_str_has_prefix (line, LISTENING));
  return g_strdup (line + strlen (LISTENING));
}

void
gvt_watch_stop (GvtWatch *self)
{
  g_autoptr (GError) error = NULL;

  look_at (self, g_subprocess_get_identifier (self->server));
  g_subprocess_send_signal (self->server, SIGTERM);
  g_subprocess_wait_check (self->server, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->server);
}

static void
search_file (GvtWatch *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  const char *found;
  gsize length = 0;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  found = gvt_watch_find (self, content, length, NULL);
  if (found == NULL)
    found = gvt_watch_find (self, path, strlen (path), NULL);
  if (found != NULL)
    g_error ("%s stands in %s", found, path);
}

guint
gvt_watch_search (GvtWatch *self, const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_files = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          n_files += gvt_watch_search (self, path);
          continue;
        }
      search_file (self, path);
      n_files++;
    }
  return n_files;
}

guint
gvt_watch_assert_private (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;
  guint n_files = 0;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      g_assert_cmpint (g_lstat (path, &info), ==, 0);
      if ((info.st_mode & 0077) != 0)
        g_error ("%s has the mode %o", path, info.st_mode & 07777);
      n_files += S_ISDIR (info.st_mode) ? gvt_watch_assert_private (path) : 1;
    }
  return n_files;
}
