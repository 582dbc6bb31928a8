/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-members-private.h"
#include "gvt-quiz.h"

G_BEGIN_DECLS

/** gvt_quiz_decode: quiz.json. Returns: (transfer full) (nullable) */
GvtQuiz *gvt_quiz_decode (GvtModuleParts *parts, GError **error);

G_END_DECLS
