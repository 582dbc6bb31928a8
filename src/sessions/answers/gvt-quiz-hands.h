/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"

G_BEGIN_DECLS

/* A show of hands in a quiz: one event for a question. */

/* Who can raise his hand for a question. */
typedef struct
{
  guint n_present;
  guint n_cards; /* of these, who answered the question by another road */
} GvtHandsPeople;

/** gvt_quiz_hands_read_people: Any thread; blocks. */
gboolean gvt_quiz_hands_read_people (GvtProfile *profile,
                                     GvtClassQuiz *quiz,
                                     const char *item,
                                     GvtHandsPeople *people,
                                     GError **error);

/**
 * gvt_quiz_hands_count:
 * @item: one that asks for one answer (%GVT_ERROR_BAD_INPUT)
 * @counts: hands raised for each option, in the author's order
 * @n_counts: as many as the question has options (%GVT_ERROR_BAD_INPUT)
 * @abstained: who raised none
 *
 * Hands, people without, and cards that answered this question by other roads make up all who are
 * present: anything else is refused (%GVT_ERROR_BAD_INPUT), with how many too many or too few, and
 * nothing is recorded. So nobody counts twice. Counting again replaces. In a test that is crossed
 * over no hands are counted: its halves have different questions (%GVT_ERROR_STATE). Any thread;
 * blocks.
 */
gboolean gvt_quiz_hands_count (GvtProfile *profile,
                               GvtClassQuiz *quiz,
                               GvtModule *module,
                               const char *item,
                               const guint *counts,
                               guint n_counts,
                               guint abstained,
                               GError **error);

G_END_DECLS
