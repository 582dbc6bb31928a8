/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* A question put to a whole class, which answers by raising its hands. Any thread; those that
 * return a #gboolean with an error block. */

/** gvt_hands_choose_items: Returns: (transfer full): of @order (of #GvtQuizItem) those that hands
 * can answer (gvt_sessions_can_count_hands()) */
GListModel *gvt_hands_choose_items (GListModel *order);

/**
 * gvt_hands_record:
 * @counts: hands raised for each option, in the author's order
 * @n_counts: as many as the question has options
 *
 * Hands and people who raised none make up all who are present (gvt_sessions_attend()), so more
 * hands than people are refused (%GVT_ERROR_BAD_INPUT) and nothing is recorded. One event for all
 * options, which is undone as one; counting again replaces.
 */
gboolean gvt_hands_record (GvtProfile *profile,
                           const GvtId *session,
                           GvtModule *module,
                           const char *item,
                           const guint *counts,
                           guint n_counts,
                           GError **error);

G_END_DECLS
