/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page-stack.h"

G_BEGIN_DECLS

/* What the window shows in class mode instead of its sections: the page of the class, above it what
 * was opened from there, and on top of all that it is class mode. No section, and nothing of a
 * voter or a user, is inside. While it is shown nothing sleeps.
 *
 * A page above the first is a lesson or a quiz. The quiz is held (gvt-section-page.h). */
#define GVT_TYPE_CLASSROOM (gvt_classroom_get_type ())
G_DECLARE_FINAL_TYPE (GvtClassroom, gvt_classroom, GVT, CLASSROOM, AdwBin)

/** gvt_classroom_new: @page: of the class. Returns: (transfer floating) */
GtkWidget *gvt_classroom_new (GvtWorkspace *workspace, GvtSectionPage *page);
/** gvt_classroom_get_pages: Returns: (transfer none) */
GvtPageStack *gvt_classroom_get_pages (GvtClassroom *self);
/** gvt_classroom_is_quiz: whether a pupil sits at the quiz of the class */
gboolean gvt_classroom_is_quiz (GvtClassroom *self);
/** gvt_classroom_is_lesson: whether it shows what a locked laptop may show, too */
gboolean gvt_classroom_is_lesson (GvtClassroom *self);
/** gvt_classroom_take_page: takes the page of the class out again. Returns: (transfer full) */
GvtSectionPage *gvt_classroom_take_page (GvtClassroom *self);

G_END_DECLS
