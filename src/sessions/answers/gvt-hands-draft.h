/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* Numbers of hands that were typed for a question and are not recorded yet: kept sealed on this
 * laptop, a question of a class at a time, until they are recorded or the question is left. They
 * are no event, since nobody said yet that they are right. Any thread; they block. */

/** gvt_hands_draft_keep: @where: of which quiz or module, one word; @item: the question; @typed:
 * (nullable): as it stands there, right or wrong, none with a line feed; %NULL or all empty for
 * nothing, which leaves what another question has. Otherwise what another question of @session had
 * goes. %GVT_ERROR_LOCKED */
gboolean gvt_hands_draft_keep (GvtProfile *profile,
                               const GvtId *session,
                               const char *where,
                               const char *item,
                               const char *const *typed,
                               GError **error);
/** gvt_hands_draft_read: Returns: (transfer full) (nullable): what was kept of that very question;
 * %NULL without an error for nothing */
GStrv gvt_hands_draft_read (
    GvtProfile *profile, const GvtId *session, const char *where, const char *item, GError **error);

G_END_DECLS
