/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-keyed-grid.h"
#include "gvt-own-code.h"

G_BEGIN_DECLS

/* What a person keys for one sheet of paper, in one line: the card's number, the form where the
 * quiz has forms, and an answer for each question in the order of the sheet: "17B ABDCAABD".
 *
 *   A       the letter that is marked (of true and false: A and B, in the sheet's order)
 *   (AC)    all letters that are marked, where several may be right; there A alone is "(A)" too
 *   - or .  nothing is marked
 *   *       more is marked than may be: the answer is invalid
 *
 * In a test that pairs by codes a person's own code stands before the answers, ended by a blank, or
 * by a stroke where it has blanks itself: "17B SI12 ABDCAABD", "17B SI 12/ABDCAABD"; a hyphen says
 * that there is none.
 *
 * Small letters are as good as capitals. Blanks may stand anywhere but within the card's number.
 * A line is read whole or not at all: no answer may be left out at the end. Pure; any thread. */

typedef enum
{
  GVT_KEYED_EMPTY,  /* nothing is marked */
  GVT_KEYED_SPOILT, /* more is marked than may be */
  GVT_KEYED_CHOSEN,
} GvtKeyedState;

typedef struct
{
  GvtKeyedState state;
  guint32 options; /* of a chosen one: bit 0 for A; at least one */
} GvtKeyedAnswer;

typedef struct
{
  guint card;                      /* from 1 */
  char form;                       /* 'A', 'B' or 0, as in the grid */
  char code[GVT_OWN_CODE_MAX + 1]; /* clean; "" for none, and where the grid takes none */
  guint n_answers;
  GvtKeyedAnswer answers[GVT_QUIZ_MAX_ITEMS];
} GvtKeyedLine;

/** gvt_keyed_line_parse: @max_card: the highest number that was given out. @self is set only when
 * all is well. Returns: %FALSE with %GVT_ERROR_BAD_INPUT: what is wrong, for people, and in which
 * column of @text (characters, from 1) */
gboolean gvt_keyed_line_parse (
    GvtKeyedLine *self, const GvtKeyedGrid *grid, guint max_card, const char *text, GError **error);
/** gvt_keyed_line_write: the one way to write it: what gvt_keyed_line_parse() reads as the same.
 * Returns: (transfer full) */
char *gvt_keyed_line_write (const GvtKeyedLine *self, const GvtKeyedGrid *grid);

/** gvt_keyed_scores_parse: a survey sheet, "443434443": @n_scores digits from 1 to @max_score
 * (at most 9), with "-", "." and "*" as above, both 0 in @scores: an element left out lowers
 * nothing. Errors as above */
gboolean gvt_keyed_scores_parse (
    guint8 *scores, guint n_scores, guint max_score, const char *text, GError **error);

G_END_DECLS
