/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The reader: one card at a time, large. Actions: lesson.previous, lesson.next (after the last card
 * it closes the page); the arrow and page keys do the same. lesson.simulate opens the simulator
 * that the card asks for, lesson.film its film in sign language, lesson.project (F5) shows the card
 * on the wall; lesson.larger and lesson.smaller change the size of the text. */
#define GVT_TYPE_LESSON_PAGE (gvt_lesson_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtLessonPage, gvt_lesson_page, GVT, LESSON_PAGE, GvtSectionPage)

/** gvt_lesson_page_new: begins at card @index. Returns: (transfer floating) */
GvtSectionPage *gvt_lesson_page_new (GvtModule *module, guint index);
/** gvt_lesson_page_new_pictures: the same with the cards for people who do not read */
GvtSectionPage *gvt_lesson_page_new_pictures (GvtModule *module, guint index);

G_END_DECLS
