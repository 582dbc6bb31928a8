/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre's receipt for our chain, by whatever road it came. */
#include "gvt-sync-private.h"

typedef struct
{
  GvtSyncRun *run;
  GBytes *bytes;
  GvtReceipt *receipt;
  gboolean is_ours;
} Taking;

gboolean
gvt_sync_may_travel (const GvtEvent *event, gpointer user_data)
{
  return gvt_journal_may_travel (user_data, event);
}

/* The hash of our own record @seq; of the beginning when it is 0. */
static gboolean
find_own_hash (GvtSyncRun *run, GvtDb *db, guint64 seq, GvtHash *hash, GError **error)
{
  g_autoptr (GPtrArray) events = NULL;

  if (seq == 0)
    {
      gvt_event_genesis (&run->device, run->incarnation, &run->device_key, hash);
      return TRUE;
    }

  events = gvt_journal_events (run->journal, db, &run->device, run->incarnation, seq - 1, 1, error);
  if (events == NULL)
    return FALSE;

  if (events->len == 0) /* the centre has more of us than we have: this disk was set back */
    *hash = (GvtHash){ { 0 } };
  else
    *hash = ((GvtEvent *) g_ptr_array_index (events, 0))->hash;
  return TRUE;
}

static gboolean
check_newer (Taking *self, GvtDb *db, gboolean *is_restored, GError **error)
{
  GvtSyncRun *run = self->run;
  g_auto (GvtDelivery) delivery = { 0 };
  GvtReceipt held = { .device = run->device, .incarnation = run->incarnation };

  if (!gvt_sync_store_load_delivery (db, &run->device, run->incarnation, &delivery, error))
    return FALSE;

  held.seq = delivery.received;
  held.epoch = delivery.epoch;
  *is_restored = held.epoch > 0 && self->receipt->epoch > held.epoch;
  return gvt_receipt_check_newer (self->receipt, &held, error);
}

static gboolean
keep_receipt (GvtDb *db, gpointer user_data, GError **error)
{
  Taking *self = user_data;
  GvtSyncRun *run = self->run;
  gboolean is_restored;
  GvtHash own;

  if (!check_newer (self, db, &is_restored, error)
      || (is_restored && !gvt_sync_store_offer_prekeys (db, error))
      || !find_own_hash (run, db, self->receipt->seq, &own, error))
    return FALSE;

  self->is_ours = gvt_hash_equal (&own, &self->receipt->head);
  return gvt_sync_store_set_receipt (db, self->receipt, self->bytes, self->is_ours, error)
         && gvt_sync_store_set_push_events (db, run->centre->push_events, error)
         && gvt_journal_note_time (run->journal, db, self->receipt->at_us, error);
}

gboolean
gvt_sync_take_receipt (
    GvtSyncRun *run, GBytes *bytes, GvtReceipt *receipt, gboolean *is_ours, GError **error)
{
  Taking self = { run, bytes, receipt, FALSE };

  if (!gvt_receipt_read (bytes, &run->centre->keys->signing_key, receipt, error)
      || !gvt_store_write (run->store, keep_receipt, &self, error))
    return FALSE;

  *is_ours = self.is_ours;
  return TRUE;
}
