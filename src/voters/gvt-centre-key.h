/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* The centre's public sealing key (X25519), to which a citizen's report is sealed beside the roll
 * key. It comes in the newest KEYS statement, whose keeper sets it here in the transaction that
 * keeps the statement; so reports can be written without knowing how keys arrive. */

/** gvt_centre_key_set: inside a write transaction */
gboolean gvt_centre_key_set (GvtDb *db, const GvtPublicKey *key, GError **error);

/** gvt_centre_key_load: %GVT_ERROR_STATE before enrolment with a centre */
gboolean gvt_centre_key_load (GvtDb *db, GvtPublicKey *key, GError **error);

G_END_DECLS
