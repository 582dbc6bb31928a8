/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-visit-day.h"

G_BEGIN_DECLS

/* The steps of a class that lasts from its attendance to its close, each at the keys, however wide
 * the window and however large its letters. Main thread. */

/** gvt_visit_hand_enter: the step called @title, by the list of steps */
void gvt_visit_hand_enter (GvtVisitDay *self, const char *title);

/** gvt_visit_hand_open_test: enters @title, a test, and opens it with two questions of M5 for each.
 * @is_whole: the same form for all, so that hands can be counted */
void gvt_visit_hand_open_test (GvtVisitDay *self, const char *title, gboolean is_whole);
/** gvt_visit_hand_count: hands for A to D and then none, as typed, and goes on */
void gvt_visit_hand_count (GvtVisitDay *self, const char *const counts[5]);
/** gvt_visit_hand_key_sheets: from the page of the test, and comes back to it. @lines: %NULL ends
 */
void gvt_visit_hand_key_sheets (GvtVisitDay *self, const char *const *lines);
/** gvt_visit_hand_close_test: the one that is open */
void gvt_visit_hand_close_test (GvtVisitDay *self);

/** gvt_visit_hand_teach: enters the step, reads @card of M5, where the laptop stands, and the next
 * one, and leaves class mode */
void gvt_visit_hand_teach (GvtVisitDay *self, guint card);
/** gvt_visit_hand_key_survey: enters the step, and keys sheets of paper. @lines: %NULL ends; each
 * without its number */
void gvt_visit_hand_key_survey (GvtVisitDay *self, const char *const *lines);
/** gvt_visit_hand_close_class: enters the step, and closes it */
void gvt_visit_hand_close_class (GvtVisitDay *self);

/** gvt_visit_hand_return: from a page for pupils, as a teacher, to the class */
void gvt_visit_hand_return (GvtVisitDay *self);
/** gvt_visit_hand_leave_class: class mode */
void gvt_visit_hand_leave_class (GvtVisitDay *self);

G_END_DECLS
