/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-match.h"

/* The gold set: pairs of a spoken and a listed name (tests/voters/gold). */

typedef struct
{
  char *class_name; /* of noise, or the custom by hand */
  char *spoken;
  char *spoken_birth;
  char *listed;
  char *listed_birth;
  char *sex; /* of the listed one; "" by hand */
  gboolean is_same;
  gboolean is_hand;
  guint half; /* 0 or 1, by a hash of the pair: weights were tuned on 0 alone */
} GvtGoldPair;

/** gvt_gold_set_read: Returns: (transfer full) (element-type GvtGoldPair) */
GPtrArray *gvt_gold_set_read (void);

/** gvt_gold_set_count_words: how often each word stands in the listed names. Returns: (transfer
 * full): word → count */
GHashTable *gvt_gold_set_count_words (GPtrArray *pairs);
/** gvt_gold_set_counts: what the matcher asks. @words must outlive it */
GvtWordCounts gvt_gold_set_counts (GHashTable *words, guint n_names);
