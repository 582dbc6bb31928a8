/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-readings.h"

struct _GvtReadings
{
  gpointer owner;     /* not held: it frees this */
  GHashTable *newest; /* by who is told, its GCancellable */
};

static void
let_go (gpointer data)
{
  g_cancellable_cancel (data);
  g_object_unref (data);
}

GvtReadings *
gvt_readings_new (gpointer owner)
{
  GvtReadings *self = g_new0 (GvtReadings, 1);

  self->owner = owner;
  self->newest = g_hash_table_new_full (NULL, NULL, NULL, let_go);
  return self;
}

void
gvt_readings_free (GvtReadings *self)
{
  g_hash_table_unref (self->newest);
  g_free (self);
}

void
gvt_readings_begin (GvtReadings *self, const GvtWork *work)
{
  GCancellable *cancellable = g_cancellable_new ();

  g_hash_table_insert (self->newest, (gpointer) work->done, cancellable);
  gvt_work_run (self->owner, cancellable, work);
}

void
gvt_readings_drop (GvtReadings *self)
{
  g_hash_table_remove_all (self->newest);
}
