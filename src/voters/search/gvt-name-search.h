/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-table.h"

G_BEGIN_DECLS

/* Plain search in the names of one table: the text anywhere in the name, whatever the case. Names
 * in plain capitals, which are nearly all, are searched as one piece of memory. */
typedef struct
{
  const GvtVoterTable *table;
  const guint32 *others; /* rows whose name is not plain capitals, in order */
  guint n_others;
} GvtNameSearch;

/** gvt_name_search_init: looks through the names once; what it keeps lies in @arena */
void gvt_name_search_init (GvtNameSearch *self, const GvtVoterTable *table, GvtArena *arena);

/** gvt_name_query_clean: what a person typed, folded: single spaces, none around. Returns:
 * (transfer full): free with gvt_wipe_free() */
char *gvt_name_query_clean (const char *typed);

/** gvt_name_search_find: appends to @rows (guint32) the first @limit rows that match, in order.
 * @query: from gvt_name_query_clean(), not empty */
void gvt_name_search_find (const GvtNameSearch *self, const char *query, guint limit, GArray *rows);

G_END_DECLS
