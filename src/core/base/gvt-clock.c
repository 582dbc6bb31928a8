/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-clock.h"

#include <time.h>

#define BOOT_ID "/proc/sys/kernel/random/boot_id"

struct _GvtClock
{
  GObject parent_instance;

  gboolean is_fixed;
  GMutex lock; /* guards what follows, of a fixed clock */
  gint64 now_us;
  gint64 boot_us;
  guint n_starts; /* of the machine */
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

static gint64
system_boot_us (void)
{
  struct timespec since;

  /* allowed: this is the clock */
  if (clock_gettime (CLOCK_BOOTTIME, &since) != 0)
    return g_get_monotonic_time ();
  return since.tv_sec * G_USEC_PER_SEC + since.tv_nsec / 1000;
}

gint64
gvt_clock_boot_us (GvtClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_val_if_fail (GVT_IS_CLOCK (self), 0);

  if (!self->is_fixed)
    return system_boot_us ();

  locker = g_mutex_locker_new (&self->lock);
  return self->boot_us;
}

char *
gvt_clock_dup_boot (GvtClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (GVT_IS_CLOCK (self), NULL);

  if (!self->is_fixed)
    {
      if (!g_file_get_contents (BOOT_ID, &text, NULL, NULL))
        return g_strdup ("");
      return g_strdup (g_strstrip (text));
    }

  locker = g_mutex_locker_new (&self->lock);
  return g_strdup_printf ("start-%u", self->n_starts);
}

static void
wait_until (gint64 due_us, GCancellable *cancellable)
{
  GPollFD fd = { 0 };
  gboolean has_fd = cancellable != NULL && g_cancellable_make_pollfd (cancellable, &fd);

  for (gint64 left_us = due_us - g_get_monotonic_time ();
       left_us > 0 && !g_cancellable_is_cancelled (cancellable);
       left_us = due_us - g_get_monotonic_time ())
    g_poll (has_fd ? &fd : NULL, has_fd ? 1 : 0, (gint) (left_us / G_TIME_SPAN_MILLISECOND + 1));
  if (has_fd)
    g_cancellable_release_fd (cancellable);
}

gboolean
gvt_clock_wait (GvtClock *self, gint64 us, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (GVT_IS_CLOCK (self) && us >= 0, FALSE);

  if (!self->is_fixed)
    wait_until (g_get_monotonic_time () + us, cancellable);
  else if (!g_cancellable_is_cancelled (cancellable))
    gvt_clock_advance (self, us);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

void
gvt_clock_advance (GvtClock *self, gint64 by_us)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_CLOCK (self) && self->is_fixed);

  locker = g_mutex_locker_new (&self->lock);
  self->now_us += by_us;
  self->boot_us += MAX (by_us, 0);
}

void
gvt_clock_set_ahead (GvtClock *self, gint64 by_us)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_CLOCK (self) && self->is_fixed);

  locker = g_mutex_locker_new (&self->lock);
  self->now_us += by_us;
}

void
gvt_clock_restart (GvtClock *self)
{
  g_autoptr (GMutexLocker) locker = NULL;

  g_return_if_fail (GVT_IS_CLOCK (self) && self->is_fixed);

  locker = g_mutex_locker_new (&self->lock);
  self->boot_us = 0;
  self->n_starts++;
}
