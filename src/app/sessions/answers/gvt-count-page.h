/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-class-quiz.h"
#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A class answers a test by raising its hands, one question after another; nobody is told what is
 * right. Hands, people who raised none, and people who answered the question by card make up all
 * who are present: their sum and what is missing stand there while the numbers are typed.
 *
 * Actions: count.record (this question, then the next), count.skip. */
#define GVT_TYPE_COUNT_PAGE (gvt_count_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtCountPage, gvt_count_page, GVT, COUNT_PAGE, GvtSectionPage)

/** gvt_count_page_new: @module: the content that @quiz pinned. Returns: (transfer floating)
 * (nullable): %GVT_ERROR_STATE where hands answer none of its questions */
GvtSectionPage *gvt_count_page_new (GvtClassQuiz *quiz, GvtModule *module, GError **error);

/** gvt_count_page_begin: at @question, from 0; past the end, at the last */
void gvt_count_page_begin (GvtCountPage *self, guint question);

G_END_DECLS
