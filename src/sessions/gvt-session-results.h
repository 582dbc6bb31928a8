/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-item-result.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/**
 * gvt_session_results:
 * @session: (nullable): of one session; %NULL for all of @visit
 * @visit: (nullable): of all sessions of a visit; %NULL for @session alone
 *
 * Judged by the exact content that each session pinned. Answers to one question of one content are
 * summed over the sessions, those of forms A and B and those taken without opening a quiz apart.
 * %GVT_ERROR_FORBIDDEN where the session or visit lies outside of the user's area.
 *
 * Returns: (transfer full) (nullable): of #GvtItemResult, by module, items in the author's order
 *   where the module is known
 */
GListModel *gvt_session_results (GvtProfile *profile,
                                 GvtModuleLibrary *library,
                                 const GvtId *session,
                                 const GvtId *visit,
                                 GError **error);

G_END_DECLS
