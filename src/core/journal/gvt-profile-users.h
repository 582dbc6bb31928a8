/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* Who may unlock this laptop (design D2, D6). Each act is on the disk and in the journal, with user
 * codes alone, when it returns %TRUE; stopped between the two, the journal is told at the next
 * unlock. Blocks (Argon2id); any thread. */

/** gvt_profile_invite_user: an officer lets a facilitator in, within his own area. @once: read to
 * him; it only lets him choose his own. %GVT_ERROR_BAD_INPUT for another role: the centre adds
 * those */
gboolean
gvt_profile_invite_user (GvtProfile *self, const GvtUser *user, const char *once, GError **error);

/** gvt_profile_reset_user: an officer gives another user @once instead of a forgotten passphrase;
 * not one above him, and not one who works outside of his area (gvt-user-rules.h) */
gboolean
gvt_profile_reset_user (GvtProfile *self, const char *code, const char *once, GError **error);

/** gvt_profile_remove_user: an officer takes a user's slot away, not that of one above him; the
 * store and all keys change (gvt-vault.h), which takes as long as writing the store twice.
 * %GVT_ERROR_DB_BUSY while another program has the store open. "is-unlocked" is notified: whoever
 * held the journal asks for it anew */
gboolean gvt_profile_remove_user (GvtProfile *self, const char *code, GError **error);

/** gvt_profile_change_passphrase: also while locked; afterwards @user is in. @present: his own, or
 * one for one use */
gboolean gvt_profile_change_passphrase (
    GvtProfile *self, const char *user, const char *present, const char *chosen, GError **error);

G_END_DECLS
