/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* In a laptop's outbox: the `PROF` of its retirement (gvt-retirement.h). */
#define GVT_DEVICE_RETIRED_TYPE "device-retired/1"

/** gvt_retirement_answer_accept: inside the transaction that also takes the message as received */
gboolean gvt_retirement_answer_accept (GvtDb *db, GBytes *payload, GError **error);
/** gvt_retirement_answer_load: Returns: (transfer full) (nullable): %NULL without @error before the
 * centre answered */
GBytes *gvt_retirement_answer_load (GvtProfile *profile, GError **error);

G_END_DECLS
