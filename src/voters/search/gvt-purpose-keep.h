/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* Why voters are looked up on a visit, or on a day without one: picked once and kept, each user's
 * own, over locks and restarts, so that it is true of each question without being asked each time.
 * Another visit, or another day, asks anew. It stands in the store alone and is no event: the event
 * of each question has it. Any thread; both block. */

/** gvt_purpose_keep: @visit: (nullable): the one that is being made; @purpose: as
 * gvt_purpose_check() takes it */
gboolean
gvt_purpose_keep (GvtProfile *profile, const GvtId *visit, const char *purpose, GError **error);

/** gvt_purpose_dup_kept: Returns: (transfer full) (nullable): %NULL without an error where none was
 * kept on that @visit and day */
char *gvt_purpose_dup_kept (GvtProfile *profile, const GvtId *visit, GError **error);

G_END_DECLS
