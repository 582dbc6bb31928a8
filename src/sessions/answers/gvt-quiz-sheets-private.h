/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"

G_BEGIN_DECLS

/** gvt_quiz_sheets_list_rows: Returns: (transfer full) (nullable): of #GvtQuizItem, the rows of a
 * sheet of @form */
GListModel *
gvt_quiz_sheets_list_rows (GvtClassQuiz *quiz, GvtModule *module, const char *form, GError **error);

G_END_DECLS
