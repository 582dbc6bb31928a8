/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-match.h"
#include "gvt-table-set.h"

G_BEGIN_DECLS

/* Which rows of several tables have a name that fits one that is said: each distinct word once, as
 * it is written and as it is heard, and the rows that have it, four bytes a word of a name. Lies in
 * an arena and never on a disk. Immutable once made, then any thread. */
typedef struct _GvtNameIndex GvtNameIndex;

/** gvt_name_index_new: Returns: (transfer none): lives in @arena, as @set must; @rules must outlive
 * it */
GvtNameIndex *
gvt_name_index_new (GvtArena *arena, const GvtTableSet *set, const GvtNameRules *rules);

/** gvt_name_index_get_counts: how often each word stands in these names, for the matcher */
GvtWordCounts gvt_name_index_get_counts (const GvtNameIndex *self);
guint gvt_name_index_get_words (const GvtNameIndex *self);

/* Below this score nobody is called a hit. Among 70,742 voters (tests/voters/test-name-recall.c)
 * none of 2,801 who were there and asked for by another spelling was called absent with it; of
 * those who were not there 14 in 100 were, the others have namesakes. */
#define GVT_NAME_INDEX_FLOOR 0.4

typedef struct
{
  GvtMatchPerson given;
  const guint8 *is_in; /* (nullable): of each table, whether it is searched */
  guint limit;
} GvtNameQuestion;

typedef struct
{
  guint32 row;
  GvtNameMatch match;
} GvtNameHit;

/** gvt_name_index_find: appends to @hits (GvtNameHit) the rows that fit best, best first; of equal
 * ones in the order of the lists. The caller wipes them. Returns: whether there are more than the
 * limit */
gboolean
gvt_name_index_find (const GvtNameIndex *self, const GvtNameQuestion *question, GArray *hits);

G_END_DECLS
