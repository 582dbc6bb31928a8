/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* What somebody typed of a plan and has not saved: kept sealed on this laptop, each user's own,
 * until it is saved or given up. It is no event: nobody else ever sees it. It may name the host, so
 * it does not stay for ever (gvt_plan_drafts_forget_old()). Any thread; they block. */

#define GVT_PLAN_DRAFT_DAYS 30

/** gvt_plan_draft_keep: @visit: (nullable): which plan is being changed; %NULL for a new one.
 * @text: (nullable): %NULL gives it up. %GVT_ERROR_LOCKED */
gboolean
gvt_plan_draft_keep (GvtProfile *profile, const GvtId *visit, const char *text, GError **error);
/** gvt_plan_draft_read: Returns: (transfer full) (nullable): what was kept; %NULL without error for
 * nothing */
char *gvt_plan_draft_read (GvtProfile *profile, const GvtId *visit, GError **error);
/** gvt_plan_drafts_forget_old: those that nobody touched for %GVT_PLAN_DRAFT_DAYS. In the caller's
 * write transaction */
gboolean gvt_plan_drafts_forget_old (GvtDb *db, gint64 now_us, GError **error);

G_END_DECLS
