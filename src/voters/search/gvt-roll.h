/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-leases.h"
#include "gvt-progress.h"

G_BEGIN_DECLS

/* The leased lists, opened into memory: what look-ups search. A picture of one moment that never
 * changes; after a sync the app opens a new one and lets the old one go. It lies in memory that no
 * core dump contains, with its search index, and on no disk; it is dropped when the profile locks,
 * and by gvt_roll_close() when a screen turns to pupils. Any thread. */
#define GVT_TYPE_ROLL (gvt_roll_get_type ())
G_DECLARE_FINAL_TYPE (GvtRoll, gvt_roll, GVT, ROLL, GObject)

/** gvt_roll_open: all lists of the present user's area whose lease is good. %GVT_ERROR_LOCKED for
 * those whose slot holds no roll key. One damaged file does not close the others: it is among the
 * failed. Blocks; @progress (nullable) is told how many lists are open, of how many. Returns:
 * (transfer full) (nullable) */
GvtRoll *gvt_roll_open (GvtProfile *profile,
                        GvtProgress *progress,
                        GCancellable *cancellable,
                        GError **error);
void gvt_roll_close (GvtRoll *self);
gboolean gvt_roll_is_open (GvtRoll *self);

/** gvt_roll_get_lists: Returns: (transfer none) (element-type GvtLeasedList): those that are
 * searched */
GListModel *gvt_roll_get_lists (GvtRoll *self);
/** gvt_roll_get_failed: Returns: (transfer none) (element-type GvtLeasedList): those whose file is
 * missing or damaged: fetch them again; gvt_damaged_lists_describe() says so */
GListModel *gvt_roll_get_failed (GvtRoll *self);
/** gvt_roll_get_closed: Returns: (transfer none) (element-type GvtLeasedList): those whose time was
 * over when the others were opened */
GListModel *gvt_roll_get_closed (GvtRoll *self);
guint gvt_roll_get_rows (GvtRoll *self);
/** gvt_roll_get_memory: bytes that lists and index take */
gsize gvt_roll_get_memory (GvtRoll *self);

G_END_DECLS
