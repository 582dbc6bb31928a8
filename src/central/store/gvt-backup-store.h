/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-hash.h"
#include "gvt-receipt.h"

G_BEGIN_DECLS

/* Which records are in a backup, and what a restore leaves behind. */

/* The last record held of one chain. */
typedef struct
{
  GvtId device;
  guint32 incarnation;
  guint64 seq;
} GvtChainHead;

/** gvt_backup_store_list_heads: of every chain that has records. Returns: (transfer full)
 * (element-type GvtChainHead) (nullable) */
GArray *gvt_backup_store_list_heads (GvtDb *db, GError **error);
/** gvt_backup_store_note: @heads are in a backup from now on; a mark never goes back */
gboolean gvt_backup_store_note (GvtDb *db, const GArray *heads, GError **error);
/** gvt_backup_store_fill: what of the device of @receipt is in a backup */
gboolean gvt_backup_store_fill (GvtDb *db, GvtReceipt *receipt, GError **error);

/**
 * gvt_backup_store_begin_epoch:
 *
 * What has to be forgotten where a backup was put back: which one-time keys are free, since laptops
 * may have used them up after it was made; and how far the marks went, since this backup holds all
 * that it holds. Notes where each outbox ended (gvt_outbox_store_resume()).
 */
gboolean gvt_backup_store_begin_epoch (GvtDb *db, GError **error);

G_END_DECLS
