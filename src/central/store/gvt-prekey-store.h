/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-prekey.h"

G_BEGIN_DECLS

/* One-time keys that laptops deposited: each is one incarnation's. */

/** gvt_prekey_store_add: one that was deposited before changes nothing */
gboolean gvt_prekey_store_add (
    GvtDb *db, const GvtId *device, guint32 incarnation, const GvtPrekey *prekey, GError **error);
/** gvt_prekey_store_take: gives a free one to @lease for ever. %GVT_ERROR_NOT_FOUND when the laptop
 * has none left. */
gboolean gvt_prekey_store_take (GvtDb *db,
                                const GvtId *device,
                                guint32 incarnation,
                                const GvtId *lease,
                                GvtPrekey *prekey,
                                GError **error);
/** gvt_prekey_store_count: the free ones of a laptop */
gboolean gvt_prekey_store_count (
    GvtDb *db, const GvtId *device, guint32 incarnation, guint *count, GError **error);

/** gvt_prekey_store_forget_free: nothing is sealed to them any more */
gboolean
gvt_prekey_store_forget_free (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error);

G_END_DECLS
