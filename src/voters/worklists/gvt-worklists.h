/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-lookup.h"
#include "gvt-profile.h"
#include "gvt-roll.h"
#include "gvt-worklist.h"

G_BEGIN_DECLS

/* Worklists of a laptop: for data officers and supervisors of an unlocked profile, inside their
 * area (%GVT_ERROR_FORBIDDEN, %GVT_ERROR_LOCKED). Any thread; they block. */

/** gvt_worklists_list: without who stands there; the latest first. @visit: (nullable). Returns:
 * (transfer full) (nullable) (element-type GvtWorklist) */
GListModel *gvt_worklists_list (GvtProfile *profile, const GvtId *visit, GError **error);

/** gvt_worklists_find: @name: an id, or the two symbols of its code. Returns: (transfer full)
 * (nullable): %GVT_ERROR_NOT_FOUND */
GvtWorklist *gvt_worklists_find (GvtProfile *profile, const char *name, GError **error);

/** gvt_worklists_open: the same with who stands there, out of the lists of @roll; a row whose list
 * is not here has no hit. That it was opened, why and by whom, is on disk before it is returned; it
 * is no look-up. Returns: (transfer full) (nullable) */
GvtWorklist *gvt_worklists_open (
    GvtProfile *profile, GvtRoll *roll, const char *name, const char *purpose, GError **error);

/** gvt_worklists_open_again: one that is open, as it is by now: with what was marked and reported
 * since. It was opened before, so nothing new is recorded. Returns: (transfer full) (nullable) */
GvtWorklist *
gvt_worklists_open_again (GvtProfile *profile, GvtRoll *roll, GvtWorklist *opened, GError **error);

/** gvt_lookup_by_row_code: who stands in one row, as a look-up shows him, with what was reported
 * about him; not counted as one. @code: as gvt_row_code_parse() takes it. %GVT_ERROR_NOT_FOUND for
 * a row of no worklist here. Returns: (transfer full) (nullable) */
GvtLookup *gvt_lookup_by_row_code (
    GvtProfile *profile, GvtRoll *roll, const char *code, const char *purpose, GError **error);

/* A worklist as it came from the centre. */
typedef struct
{
  GvtId worklist;
  GvtId event;
  GvtId visit;
  const char *code;
  const char *title;
  const char *place;
  const char *rows; /* hexadecimal: the short keyed hashes */
} GvtAssignedWorklist;

/** gvt_worklists_take: writes it down in this laptop's own chain, once. In the caller's write
 * transaction */
gboolean gvt_worklists_take (GvtJournal *journal,
                             GvtDb *db,
                             const GvtAssignedWorklist *assigned,
                             GError **error);

G_END_DECLS
