/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* One answer on the wall: its letter, its words and picture, and a place for the number of hands
 * that were raised for it. Signals: "changed": another number; "entered": Enter after it. */
#define GVT_TYPE_HANDS_OPTION (gvt_hands_option_get_type ())
G_DECLARE_FINAL_TYPE (GvtHandsOption, gvt_hands_option, GVT, HANDS_OPTION, GtkBox)

/** gvt_hands_option_new: @module: its pictures' own. @index: 0 is "A". @can_count: whether hands
 * are counted at all. Returns: (transfer floating) */
GtkWidget *
gvt_hands_option_new (GvtModule *module, GvtQuizOption *option, guint index, gboolean can_count);
/** gvt_hands_option_get_text: what was typed; may be empty */
const char *gvt_hands_option_get_text (GvtHandsOption *self);
void gvt_hands_option_set_text (GvtHandsOption *self, const char *text);
void gvt_hands_option_focus_count (GvtHandsOption *self);
/** gvt_hands_option_reveal: takes no other number, and says whether it is the right one */
void gvt_hands_option_reveal (GvtHandsOption *self, gboolean is_key);
/** gvt_hands_option_set_size: of its letters, in pixels */
void gvt_hands_option_set_size (GvtHandsOption *self, double size);

G_END_DECLS
