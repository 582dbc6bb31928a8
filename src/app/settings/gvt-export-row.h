/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-export.h"

G_BEGIN_DECLS

/* A file that left: what, when, by whom, where, and a button to delete it while it is there. */
#define GVT_TYPE_EXPORT_ROW (gvt_export_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtExportRow, gvt_export_row, GVT, EXPORT_ROW, GtkListBoxRow)

GtkWidget *gvt_export_row_new (const GvtExported *export); /* (transfer floating) */

G_END_DECLS
