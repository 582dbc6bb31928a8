/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-part.h"
#include "gvt-courier.h"
#include "gvt-sync-run.h"

G_BEGIN_DECLS

/* What a laptop takes of the parts that are for it, each opened; the report counts it. Blocks; any
 * thread. */

/** gvt_courier_check_part: that the centre signed it, by the keys that stand in it, which may be
 * newer than ours: then they are ours from now on. %GVT_ERROR_EXPIRED for earlier ones */
gboolean
gvt_courier_check_part (GvtSyncRun *run, GvtCourierPart *part, GBytes *keys, GError **error);

/**
 * gvt_courier_take_files:
 * @part: with lists, or pieces of modules
 *
 * As a sync takes them: what the manifest in it names, each proven by its hash and then by its own
 * signature; a delta where the list that it is for is here and opens, else the whole list; a module
 * when all its pieces are here, in whatever order they came. One file that is no good holds up no
 * other. %GVT_ERROR_EXPIRED where the laptop has heard of a later manifest: then nothing was looked
 * at.
 */
gboolean gvt_courier_take_files (GvtSyncRun *run,
                                 GvtCourierPart *part,
                                 GvtCourierReport *report,
                                 GError **error);

/** gvt_courier_take_letters: the messages of the outbox that follow what is here; what was here is
 * passed over, and where some before them are missing, they wait on the stick */
gboolean gvt_courier_take_letters (GvtSyncRun *run,
                                   GvtCourierPart *part,
                                   GvtCourierReport *report,
                                   GError **error);
/** gvt_courier_take_held: the centre's signed word on each photo that it holds */
gboolean gvt_courier_take_held (GvtSyncRun *run,
                                GvtCourierPart *part,
                                GvtCourierReport *report,
                                GError **error);

G_END_DECLS
