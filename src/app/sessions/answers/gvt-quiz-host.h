/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-work.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Seats people at the quiz of a class, one after another, and records what each was shown and what
 * he answered. Signal "ready": the quiz is open above the page, or could not be. */
#define GVT_TYPE_QUIZ_HOST (gvt_quiz_host_get_type ())
G_DECLARE_FINAL_TYPE (GvtQuizHost, gvt_quiz_host, GVT, QUIZ_HOST, GObject)

/** gvt_quiz_host_new: @page: (transfer none): of the class; it owns the host */
GvtQuizHost *gvt_quiz_host_new (GvtSectionPage *page);
/** gvt_quiz_host_seat: opens the quiz of @order in @session, or goes on with the one that is open
 */
void gvt_quiz_host_seat (GvtQuizHost *self, const GvtId *session, const GvtQuizOrder *order);

G_END_DECLS
