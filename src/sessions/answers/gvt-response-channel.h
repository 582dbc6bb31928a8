/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-item.h"

G_BEGIN_DECLS

/* A road by which a class answers. All that must know of roads asks here; results are labelled by
 * the code. Constant; any thread.
 *
 * A road has no operation that records. What is said by each is something else: at the laptop one
 * answer of one card, on paper the whole sheet of a card, by hands a number for each option and for
 * those who raised none. Each is refused for other reasons, and undone as what it was; one function
 * for the three would take what only one of them has, and check nothing that its own does not. They
 * meet where answers are read: whatever has a card in quiz_card, a row for card and question that
 * names its channel, of which the later one counts; numbers of hands in quiz_count, where they make
 * up all who are present with those who answered by card.
 *
 * So a road to come has here its line, an event of its own kind for what it takes in, and a
 * migration that lets its name and its answers into one of these two tables. Whoever counts, pairs,
 * analyses or exports answers then has them. */
typedef struct _GvtResponseChannel GvtResponseChannel;

/** gvt_response_channel_find: @code: "laptop", "hands" or "paper". Returns: (transfer none)
 * (nullable): %NULL for any other */
const GvtResponseChannel *gvt_response_channel_find (const char *code);
/** gvt_response_channel_at: @index: from 0, in the order in which they are offered. Returns:
 * (transfer none) (nullable): %NULL after the last */
const GvtResponseChannel *gvt_response_channel_at (guint index);

const char *gvt_response_channel_get_code (const GvtResponseChannel *self);
/** gvt_response_channel_get_name: for people. Translated. Returns: (transfer none) */
const char *gvt_response_channel_get_name (const GvtResponseChannel *self);
/** gvt_response_channel_is_named: whether each answer has a card: only these can be paired with
 * what the same person answers later */
gboolean gvt_response_channel_is_named (const GvtResponseChannel *self);
/** gvt_response_channel_can_ask: whether @item can be answered by this road: no hand tells of
 * several options, no letter of words */
gboolean gvt_response_channel_can_ask (const GvtResponseChannel *self, GvtQuizItem *item);

/**
 * gvt_response_channel_minutes:
 *
 * What @n_people will need for @n_items questions, rounded up; the keying of the sheets afterwards
 * counts. An estimate for planning, from the paces that stand in the source as our assumptions:
 * no measurement of classes is known to us. Returns: 0 when there is nobody or nothing to ask
 */
guint gvt_response_channel_minutes (const GvtResponseChannel *self, guint n_people, guint n_items);

G_END_DECLS
