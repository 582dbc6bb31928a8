/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a chain that forked to one of this laptop's own. */
#include "gvt-sync-rejoin.h"

#include "gvt-error.h"
#include "gvt-journal-reissue.h"
#include "gvt-own-key-store.h"
#include "gvt-prekey-stock.h"
#include "gvt-rejoin-message.h"
#include "gvt-restore.h"

#define RECENT   2048 /* events at the end of the chain, each of which is a sample */
#define N_SPREAD 1024 /* samples of all before */

typedef struct
{
  GvtSyncRun *run;
  GvtSecret *next_key;
  guint32 parent; /* whom the new chain goes on from: the present one, or one before it */
  GvtRejoinRequest *request;
  const GvtRejoinAnswer *answer;
  gboolean is_past; /* another program of this laptop has done it meanwhile */
} Rejoining;

static gboolean
find_whether_past (Rejoining *self, GError **error)
{
  GvtId device;
  guint32 incarnation;

  if (!gvt_journal_get_device (self->run->journal, &device, &incarnation, NULL, error))
    return FALSE;

  self->is_past = incarnation != self->run->incarnation;
  return TRUE;
}

static gboolean
ensure_key (GvtDb *db, gpointer user_data, GError **error)
{
  Rejoining *self = user_data;

  if (!find_whether_past (self, error))
    return FALSE;
  if (self->is_past)
    return TRUE;

  self->next_key = gvt_own_key_ensure_next (db, error);
  return self->next_key != NULL;
}

static gboolean
read_samples (GvtStmt *stmt, GArray *samples, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtChainSample sample = { .seq = (guint64) gvt_stmt_int (stmt, 0) };

      if (!gvt_stmt_hash (stmt, 1, &sample.hash, error))
        return FALSE;
      g_array_append_val (samples, sample);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* The first record that is not shown to the centre. A laptop that was put back must not go on in
 * its chain even where the centre sees no fork yet, since the disk that was lost may: it leaves the
 * chain one record before what the centre has acknowledged, and takes that one along. */
static gboolean
find_end (Rejoining *self, GvtDb *db, guint64 head_seq, guint64 *end, GError **error)
{
  GvtSyncRun *run = self->run;
  g_auto (GvtDelivery) delivery = { 0 };

  *end = head_seq + 1;
  if (!run->is_restored || self->parent != run->incarnation)
    return TRUE;
  if (!gvt_sync_store_load_delivery (db, &run->device, run->incarnation, &delivery, error))
    return FALSE;

  if (delivery.received > 0)
    *end = MIN (*end, delivery.received);
  return TRUE;
}

/* Where the fork lies between two samples, some events are re-issued that the centre holds: their
 * ids tell it so, and nothing counts twice. */
static gboolean
take_samples (GvtDb *db, gpointer user_data, GError **error)
{
  Rejoining *self = user_data;
  GvtSyncRun *run = self->run;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT seq, hash FROM event WHERE device = :device AND incarnation = :incarnation"
      " AND seq < :end AND (seq > :head - :recent OR seq % :step = 0) ORDER BY seq",
      error);
  guint64 head_seq, end;
  GvtHash head;

  if (stmt == NULL
      || !gvt_journal_head (run->journal, db, &run->device, self->parent, &head_seq, &head, error)
      || !find_end (self, db, head_seq, &end, error))
    return FALSE;

  g_array_set_size (self->request->samples, 0);
  gvt_stmt_bind_id (stmt, ":device", &run->device);
  gvt_stmt_bind_int (stmt, ":incarnation", self->parent);
  gvt_stmt_bind_int (stmt, ":head", (gint64) head_seq);
  gvt_stmt_bind_int (stmt, ":end", (gint64) end);
  gvt_stmt_bind_int (stmt, ":recent", RECENT);
  gvt_stmt_bind_int (stmt, ":step", (gint64) (head_seq / N_SPREAD + 1));
  return read_samples (stmt, self->request->samples, error);
}

static void
fill_request (Rejoining *self, const GvtSecret *parent_key)
{
  GvtSyncRun *run = self->run;
  GvtRejoinRequest *request = self->request;

  gvt_signing_key_public (self->next_key, &request->key);
  gvt_rejoin_sign (parent_key, &run->device, self->parent, &request->key, request->signature);
  if (self->parent == run->incarnation)
    return;

  request->left_for = run->incarnation;
  request->left_key = run->device_key;
}

