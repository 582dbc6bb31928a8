/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* Signed messages that wait for laptops, a chain for each. */

/** gvt_outbox_store_load_last: seq 0 and the chain's genesis hash before the first */
gboolean gvt_outbox_store_load_last (
    GvtDb *db, const GvtId *device, guint64 *seq, GvtHash *hash, GError **error);
gboolean gvt_outbox_store_add (GvtDb *db,
                               const GvtId *device,
                               guint64 seq,
                               const GvtHash *hash,
                               GBytes *message,
                               GError **error);
/** gvt_outbox_store_sign_again: every message that @before signed, by @signing_key: header, hash
 * and chain stay. One that @before did not sign stays as it is: a database may have been meddled
 * with */
gboolean gvt_outbox_store_sign_again (GvtDb *db,
                                      const GvtPublicKey *before,
                                      const GvtSecret *signing_key,
                                      GError **error);
/** gvt_outbox_store_list: what stands after @after, in order, at most @max_count messages of
 * @max_bytes in all, but at least one. Returns: (transfer full) (element-type GBytes) (nullable) */
GPtrArray *gvt_outbox_store_list (GvtDb *db,
                                  const GvtId *device,
                                  guint64 after,
                                  guint max_count,
                                  gsize max_bytes,
                                  GError **error);

/** gvt_outbox_store_load_read: how far @device has read; 0: nothing yet */
gboolean gvt_outbox_store_load_read (GvtDb *db, const GvtId *device, guint64 *seq, GError **error);
/** gvt_outbox_store_set_read: no farther than there are messages, and never back */
gboolean gvt_outbox_store_set_read (GvtDb *db, const GvtId *device, guint64 seq, GError **error);

G_END_DECLS
