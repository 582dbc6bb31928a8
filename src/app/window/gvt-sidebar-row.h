/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One entry of the sidebar. Properties: "section" (what it opens), "icon-name", "label". */
#define GVT_TYPE_SIDEBAR_ROW (gvt_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtSidebarRow, gvt_sidebar_row, GVT, SIDEBAR_ROW, GtkListBoxRow)

const char *gvt_sidebar_row_get_section (GvtSidebarRow *self);
const char *gvt_sidebar_row_get_label (GvtSidebarRow *self);

G_END_DECLS