/* By the parent's key, which is not the present one where the centre does not know that. */
static GvtRejoinAnswer *
ask (Rejoining *self, GError **error)
{
  GvtSyncRun *run = self->run;
  g_autoptr (GvtSecret) key = gvt_sync_run_dup_key_of (run, self->parent, error);
  g_autoptr (GvtCaller) caller = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GBytes) answer = NULL;

  if (key == NULL || !gvt_store_read (run->store, take_samples, self, error))
    return NULL;

  fill_request (self, key);
  payload = gvt_rejoin_request_write (self->request);
  caller = gvt_caller_new (run->transport, &run->device, self->parent, key);
  answer = gvt_caller_call (caller, GVT_CALL_REJOIN, payload, GVT_REJOIN_ANSWER_MAX_BYTES,
                            run->cancellable, error);
  return answer != NULL ? gvt_rejoin_answer_read (answer, &run->centre->keys->signing_key,
                                                  &run->device, &self->request->key, error)
                        : NULL;
}

/* All of it or nothing: the new chain, its key, and whose one-time keys the centre may use. Those
 * that a copy has as well are no secret of this laptop's any more. */
static gboolean
begin_anew (GvtDb *db, gpointer user_data, GError **error)
{
  Rejoining *self = user_data;
  GvtSyncRun *run = self->run;
  const GvtRejoinAnswer *answer = self->answer;
  const GvtNewIncarnation next = { answer->incarnation, answer->code, self->request->key,
                                   answer->after_seq };
  GvtOwnKeyState state;
  guint64 n_reissued;

  if (!find_whether_past (self, error))
    return FALSE;
  if (self->is_past)
    return TRUE;

  if (!gvt_own_key_find (db, self->parent, &state, error)
      || (self->parent != run->incarnation
          && !gvt_sync_store_forget_deliveries (db, &run->device, self->parent, answer->after_seq,
                                                error))
      || !gvt_journal_begin_after (run->journal, db, &next, self->parent, &n_reissued, error))
    return FALSE;

  state.earlier += answer->after_seq;
  state.reissued = n_reissued;
  state.parent = self->parent;
  return gvt_own_key_settle (db, &self->request->key, answer->incarnation, &state, error)
         && gvt_db_exec (db, "DELETE FROM prekey", error)
         && gvt_prekey_stock_fill (db, gvt_profile_get_clock (run->profile), error)
         && gvt_restore_settle (db, error)
         && gvt_journal_note_time (run->journal, db, answer->at_us, error);
}

/* Whether the next older chain of this laptop may be one that the centre knows. */
static gboolean
goes_on_searching (const Rejoining *self, const GError *error)
{
  return self->parent > 1
         && (g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND)
             || (self->parent != self->run->incarnation
                 && g_error_matches (error, GVT_ERROR, GVT_ERROR_REFUSED)));
}

typedef struct
{
  Rejoining *rejoining;
  guint32 below;
  guint32 found; /* the greatest of our own below that; 0: none */
} Older;

static gboolean
find_older (GvtDb *db, gpointer user_data, GError **error)
{
  Older *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT coalesce (max (incarnation), 0) FROM incarnation"
      " WHERE device = :device AND incarnation < :below",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &self->rejoining->run->device);
  gvt_stmt_bind_int (stmt, ":below", self->below);
  if (!gvt_stmt_one (stmt, "chain", error))
    return FALSE;
  self->found = (guint32) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
go_back (Rejoining *self, GError **error)
{
  Older older = { self, self->parent, 0 };

  if (!gvt_store_read (self->run->store, find_older, &older, error))
    return FALSE;
  self->parent = older.found;
  return TRUE;
}

/* From the newest chain that the centre knows: the present one mostly; where it was put back from a
 * backup (I13), one that was left since. Returns: (transfer full) (nullable) */
static GvtRejoinAnswer *
find_answer (Rejoining *self, GError **error)
{
  for (self->parent = self->run->incarnation;;)
    {
      g_autoptr (GError) local = NULL;
      GvtRejoinAnswer *answer = ask (self, &local);

      if (answer != NULL)
        return answer;
      if (!goes_on_searching (self, local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return NULL;
        }
      if (!go_back (self, error))
        return NULL;
    }
}

static gboolean
rejoin (Rejoining *self, GError **error)
{
  GvtSyncRun *run = self->run;
  g_autoptr (GvtRejoinAnswer) answer = NULL;

  if (!gvt_store_write (run->store, ensure_key, self, error))
    return FALSE;
  if (self->is_past)
    return TRUE;

  self->answer = answer = find_answer (self, error);
  return answer != NULL && gvt_store_write (run->store, begin_anew, self, error);
}

gboolean
gvt_sync_rejoin (GvtSyncRun *run, GError **error)
{
  g_autoptr (GvtRejoinRequest) request = gvt_rejoin_request_new ();
  Rejoining self = { .run = run, .request = request };
  gboolean is_done = rejoin (&self, error);

  g_clear_pointer (&self.next_key, gvt_secret_unref);
  if (!is_done)
    return FALSE;

  run->is_restored = FALSE;
  run->report->is_reborn = TRUE;
  gvt_sync_run_end (run);
  return gvt_sync_run_begin (run, error);
}
