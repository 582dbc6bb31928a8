/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-workspace-private.h"

void
gvt_workspace_reading_free (gpointer data)
{
  GvtWorkspaceReading *reading = data;

  g_object_unref (reading->profile);
  gvt_workspace_facts_free (reading->before);
  if (reading->free_key != NULL)
    reading->free_key (reading->key);
  g_free (reading);
}

GvtWorkspaceReading *
gvt_workspace_reading_new (GvtWorkspace *self, gboolean with_files)
{
  GvtWorkspaceReading *reading = g_new0 (GvtWorkspaceReading, 1);

  reading->profile = g_object_ref (self->profile);
  reading->before = gvt_workspace_facts_copy (self->facts);
  reading->with_files = with_files;
  return reading;
}

gpointer
gvt_workspace_reading_run (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtWorkspaceReading *reading = input;

  if (reading->open != NULL && !reading->open (reading->profile, reading->key, error))
    return NULL;
  return gvt_workspace_facts_read (reading->profile, reading->before, reading->with_files, error);
}
