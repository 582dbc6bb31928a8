/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-class-quiz.h"
#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* An open or closed quiz of a class, with exactly the content that it pinned. Zero-initialise. */
typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtClassQuiz *quiz;
  GvtModule *module; /* borrowed from the library */
} GvtQuizDesk;

/** gvt_quiz_desk_open: @id: of the quiz, as text; a usage error when it is none */
gboolean
gvt_quiz_desk_open (GvtQuizDesk *self, const GvtArgs *args, const char *id, GError **error);
void gvt_quiz_desk_clear (GvtQuizDesk *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtQuizDesk, gvt_quiz_desk_clear)

G_END_DECLS
