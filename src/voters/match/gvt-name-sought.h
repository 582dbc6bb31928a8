/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-terms.h"

G_BEGIN_DECLS

/* Who is sought, taken apart once, and how well a row fits him: by a first score from what its
 * words gained, and, of the best, as the matcher weighs it. */
typedef struct
{
  const GvtNameIndex *index;
  const GvtNameQuestion *question;
  GvtNameParts parts;
  GvtNameTerms terms;
  gsize length; /* letters that were given */
  char sex;
  char birth[11];
  const GvtNameRule *born; /* (nullable): the title that was given with the name */
} GvtNameSought;

/** gvt_name_sought_init: @index, @question: borrowed */
void gvt_name_sought_init (GvtNameSought *self,
                           const GvtNameIndex *index,
                           const GvtNameQuestion *question);
void gvt_name_sought_clear (GvtNameSought *self);

/** gvt_name_sought_score: what was gained, less for what the name has beside; birth, sex and place.
 * @number, @index: of the table and the row in it; @gained: of %GVT_TERM_ALL_GAIN */
double gvt_name_sought_score (const GvtNameSought *self, guint number, guint index, guint gained);
/** gvt_name_sought_before: what a row has to have gained, as a share, so that a fitting birth and
 * place can lift it to @score */
double gvt_name_sought_before (const GvtNameSought *self, double score);
/** gvt_name_sought_weigh: Returns: whether @row is a hit */
gboolean gvt_name_sought_weigh (const GvtNameSought *self,
                                const GvtWordCounts *counts,
                                guint32 row,
                                GvtNameMatch *match);

G_END_DECLS
