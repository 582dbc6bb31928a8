/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-keys-statement.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_recovery_slot_keep: has the vault of @profile, unlocked, seal what opens it to the recovery
 * key that @keys names. Without one, or while the roll is closed, nothing happens: it is tried
 * again at each sync */
void gvt_recovery_slot_keep (GvtProfile *profile, const GvtKeysStatement *keys);

G_END_DECLS
