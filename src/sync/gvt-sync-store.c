/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sync-store.h"

#include <glib/gi18n-lib.h>
#include <sodium.h>

#include "gvt-centre-key.h"
#include "gvt-error.h"
#include "gvt-seal.h"

void
gvt_centre_free (GvtCentre *self)
{
  if (self == NULL)
    return;

  g_free (self->address);
  g_clear_pointer (&self->keys_bytes, g_bytes_unref);
  gvt_keys_statement_free (self->keys);
  g_clear_pointer (&self->former_keys, g_ptr_array_unref);
  g_free (self);
}

static void
add_signer (GArray *signers, const GvtPublicKey *signer)
{
  for (guint i = 0; i < signers->len; i++)
    if (gvt_public_key_equal (&g_array_index (signers, GvtPublicKey, i), signer))
      return;
  g_array_append_val (signers, *signer);
}

GArray *
gvt_centre_list_signers (const GvtCentre *self)
{
  GArray *signers = g_array_new (FALSE, FALSE, sizeof (GvtPublicKey));
  const GArray *named = self->keys->former;

  add_signer (signers, &self->keys->signing_key);
  for (guint i = 0; named != NULL && i < named->len; i++)
    add_signer (signers, &g_array_index (named, GvtFormerKey, i).signing_key);
  for (guint i = 0; i < self->former_keys->len; i++)
    add_signer (signers, &((GvtKeysStatement *) self->former_keys->pdata[i])->signing_key);
  return signers;
}

/* Where those find it who seal reports to the centre. */
static gboolean
keep_sealing_key (GvtDb *db, GBytes *keys_bytes, GError **error)
{
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (keys_bytes, error);

  return keys != NULL && gvt_centre_key_set (db, &keys->sealing_key, error);
}

gboolean
gvt_sync_store_add_centre (
    GvtDb *db, const char *address, GBytes *keys_bytes, const GvtId *device, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO centre (only_row, address, keys, outbox_hash, push_events)"
      " VALUES (1, :address, :keys, :outbox_hash, :push_events)",
      error);
  GvtHash genesis;

  if (stmt == NULL)
    return FALSE;

  gvt_outbox_genesis (device, &genesis);
  gvt_stmt_bind_text (stmt, ":address", address);
  gvt_stmt_bind_bytes (stmt, ":keys", keys_bytes);
  gvt_stmt_bind_hash (stmt, ":outbox_hash", &genesis);
  gvt_stmt_bind_int (stmt, ":push_events", GVT_PUSH_EVENTS_FIRST);
  return gvt_stmt_run (stmt, error) && keep_sealing_key (db, keys_bytes, error);
}

static gboolean
read_centre (GvtStmt *stmt, GvtCentre *self, GError **error)
{
  self->address = g_strdup (gvt_stmt_text (stmt, 0));
  self->keys_bytes = gvt_stmt_bytes (stmt, 1);
  self->manifest_serial = (guint64) gvt_stmt_int (stmt, 2);
  self->outbox_seq = (guint64) gvt_stmt_int (stmt, 3);
  self->push_events = (guint) gvt_stmt_int (stmt, 5);
  self->contact_at_us = gvt_stmt_int (stmt, 6);
  self->outbox_serial = (guint64) gvt_stmt_int (stmt, 7);
  self->keys = gvt_keys_statement_read (self->keys_bytes, error);
  return self->keys != NULL && gvt_stmt_hash (stmt, 4, &self->outbox_hash, error);
}

static gboolean
load_former_keys (GvtDb *db, GvtCentre *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT statement FROM centre_keys ORDER BY serial DESC", error);

  if (stmt == NULL)
    return FALSE;

  self->former_keys = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_keys_statement_free);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 0);
      GvtKeysStatement *keys = gvt_keys_statement_read (bytes, error);

      if (keys == NULL)
        return FALSE;
      g_ptr_array_add (self->former_keys, keys);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GvtCentre *
gvt_sync_store_load_centre (GvtDb *db, GError **error)
{
  g_autoptr (GvtCentre) self = g_new0 (GvtCentre, 1);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT address, keys, manifest_serial, outbox_seq, outbox_hash,"
      " push_events, ifnull (contact_at, 0), outbox_serial FROM centre",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;
  if (gvt_stmt_next (stmt, &local))
    return read_centre (stmt, self, error) && load_former_keys (db, self, error)
               ? g_steal_pointer (&self)
               : NULL;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    gvt_error_tell (error, GVT_ERROR_STATE,
                    _ ("This laptop is not enrolled with a centre yet. Nothing was changed. Enrol "
                       "it first, with a code from your election office."));
  return NULL;
}

static gboolean
keep_former_keys (GvtDb *db, GError **error)
{
  g_autoptr (GvtCentre) centre = gvt_sync_store_load_centre (db, error);
  g_autoptr (GvtStmt) stmt = NULL;

  if (centre == NULL)
    return FALSE;

  stmt = gvt_db_prepare (db, "INSERT OR IGNORE INTO centre_keys VALUES (:serial, :statement)",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":serial", (gint64) centre->keys->serial);
  gvt_stmt_bind_bytes (stmt, ":statement", centre->keys_bytes);
  return gvt_stmt_run (stmt, error);
}

