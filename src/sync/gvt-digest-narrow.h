/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-comparison.h"
#include "gvt-digest-message.h"
#include "gvt-sync-run.h"

G_BEGIN_DECLS

#define GVT_DIGEST_MAX_CALLS 48   /* to name what differs; what is left then is told as stretches */
#define GVT_DIGEST_MAX_NAMED 1000 /* records */

/** gvt_digest_narrow: asks the centre for ever shorter stretches of @question's chains, until each
 * record that differs is named, or one of the bounds above is met. Adds to @differences (of
 * GvtRecordDifference, which it frees). @is_whole: (out): whether all were named */
gboolean gvt_digest_narrow (GvtSyncRun *run,
                            const GvtDigestRequest *question,
                            GPtrArray *differences,
                            gboolean *is_whole,
                            GError **error);

/** gvt_digest_ask: @question as one call. @asked: (out) (transfer full): its bytes. Returns:
 * (transfer full) (nullable): the answer; @word, where given: (out) (transfer full): its bytes */
GvtDigestAnswer *gvt_digest_ask (GvtSyncRun *run,
                                 const GvtDigestRequest *question,
                                 GBytes **asked,
                                 GBytes **word,
                                 GError **error);

G_END_DECLS
