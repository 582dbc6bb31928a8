/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-session-progress.h"

G_BEGIN_DECLS

/* One step in the rail: its number, or a tick once it was taken, and its name. */
#define GVT_TYPE_STEP_ROW (gvt_step_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtStepRow, gvt_step_row, GVT, STEP_ROW, GtkListBoxRow)

/** gvt_step_row_new: @number: its place in the rail, from 1 */
GtkWidget *gvt_step_row_new (GvtSessionStep step, guint number);
GvtSessionStep gvt_step_row_get_step (GvtStepRow *self);
void gvt_step_row_set_done (GvtStepRow *self, gboolean is_done);

G_END_DECLS
