/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-index-private.h"

G_BEGIN_DECLS

#define GVT_TERM_ALL_GAIN 30000 /* of a row that has every word as it was given */

/* Rows in order, and what they gain. */
typedef struct
{
  const guint32 *rows;
  const guint16 *gains; /* (nullable): of each row; %NULL: all gain @gain */
  guint n;
  guint at;     /* where a search stands */
  guint16 gain; /* the most that any of them gains */
} GvtTermStream;

/* One word that is asked for, and who has a word that it may be. */
typedef struct
{
  GArray *streams; /* GvtTermStream, best gain first */
  GArray *apart;   /* guint32: rows that have it as two words */
  GArray *rows;    /* guint32: those of words that few have, all in one */
  GArray *gains;   /* guint16: what each of these gains */
  guint64 n_rows;
  guint rest; /* what it and all after it can gain */
} GvtNameTerm;

/* The words of a question, the rarest first. */
typedef struct
{
  GvtNameTerm terms[GVT_NAME_MAX_TOKENS];
  guint n_terms;
  guint initials[26];  /* of each letter: what a row gains by a word that begins with it */
  guint most_initials; /* all of these */
  guint begun[26];     /* other words that were given and begin with it */
} GvtNameTerms;

void gvt_name_terms_init (GvtNameTerms *self, const GvtNameIndex *index, const GvtNameParts *parts);
void gvt_name_terms_clear (GvtNameTerms *self);

/** gvt_term_stream_leap: where @row or what follows it stands, from @at on */
guint gvt_term_stream_leap (const GvtTermStream *self, guint at, guint32 row);

static inline guint16
gvt_term_stream_gain (const GvtTermStream *self, guint at)
{
  return self->gains != NULL ? self->gains[at] : self->gain;
}

G_END_DECLS
