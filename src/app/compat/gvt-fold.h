/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A sidebar beside a content, or over it where the window is too narrow for both. Stands between us
 * and AdwFlap, which libadwaita 1.4 deprecates. The two panes' minimum widths are the breakpoint:
 * 240 and 360 pixels, so it folds below 600.
 *
 * Properties: "sidebar", "content" (GtkWidget); "folded" (read-only); "sidebar-shown". */
#define GVT_TYPE_FOLD (gvt_fold_get_type ())
G_DECLARE_FINAL_TYPE (GvtFold, gvt_fold, GVT, FOLD, AdwBin)

gboolean gvt_fold_get_folded (GvtFold *self);
void gvt_fold_set_sidebar_shown (GvtFold *self, gboolean is_shown);
gboolean gvt_fold_get_sidebar_shown (GvtFold *self);

G_END_DECLS
