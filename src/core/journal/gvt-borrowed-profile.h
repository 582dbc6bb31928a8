/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_profile_new_borrowed: over a journal that somebody else opened and closes, as the centre's
 * own: what features read of a laptop they then read of all laptops. It has no folder and no vault,
 * and whoever reads there may look at the whole province. Returns: (transfer full) */
GvtProfile *gvt_profile_new_borrowed (GvtJournal *journal);

G_END_DECLS
