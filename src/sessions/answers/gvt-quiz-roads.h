/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"

G_BEGIN_DECLS

/* Who has answered a quiz by which road, and who has not. */

typedef struct
{
  guint card;
  guint n_laptop; /* answers on the laptop that count */
  guint n_paper;  /* ... on his sheet, and what he left empty there */
} GvtCardRoads;

typedef struct
{
  guint n_present; /* people in the class */
  GArray *cards;   /* of GvtCardRoads: whoever was shown a question or filled in a sheet, by card */
  GArray *missing; /* of guint: cards that were given out, without an answer or a sheet */
  guint n_laptop;  /* people who answered only on the laptop */
  guint n_paper;   /* ... only on paper */
  guint n_mixed;   /* ... on both */
  guint n_counted; /* questions for which hands were counted */
} GvtQuizRoads;

/** gvt_quiz_roads_read: cards that were given out: those of the attendance list where it holds all
 * who are present, else from 1 to as many as are present. Any thread; blocks. Returns: (transfer
 * full) (nullable): %GVT_ERROR_FORBIDDEN outside of the user's area */
GvtQuizRoads *gvt_quiz_roads_read (GvtProfile *profile, GvtClassQuiz *quiz, GError **error);
void gvt_quiz_roads_free (GvtQuizRoads *self);

/** gvt_quiz_roads_describe_missing: Translated. Returns: (transfer full): "Missing: cards 3,
 * 7–9"; empty when there are none */
char *gvt_quiz_roads_describe_missing (const GvtQuizRoads *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtQuizRoads, gvt_quiz_roads_free)

G_END_DECLS
