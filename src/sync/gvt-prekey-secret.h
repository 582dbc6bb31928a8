/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* The secret halves of this laptop's one-time keys, which open one message each. */

/** gvt_prekey_secret_load: @secret: (out) (transfer full): %NULL where it is gone: the message came
 * before, or this is a laptop put back from a backup */
gboolean
gvt_prekey_secret_load (GvtDb *db, const GvtId *prekey, GvtSecret **secret, GError **error);
/** gvt_prekey_secret_forget: in the transaction that keeps what it opened */
gboolean gvt_prekey_secret_forget (GvtDb *db, const GvtId *prekey, GError **error);

G_END_DECLS
