/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-profile.h"
#include "gvt-worklist.h"

G_BEGIN_DECLS

/* Whether the card that is shown at the door is that of the row: its number is typed, and the
 * answer is the same or another; nothing is unmasked. Signal "wanted": Enter or the button. */
#define GVT_TYPE_CARD_COMPARE (gvt_card_compare_get_type ())
G_DECLARE_FINAL_TYPE (GvtCardCompare, gvt_card_compare, GVT, CARD_COMPARE, GtkBox)

/** gvt_card_compare_with: what was typed, with row @number of an opened worklist */
void gvt_card_compare_with (GvtCardCompare *self,
                            GvtProfile *profile,
                            GvtWorklist *worklist,
                            guint number);
/** gvt_card_compare_forget: number and answer: they were about somebody else */
void gvt_card_compare_forget (GvtCardCompare *self);

G_END_DECLS