static gboolean
replace_keys (GvtDb *db, GBytes *keys_bytes, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "UPDATE centre SET keys = :keys", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_bytes (stmt, ":keys", keys_bytes);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_sync_store_set_keys (GvtDb *db, GBytes *keys_bytes, GError **error)
{
  return keep_former_keys (db, error) && replace_keys (db, keys_bytes, error)
         && keep_sealing_key (db, keys_bytes, error);
}

gboolean
gvt_sync_store_set_manifest_serial (GvtDb *db, guint64 serial, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "UPDATE centre SET manifest_serial = :serial",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":serial", (gint64) serial);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_sync_store_set_push_events (GvtDb *db, guint events, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "UPDATE centre SET push_events = :events", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":events", events);
  return gvt_stmt_run (stmt, error);
}

void
gvt_delivery_clear (GvtDelivery *self)
{
  g_clear_pointer (&self->receipt, g_bytes_unref);
}

gboolean
gvt_sync_store_load_delivery (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtDelivery *delivery, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT sent, received, confirmed, quarantined, epoch, receipt"
      " FROM delivery"
      " WHERE device = :device AND incarnation = :incarnation",
      error);
  g_autoptr (GError) local = NULL;

  *delivery = (GvtDelivery){ 0 };
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  if (gvt_stmt_next (stmt, &local))
    {
      delivery->sent = (guint64) gvt_stmt_int (stmt, 0);
      delivery->received = (guint64) gvt_stmt_int (stmt, 1);
      delivery->confirmed = (guint64) gvt_stmt_int (stmt, 2);
      delivery->n_quarantined = (guint64) gvt_stmt_int (stmt, 3);
      delivery->epoch = (guint64) gvt_stmt_int (stmt, 4);
      delivery->receipt = gvt_stmt_bytes (stmt, 5);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_sync_store_set_sent (
    GvtDb *db, const GvtId *device, guint32 incarnation, guint64 sent, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO delivery (device, incarnation, sent)"
      " VALUES (:device, :incarnation, :sent)"
      " ON CONFLICT DO UPDATE SET sent = max (sent, excluded.sent)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_int (stmt, ":sent", (gint64) sent);
  return gvt_stmt_run (stmt, error);
}

static gboolean
run_for_chain (GvtDb *db,
               const char *constant_sql,
               const GvtId *device,
               guint32 incarnation,
               guint64 seq,
               GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) seq);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_sync_store_forget_deliveries (
    GvtDb *db, const GvtId *device, guint32 parent, guint64 seq, GError **error)
{
  return run_for_chain (db,
                        "DELETE FROM delivery WHERE device = :device"
                        " AND incarnation > :incarnation AND :seq >= 0",
                        device, parent, seq, error)
         && run_for_chain (db,
                           "UPDATE delivery SET received = min (received, :seq),"
                           " confirmed = min (confirmed, :seq), backed_up = min (backed_up, :seq)"
                           " WHERE device = :device AND incarnation = :incarnation",
                           device, parent, seq, error);
}

/* Of every chain that this laptop went on from: what the newest receipt says. A row of a chain that
 * nothing was sent of is none. */
static gboolean
set_backed_up (GvtDb *db, const GvtReceipt *receipt, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "UPDATE delivery SET backed_up = :seq"
      " WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < receipt->n_backed_up; i++)
    {
      gvt_stmt_bind_int (stmt, ":seq", (gint64) receipt->backed_up[i].seq);
      gvt_stmt_bind_id (stmt, ":device", &receipt->device);
      gvt_stmt_bind_int (stmt, ":incarnation", receipt->backed_up[i].incarnation);
      if (!gvt_stmt_run (stmt, error))
        return FALSE;
      gvt_stmt_reset (stmt);
    }
  return TRUE;
}

gboolean
gvt_sync_store_offer_prekeys (GvtDb *db, GError **error)
{
  return gvt_db_exec (db, "UPDATE prekey SET deposited = 0", error);
}

