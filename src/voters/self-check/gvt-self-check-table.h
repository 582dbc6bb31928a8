/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-progress.h"
#include "gvt-roll.h"

G_BEGIN_DECLS

/* The lists as a self-check needs them: of each voter a mark, which is a keyed hash over his NIK
 * and his folded name together, and where he votes. No name and no number is in it, and the key is
 * made for it and goes with it. Whoever brings one of the two wrong brings another mark: that his
 * number is known is not found out, because nothing looks for a number. Lies in memory that no core
 * dump contains. Immutable once made, then any thread. */
typedef struct _GvtSelfCheckTable GvtSelfCheckTable;

/* Where somebody votes; borrowed from the table. */
typedef struct
{
  GvtLeasedList *list;
  const char *tps;
} GvtSelfCheckPlace;

/** gvt_self_check_table_new: of all that @roll has open. @progress: (nullable): rows, of how many.
 * Blocks. %GVT_ERROR_LOCKED when the roll was dropped. Returns: (transfer full) (nullable) */
GvtSelfCheckTable *gvt_self_check_table_new (GvtRoll *roll,
                                             GvtProgress *progress,
                                             GCancellable *cancellable,
                                             GError **error);
void gvt_self_check_table_free (GvtSelfCheckTable *self);

/** gvt_self_check_table_find: as many steps whatever is found. @nik: digits alone; @name: as it was
 * typed. Returns: (transfer none) (nullable): %NULL too for who stands in two places, which only
 * people can tell apart */
const GvtSelfCheckPlace *
gvt_self_check_table_find (const GvtSelfCheckTable *self, const char *nik, const char *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSelfCheckTable, gvt_self_check_table_free)

G_END_DECLS
