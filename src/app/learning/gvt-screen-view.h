/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-more-below.h"
#include "gvt-screen-plan.h"

G_BEGIN_DECLS

/* One screen of a card: its words and picture, each where the plan says. The plan has measured them
 * once; boxes would ask each label for its size some thirty times, and a page turn is to take less
 * than a frame. It asks for no room of its own. */
#define GVT_TYPE_SCREEN_VIEW (gvt_screen_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtScreenView, gvt_screen_view, GVT, SCREEN_VIEW, GtkWidget)

/** gvt_screen_view_new: @screen: one of @plan's; @picture: (transfer floating) (nullable): the
 * widget that shows its picture. Keeps nothing of the plan. Returns: (transfer floating) */
GtkWidget *
gvt_screen_view_new (const GvtScreenPlan *plan, const GvtScreen *screen, GtkWidget *picture);
/** gvt_screen_view_get_more: Returns: (transfer none) (nullable): what scrolls on this screen */
GvtMoreBelow *gvt_screen_view_get_more (GvtScreenView *self);

G_END_DECLS
