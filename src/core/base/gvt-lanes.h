/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-progress.h"

G_BEGIN_DECLS

/* Work of many like parts on both processors of a small laptop. */
#define GVT_N_LANES 2

/** GvtLaneFunc: part @index. Parts of one @lane, 0 or 1, are done one after another, so what is
 * kept for each lane apart needs no lock; two lanes are two threads */
typedef void (*GvtLaneFunc) (guint index, guint lane, gpointer user_data);

/** gvt_lanes_run: each part under @n once, in about their order, in this thread and, where there
 * are several, in another one. @progress: (nullable): told how many are done, as stage 0.
 * @cancellable: (nullable): then the parts not begun stay undone. Returns: %FALSE when it was
 * cancelled */
gboolean gvt_lanes_run (guint n,
                        GvtLaneFunc func,
                        gpointer user_data,
                        GvtProgress *progress,
                        GCancellable *cancellable);

G_END_DECLS
