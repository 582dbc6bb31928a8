/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-hash.h"
#include "gvt-id.h"

G_BEGIN_DECLS

/* Attachments that have come in part (central/0014-blob-parts.sql). Inside the caller's
 * transaction. */

/** gvt_blob_part_store_has_whole: whether it is in `blob` */
gboolean gvt_blob_part_store_has_whole (
    GvtDb *db, const GvtId *event, const GvtHash *hash, gboolean *has, GError **error);
/** gvt_blob_part_store_gather: Returns: (transfer full) (nullable): what is here, from its first
 * byte on */
GByteArray *
gvt_blob_part_store_gather (GvtDb *db, const GvtId *event, const GvtHash *hash, GError **error);
gboolean gvt_blob_part_store_add (GvtDb *db,
                                  const GvtId *event,
                                  const GvtHash *hash,
                                  guint32 position,
                                  GBytes *bytes,
                                  GError **error);
gboolean
gvt_blob_part_store_remove (GvtDb *db, const GvtId *event, const GvtHash *hash, GError **error);

G_END_DECLS
