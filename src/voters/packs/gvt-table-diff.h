/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-table-merge.h"

G_BEGIN_DECLS

/* Of voters, not of rows: who keeps his DPID, else his NIK, is the same one. */
typedef struct
{
  guint n_removed;
  guint n_changed;
  guint n_added;
} GvtTableChanges;

/**
 * gvt_table_diff:
 * @edit: (out): few rows that go and few that are put: what stays is the longest run of rows that
 * are the same in every cell and in the same order. A voter whose row moved goes and is put
 * @changes: (out): what that means for voters
 */
void gvt_table_diff (const GvtVoterTable *before,
                     const GvtVoterTable *after,
                     GvtTableEdit *edit,
                     GvtTableChanges *changes);

G_END_DECLS
