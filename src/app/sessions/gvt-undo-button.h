/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-undo.h"

G_BEGIN_DECLS

/* "Undo: attendance: 20 men, 18 women": takes back what was done last in a class, and always that
 * and nothing else: if something was recorded in the meantime, it says so and undoes nothing. Not
 * seen while there is nothing to undo. It needs the action session.undo of its page, which calls
 * gvt_undo_button_undo(). Signal "undone" (#GvtDoneAct): an act was taken back. */
#define GVT_TYPE_UNDO_BUTTON (gvt_undo_button_get_type ())
G_DECLARE_FINAL_TYPE (GvtUndoButton, gvt_undo_button, GVT, UNDO_BUTTON, AdwBin)

/** gvt_undo_button_show: reads what would be undone in @session now. @page: of the class, which
 * says what went wrong and outlives the button */
void gvt_undo_button_show (GvtUndoButton *self, GvtSectionPage *page, const GvtId *session);
/** gvt_undo_button_set_may_undo: whether whoever is at the keys may; not before this was said */
void gvt_undo_button_set_may_undo (GvtUndoButton *self, gboolean may_undo);
/** gvt_undo_button_undo: takes back the act it names; while that is being read, as soon as it is */
void gvt_undo_button_undo (GvtUndoButton *self);

G_END_DECLS
