/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz.h"

G_BEGIN_DECLS

/* What an answer sheet of a quiz has room for: its forms, and of each the rows of letters. The
 * printed sheet and the line that is keyed from it are both made from this, so they fit. Questions
 * and options stand in the author's order: the first option is A. Plain data; any thread. */

#define GVT_KEYED_MAX_OPTIONS 26
#define GVT_KEYED_MAX_FORMS   2

/* One row of a sheet. */
typedef struct
{
  guint n_options;      /* 2 to 26; 0 where words are asked for, which no letter can answer */
  gboolean is_multiple; /* several letters may be right */
  gboolean is_truth;    /* A is true, B is false */
} GvtKeyedQuestion;

typedef struct
{
  char name; /* 'A', 'B', or 0 where a quiz has no forms */
  guint n_questions;
  GvtKeyedQuestion questions[GVT_QUIZ_MAX_ITEMS];
} GvtKeyedForm;

typedef struct
{
  guint n_forms; /* at least 1 */
  GvtKeyedForm forms[GVT_KEYED_MAX_FORMS];
  gboolean takes_code; /* each line has a code that its person made up, see gvt-own-code.h */
} GvtKeyedGrid;

/** gvt_keyed_grid_init: @quiz: (nullable): without one, forms A and B of eight questions with four
 * options. %GVT_ERROR_BAD_INPUT for a form in which nothing is asked */
gboolean gvt_keyed_grid_init (GvtKeyedGrid *self, GvtQuiz *quiz, GError **error);
/** gvt_keyed_grid_add: one more form. @form: "A", "B" or "". @items: of #GvtQuizItem, in the order
 * of the sheet */
void gvt_keyed_grid_add (GvtKeyedGrid *self, const char *form, GListModel *items);
/** gvt_keyed_grid_keep: leaves @form alone. Returns: whether there is one of that name */
gboolean gvt_keyed_grid_keep (GvtKeyedGrid *self, char form);

G_END_DECLS
