/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-gold-set.h"
#include "gvt-name-index.h"

G_BEGIN_DECLS

#define GVT_GOLD_ROLL_VILLAGES 20

/* The people of one half of the gold set among 68,000 invented voters of twenty villages: the list
 * in which all of both halves are asked for. */
typedef struct
{
  GvtArena *arena;
  GPtrArray *tables;
  GvtVoterTableBuilder *builder;
  char *village;
  GPtrArray *pairs; /* GvtGoldPair: all of the set */
  guint n_rows;
  guint next;        /* pair to be put in */
  GHashTable *rows;  /* listed name → row, for those put in */
  GHashTable *names; /* letters of a listed name → how many rows have it */
  const GvtTableSet *set;
  GvtNameIndex *index;
} GvtGoldRoll;

void gvt_gold_roll_init (GvtGoldRoll *self);
void gvt_gold_roll_clear (GvtGoldRoll *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtGoldRoll, gvt_gold_roll_clear)

/** gvt_gold_roll_find: whether the listed one of @pair was put in; @row: where */
gboolean gvt_gold_roll_find (const GvtGoldRoll *self, const GvtGoldPair *pair, guint32 *row);
/** gvt_gold_roll_count: how many rows have the letters of @name as theirs, in this order */
guint gvt_gold_roll_count (const GvtGoldRoll *self, const char *name);
/** gvt_gold_roll_is_crowded: who is named as ten others are, letter by letter, or asked for as they
 * are named, cannot be told from them by any reading of names */
gboolean gvt_gold_roll_is_crowded (const GvtGoldRoll *self, const GvtGoldPair *pair);

G_END_DECLS
