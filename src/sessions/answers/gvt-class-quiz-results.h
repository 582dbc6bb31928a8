/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-item-result.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/** gvt_class_quiz_results: of one quiz, judged by the content it pinned: every question it asks,
 * also those that nobody was shown. Returns: (transfer full) (nullable): of #GvtItemResult, in the
 * author's order */
GListModel *gvt_class_quiz_results (GvtProfile *profile,
                                    GvtModuleLibrary *library,
                                    GvtClassQuiz *quiz,
                                    GError **error);

/** gvt_class_quizzes_add_results: adds all quizzes of @session to @results (of #GvtItemResult):
 * answers to the same question of the same content and form are summed */
gboolean gvt_class_quizzes_add_results (GvtStore *store,
                                        GvtModuleLibrary *library,
                                        const GvtId *session,
                                        GListStore *results,
                                        GError **error);

G_END_DECLS
