/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* Who may give or take whose slot (design D6). The laptop asks before the act, and the centre of
 * the record of it: so a record that the centre refuses is one that no honest laptop writes. */
typedef gboolean (*GvtUserRule) (const GvtUser *by, const GvtUser *whom);

/** gvt_user_may_invite: a facilitator, within his own area; others the centre adds */
gboolean gvt_user_may_invite (const GvtUser *by, const GvtUser *whom);
/** gvt_user_may_reset: whether @by may do all that @whom may: who gives a passphrase can come in by
 * it. Not his own, which he changes */
gboolean gvt_user_may_reset (const GvtUser *by, const GvtUser *whom);
/** gvt_user_may_remove: not one above him, and not himself; of any area, since to take a slot from
 * a laptop lets nobody in anywhere, and who is left behind on one must be able to be shut out */
gboolean gvt_user_may_remove (const GvtUser *by, const GvtUser *whom);

G_END_DECLS
