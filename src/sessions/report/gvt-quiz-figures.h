/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-item-analysis.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* How well the questions of a visit's quizzes tell apart who knows: of the quizzes that were
 * opened, card by card; of one content and form all classes together. */

typedef struct
{
  char *title; /* of the module */
  char *form;  /* "A", "B", or "" for all questions */
  guint n_people;
  GPtrArray *items; /* (element-type GvtQuizItem): those that somebody was shown, in the author's
                       order */
  GvtItemFigures *figures; /* of each */
} GvtQuizFigures;

/** gvt_quiz_figures_read: of all classes of @visit, or of @session alone (nullable); without a quiz
 * whose exact module is not here any more: nobody can say what is right. Returns: (transfer full)
 * (element-type GvtQuizFigures) (nullable): errors as gvt_visits_view(). Any thread; blocks */
GPtrArray *gvt_quiz_figures_read (GvtProfile *profile,
                                  GvtModuleLibrary *library,
                                  const GvtId *visit,
                                  const GvtId *session,
                                  GError **error);

G_END_DECLS
