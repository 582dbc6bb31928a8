/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-id.h"
#include "gvt-people-groups.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* How many men and women are here, with large plus and minus buttons; unfolded, by age band and
 * kind of disability, and then the two sums follow from the groups. What is typed and not recorded
 * is kept with each keystroke. */
#define GVT_TYPE_HEADCOUNT (gvt_headcount_get_type ())
G_DECLARE_FINAL_TYPE (GvtHeadcount, gvt_headcount, GVT, HEADCOUNT, AdwPreferencesGroup)

/** gvt_headcount_show: @groups: copied; without anybody where two sums were counted alone */
void gvt_headcount_show (GvtHeadcount *self, guint men, guint women, const GvtPeopleGroups *groups);
/** gvt_headcount_keep: of which class it is: what was typed for it before the power went comes
 * back. After the first time nothing happens */
void gvt_headcount_keep (GvtHeadcount *self, GvtProfile *profile, const GvtId *session);
/** gvt_headcount_forget: what is typed was recorded */
void gvt_headcount_forget (GvtHeadcount *self);
/** gvt_headcount_read: what stands there, also what was typed and not confirmed. @groups: (out)
 * (transfer full) (nullable): %NULL where only the sums count. %GVT_ERROR_BAD_INPUT for a number
 * that no class has */
gboolean gvt_headcount_read (
    GvtHeadcount *self, guint *men, guint *women, GvtPeopleGroups **groups, GError **error);

G_END_DECLS
