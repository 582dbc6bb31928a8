/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second lane: new one-time keys go up, the outbox comes down, each message in one transaction
 * with our place in it. */
#include "gvt-error.h"
#include "gvt-outbox-signer.h"
#include "gvt-prekey-stock.h"
#include "gvt-pull-answer.h"
#include "gvt-pull-request.h"
#include "gvt-sync-private.h"

#define STATE_TAKEN   "taken"
#define STATE_UNKNOWN "unknown"
#define STATE_REFUSED "refused"

static gboolean
fill_prekeys (GvtDb *db, gpointer user_data, GError **error)
{
  GvtSyncRun *run = user_data;

  return gvt_prekey_stock_fill (db, gvt_profile_get_clock (run->profile), error);
}

typedef struct
{
  GvtSyncRun *run;
  GArray *prekeys; /* not yet at the centre */
} Deposit;

static gboolean
list_prekeys (GvtDb *db, gpointer user_data, GError **error)
{
  Deposit *deposit = user_data;

  deposit->prekeys = gvt_sync_store_list_new_prekeys (db, error);
  return deposit->prekeys != NULL;
}

static gboolean
note_deposit (GvtDb *db, gpointer user_data, GError **error)
{
  Deposit *deposit = user_data;

  return gvt_sync_store_set_deposited (db, deposit->prekeys, error);
}

/* That this centre gives its word with a pull. From then on nothing else makes one-time keys count
 * as deposited: else whoever plays an older centre would have us believe it. */
#define WORD_SETTING "centre.pull-word"

static gboolean
knows_word (GvtSyncRun *run, gboolean *knows, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autofree char *value = gvt_profile_dup_setting (run->profile, WORD_SETTING, &local);

  *knows = value != NULL;
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
note_answer (Deposit *deposit, gboolean has_word, GError **error)
{
  GvtSyncRun *run = deposit->run;
  gboolean knows;

  if (!knows_word (run, &knows, error)
      || (has_word && !knows && !gvt_profile_set_setting (run->profile, WORD_SETTING, "1", error)))
    return FALSE;
  return deposit->prekeys->len == 0 || (knows && !has_word)
         || gvt_store_write (run->store, note_deposit, deposit, error);
}

/* Returns: (transfer full) (nullable): the list that answers @request */
static GBytes *
call (GvtSyncRun *run, GBytes *request, gboolean *has_word, GError **error)
{
  g_autoptr (GBytes) answer = gvt_caller_call (run->caller, GVT_CALL_PULL, request,
                                               GVT_OUTBOX_MAX_LIST + GVT_PULL_ANSWER_MAX_HEADER,
                                               run->cancellable, error);

  return answer != NULL ? gvt_pull_answer_read (answer, &run->device, run->incarnation, request,
                                                &run->centre->keys->signing_key, has_word, error)
                        : NULL;
}

/* Returns: (transfer full) (nullable) (element-type GBytes): what stands behind our place */
static GPtrArray *
ask (GvtSyncRun *run, GError **error)
{
  Deposit deposit = { run, NULL };
  g_autoptr (GArray) prekeys = NULL;
  g_autoptr (GBytes) request = NULL;
  g_autoptr (GBytes) list = NULL;
  gboolean has_word;

  if (!gvt_store_write (run->store, fill_prekeys, run, error)
      || !gvt_store_read (run->store, list_prekeys, &deposit, error))
    return NULL;

  prekeys = deposit.prekeys;
  request = gvt_pull_request_write (run->centre->outbox_seq, &run->centre->outbox_hash, prekeys,
                                    error);
  list = request != NULL ? call (run, request, &has_word, error) : NULL;
  if (list == NULL || !note_answer (&deposit, has_word, error))
    return NULL;

  return gvt_outbox_list_read (list, error);
}

typedef struct
{
  GvtSyncRun *run;
  const GvtOutboxMessage *message;
  guint64 serial; /* of the keys that signed it */
  GBytes *bytes;
  gboolean is_known;
  gboolean is_refused;
} Reception;

static gboolean
accept_in_savepoint (GvtDb *db, gpointer user_data, GError **error)
{
  Reception *reception = user_data;

  return gvt_sync_accept_message (reception->run, db, reception->message, &reception->is_known,
                                  error);
}

/* What the disk or another process did is no fault of the message: it will come again. */
static gboolean
is_about_content (const GError *error)
{
  static const GvtError ours[] = { GVT_ERROR_DISK_FULL, GVT_ERROR_DB_CORRUPT, GVT_ERROR_DB_MISSING,
                                   GVT_ERROR_DB_BUSY,   GVT_ERROR_DB_FAILED,  GVT_ERROR_LOCKED };

  if (error->domain != GVT_ERROR)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (ours); i++)
    if (error->code == (gint) ours[i])
      return FALSE;
  return TRUE;
}

/* I5: a message that makes no sense here is kept and counted, and the next one is taken. */
static gboolean
receive (GvtDb *db, gpointer user_data, GError **error)
{
  Reception *reception = user_data;
  const char *state = STATE_TAKEN;
  g_autoptr (GError) local = NULL;

  reception->is_known = TRUE;
  if (!gvt_db_transact (db, accept_in_savepoint, reception, &local))
    {
      if (!is_about_content (local))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      reception->is_refused = TRUE;
      state = STATE_REFUSED;
    }
  else if (!reception->is_known)
    state = STATE_UNKNOWN;

  return gvt_sync_store_add_message (db, reception->message, reception->serial, state,
                                     local != NULL ? local->message : "",
                                     state[0] == 't' ? NULL : reception->bytes, error)
         && gvt_journal_note_time (reception->run->journal, db, reception->message->at_us, error);
}

gboolean
gvt_sync_take_message (GvtSyncRun *run, GBytes *bytes, GError **error)
{
  GvtCentre *centre = run->centre;
  Reception reception = { .run = run, .bytes = bytes };
  g_autoptr (GvtOutboxMessage) message = gvt_outbox_signer_read (
      bytes, centre->keys, centre->former_keys, centre->outbox_serial, &reception.serial, error);

  reception.message = message;

  if (message == NULL
      || !gvt_outbox_message_check (message, &run->device, centre->outbox_seq, &centre->outbox_hash,
                                    error)
      || !gvt_store_write (run->store, receive, &reception, error))
    return FALSE;

  centre->outbox_seq = message->seq;
  centre->outbox_hash = message->hash;
  centre->outbox_serial = reception.serial;
  run->report->n_messages++;
  run->report->n_unknown += !reception.is_known;
  run->report->n_refused += reception.is_refused;
  gvt_sync_tell (run, GVT_SYNC_RECEIVING, run->report->n_messages, 0);
  return TRUE;
}

gboolean
gvt_sync_pull (GvtSyncRun *run, GError **error)
{
  while (TRUE)
    {
      g_autoptr (GPtrArray) messages = ask (run, error);

      if (messages == NULL)
        return FALSE;
      if (messages->len == 0)
        return TRUE; /* and the keys that the last leases used are replaced */

      for (guint i = 0; i < messages->len; i++)
        if (g_cancellable_set_error_if_cancelled (run->cancellable, error)
            || !gvt_sync_take_message (run, g_ptr_array_index (messages, i), error))
          return FALSE;
    }
}
