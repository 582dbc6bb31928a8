/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/**
 * gvt_proposals_match_blind:
 * @n_matched: (nullable) (out)
 *
 * Finds out whom those proposals are about that this laptop's facilitators wrote blind, and records
 * it, so that they too stand beside the voter (I7) and in his trail. Each is opened once, by the
 * program and for nobody's eyes. For data officers and supervisors, inside their area; cheap when
 * there is none. %GVT_ERROR_LOCKED without the roll key. Any thread; blocks.
 */
gboolean gvt_proposals_match_blind (GvtProfile *profile, guint *n_matched, GError **error);

G_END_DECLS
