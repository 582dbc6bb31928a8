/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-hash.h"
#include "gvt-id.h"

G_BEGIN_DECLS

/* The table of 0030-blob-delivery.sql: which attachments the centre holds. Each function works
 * inside the caller's transaction. */
typedef struct
{
  GvtId event;
  GvtHash hash;
  guint32 size;
} GvtBlobName;

/** gvt_blob_store_list_unsent: those that the centre has not said to hold since @epoch began, the
 * oldest event first. Returns: (transfer full) (element-type GvtBlobName) (nullable) */
GArray *gvt_blob_store_list_unsent (GvtDb *db, guint64 epoch, GError **error);
/** gvt_blob_store_set_received: @epoch: of the centre that said so */
gboolean
gvt_blob_store_set_received (GvtDb *db, const GvtBlobName *name, guint64 epoch, GError **error);
/** gvt_blob_store_count: all that are here, and how many of them the centre holds */
gboolean gvt_blob_store_count (
    GvtDb *db, guint64 epoch, guint64 *n_all, guint64 *n_received, GError **error);

G_END_DECLS
