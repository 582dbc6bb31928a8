/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"
#include "gvt-id.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* Up to which record one incarnation is in a backup of the centre. */
typedef struct
{
  guint32 incarnation;
  guint64 seq;
} GvtBackedUp;

#define GVT_RECEIPT_MAX_BACKED_UP 16

/* `RCPT`: the centre's signed word that it durably holds one incarnation's chain up to @seq, and
 * that the last record's hash is @head. A laptop whose own record @seq has that hash knows that
 * both sides hold the same records. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  guint64 seq; /* 0: nothing yet, and @head is the chain's genesis */
  GvtHash head;
  gint64 at_us;
  guint64 epoch; /* of the centre: one more after each restore from a backup (I13) */
  guint64
      n_quarantined; /* of these records: kept and visible at the centre, but not applied (I5) */
  /* The watermark of backups (I13), of this incarnation and those before it, the newest first. None
   * from a centre that has no backup, or that is older than this. */
  GvtBackedUp backed_up[GVT_RECEIPT_MAX_BACKED_UP];
  guint n_backed_up;
} GvtReceipt;

#define GVT_RECEIPT_MAX_BYTES 4096

/** gvt_receipt_write: Returns: (transfer full) (nullable) */
GBytes *gvt_receipt_write (const GvtReceipt *self, const GvtSecret *signing_key, GError **error);
/** gvt_receipt_read: %GVT_ERROR_BAD_SIGNATURE unless @signing_key, the centre's, signed it */
gboolean
gvt_receipt_read (GBytes *bytes, const GvtPublicKey *signing_key, GvtReceipt *self, GError **error);

/** gvt_receipt_check_newer: whether @self may take the place of @held: the same chain, and within
 * one epoch of the centre no step back; a replayed receipt is %GVT_ERROR_EXPIRED */
gboolean gvt_receipt_check_newer (const GvtReceipt *self, const GvtReceipt *held, GError **error);

G_END_DECLS
