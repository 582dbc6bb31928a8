/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-hands.h"

G_BEGIN_DECLS

/* A question put to a whole class, which answers by raising its hands. Any thread; those that
 * return a #gboolean with an error block. */

/** gvt_hands_choose_items: Returns: (transfer full): of @order (of #GvtQuizItem) those that hands
 * can answer (gvt_sessions_can_count_hands()) */
GListModel *gvt_hands_choose_items (GListModel *order);

/** gvt_hands_read_people: who can raise his hand for @item of @module's quiz, to learn by: cards
 * are those that answered it in such a quiz, or in none */
gboolean gvt_hands_read_people (GvtProfile *profile,
                                const GvtId *session,
                                GvtModule *module,
                                const char *item,
                                GvtHandsPeople *people,
                                GError **error);

/**
 * gvt_hands_record:
 * @counts: hands raised for each option, in the author's order
 * @n_counts: as many as the question has options
 *
 * Hands, cards that answered this question, and people who did neither make up all who are present
 * (gvt_sessions_attend()): so nobody counts twice, and hands that are too many are refused with how
 * many (%GVT_ERROR_BAD_INPUT), and nothing is recorded. One event for all options, which is undone
 * as one; counting again replaces.
 */
gboolean gvt_hands_record (GvtProfile *profile,
                           const GvtId *session,
                           GvtModule *module,
                           const char *item,
                           const guint *counts,
                           guint n_counts,
                           GError **error);

/** gvt_sessions_count_hands: @people raised their hands for @choice; counting again replaces. Only
 * where one option is to be chosen. With the hands for the others and the cards that answered they
 * are at most all who are present (%GVT_ERROR_BAD_INPUT). */
gboolean gvt_sessions_count_hands (GvtProfile *profile,
                                   const GvtId *session,
                                   GvtModule *module,
                                   const char *item,
                                   const char *choice,
                                   guint people,
                                   GError **error);

G_END_DECLS
