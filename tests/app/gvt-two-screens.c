/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-two-screens.h"

#include <gio/gio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

#include "gvt-test.h"

#define FIRST  "DUMMY0"
#define SECOND "DUMMY1"

/* No keyboard, mouse or console of the machine: it only draws. */
static const char config[] = "Section \"ServerFlags\"\n"
                             "  Option \"AutoAddDevices\" \"false\"\n"
                             "  Option \"AutoEnableDevices\" \"false\"\n"
                             "  Option \"DontVTSwitch\" \"true\"\n"
                             "EndSection\n"
                             "Section \"Device\"\n"
                             "  Identifier \"card\"\n"
                             "  Driver \"dummy\"\n"
                             "  VideoRam 65536\n"
                             "EndSection\n"
                             "Section \"Monitor\"\n"
                             "  Identifier \"screen\"\n"
                             "  HorizSync 5.0-1000.0\n"
                             "  VertRefresh 5.0-200.0\n"
                             "  ModeLine \"1366x768\" 85.25 1366 1436 1579 1792 768 771 774 798\n"
                             "EndSection\n"
                             "Section \"Screen\"\n"
                             "  Identifier \"both\"\n"
                             "  Device \"card\"\n"
                             "  Monitor \"screen\"\n"
                             "  DefaultDepth 24\n"
                             "  SubSection \"Display\"\n"
                             "    Depth 24\n"
                             "    Modes \"1366x768\" \"1024x768\"\n"
                             "    Virtual 4096 1024\n"
                             "  EndSubSection\n"
                             "EndSection\n";

static GSubprocess *server, *manager;

static void
end_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (GSubprocessFlags flags, const char *const *argv)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (flags);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  g_assert_no_error (error);
  return process;
}

static void
run (const char *const *argv)
{
  g_autoptr (GSubprocess) process = spawn (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, argv);
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
stop (GSubprocess **process)
{
  if (*process == NULL)
    return;
  g_subprocess_send_signal (*process, SIGTERM);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

static void
close_screens (void)
{
  stop (&manager);
  stop (&server);
}

/* Returns: whether it draws */
static gboolean
start_server (void)
{
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "govote-two-screens.conf", NULL);
  const char *argv[] = { "Xorg",     "-displayfd", "1",        "-config",   path,
                         "-logfile", "/dev/null",  "-noreset", "-sharevts", "-novtswitch",
                         "-keeptty", "-nolisten",  "tcp",      NULL };
  g_autoptr (GDataInputStream) output = NULL;
  g_autofree char *number = NULL;
  g_autofree char *display = NULL;

  g_file_set_contents (path, config, -1, NULL);
  server = spawn (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, argv);
  output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (server));
  number = g_data_input_stream_read_line (output, NULL, NULL, NULL);
  if (number == NULL)
    return FALSE;
  display = g_strconcat (":", number, NULL);
  g_setenv ("DISPLAY", display, TRUE);
  g_unsetenv ("XAUTHORITY");
  return TRUE;
}

const char *
gvt_two_screens_open (void)
{
  static const char *const needed[] = { "Xorg", "xrandr", "icewm", "xdotool" };
  static const char *const window_manager[] = { "icewm", "--sync", NULL };
  static const char *const mode[] = { "xrandr", "--addmode", SECOND, "1024x768", NULL };
  static const char *const first[] = { "xrandr", "--output", FIRST, "--mode", "1366x768", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (needed); i++)
    {
      g_autofree char *path = g_find_program_in_path (needed[i]);

      if (path == NULL)
        return needed[i];
    }
  atexit (close_screens);
  if (!start_server ())
    return "an X server that draws nowhere (xserver-xorg-video-dummy)";
  run (first);
  run (mode);
  gvt_two_screens_set ("--right-of");
  manager = spawn (G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                   window_manager);
  return NULL;
}

void
gvt_two_screens_set (const char *mode)
{
  const char *argv[] = { "xrandr", "--output", SECOND, "--mode", "1024x768", mode, FIRST, NULL };
  static const char *const off[] = { "xrandr", "--output", SECOND, "--off", NULL };
  static const char *const look[] = { "xrandr", "--query", NULL }; /* who looks, plugs it in */

  run (strcmp (mode, "--off") == 0 ? off : argv);
  run (look);
}

void
gvt_two_screens_press (const char *key)
{
  const char *argv[] = { "xdotool", "key", "--clearmodifiers", key, NULL };

  run (argv);
}
