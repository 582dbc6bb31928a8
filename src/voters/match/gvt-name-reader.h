/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-index-private.h"

G_BEGIN_DECLS

/* Cuts the names of tables into words, and keeps each once. Words lie in memory that no core dump
 * contains. One thread each. */
typedef struct
{
  GvtArena *arena;
  guint64 factor;
  guint32 *slots;
  guint slot_bits;
  GvtIndexKey *keys; /* of each word */
  guint n_words;
  GArray *sequence;  /* guint32: the words of all names, one after another */
  GByteArray *sizes; /* how many each name has */
} GvtNameReader;

/** gvt_name_reader_init: @factor: of the hash: odd and secret */
void gvt_name_reader_init (GvtNameReader *self, guint64 factor);
/** gvt_name_reader_read: once. @first, @end: tables of @set */
void gvt_name_reader_read (GvtNameReader *self, const GvtTableSet *set, guint first, guint end);
void gvt_name_reader_clear (GvtNameReader *self);

/** gvt_name_reader_intern: Returns: the number of a word, new or known */
guint32 gvt_name_reader_intern (GvtNameReader *self, const GvtIndexKey *key);

G_END_DECLS
