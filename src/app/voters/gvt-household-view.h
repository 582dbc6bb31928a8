/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-worklist.h"

G_BEGIN_DECLS

/* One household of a worklist: where it lives, and its people with what was found out of each. One
 * of them is always chosen. */
#define GVT_TYPE_HOUSEHOLD_VIEW (gvt_household_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtHouseholdView, gvt_household_view, GVT, HOUSEHOLD_VIEW, GtkBox)

/** gvt_household_view_show: @first: its first row; @chosen: a row of it, which gets the keys; 0 or
 * another row: its first */
void
gvt_household_view_show (GvtHouseholdView *self, GvtWorklist *worklist, guint first, guint chosen);
/** gvt_household_view_forget: nobody is seen any more */
void gvt_household_view_forget (GvtHouseholdView *self);
/** gvt_household_view_get_chosen: Returns: the number of the row that is chosen; 0 while there is
 * none */
guint gvt_household_view_get_chosen (GvtHouseholdView *self);
/** gvt_household_view_choose: @number: a row of another household, or 0, changes nothing */
void gvt_household_view_choose (GvtHouseholdView *self, guint number);
/** gvt_household_view_focus: gives the keys to whoever is chosen */
void gvt_household_view_focus (GvtHouseholdView *self);

G_END_DECLS
