/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-store.h"

G_BEGIN_DECLS

/* What events name as "attachments" (design D1): small files, by the hash of what they hold. They
 * stand in the store itself: so they are under its key, in its backups, and there in the same
 * transaction as their event or not at all. Any thread; they block. */

#define GVT_BLOB_MAX (300 * 1024) /* bytes */

/** gvt_blob_check: %GVT_ERROR_TOO_LARGE, %GVT_ERROR_BAD_INPUT for an empty one. @hash: (out): its
 * name */
gboolean gvt_blob_check (GBytes *bytes, GvtHash *hash, GError **error);
/** gvt_blob_put: inside the write transaction that appends @event, whose draft names it */
gboolean gvt_blob_put (GvtDb *db, const GvtId *event, GBytes *bytes, GError **error);
/** gvt_blob_read: Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND where it was erased, or
 * is on another laptop; %GVT_ERROR_CHAIN where it does not fit its name any more */
GBytes *gvt_blob_read (GvtStore *store, const GvtId *event, const GvtHash *hash, GError **error);

G_END_DECLS
