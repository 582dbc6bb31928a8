/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* One figure of a table: what it is, what that means, and the number at the right edge. Property
 * "figure" (guint64). */
#define GVT_TYPE_FIGURE_ROW (gvt_figure_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtFigureRow, gvt_figure_row, GVT, FIGURE_ROW, AdwActionRow)

void gvt_figure_row_set (GvtFigureRow *self, guint64 figure);

G_END_DECLS
