/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two children: words, and what stands at their end on the same line, as a badge does. Where that
 * would leave the words too few letters in a line, it stands below them. */
#define GVT_TYPE_ASIDE_LAYOUT (gvt_aside_layout_get_type ())
G_DECLARE_FINAL_TYPE (GvtAsideLayout, gvt_aside_layout, GVT, ASIDE_LAYOUT, GtkLayoutManager)

G_END_DECLS
