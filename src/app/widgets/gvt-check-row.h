/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A row that is ticked or not. Property "active", notified. */
#define GVT_TYPE_CHECK_ROW (gvt_check_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtCheckRow, gvt_check_row, GVT, CHECK_ROW, AdwActionRow)

GtkWidget *gvt_check_row_new (const char *title);
gboolean gvt_check_row_get_active (GvtCheckRow *self);

G_END_DECLS
