/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-vault-recovery.h"

G_BEGIN_DECLS

/* The recovery key of the province: its public half is in the KEYS statement, its private half
 * never was in the centre: two shares, with two people, either of which alone says nothing. */

/** gvt_central_make_recovery_key: writes the two shares and a KEYS statement that names the key,
 * signed by the root key. @may_replace: a key before it is replaced: laptops follow at their next
 * sync, and until then only the old shares help them. %GVT_ERROR_STATE when there is a key and it
 * may not, or when a share's file is there already */
gboolean gvt_central_make_recovery_key (GvtCentral *self,
                                        const char *root_key_file,
                                        const char *share_a,
                                        const char *share_b,
                                        gboolean may_replace,
                                        GError **error);

/** gvt_central_recover: answers @request with both shares of the key that the laptop is sealed
 * to, and says so in the journal before it gives the answer out. %GVT_ERROR_BAD_INPUT when they
 * are not. @device_code: (out) (transfer full): which laptop it is for.
 * %GVT_ERROR_NOT_FOUND for a laptop that this centre does not know. Returns: (transfer full)
 * (nullable) */
GBytes *gvt_central_recover (GvtCentral *self,
                             const char *share_a,
                             const char *share_b,
                             GBytes *request,
                             GvtRecoveryFacts *facts,
                             char **device_code,
                             GError **error);

G_END_DECLS
