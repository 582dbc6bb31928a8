/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-claim.h"
#include "gvt-page-flow.h"
#include "gvt-quiz.h"

G_BEGIN_DECLS

/* What the pages of a module's notes are drawn from. Private to the folder. */

/** gvt_notes_draw_label: small and bold, above what it names */
void gvt_notes_draw_label (GvtPageFlow *flow, const char *text);
/** gvt_notes_draw_claim: @number: (nullable): the one in the card's text */
void gvt_notes_draw_claim (GvtPageFlow *flow, const char *number, GvtClaim *claim);
/** gvt_notes_draw_quiz: the questions with their keys, on pages that hold nothing else */
void gvt_notes_draw_quiz (GvtPageFlow *flow, GvtQuiz *quiz);

G_END_DECLS
