/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* The facilitator's notes of a module as PDF, with the keys of its quiz or without: a menu on a
 * GvtSectionPage. Not seen in class mode, where the class looks on. Action: notes.save (b: with
 * keys). */
#define GVT_TYPE_NOTES_BUTTON (gvt_notes_button_get_type ())
G_DECLARE_FINAL_TYPE (GvtNotesButton, gvt_notes_button, GVT, NOTES_BUTTON, AdwBin)

/** gvt_notes_button_offer: @is_class: whether this is class mode */
void gvt_notes_button_offer (GvtNotesButton *self, GvtModule *module, gboolean is_class);

G_END_DECLS
