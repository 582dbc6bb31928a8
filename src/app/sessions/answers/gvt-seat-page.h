/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The laptop goes from hand to hand in a test. Between two people nothing stands there but the
 * question for the number of the card; whose it is, is asked the questions of his form that he has
 * not answered yet by any road. Who sat there when the laptop went dark is the first one that it
 * asks for, and goes on at his question. A test that pairs by codes asks for the person's own code,
 * too, which goes from the screen as soon as he begins. Action: seat.begin. */
#define GVT_TYPE_SEAT_PAGE (gvt_seat_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSeatPage, gvt_seat_page, GVT, SEAT_PAGE, GvtSectionPage)

/** gvt_seat_page_new: @module: the content that @quiz pinned. Returns: (transfer floating) */
GvtSectionPage *gvt_seat_page_new (GvtClassQuiz *quiz, GvtModule *module);

/** gvt_seat_page_set_interrupted: before it is seen: the laptop went off while somebody was
 * answering. Who that was, the journal knows */
void gvt_seat_page_set_interrupted (GvtSeatPage *self, gboolean was_interrupted);

G_END_DECLS
