/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session.h"
#include "gvt-visit.h"

G_BEGIN_DECLS

/* What the present user of a laptop may look at: his working area is a border for views, too
 * (design D6). %GVT_ERROR_LOCKED while nobody is in. Any thread; they block. */

/** gvt_visits_browse: as gvt_visits_list(), inside the user's area. Returns: (transfer full)
 * (nullable) */
GListModel *gvt_visits_browse (GvtProfile *profile, GError **error);
/** gvt_visits_view: one of them. Returns: (transfer full) (nullable): %GVT_ERROR_FORBIDDEN outside
 * of the user's area, %GVT_ERROR_NOT_FOUND */
GvtVisit *gvt_visits_view (GvtProfile *profile, const GvtId *visit, GError **error);
/** gvt_sessions_view: one of them. Returns: (transfer full) (nullable): %GVT_ERROR_FORBIDDEN
 * outside of the user's area, %GVT_ERROR_NOT_FOUND */
GvtSession *gvt_sessions_view (GvtProfile *profile, const GvtId *session, GError **error);
/** gvt_session_dup_journal: for who reads of one of them, and needs nothing else of the session
 * itself: its sums are costly in a large class. Returns: (transfer full) (nullable): errors as
 * gvt_sessions_view() */
GvtJournal *gvt_session_dup_journal (GvtProfile *profile, const GvtId *session, GError **error);
/** gvt_sessions_browse: as gvt_sessions_list(), inside the user's area. @visit: (nullable).
 * Returns: (transfer full) (nullable) */
GListModel *gvt_sessions_browse (GvtProfile *profile, const GvtId *visit, GError **error);

G_END_DECLS
