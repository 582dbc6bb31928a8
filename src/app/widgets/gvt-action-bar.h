/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* A page's one primary act, always at the same place, and at most one other beside it. Properties:
 * "primary-label", "primary-action", "secondary-label", "secondary-action" (detailed action names;
 * a button without a label is not shown), and "beneath", the AdwClamp of the page's content, where
 * it is not 760 pixels wide: the buttons end where the content ends. */
#define GVT_TYPE_ACTION_BAR (gvt_action_bar_get_type ())
G_DECLARE_FINAL_TYPE (GvtActionBar, gvt_action_bar, GVT, ACTION_BAR, AdwBin)

void gvt_action_bar_set_primary (GvtActionBar *self, const char *label);
void gvt_action_bar_set_secondary (GvtActionBar *self, const char *label);
/** gvt_action_bar_focus_primary: so that Enter does it */
void gvt_action_bar_focus_primary (GvtActionBar *self);

G_END_DECLS
