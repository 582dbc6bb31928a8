/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One class: the steps as a rail, the step in the middle. Whatever is recorded is on the disk
 * before it is said to be saved, so that the laptop may be closed at any moment.
 *
 * Teaching and the quiz begin class mode, where there is a window that has it (gvt-window.h). In it
 * a class cannot be closed or reported: that is for the teacher's eyes and hand alone.
 *
 * What stands in a step is its panel's matter (gvt-step-panel.h); the panels' acts are actions
 * here: session.save-attendance, session.teach, session.quiz and so on. Actions of its own:
 * session.steps, session.class (begins class mode); of the step that is looked at session.skip
 * (asks why), session.earlier and session.later; session.onward (to the next step, once the one
 * that was entered is done); session.undo, session.history, session.replace (s:
 * id): another class stands in its place. */
#define GVT_TYPE_SESSION_PAGE (gvt_session_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtSessionPage, gvt_session_page, GVT, SESSION_PAGE, GvtSectionPage)

/** gvt_session_page_is_of: whether it is the page of @session */
gboolean gvt_session_page_is_of (GvtSessionPage *self, const GvtId *session);
void gvt_session_page_get_session (GvtSessionPage *self, GvtId *session);
/** gvt_session_page_resume: before it is seen: the laptop went off while the class was at @place;
 * once loaded, what its steps opened there is opened again */
void gvt_session_page_resume (GvtSessionPage *self, const GvtClassPlace *place);
GvtSectionPage *gvt_session_page_new (const GvtId *session); /* (transfer floating) */

G_END_DECLS
