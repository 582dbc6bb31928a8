/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-voter-hit.h"

G_BEGIN_DECLS

/* One field of the list that is wrong, what the list has, and what it should be. */
#define GVT_TYPE_CHANGE_GROUP (gvt_change_group_get_type ())
G_DECLARE_FINAL_TYPE (GvtChangeGroup, gvt_change_group, GVT, CHANGE_GROUP, AdwPreferencesGroup)

/** gvt_change_group_new: @about: (nullable): whose row of the list it is */
GtkWidget *gvt_change_group_new (GvtVoterHit *about);
GvtProposalField gvt_change_group_get_field (GvtChangeGroup *self);
const char *gvt_change_group_get_value (GvtChangeGroup *self); /* "" while nothing was typed */

G_END_DECLS
