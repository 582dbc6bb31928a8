/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-hash.h"
#include "gvt-sign.h"

G_BEGIN_DECLS

/* The province's frequent name words, most frequent first: packs name a word by its rank. A signed
 * file `LEXI`, found by the hash that each pack's header gives. Only words that stand in at least
 * five names are in it, so that it tells of nobody. Immutable, any thread. */
#define GVT_TYPE_LEXICON (gvt_lexicon_get_type ())
G_DECLARE_FINAL_TYPE (GvtLexicon, gvt_lexicon, GVT, LEXICON, GObject)

#define GVT_LEXICON_MIN_USES  5
#define GVT_LEXICON_MAX_WORDS 1000000
#define GVT_LEXICON_MAX_FILE  (16 * 1024 * 1024)

/* Collects names, then writes the file. */
typedef struct _GvtLexiconBuilder GvtLexiconBuilder;

GvtLexiconBuilder *gvt_lexicon_builder_new (void);
void gvt_lexicon_builder_free (GvtLexiconBuilder *self);
/** gvt_lexicon_builder_add: counts the words of one voter's @name; @sex is "L", "P" or else, as in
 * the list: men's and women's words rank apart */
void gvt_lexicon_builder_add (GvtLexiconBuilder *self, const char *name, const char *sex);
/** gvt_lexicon_builder_finish: Returns: (transfer full) (nullable): the signed file; the same names
 * in any order give the same words in the same order */
GBytes *
gvt_lexicon_builder_finish (GvtLexiconBuilder *self, const GvtSecret *signing_key, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtLexiconBuilder, gvt_lexicon_builder_free)

/** gvt_lexicon_read: @signer: the centre's online key, or %NULL for a file whose hash is already
 * trusted. Returns: (transfer full) (nullable) */
GvtLexicon *gvt_lexicon_read (GBytes *file, const GvtPublicKey *signer, GError **error);

/** gvt_lexicon_get_hash: BLAKE2b-256 of the whole file: what packs call it */
const GvtHash *gvt_lexicon_get_hash (GvtLexicon *self);
guint gvt_lexicon_get_size (GvtLexicon *self);

/* Men's and women's names order the same words differently. */
typedef enum
{
  GVT_LEXICON_MEN,
  GVT_LEXICON_WOMEN,
} GvtLexiconOrder;

/** gvt_lexicon_get_word: Returns: (transfer none): the word of @rank, which is below the size */
const char *gvt_lexicon_get_word (GvtLexicon *self, GvtLexiconOrder order, guint rank);
/** gvt_lexicon_find: Returns: whether @word is in it, and its @rank */
gboolean gvt_lexicon_find (GvtLexicon *self, GvtLexiconOrder order, const char *word, guint *rank);

G_END_DECLS
