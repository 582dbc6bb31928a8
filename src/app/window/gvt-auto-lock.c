/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-auto-lock.h"

#include "gvt-sleep-watch.h"

#define TICK_SECONDS 5

struct _GvtAutoLock
{
  GObject parent_instance;

  guint tick_id; /* 0 while nothing counts */
  guint idle_seconds;
  gboolean is_by_hand;
  GvtSleepWatch *sleep;
};

static guint idle_signal, sleeping_signal;

G_DEFINE_FINAL_TYPE (GvtAutoLock, gvt_auto_lock, G_TYPE_OBJECT)

static gboolean
on_event (GvtAutoLock *self)
{
  self->idle_seconds = 0;
  return GDK_EVENT_PROPAGATE;
}

static gboolean
on_tick (gpointer data)
{
  GvtAutoLock *self = data;

  if (!self->is_by_hand)
    gvt_auto_lock_pass (self, TICK_SECONDS);
  return G_SOURCE_CONTINUE;
}

/* Also while locked: somebody may be at the door. */
static void
on_sleeping (GvtAutoLock *self)
{
  g_signal_emit (self, sleeping_signal, 0);
}

static void
gvt_auto_lock_dispose (GObject *object)
{
  g_clear_handle_id (&GVT_AUTO_LOCK (object)->tick_id, g_source_remove);
  if (GVT_AUTO_LOCK (object)->sleep != NULL)
    g_object_run_dispose (G_OBJECT (GVT_AUTO_LOCK (object)->sleep)); /* also while it asks */
  g_clear_object (&GVT_AUTO_LOCK (object)->sleep);
  G_OBJECT_CLASS (gvt_auto_lock_parent_class)->dispose (object);
}

static void
gvt_auto_lock_class_init (GvtAutoLockClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_auto_lock_dispose;
  idle_signal = g_signal_new ("idle", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                              NULL, G_TYPE_NONE, 0);
  sleeping_signal = g_signal_new ("sleeping", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_auto_lock_init (GvtAutoLock *self)
{
  self->sleep = gvt_sleep_watch_new ();
  g_signal_connect_object (self->sleep, "sleeping", G_CALLBACK (on_sleeping), self,
                           G_CONNECT_SWAPPED);
}

GvtAutoLock *
gvt_auto_lock_new (GtkWidget *window)
{
  GvtAutoLock *self = g_object_new (GVT_TYPE_AUTO_LOCK, NULL);

  gvt_auto_lock_watch (self, window);
  return self;
}

void
gvt_auto_lock_watch (GvtAutoLock *self, GtkWidget *window)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  g_return_if_fail (GVT_IS_AUTO_LOCK (self));

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (on_event), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (window, controller);
}

void
gvt_auto_lock_set_active (GvtAutoLock *self, gboolean is_active)
{
  g_return_if_fail (GVT_IS_AUTO_LOCK (self));

  self->idle_seconds = 0;
  if (is_active && self->tick_id == 0)
    self->tick_id = g_timeout_add_seconds (TICK_SECONDS, on_tick, self);
  else if (!is_active)
    g_clear_handle_id (&self->tick_id, g_source_remove);
}

void
gvt_auto_lock_settled (GvtAutoLock *self)
{
  g_return_if_fail (GVT_IS_AUTO_LOCK (self));

  gvt_sleep_watch_let_go (self->sleep);
}

void
gvt_auto_lock_take_clock (GvtAutoLock *self)
{
  g_return_if_fail (GVT_IS_AUTO_LOCK (self));

  self->is_by_hand = TRUE;
}

void
gvt_auto_lock_pass (GvtAutoLock *self, guint seconds)
{
  gboolean was_awake;

  g_return_if_fail (GVT_IS_AUTO_LOCK (self));

  if (self->tick_id == 0)
    return;
  was_awake = self->idle_seconds < GVT_AUTO_LOCK_SECONDS;
  self->idle_seconds += seconds;
  if (was_awake && self->idle_seconds >= GVT_AUTO_LOCK_SECONDS)
    g_signal_emit (self, idle_signal, 0);
}
