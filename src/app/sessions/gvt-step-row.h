/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-session-progress.h"

G_BEGIN_DECLS

/* One step in the rail: its number, or a tick once it was taken, its name, and why it
 * was left out. */
#define GVT_TYPE_STEP_ROW (gvt_step_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtStepRow, gvt_step_row, GVT, STEP_ROW, GtkListBoxRow)

GtkWidget *gvt_step_row_new (GvtSessionStep step);
GvtSessionStep gvt_step_row_get_step (GvtStepRow *self);
/** gvt_step_row_show: @number: its place in the rail, from 1. @skipped: (nullable): why it was left
 * out, for people */
void gvt_step_row_show (GvtStepRow *self, guint number, gboolean is_done, const char *skipped);

G_END_DECLS
