/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-workspace.h"

G_BEGIN_DECLS

/* Where the present user sets six digits that do instead of his passphrase for a while after each
 * lock, or takes them away. Actions: pin.set, pin.clear. */
#define GVT_TYPE_PIN_GROUP (gvt_pin_group_get_type ())
G_DECLARE_FINAL_TYPE (GvtPinGroup, gvt_pin_group, GVT, PIN_GROUP, AdwPreferencesGroup)

/** gvt_pin_group_show: what @workspace's present user has; nothing while nobody is in */
void gvt_pin_group_show (GvtPinGroup *self, GvtWorkspace *workspace);
/** gvt_pin_group_forget: what was typed */
void gvt_pin_group_forget (GvtPinGroup *self);

G_END_DECLS
