/* SPDX-License-Identifier: GPL-3.0-or-later */
#undef G_LOG_DOMAIN /* of GLib, where its header was read before */
#define G_LOG_DOMAIN "gvt-sleep-watch"

#include "gvt-sleep-watch.h"

#include <gio/gunixfdlist.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define BUS_NAME    "org.freedesktop.login1"
#define OBJECT_PATH "/org/freedesktop/login1"
#define INTERFACE   "org.freedesktop.login1.Manager"

struct _GvtSleepWatch
{
  GObject parent_instance;

  GCancellable *cancellable;
  GDBusConnection *bus; /* (nullable) */
  guint subscription;   /* 0 without a bus */
  int inhibitor;        /* a descriptor while the machine waits for us; else -1 */
};

static guint sleeping_signal;

G_DEFINE_FINAL_TYPE (GvtSleepWatch, gvt_sleep_watch, G_TYPE_OBJECT)

void
gvt_sleep_watch_let_go (GvtSleepWatch *self)
{
  g_return_if_fail (GVT_IS_SLEEP_WATCH (self));

  if (self->inhibitor >= 0)
    close (self->inhibitor);
  self->inhibitor = -1;
}

gboolean
gvt_sleep_watch_is_holding (GvtSleepWatch *self)
{
  g_return_val_if_fail (GVT_IS_SLEEP_WATCH (self), FALSE);

  return self->inhibitor >= 0;
}

static void
on_inhibited (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GvtSleepWatch) self = data;
  g_autoptr (GUnixFDList) descriptors = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) answer = g_dbus_connection_call_with_unix_fd_list_finish (
      G_DBUS_CONNECTION (source), &descriptors, result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL || descriptors == NULL || g_unix_fd_list_get_length (descriptors) == 0)
    {
      g_debug ("No waiting before sleep: %s", error != NULL ? error->message : "no descriptor");
      return;
    }

  gvt_sleep_watch_let_go (self);
  self->inhibitor = g_unix_fd_list_get (descriptors, 0, NULL);
}

static void
inhibit (GvtSleepWatch *self)
{
  GVariant *arguments = g_variant_new ("(ssss)", "sleep", "Go Vote",
                                       _ ("Locks what people entrusted to it"), "delay");

  g_dbus_connection_call_with_unix_fd_list (
      self->bus, BUS_NAME, OBJECT_PATH, INTERFACE, "Inhibit", arguments, G_VARIANT_TYPE ("(h)"),
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, self->cancellable, on_inhibited, g_object_ref (self));
}

static void
on_prepare_for_sleep (GDBusConnection *bus,
                      const char *sender,
                      const char *path,
                      const char *interface,
                      const char *signal,
                      GVariant *parameters,
                      gpointer data)
{
  GvtSleepWatch *self = data;
  gboolean begins;

  if (!g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(b)")))
    return;

  g_variant_get (parameters, "(b)", &begins);
  if (begins)
    g_signal_emit (self, sleeping_signal, 0);
  else if (self->inhibitor < 0) /* awake again: the next time as well */
    inhibit (self);
}

static void
on_bus (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GvtSleepWatch) self = data;
  g_autoptr (GError) error = NULL;
  GDBusConnection *bus = g_bus_get_finish (result, &error);

  if (bus == NULL || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_object (&bus);
      g_debug ("Nothing will tell of sleep: %s", error != NULL ? error->message : "cancelled");
      return;
    }

  self->bus = bus;
  self->subscription = g_dbus_connection_signal_subscribe (
      bus, BUS_NAME, INTERFACE, "PrepareForSleep", OBJECT_PATH, NULL, G_DBUS_SIGNAL_FLAGS_NONE,
      on_prepare_for_sleep, self, NULL);
  inhibit (self);
}

static void
gvt_sleep_watch_dispose (GObject *object)
{
  GvtSleepWatch *self = GVT_SLEEP_WATCH (object);

  g_cancellable_cancel (self->cancellable);
  if (self->subscription != 0)
    g_dbus_connection_signal_unsubscribe (self->bus, self->subscription);
  self->subscription = 0;
  gvt_sleep_watch_let_go (self);
  g_clear_object (&self->bus);
  G_OBJECT_CLASS (gvt_sleep_watch_parent_class)->dispose (object);
}

static void
gvt_sleep_watch_finalize (GObject *object)
{
  g_clear_object (&GVT_SLEEP_WATCH (object)->cancellable);
  G_OBJECT_CLASS (gvt_sleep_watch_parent_class)->finalize (object);
}

static void
gvt_sleep_watch_class_init (GvtSleepWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_sleep_watch_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_sleep_watch_finalize;
  sleeping_signal = g_signal_new ("sleeping", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_sleep_watch_init (GvtSleepWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->inhibitor = -1;
}

GvtSleepWatch *
gvt_sleep_watch_new (void)
{
  GvtSleepWatch *self = g_object_new (GVT_TYPE_SLEEP_WATCH, NULL);

  g_bus_get (G_BUS_TYPE_SYSTEM, self->cancellable, on_bus, g_object_ref (self));
  return self;
}
