/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* How one quiz item was answered. Immutable; any thread. Properties: "module" (title), "prompt",
 * "item" (id), "n-answers", "n-correct" (uint, people whose answer is right in full), "points"
 * (uint, of all of them together) and "of" (uint, points of one right answer), "is-known" (FALSE
 * when this laptop no longer has the exact module: then nothing is said about right and wrong). */
#define GVT_TYPE_ITEM_RESULT (gvt_item_result_get_type ())
G_DECLARE_FINAL_TYPE (GvtItemResult, gvt_item_result, GVT, ITEM_RESULT, GObject)

const char *gvt_item_result_get_module (GvtItemResult *self);
const char *gvt_item_result_get_prompt (GvtItemResult *self);
const char *gvt_item_result_get_item (GvtItemResult *self);
guint gvt_item_result_get_n_answers (GvtItemResult *self);
guint gvt_item_result_get_n_correct (GvtItemResult *self);
guint gvt_item_result_get_points (GvtItemResult *self);
guint gvt_item_result_get_of (GvtItemResult *self);
gboolean gvt_item_result_is_known (GvtItemResult *self);

/**
 * gvt_session_results:
 * @session: (nullable): of one session; %NULL for all of @visit
 * @visit: (nullable): of all sessions of a visit; %NULL for @session alone
 *
 * Judged by the exact content that each session pinned. %GVT_ERROR_FORBIDDEN where the session or
 * visit lies outside of the user's area.
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
