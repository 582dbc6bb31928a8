/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The list of sections. Opens one by the action win.section. Property "section": the one that is
 * marked as present. */
#define GVT_TYPE_SIDEBAR (gvt_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (GvtSidebar, gvt_sidebar, GVT, SIDEBAR, AdwBin)

void gvt_sidebar_set_section (GvtSidebar *self, const char *section);

G_END_DECLS
