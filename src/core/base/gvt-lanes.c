/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lanes.h"

typedef struct
{
  guint n;
  GvtLaneFunc func;
  gpointer user_data;
  GvtProgress *progress;
  GCancellable *cancellable;
  guint next;   /* atomic: the first part that nobody has begun */
  guint n_done; /* atomic */
} Lanes;

static void
run_lane (Lanes *self, guint lane)
{
  while (!g_cancellable_is_cancelled (self->cancellable))
    {
      guint index = (guint) g_atomic_int_add (&self->next, 1);

      if (index >= self->n)
        return;
      self->func (index, lane, self->user_data);
      gvt_progress_tell (self->progress, 0, (guint) g_atomic_int_add (&self->n_done, 1) + 1,
                         self->n);
    }
}

static gpointer
run_other (gpointer data)
{
  run_lane (data, 1);
  return NULL;
}

/* Where the system gives no second thread, one does it all. */
gboolean
gvt_lanes_run (
    guint n, GvtLaneFunc func, gpointer user_data, GvtProgress *progress, GCancellable *cancellable)
{
  Lanes self = { n, func, user_data, progress, cancellable, 0, 0 };
  GThread *other = n > 1 ? g_thread_try_new ("lane", run_other, &self, NULL) : NULL;

  run_lane (&self, 0);
  if (other != NULL)
    g_thread_join (other);
  return !g_cancellable_is_cancelled (cancellable);
}
