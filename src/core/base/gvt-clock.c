/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-clock.h"

struct _GvtClock
{
  GObject parent_instance;

  gboolean is_fixed;
  GMutex lock;   /* guards @now_us */
  gint64 now_us; /* of a fixed clock */
};

G_DEFINE_FINAL_TYPE (GvtClock, gvt_clock, G_TYPE_OBJECT)

static void
gvt_clock_finalize (GObject *object)
{
  g_mutex_clear (&GVT_CLOCK (object)->lock);
  G_OBJECT_CLASS (gvt_clock_parent_class)->finalize (object);
}

static void
gvt_clock_class_init (GvtClockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_clock_finalize;
}

static void
gvt_clock_init (GvtClock *self)
{
  g_mutex_init (&self->lock);
}

GvtClock *
gvt_clock_new_system (void)
{
  return g_object_new (GVT_TYPE_CLOCK, NULL);
}

GvtClock *
gvt_clock_new_fixed (gint64 now_us)
{
  GvtClock *self = g_object_new (GVT_TYPE_CLOCK, NULL);

  self->is_fixed = TRUE;
  self->now_us = now_us;
  return self;
}

gint64
gvt_clock_now_us (GvtClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_CLOCK (self), 0);

  if (!self->is_fixed)
    return g_get_real_time ();

  locker = g_mutex_locker_new (&self->lock);
  return self->now_us;
}

void
gvt_clock_advance (GvtClock *self, gint64 by_us)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_CLOCK (self) && self->is_fixed);

  locker = g_mutex_locker_new (&self->lock);
  self->now_us += by_us;
}
