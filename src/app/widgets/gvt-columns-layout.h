/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children side by side in columns of one width, as many as there is room for and no more than
 * asked for, in rows as even as can be: six become three and three before they become five and one.
 * Height beyond what they need goes to rows of children that expand. Properties: "max-columns",
 * "spacing" (pixels, both ways). */
#define GVT_TYPE_COLUMNS_LAYOUT (gvt_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (GvtColumnsLayout, gvt_columns_layout, GVT, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *gvt_columns_layout_new (guint max_columns, int spacing);

G_END_DECLS
