/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-people-groups.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_sessions_count_people: who is present, by groups; a later count replaces this one. Needs an
 * open session of this laptop, as the acts of gvt-session-acts.h. On disk when it returns %TRUE.
 * Any thread; blocks. */
gboolean gvt_sessions_count_people (GvtProfile *profile,
                                    const GvtId *session,
                                    const GvtPeopleGroups *groups,
                                    GError **error);

/** gvt_session_read_people: of all laptops that counted in @session, each with its last count.
 * What was counted as men and women alone is in no group; where nobody counted, the attendance list
 * is (gvt-people-list.h). Returns: (transfer full) (nullable):
 * %GVT_ERROR_FORBIDDEN outside of the user's area, %GVT_ERROR_NOT_FOUND */
GvtPeopleGroups *
gvt_session_read_people (GvtProfile *profile, const GvtId *session, GError **error);

G_END_DECLS
