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

/* Nobody is a hit of whose name the words that were given make less than the first, or whose score
 * with birth and sex is less than the second: a wrong birth leaves 0.45 of a name, and the person
 * may still be meant. Measured among 70,742 voters (tests/voters/test-name-recall.c): of 2,801 who
 * are there and are asked for by another spelling, how many would be called absent, and of 2,395
 * whose name nobody has:
 *
 *   0.40    0    16 %         0.70    7    64 %
 *   0.50    1    31 %         0.75   12    67 %
 *   0.60    3    52 %         0.80   38    69 %
 *   0.63    3    57 %         0.85  112    73 %
 *
 * A part of a name ("Udin" of JAMALUDIN) fits by 0.65. */
#define GVT_NAME_INDEX_FLOOR        0.63
#define GVT_NAME_INDEX_PERSON_FLOOR 0.4

typedef struct
{
  GvtMatchPerson given;
  const guint8 *is_in; /* (nullable): of each table, whether it is searched */
  guint8 **is_there;   /* (nullable): where he is said to live, as GvtPlaces has it */
  const char *place;   /* in words, with it */
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
