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

struct _GvtNameRules
{
  GPtrArray *rules;
  GArray *sounds;                      /* GvtNameSound, in the order of the file */
  GPtrArray *splits;                   /* GvtNameRule, borrowed of @rules */
  GHashTable *forms[GVT_N_NAME_RULES]; /* form, or pair of words → rule */
  guint8 gap[26];                      /* what a letter more or less costs, in tenths */
  guint8 swap[26][26];                 /* and one instead of another */
};

/** gvt_letters_of: as bits, a the lowest. @text: small letters */
guint32 gvt_letters_of (const char *text);

/** gvt_name_rules_distance_within: the same as gvt_name_rules_distance() where it is at most @most,
 * otherwise anything above it, sooner */
double gvt_name_rules_distance_within (const GvtNameRules *self,
                                       const char *a,
                                       const char *b,
                                       double most);

G_END_DECLS
