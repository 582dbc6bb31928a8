/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* How far long work has come: told by a worker as often as it likes, heard on the main loop at the
 * main loop's own pace, the newest figures only. Signal "changed" (guint stage, guint64 count,
 * guint64 total): on the main loop. */
#define GVT_TYPE_PROGRESS (gvt_progress_get_type ())
G_DECLARE_FINAL_TYPE (GvtProgress, gvt_progress, GVT, PROGRESS, GObject)

GvtProgress *gvt_progress_new (void);

/** gvt_progress_tell: any thread; cheap. @self: (nullable): nobody listens. @stage: as the work
 * numbers its parts; @total: 0 when it is not known */
void gvt_progress_tell (GvtProgress *self, guint stage, guint64 count, guint64 total);

G_END_DECLS
