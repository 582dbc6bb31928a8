/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-rules.h"

G_BEGIN_DECLS

/* How letters are heard, ready for use. */
typedef struct
{
  const char *from; /* without its marks; borrowed of the rule */
  guint length;
  guint32 letters; /* of @from, as bits, a the lowest */
  const char *to;  /* "" for nothing */
  gboolean is_start;
  gboolean is_end;
} GvtNameSound;

#define GVT_LETTER_COST 10 /* tenths: of a letter that is neither weak nor near */

/* Of a letter that may come, go or change for less than a whole letter. */
#define GVT_LETTER_FREE G_MAXUINT8

#define GVT_LETTER_HALF 13 /* of the alphabet */

struct _GvtNameRules
{
  GPtrArray *rules;
  GArray *sounds;                      /* GvtNameSound, in the order of the file */
  GPtrArray *splits;                   /* GvtNameRule, borrowed of @rules */
  GHashTable *forms[GVT_N_NAME_RULES]; /* form, or pair of words → rule */
  guint8 gap[26];                      /* what a letter more or less costs, in tenths */
  guint8 swap[26][26];                 /* and one instead of another */
  guint8 classes[26]; /* of each letter; those taken for each other share it, or it is free */
  guint8 costs[2][1 << GVT_LETTER_HALF]; /* of a set of letters of each half: see below */
};

/** gvt_name_rules_fill_costs: classes and costs, once gaps and swaps are known */
void gvt_name_rules_fill_costs (GvtNameRules *self);

/** gvt_name_rules_letters_cost: what it costs at least to be rid of a set of letters, in tenths */
static inline guint
gvt_name_rules_letters_cost (const GvtNameRules *self, guint32 letters)
{
  return self->costs[0][letters & ((1 << GVT_LETTER_HALF) - 1)]
         + self->costs[1][letters >> GVT_LETTER_HALF];
}

/** gvt_letters_of: as bits, a the lowest. @text: small letters */
guint32 gvt_letters_of (const char *text);

/** gvt_name_rules_distance_within: the same as gvt_name_rules_distance() where it is at most @most,
 * otherwise anything above it, sooner */
double gvt_name_rules_distance_within (const GvtNameRules *self,
                                       const char *a,
                                       const char *b,
                                       double most);

G_END_DECLS
