/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-keys-statement.h"
#include "gvt-manifest.h"
#include "gvt-outbox-message.h"
#include "gvt-prekey.h"
#include "gvt-receipt.h"

G_BEGIN_DECLS

/* The tables of 0004-sync.sql and 0005-centre-keys.sql: what this device holds for its talk with
 * the centre. Each function works inside the caller's transaction. */

#define GVT_PUSH_EVENTS_FIRST 500 /* events in the first frame: small enough for a bad line */

typedef struct
{
  char *address;
  GBytes *keys_bytes;
  GvtKeysStatement *keys;
  GPtrArray *former_keys; /* GvtKeysStatement: accepted before, newest first */
  guint64 manifest_serial;
  guint64 outbox_seq;
  guint64 outbox_serial; /* of the statement whose key signed that message */
  GvtHash outbox_hash;
  guint push_events;
  gint64 contact_at_us; /* 0: never */
} GvtCentre;

void gvt_centre_free (GvtCentre *self);
/** gvt_centre_list_signers: the present signing key first, then those before it, as far as the
 * newest statement names them or this laptop has met them. Returns: (transfer full) (element-type
 * GvtPublicKey) */
GArray *gvt_centre_list_signers (const GvtCentre *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtCentre, gvt_centre_free)

gboolean gvt_sync_store_add_centre (
    GvtDb *db, const char *address, GBytes *keys_bytes, const GvtId *device, GError **error);
/** gvt_sync_store_load_centre: %GVT_ERROR_STATE before enrolment. Returns: (transfer full)
 * (nullable) */
GvtCentre *gvt_sync_store_load_centre (GvtDb *db, GError **error);
/** gvt_sync_store_set_keys: the statement before stays among the former ones */
gboolean gvt_sync_store_set_keys (GvtDb *db, GBytes *keys_bytes, GError **error);
/** gvt_sync_store_set_manifest_serial: lower ones are refused from now on */
gboolean gvt_sync_store_set_manifest_serial (GvtDb *db, guint64 serial, GError **error);
/** gvt_sync_store_set_stale_manifest: @issued_at_us: of a manifest that was old when it came; 0:
 * the last one was not */
gboolean gvt_sync_store_set_stale_manifest (GvtDb *db, gint64 issued_at_us, GError **error);
/** gvt_sync_store_load_stale_manifest: 0 where the last one was not */
gboolean gvt_sync_store_load_stale_manifest (GvtDb *db, gint64 *issued_at_us, GError **error);
gboolean gvt_sync_store_set_push_events (GvtDb *db, guint events, GError **error);

/* How far one chain has come. */
typedef struct
{
  guint64 sent;
  guint64 received;
  guint64 confirmed;
  guint64 n_quarantined;
  guint64 epoch;   /* of the centre that gave the receipt */
  GBytes *receipt; /* (nullable) */
} GvtDelivery;

void gvt_delivery_clear (GvtDelivery *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtDelivery, gvt_delivery_clear)

/** gvt_sync_store_load_delivery: all zero when nothing was sent yet */
gboolean gvt_sync_store_load_delivery (
    GvtDb *db, const GvtId *device, guint32 incarnation, GvtDelivery *delivery, GError **error);
gboolean gvt_sync_store_set_sent (
    GvtDb *db, const GvtId *device, guint32 incarnation, guint64 sent, GError **error);
/** gvt_sync_store_forget_deliveries: a centre that was put back (I13) holds @parent up to @seq, and
 * none of this laptop's chains above it: what it said before of more is true no longer, so no
 * personal part may go by it */
gboolean gvt_sync_store_forget_deliveries (
    GvtDb *db, const GvtId *device, guint32 parent, guint64 seq, GError **error);
/** gvt_sync_store_set_receipt: @is_ours: whether its head is that of our own record */
gboolean gvt_sync_store_set_receipt (
    GvtDb *db, const GvtReceipt *receipt, GBytes *bytes, gboolean is_ours, GError **error);

gboolean
gvt_sync_store_add_prekey (GvtDb *db, const GvtId *id, const GvtSecret *secret, GError **error);
/** gvt_sync_store_count_prekeys: those whose secret is still here */
gboolean gvt_sync_store_count_prekeys (GvtDb *db, guint *count, GError **error);
/** gvt_sync_store_list_new_prekeys: not yet deposited. Returns: (transfer full) (element-type
 * GvtPrekey) (nullable) */
GArray *gvt_sync_store_list_new_prekeys (GvtDb *db, GError **error);
/** gvt_sync_store_offer_prekeys: all that are left are to be deposited once more: a centre that was
 * put back from a backup does not know which it has used */
gboolean gvt_sync_store_offer_prekeys (GvtDb *db, GError **error);
gboolean gvt_sync_store_set_deposited (GvtDb *db, GArray *prekeys, GError **error);

/** gvt_sync_store_add_message: keeps what became of @message, and moves our place in the outbox
 * behind it. @serial: of the statement whose key signed it. @bytes: (nullable): the message itself,
 * when it must stay */
gboolean gvt_sync_store_add_message (GvtDb *db,
                                     const GvtOutboxMessage *message,
                                     guint64 serial,
                                     const char *state,
                                     const char *detail,
                                     GBytes *bytes,
                                     GError **error);

G_END_DECLS
