/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-part.h"
#include "gvt-sync-run.h"

G_BEGIN_DECLS

/**
 * gvt_courier_take_lists:
 * @part: that carries lists to this laptop, opened
 * @n_taken: (inout): how many files it had that were not here
 *
 * As a sync takes them: what the manifest in it names, each proven by its hash and then by its own
 * signature; a delta where the list that it is for is here and opens, else the whole list. One file
 * that is no good holds up no other. %GVT_ERROR_EXPIRED where the laptop has heard of a later
 * manifest: then nothing was looked at.
 */
gboolean
gvt_courier_take_lists (GvtSyncRun *run, GvtCourierPart *part, guint *n_taken, GError **error);

G_END_DECLS
