/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sync-pace.h"
#include "gvt-sync.h"

G_BEGIN_DECLS

/* Talks with the centre in a worker: when somebody asks, and by itself when it is due and there is
 * a network (gvt-sync-pace.h). One talk at a time, whoever began it. By itself it fetches no lists
 * and modules where data is paid for. Property "is-talking" (read-only). Signals: "progress"
 * (stage, how many, of how many; 0 when not known), "finished" (a #GvtSyncReport, a #GError or
 * %NULL, whether somebody had asked). Main thread only. */
#define GVT_TYPE_SYNC_KEEPER (gvt_sync_keeper_get_type ())
G_DECLARE_FINAL_TYPE (GvtSyncKeeper, gvt_sync_keeper, GVT, SYNC_KEEPER, GObject)

GvtSyncKeeper *gvt_sync_keeper_new (GvtProfile *profile);
/** gvt_sync_keeper_set_times: @times: (nullable): borrowed; until they are given it only talks when
 * it is asked */
void gvt_sync_keeper_set_times (GvtSyncKeeper *self, const GvtSyncPaceTimes *times);
/** gvt_sync_keeper_set_way: whether there is a network, and whether its data is paid for. Another
 * network is another try: to be called also when one takes the place of another */
void gvt_sync_keeper_set_way (GvtSyncKeeper *self, gboolean is_online, gboolean is_metered);
/** gvt_sync_keeper_go_on: somebody is in */
void gvt_sync_keeper_go_on (GvtSyncKeeper *self);
/** gvt_sync_keeper_stop: the profile is being locked: a talk ends soon, and none begins */
void gvt_sync_keeper_stop (GvtSyncKeeper *self);
/** gvt_sync_keeper_note_record: something was recorded */
void gvt_sync_keeper_note_record (GvtSyncKeeper *self);

/** gvt_sync_keeper_start: somebody asks; one that goes on by itself becomes his. @with_files: also
 * where data is paid for */
void gvt_sync_keeper_start (GvtSyncKeeper *self, gboolean with_files);
/** gvt_sync_keeper_cancel: ends a talk soon; what was taken stays taken */
void gvt_sync_keeper_cancel (GvtSyncKeeper *self);
gboolean gvt_sync_keeper_is_talking (GvtSyncKeeper *self);
/** gvt_sync_keeper_get_held: Returns: how many files wait since the last talk; @bytes: (out): their
 * size */
guint gvt_sync_keeper_get_held (GvtSyncKeeper *self, guint64 *bytes);

G_END_DECLS
