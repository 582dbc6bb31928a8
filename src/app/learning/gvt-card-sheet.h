/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-module.h"

G_BEGIN_DECLS

/* A card on the wall: as much of it as one screen holds, in the largest type that its room allows.
 * It asks for no room of its own. Signal "planned": it has a number of screens, or another one, or
 * more or less of a screen is seen. */
#define GVT_TYPE_CARD_SHEET (gvt_card_sheet_get_type ())
G_DECLARE_FINAL_TYPE (GvtCardSheet, gvt_card_sheet, GVT, CARD_SHEET, GtkWidget)

/** gvt_card_sheet_show: @from_end: its last screen, not its first */
void
gvt_card_sheet_show (GvtCardSheet *self, GvtModule *module, GvtLesson *lesson, gboolean from_end);
/** gvt_card_sheet_expect: @lesson: (nullable): what is probably shown next: it is planned and its
 * picture drawn as soon as there is nothing else to do */
void gvt_card_sheet_expect (GvtCardSheet *self, GvtLesson *lesson);
/** gvt_card_sheet_get_n_screens: 1 until its size is known */
guint gvt_card_sheet_get_n_screens (GvtCardSheet *self);
guint gvt_card_sheet_get_screen (GvtCardSheet *self);
void gvt_card_sheet_set_screen (GvtCardSheet *self, guint screen);
/** gvt_card_sheet_scroll: within a screen whose one text is higher than it. Returns: %FALSE when
 * there was nothing more of it */
gboolean gvt_card_sheet_scroll (GvtCardSheet *self, gboolean is_forward);
gboolean gvt_card_sheet_has_more (GvtCardSheet *self);
/** gvt_card_sheet_get_type_size: of the text, in pixels; 0 until its size is known */
double gvt_card_sheet_get_type_size (GvtCardSheet *self);

G_END_DECLS
