/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-worklist.h"

G_BEGIN_DECLS

/* From household to household through an opened worklist. A household stands at its first row,
 * wherever its others are; who has no card in a list here is a household of his own. Rows count
 * from 1. Any thread. */

/* Which rows of a household. */
typedef enum
{
  GVT_HOUSEHOLD_ALL,
  GVT_HOUSEHOLD_OPEN,   /* nobody was there, or met nobody: what one key confirms */
  GVT_HOUSEHOLD_UNSEEN, /* nobody was there yet */
} GvtHouseholdRows;

/** gvt_worklist_list_household: of the household of row @number. Returns: (transfer full)
 * (element-type guint) */
GArray *gvt_worklist_list_household (GvtWorklist *worklist, guint number, GvtHouseholdRows which);

/** gvt_worklist_find_waiting: where the walk goes on: the first household from row @from on, and
 * then from the beginning, that has somebody with whom nobody was yet; when there is none left, the
 * next behind @from that has somebody who was not met. Returns: its first row, or 0 when all was
 * said of everybody */
guint gvt_worklist_find_waiting (GvtWorklist *worklist, guint from);

/** gvt_worklist_find_beside: the first row of the household before (@step -1) or behind (+1) the
 * one that stands at row @from. Returns: 0 at either end */
guint gvt_worklist_find_beside (GvtWorklist *worklist, guint from, int step);

G_END_DECLS