static gboolean
set_contact (GvtDb *db, gint64 at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "UPDATE centre SET contact_at = :at", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":at", at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_sync_store_set_receipt (
    GvtDb *db, const GvtReceipt *receipt, GBytes *bytes, gboolean is_ours, GError **error)
{
  /* A receipt that names less than before (a restored centre) takes both counts back with it. */
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO delivery (device, incarnation, sent, received, confirmed, quarantined, epoch,"
      " receipt) VALUES (:device, :incarnation, :seq, :seq, :confirmed, :quarantined,"
      " :epoch, :receipt) ON CONFLICT DO UPDATE SET received = :seq, confirmed = iif (:is_ours,"
      " :seq, min (confirmed, :seq)), quarantined = :quarantined, epoch = :epoch,"
      " receipt = :receipt",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &receipt->device);
  gvt_stmt_bind_int (stmt, ":incarnation", receipt->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) receipt->seq);
  gvt_stmt_bind_int (stmt, ":confirmed", is_ours ? (gint64) receipt->seq : 0);
  gvt_stmt_bind_int (stmt, ":is_ours", is_ours);
  gvt_stmt_bind_int (stmt, ":quarantined", (gint64) receipt->n_quarantined);
  gvt_stmt_bind_int (stmt, ":epoch", (gint64) receipt->epoch);
  gvt_stmt_bind_bytes (stmt, ":receipt", bytes);
  return gvt_stmt_run (stmt, error) && set_backed_up (db, receipt, error)
         && set_contact (db, receipt->at_us, error);
}

gboolean
gvt_sync_store_add_prekey (GvtDb *db, const GvtId *id, const GvtSecret *secret, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO prekey (prekey_id, secret) VALUES (:id, :secret)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", id);
  gvt_stmt_bind_data (stmt, ":secret", gvt_secret_get (secret), gvt_secret_size (secret));
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_sync_store_count_prekeys (GvtDb *db, guint *count, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM prekey", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "prekeys", error))
    return FALSE;

  *count = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
read_public_half (GvtStmt *stmt, GvtPrekey *prekey, GError **error)
{
  gsize size;
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 1);
  g_autoptr (GvtSecret) secret = gvt_secret_new (g_bytes_get_data (bytes, &size), GVT_KEY_SIZE);
  gpointer data = g_bytes_unref_to_data (g_steal_pointer (&bytes), &size);

  gvt_sealing_key_public (secret, &prekey->key);
  sodium_memzero (data, size);
  g_free (data);
  return gvt_stmt_id (stmt, 0, &prekey->id, error);
}

GArray *
gvt_sync_store_list_new_prekeys (GvtDb *db, GError **error)
{
  g_autoptr (GArray) prekeys = g_array_new (FALSE, TRUE, sizeof (GvtPrekey));
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT prekey_id, secret FROM prekey WHERE deposited = 0"
      " ORDER BY prekey_id",
      error);
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return NULL;

  while (prekeys->len < GVT_PREKEYS_MAX && gvt_stmt_next (stmt, &local))
    {
      GvtPrekey prekey;

      if (!read_public_half (stmt, &prekey, error))
        return NULL;
      g_array_append_val (prekeys, prekey);
    }
  if (local == NULL)
    return g_steal_pointer (&prekeys);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_sync_store_set_deposited (GvtDb *db, GArray *prekeys, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE prekey SET deposited = 1 WHERE prekey_id = :id", error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < prekeys->len; i++)
    {
      gvt_stmt_bind_id (stmt, ":id", &g_array_index (prekeys, GvtPrekey, i).id);
      if (!gvt_stmt_run (stmt, error))
        return FALSE;
      gvt_stmt_reset (stmt);
    }

  return TRUE;
}

static gboolean
set_outbox_place (GvtDb *db, const GvtOutboxMessage *message, guint64 serial, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE centre SET outbox_seq = :seq, outbox_hash = :hash, outbox_serial = :serial",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":seq", (gint64) message->seq);
  gvt_stmt_bind_hash (stmt, ":hash", &message->hash);
  gvt_stmt_bind_int (stmt, ":serial", (gint64) serial);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_sync_store_add_message (GvtDb *db,
                            const GvtOutboxMessage *message,
                            guint64 serial,
                            const char *state,
                            const char *detail,
                            GBytes *bytes,
                            GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO outbox_message VALUES (:seq, :type, :sent_at, :state,"
      " :detail, :message)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":seq", (gint64) message->seq);
  gvt_stmt_bind_text (stmt, ":type", message->type);
  gvt_stmt_bind_int (stmt, ":sent_at", message->at_us);
  gvt_stmt_bind_text (stmt, ":state", state);
  gvt_stmt_bind_text (stmt, ":detail", detail);
  gvt_stmt_bind_bytes (stmt, ":message", bytes);
  return gvt_stmt_run (stmt, error) && set_outbox_place (db, message, serial, error);
}

#define STALE_MANIFEST "sync.stale_manifest"

gboolean
gvt_sync_store_set_stale_manifest (GvtDb *db, gint64 issued_at_us, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%" G_GINT64_FORMAT, issued_at_us);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO setting VALUES (:name, :value) ON CONFLICT (name) DO UPDATE SET"
      " value = excluded.value",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", STALE_MANIFEST);
  gvt_stmt_bind_text (stmt, ":value", value);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_sync_store_load_stale_manifest (GvtDb *db, gint64 *issued_at_us, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT value FROM setting WHERE name = :name",
                                             error);

  *issued_at_us = 0;
  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", STALE_MANIFEST);
  if (gvt_stmt_next (stmt, &local))
    *issued_at_us = g_ascii_strtoll (gvt_stmt_text (stmt, 0), NULL, 10);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
