/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-stage.h"

#include <signal.h>
#include <sys/prctl.h>

#include <glib/gstdio.h>

#include "gvt-test.h"

#define WIDTH  "1366"
#define HEIGHT "768"
#define FRAME  5 /* pixels */
#define SCREEN WIDTH "x" HEIGHT "x24"

struct _GvtStage
{
  char **environment;
  GSubprocess *screen;
  GSubprocess *bus_daemon;
  GDBusConnection *bus;
};

const char *
gvt_stage_find_lacking (void)
{
  static const char *const needed[] = { "Xvfb", "dbus-daemon", "xdotool" };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *path = g_find_program_in_path (needed[i]);

      if (path == NULL)
        return needed[i];
    }
  return NULL;
}

static void
end_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (GvtStage *self, GSubprocessFlags flags, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_environ (launcher, self->environment);
  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

/* Returns: (transfer full): its first line */
static char *
spawn_and_read (GvtStage *self, GSubprocess **process, const char *const *argv)
{
  g_autoptr (GDataInputStream) lines = NULL;
  g_autoptr (GError) error = NULL;
  char *line;

  *process = spawn (self, G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, argv);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (*process));
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  line = g_data_input_stream_read_line_utf8 (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  if (line == NULL)
    g_error ("%s does not start", argv[0]);
  return line;
}

static void
set (GvtStage *self, const char *name, const char *value)
{
  self->environment = g_environ_setenv (self->environment, name, value, TRUE);
}

static void
unset (GvtStage *self, const char *name)
{
  self->environment = g_environ_unsetenv (self->environment, name);
}

static void
open_screen (GvtStage *self)
{
  static const char *const argv[] = { "Xvfb", "-displayfd", "1",   "-screen",  "0",
                                      SCREEN, "-nolisten",  "tcp", "-noreset", NULL };
  g_autofree char *number = spawn_and_read (self, &self->screen, argv);
  g_autofree char *display = g_strconcat (":", number, NULL);

  set (self, "DISPLAY", display);
  unset (self, "XAUTHORITY");
  unset (self, "WAYLAND_DISPLAY");
}

/* The accessibility bus is started by this one when it is asked for. */
static void
open_bus (GvtStage *self)
{
  static const char *const argv[] = { "dbus-daemon", "--session", "--nofork", "--print-address=1",
                                      NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *address = spawn_and_read (self, &self->bus_daemon, argv);

  set (self, "DBUS_SESSION_BUS_ADDRESS", address);
  self->bus = g_dbus_connection_new_for_address_sync (
      address,
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT
          | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
      NULL, NULL, &error);
  g_assert_no_error (error);
}

/* As people set it whom movement makes ill. A page that glides to where the keys are is still on
 * its way when the next key comes: faster than any hand, and a list would open where nothing is. */
static void
stop_animations (GvtStage *self)
{
  g_autofree char *folder = g_build_filename (gvt_test_folder (), "desktop", NULL);
  g_autofree char *gtk = g_build_filename (folder, "gtk-4.0", NULL);
  g_autofree char *path = g_build_filename (gtk, "settings.ini", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (gtk, 0700), ==, 0);
  g_file_set_contents (path, "[Settings]\ngtk-enable-animations=false\n", -1, &error);
  g_assert_no_error (error);
  set (self, "XDG_CONFIG_DIRS", folder);
}

GvtStage *
gvt_stage_new (void)
{
  GvtStage *self = g_new0 (GvtStage, 1);
  g_autofree char *debug = NULL;

  self->environment = g_get_environ ();
  debug = g_strdup (g_environ_getenv (self->environment, "G_DEBUG"));
  unset (self, "G_DEBUG");       /* for programs that are not ours */
  unset (self, "XDG_DATA_DIRS"); /* without the machine's MIME types no picture is read */
  stop_animations (self);
  open_screen (self);
  open_bus (self);
  if (debug != NULL)
    set (self, "G_DEBUG", debug);
  set (self, "GTK_A11Y", "atspi");
  return self;
}

static void
end (GSubprocess *process)
{
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, NULL);
  g_object_unref (process);
}

void
gvt_stage_free (GvtStage *self)
{
  g_dbus_connection_close_sync (self->bus, NULL, NULL);
  g_object_unref (self->bus);
  end (self->bus_daemon);
  end (self->screen);
  g_strfreev (self->environment);
  g_free (self);
}

char **
gvt_stage_dup_environment (GvtStage *self)
{
  return g_strdupv (self->environment);
}

GDBusConnection *
gvt_stage_get_bus (GvtStage *self)
{
  return self->bus;
}

/* --- keys --- */

static void
act (GvtStage *self, const char *input, const char *const *argv)
{
  g_autoptr (GSubprocess) tool = spawn (
      self, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE, argv);
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8 (tool, input, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (tool));
}

void
gvt_stage_press (GvtStage *self, const char *key)
{
  const char *const argv[] = { "xdotool", "key", key, NULL };

  act (self, "", argv);
}

void
gvt_stage_type (GvtStage *self, const char *text)
{
  static const char *const argv[] = { "xdotool", "type", "--file", "-", NULL };

  act (self, text, argv);
}

void
gvt_stage_give_keys (GvtStage *self)
{
  static const char *const argv[] = { "xdotool", "search", "--onlyvisible",
                                      "--class", "govote", "windowfocus",
                                      "%@",      NULL };

  act (self, "", argv);
}

/* Without a compositor GTK draws a frame inside the window. */
void
gvt_stage_fill (GvtStage *self, guint width)
{
  g_autofree char *framed = width > 0 ? g_strdup_printf ("%u", width + 2 * FRAME)
                                      : g_strdup (WIDTH);
  const char *const argv[] = { "xdotool",    "search", "--onlyvisible", "--class", "govote",
                               "windowsize", "%@",     framed,          HEIGHT,    NULL };

  act (self, "", argv);
}
