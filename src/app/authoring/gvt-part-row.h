/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One card or question in the list of a draft: opens, and moves by its buttons or by Alt and the
 * arrow keys. Actions: part.up, part.down. Signal: "moved" (int: -1 up, 1 down). */
#define GVT_TYPE_PART_ROW (gvt_part_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtPartRow, gvt_part_row, GVT, PART_ROW, AdwActionRow)

/** gvt_part_row_new: @place: from 0, of @n_parts. Returns: (transfer floating) */
GtkWidget *gvt_part_row_new (const char *title, guint place, guint n_parts);
/** gvt_part_row_focus: brings the keys to its button for @direction, or to the row where that has
 * nowhere to go or @direction is 0 */
void gvt_part_row_focus (GvtPartRow *self, int direction);

G_END_DECLS
