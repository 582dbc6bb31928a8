/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-progress.h"

struct _GvtProgress
{
  GObject parent_instance;

  GMutex lock; /* guards what follows */
  guint stage;
  guint64 count;
  guint64 total;
  gboolean is_on_its_way; /* the main loop will look at it anyhow */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (GvtProgress, gvt_progress, G_TYPE_OBJECT)

static void
gvt_progress_finalize (GObject *object)
{
  g_mutex_clear (&GVT_PROGRESS (object)->lock);
  G_OBJECT_CLASS (gvt_progress_parent_class)->finalize (object);
}

static void
gvt_progress_class_init (GvtProgressClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_progress_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT64,
                                 G_TYPE_UINT64);
}

static void
gvt_progress_init (GvtProgress *self)
{
  g_mutex_init (&self->lock);
}

static gboolean
emit_changed (gpointer data)
{
  GvtProgress *self = data;
  guint64 count, total;
  guint stage;

  g_mutex_lock (&self->lock);
  stage = self->stage;
  count = self->count;
  total = self->total;
  self->is_on_its_way = FALSE;
  g_mutex_unlock (&self->lock);

  g_signal_emit (self, changed_signal, 0, stage, count, total);
  return G_SOURCE_REMOVE;
}

GvtProgress *
gvt_progress_new (void)
{
  return g_object_new (GVT_TYPE_PROGRESS, NULL);
}

void
gvt_progress_tell (GvtProgress *self, guint stage, guint64 count, guint64 total)
{
  gboolean was_on_its_way;

  if (self == NULL)
    return;
  g_return_if_fail (GVT_IS_PROGRESS (self));

  g_mutex_lock (&self->lock);
  self->stage = stage;
  self->count = count;
  self->total = total;
  was_on_its_way = self->is_on_its_way;
  self->is_on_its_way = TRUE;
  g_mutex_unlock (&self->lock);

  if (!was_on_its_way)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, emit_changed, g_object_ref (self), g_object_unref);
}
