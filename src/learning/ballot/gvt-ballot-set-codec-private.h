/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-ballot-set.h"

G_BEGIN_DECLS

/** gvt_ballot_set_decode: %GVT_ERROR_BAD_FORMAT names the place; %GVT_ERROR_TOO_NEW for a later
 * format. Returns: (transfer full) (nullable) */
GvtBallotSet *gvt_ballot_set_decode (GBytes *json, GError **error);

G_END_DECLS
