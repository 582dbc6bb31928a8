/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/** gvt_profile_reseal: has each feature seal to the present roll key what it keeps sealed to an
 * older one (gvt-kind.h), once after each change. Nothing while the roll is closed: the next user
 * who opens it does it */
gboolean gvt_profile_reseal (GvtVault *vault,
                             GvtJournal *journal,
                             const GvtProjection *const *projections,
                             GError **error);

G_END_DECLS
