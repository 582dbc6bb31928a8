/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-index.h"

G_BEGIN_DECLS

/* A word in small letters, its end filled with zeros, so that it is compared as four numbers. */
typedef union
{
  char text[GVT_NAME_MAX_WORD + 1];
  guint64 part[4];
} GvtIndexKey;

static inline guint64
gvt_index_key_hash (guint64 factor, const GvtIndexKey *key)
{
  guint64 hash = key->part[0] * factor;

  hash ^= hash >> 29;
  for (guint i = 1; i < G_N_ELEMENTS (key->part) && key->part[i] != 0; i++)
    {
      hash = (hash + key->part[i]) * factor;
      hash ^= hash >> 29;
    }
  return hash * factor;
}

/* What is known of a word, or of the rest behind a glued one. Letters are bits, a the lowest. */
typedef struct
{
  guint32 written_letters;
  guint32 heard_letters; /* and above them how many */
  guint32 written;       /* where its texts begin in the pool */
  guint32 heard;
} GvtIndexEntry;

#define GVT_LETTERS_BITS 26

struct _GvtNameIndex
{
  const GvtNameRules *rules;
  const GvtTableSet *set;
  guint64 factor; /* odd and secret: nobody can write a list that collides */
  guint32 *slots; /* words by their hash, one more than their number; 0 is empty */
  guint n_slots;
  GvtIndexEntry *entries; /* the words, then the rests of glued ones */
  guint32 *glued;         /* of each rest: the word */
  guint n_words;
  guint n_entries;
  char *pool;
  guint32 *start; /* of each word: where its rows begin; at the end: all */
  guint32 *rows;  /* of each word, in order; twice where a name has it twice */
  guint32 by_length[2][GVT_NAME_MAX_WORD + 2]; /* of words and rests, as heard: their entries */
};

/** gvt_name_index_lookup: @word: small letters. Returns: its number, or %G_MAXUINT32 */
guint32 gvt_name_index_lookup (const GvtNameIndex *self, const char *word);

static inline guint
gvt_name_index_count (const GvtNameIndex *self, guint32 word)
{
  return self->start[word + 1] - self->start[word];
}

/* A word of the lists that one that is asked for may be. */
typedef struct
{
  guint32 word;
  float fit;
} GvtNearWord;

#define GVT_NEAR_LEAST_FIT 0.3

static inline void
gvt_name_near_add (GArray *near, guint32 word, double fit)
{
  GvtNearWord found = { word, (float) fit };

  if (fit >= GVT_NEAR_LEAST_FIT)
    g_array_append_val (near, found);
}

/** gvt_name_index_fit_entry: how well a word of the lists fits @given, as the matcher has it */
double gvt_name_index_fit_entry (const GvtNameIndex *self,
                                 const GvtNameToken *given,
                                 const GvtIndexEntry *entry);
/** gvt_name_index_near_letters: appends to @near those that are alike by their letters, parts and
 * initials too; in any order */
void
gvt_name_index_near_letters (const GvtNameIndex *self, const GvtNameToken *given, GArray *near);
/** gvt_name_index_near: appends to @near (GvtNearWord) the words of the lists that @token may be,
 * best fit first */
void gvt_name_index_near (const GvtNameIndex *self, const GvtNameToken *token, GArray *near);
/** gvt_name_index_near_joined: the same for two words that the list may have as one. @pair: two */
void gvt_name_index_near_joined (const GvtNameIndex *self, const GvtNameToken *pair, GArray *near);
/** gvt_name_index_near_apart: appends to @rows (guint32) in order the rows that have @token as two
 * words */
void gvt_name_index_near_apart (const GvtNameIndex *self, const GvtNameToken *token, GArray *rows);

G_END_DECLS
