/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
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

static gboolean
find_class (GvtProfile *profile, GvtWorkspaceFacts *facts)
{
  g_autoptr (GError) error = NULL;

  if (gvt_class_place_load (&facts->class_place, profile, &error))
    return TRUE;
  if (!g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    g_message ("The class that was held before is not found again: %s", error->message);
  return FALSE;
}

gpointer
gvt_workspace_reading_run (gpointer input, GCancellable *cancellable, GError **error)
{
  GvtWorkspaceReading *reading = input;

  GvtWorkspaceFacts *facts;

  if (reading->open != NULL && !reading->open (reading->profile, reading->key, error))
    return NULL;
  facts = gvt_workspace_facts_read (reading->profile, reading->before, reading->with_files, error);
  if (facts != NULL)
    facts->has_class_place = reading->finds_class && find_class (reading->profile, facts);
  return facts;
}
