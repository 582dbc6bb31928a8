/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-run.h"

#include "gvt-error.h"
#include "gvt-own-key-store.h"

void
gvt_sync_tell (GvtSyncRun *run, GvtSyncStage stage, guint64 count, guint64 total)
{
  if (run->progress != NULL)
    run->progress (stage, count, total, run->progress_data);
}

gboolean
gvt_sync_ends_talk (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_OFFLINE)
         || g_error_matches (error, GVT_ERROR, GVT_ERROR_DISK_FULL);
}

gboolean
gvt_sync_keep_failure (GError **first, GError *failure)
{
  gboolean ends = gvt_sync_ends_talk (failure);

  if (*first == NULL || ends)
    {
      g_clear_error (first);
      *first = failure;
    }
  else
    {
      g_error_free (failure);
    }
  return !ends;
}

static gboolean
load_run (GvtDb *db, gpointer user_data, GError **error)
{
  GvtSyncRun *run = user_data;

  run->centre = gvt_sync_store_load_centre (db, error);
  return run->centre != NULL;
}

typedef struct
{
  guint32 incarnation;
  GvtSecret *key;
} KeyReading;

static gboolean
load_key (GvtDb *db, gpointer user_data, GError **error)
{
  KeyReading *reading = user_data;

  reading->key = gvt_own_key_load (db, reading->incarnation, error);
  return reading->key != NULL;
}

GvtSecret *
gvt_sync_run_dup_key_of (GvtSyncRun *run, guint32 incarnation, GError **error)
{
  KeyReading reading = { .incarnation = incarnation };

  if (incarnation == 1)
    return gvt_vault_dup_device_key (gvt_profile_get_vault (run->profile), error);

  return gvt_store_read (run->store, load_key, &reading, error) ? reading.key : NULL;
}

GvtSecret *
gvt_sync_run_dup_key (GvtSyncRun *run, GError **error)
{
  return gvt_sync_run_dup_key_of (run, run->incarnation, error);
}

gboolean
gvt_sync_run_begin (GvtSyncRun *run, GError **error)
{
  g_autoptr (GvtSecret) device_key = NULL;

  run->journal = gvt_profile_dup_journal (run->profile, error);
  if (run->journal == NULL
      || !gvt_journal_get_device (run->journal, &run->device, &run->incarnation, NULL, error))
    return FALSE;

  run->store = gvt_journal_get_store (run->journal);
  device_key = gvt_sync_run_dup_key (run, error);
  if (device_key == NULL || !gvt_store_read (run->store, load_run, run, error))
    return FALSE;

  gvt_signing_key_public (device_key, &run->device_key);
  if (run->transport != NULL)
    run->caller = gvt_caller_new (run->transport, &run->device, run->incarnation, device_key);
  return TRUE;
}

void
gvt_sync_run_end (GvtSyncRun *run)
{
  g_clear_object (&run->journal);
  g_clear_pointer (&run->centre, gvt_centre_free);
  g_clear_pointer (&run->caller, gvt_caller_free);
}
