/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre's statement of its keys, by whatever road it came. */
#include "gvt-leases.h"
#include "gvt-recovery-slot.h"
#include "gvt-sync-private.h"

typedef struct
{
  GvtSyncRun *run;
  GBytes *bytes;
  GvtKeysStatement *keys;
} NewKeys;

static gboolean
keep_keys (GvtDb *db, gpointer user_data, GError **error)
{
  NewKeys *new_keys = user_data;

  return gvt_sync_store_set_keys (db, new_keys->bytes, error)
         && gvt_journal_note_time (new_keys->run->journal, db, new_keys->keys->issued_at_us, error);
}

/* A statement's end is judged by the time that also closes lists: a clock that runs far ahead
 * does not count, and one that is behind lets an old statement pass; then its serial guards. */
static gboolean
check_end (GvtDb *db, gpointer user_data, GError **error)
{
  NewKeys *new_keys = user_data;
  gint64 now_us;

  return gvt_leases_now (new_keys->run->profile, db, &now_us, error)
         && gvt_keys_statement_check_time (new_keys->keys, now_us, error);
}

/* The centre may have turned its keys; an older statement than ours is an attack, or a mistake that
 * somebody must look at. */
gboolean
gvt_sync_take_keys (GvtSyncRun *run, GBytes *bytes, GError **error)
{
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (bytes, error);
  NewKeys new_keys = { run, bytes, keys };

  if (keys == NULL || !gvt_keys_statement_check_newer (keys, run->centre->keys, error)
      || !gvt_store_read (run->store, check_end, &new_keys, error))
    return FALSE;
  gvt_recovery_slot_keep (run->profile, keys);
  if (keys->serial == run->centre->keys->serial)
    return TRUE;
  if (!gvt_store_write (run->store, keep_keys, &new_keys, error))
    return FALSE;

  g_ptr_array_insert (run->centre->former_keys, 0, run->centre->keys);
  run->centre->keys = g_steal_pointer (&keys);
  return TRUE;
}

gboolean
gvt_sync_refresh_keys (GvtSyncRun *run, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_transport_call (
      run->transport, "keys", NULL, GVT_KEYS_STATEMENT_MAX_BYTES, run->cancellable, error);

  return bytes != NULL && gvt_sync_take_keys (run, bytes, error);
}
