/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-plan-form.h"

G_BEGIN_DECLS

/* A planned module in its order: its minutes to type, and buttons that move it or take it out.
 * Asks whoever holds it by modules.move (index, by: -1 or 1; 0: out). */
#define GVT_TYPE_PLANNED_ROW (gvt_planned_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlannedRow, gvt_planned_row, GVT, PLANNED_ROW, GtkListBoxRow)

/** gvt_planned_row_new: the module @index of @form, called @title. Returns: (transfer floating) */
GtkWidget *gvt_planned_row_new (GvtPlanForm *form, guint index, const char *title);
/** gvt_planned_row_focus: brings the keys to its minutes (0), or the button that moves it up (-1)
 * or down (1) as far as that can be used */
void gvt_planned_row_focus (GvtPlannedRow *self, int which);

G_END_DECLS
