/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-work.h"

G_BEGIN_DECLS

/* Work of which only the newest answer is of interest: wanted with every letter, done a moment
 * later, once. Main thread only. */
typedef struct _GvtNewest GvtNewest;

/** GvtNewestFunc: fills in @work as it is to be done now */
typedef void (*GvtNewestFunc) (gpointer owner, GvtWork *work);

/** gvt_newest_new: @owner: (type GObject): as of gvt_work_run(); it frees what this returns when it
 * is disposed of. @wait_ms: from the first wish. Returns: (transfer full) */
GvtNewest *gvt_newest_new (gpointer owner, guint wait_ms, GvtNewestFunc func);
void gvt_newest_free (GvtNewest *self);
/** gvt_newest_want: soon; what is under way is still told */
void gvt_newest_want (GvtNewest *self);
/** gvt_newest_ask: at once; what is under way is not told any more */
void gvt_newest_ask (GvtNewest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtNewest, gvt_newest_free)

G_END_DECLS
