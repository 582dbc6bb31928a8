/* SPDX-License-Identifier: GPL-3.0-or-later */
/* first-frame PROGRAM [ARGUMENT...]: starts a program, waits until its window shows something,
 * prints the microseconds from the start to then, and ends it. It looks at the X server's screen,
 * so every program is measured as it stands, ours without a switch for it. */
#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>
#include <gio/gio.h>
#include <stdio.h>
#include <stdlib.h>

#define DEADLINE_US (30 * G_TIME_SPAN_SECOND)

typedef struct
{
  Display *display;
  int damage_event;
  Window mapped; /* the window that is seen, or None */
} Watch;

/* A window may be gone before we ask for it. */
static int
on_error (Display *display, XErrorEvent *event)
{
  return 0;
}

static gboolean
watch_begin (Watch *self)
{
  int first_error;

  self->display = XOpenDisplay (NULL);
  if (self->display == NULL
      || !XDamageQueryExtension (self->display, &self->damage_event, &first_error))
    return FALSE;
  XSetErrorHandler (on_error);
  XSelectInput (self->display, DefaultRootWindow (self->display), SubstructureNotifyMask);
  XSync (self->display, False);
  return TRUE;
}

/* A new window without a background of its own shows what lies below it: another program's picture
 * would pass for its first frame. */
static void
prepare (Watch *self, Window window)
{
  XSetWindowBackground (self->display, window, 0);
  XDamageCreate (self->display, window, XDamageReportNonEmpty);
}

/* When a window is mapped, the server fills it with one colour, which counts as damage too. A frame
 * is there once a line down the middle has two.
 * Returns: whether it has */
static gboolean
shows_something (Watch *self)
{
  XWindowAttributes attributes;
  XImage *line = NULL;
  gboolean differs = FALSE;

  if (XGetWindowAttributes (self->display, self->mapped, &attributes) != 0)
    line = XGetImage (self->display, self->mapped, attributes.width / 2, 0, 1,
                      (unsigned int) attributes.height, AllPlanes, ZPixmap);
  if (line == NULL)
    return FALSE;
  for (int y = 1; y < line->height && !differs; y++)
    differs = XGetPixel (line, 0, y) != XGetPixel (line, 0, 0);
  XDestroyImage (line);
  return differs;
}

/* Returns: whether with @event the first frame is there */
static gboolean
take_event (Watch *self, XEvent *event)
{
  if (event->type == CreateNotify) /* before it is mapped, or a paint could be missed */
    prepare (self, event->xcreatewindow.window);
  else if (event->type == MapNotify && !event->xmap.override_redirect)
    self->mapped = event->xmap.window;
  else if (event->type == self->damage_event + XDamageNotify)
    {
      XDamageNotifyEvent *damage = (XDamageNotifyEvent *) event;

      XDamageSubtract (self->display, damage->damage, None, None);
      return damage->drawable == self->mapped && shows_something (self);
    }
  return FALSE;
}

static gboolean
wait_for_frame (Watch *self)
{
  gint64 deadline_us = g_get_monotonic_time () + DEADLINE_US;
  GPollFD poll = { .fd = ConnectionNumber (self->display), .events = G_IO_IN };

  while (g_get_monotonic_time () < deadline_us)
    {
      while (XPending (self->display) > 0)
        {
          XEvent event;

          XNextEvent (self->display, &event);
          if (take_event (self, &event))
            return TRUE;
        }
      g_poll (&poll, 1, 100);
    }
  return FALSE;
}

int
main (int argc, char *argv[])
{
  Watch watch = { 0 };
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began_us;
  gboolean is_seen;

  if (argc < 2 || !watch_begin (&watch))
    {
      g_printerr ("first-frame: a program and an X server with DAMAGE are wanted\n");
      return EXIT_FAILURE;
    }

  began_us = g_get_monotonic_time ();
  program = g_subprocess_newv ((const char *const *) argv + 1, G_SUBPROCESS_FLAGS_NONE, &error);
  is_seen = program != NULL && wait_for_frame (&watch);
  if (is_seen)
    g_print ("%" G_GINT64_FORMAT "\n", g_get_monotonic_time () - began_us);
  else
    g_printerr ("first-frame: %s\n", error != NULL ? error->message : "no window was painted");

  if (program != NULL)
    {
      g_subprocess_send_signal (program, SIGTERM);
      g_subprocess_wait (program, NULL, NULL);
    }
  XCloseDisplay (watch.display);
  return is_seen ? EXIT_SUCCESS : EXIT_FAILURE;
}
