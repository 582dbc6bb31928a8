/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two buttons with labels, one at the start and one at the end of a row; a single one stands at the
 * end. Where the row would break a word of theirs, or be higher than both of them, they stand under
 * each other, as wide as it is. */
#define GVT_TYPE_ACTS_LAYOUT (gvt_acts_layout_get_type ())
G_DECLARE_FINAL_TYPE (GvtActsLayout, gvt_acts_layout, GVT, ACTS_LAYOUT, GtkLayoutManager)

G_END_DECLS
