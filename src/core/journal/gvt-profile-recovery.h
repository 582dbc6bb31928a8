/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* When a user who opens the roll forgot his passphrase and nobody on the laptop can reset it
 * (gvt-vault-recovery.h). Blocks; any thread; also while locked. */

/** gvt_profile_begin_recovery: @passphrase: which will be his. Returns: (transfer full) (nullable):
 * what goes to who keeps the recovery key */
GBytes *gvt_profile_begin_recovery (GvtProfile *self,
                                    const char *user,
                                    const char *passphrase,
                                    GError **error);
/** gvt_profile_dup_recovery_request: what gvt_profile_begin_recovery() gave for @user, while it
 * waits for its answer; @at_us: (out) (optional): when. Returns: (transfer full) (nullable): %NULL
 * without error when there is none */
GBytes *gvt_profile_dup_recovery_request (GvtProfile *self,
                                          const char *user,
                                          gint64 *at_us,
                                          GError **error);
/** gvt_profile_finish_recovery: by the @answer; then @user is in. Wrong passphrases cost time here
 * as well, by a count of their own */
gboolean gvt_profile_finish_recovery (
    GvtProfile *self, const char *user, const char *passphrase, GBytes *answer, GError **error);

G_END_DECLS
