/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lexicon.h"

#include <string.h>
#include <zstd.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-lexicon-private.h"
#include "gvt-signed-file.h"
#include "gvt-voter-row.h"

struct _GvtLexicon
{
  GObject parent_instance;

  GvtHash hash;
  char *raw; /* the words, then the two columns of uses */
  guint n_words;
  const char **words;
  guint32 *by_rank[GVT_LEXICON_N_ORDERS]; /* of a rank: the word */
  guint32 *rank_of[GVT_LEXICON_N_ORDERS]; /* of a word: its rank */
  GMutex lock;                            /* guards @numbers while it is made */
  GHashTable *numbers;                    /* of a word: its number; made when first asked for */
};

G_DEFINE_FINAL_TYPE (GvtLexicon, gvt_lexicon, G_TYPE_OBJECT)

static void
gvt_lexicon_finalize (GObject *object)
{
  GvtLexicon *self = GVT_LEXICON (object);

  g_free (self->raw);
  g_free (self->words);
  for (guint i = 0; i < GVT_LEXICON_N_ORDERS; i++)
    {
      g_free (self->by_rank[i]);
      g_free (self->rank_of[i]);
    }
  g_clear_pointer (&self->numbers, g_hash_table_unref);
  g_mutex_clear (&self->lock);

  G_OBJECT_CLASS (gvt_lexicon_parent_class)->finalize (object);
}

static void
gvt_lexicon_class_init (GvtLexiconClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_lexicon_finalize;
}

static void
gvt_lexicon_init (GvtLexicon *self)
{
  g_mutex_init (&self->lock);
}

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "lexicon: %s", what);
  return FALSE;
}

/* The frame says how much it holds; that is bounded before anything is allocated. */
static gboolean
unpack (GvtLexicon *self, GBytes *payload, gsize *length, GError **error)
{
  gsize packed_length;
  const void *packed = g_bytes_get_data (payload, &packed_length);
  unsigned long long size = ZSTD_getFrameContentSize (packed, packed_length);

  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN
      || size > GVT_LEXICON_MAX_RAW)
    return refuse (error, "too large, or no zstd");

  self->raw = g_malloc (size + 1);
  if (ZSTD_decompress (self->raw, size, packed, packed_length) != size)
    return refuse (error, "it does not unpack");
  *length = size;
  return TRUE;
}

static gboolean
read_words (GvtLexicon *self, gsize length, GError **error)
{
  gsize columns = (gsize) self->n_words * GVT_LEXICON_N_ORDERS;
  gsize end = length >= columns ? length - columns : 0;
  gsize at = 0;

  self->words = g_new (const char *, self->n_words + 1);
  for (guint i = 0; i < self->n_words; i++)
    {
      gsize word_length = at < end ? strnlen (self->raw + at, end - at) : 0;

      if (word_length == 0 || at + word_length >= end
          || gvt_voter_text_problem (self->raw + at) != NULL)
        return refuse (error, "a word is missing, or no name may hold it");
      self->words[i] = self->raw + at;
      at += word_length + 1;
    }
  return at + columns == length || refuse (error, "its length is not that of its words");
}

/* A counting sort by the byte of uses keeps equal ones as they stand. */
static void
make_order (GvtLexicon *self, guint order, const guint8 *uses)
{
  guint starts[257] = { 0 };

  self->by_rank[order] = g_new (guint32, self->n_words + 1);
  self->rank_of[order] = g_new (guint32, self->n_words + 1);
  for (guint i = 0; i < self->n_words; i++)
    starts[255 - uses[i] + 1]++;
  for (guint i = 1; i < G_N_ELEMENTS (starts); i++)
    starts[i] += starts[i - 1];
  for (guint i = 0; i < self->n_words; i++)
    {
      guint rank = starts[255 - uses[i]]++;

      self->by_rank[order][rank] = i;
      self->rank_of[order][i] = rank;
    }
}

GvtLexicon *
gvt_lexicon_read (GBytes *file, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtSignedFile) signed_file = gvt_signed_file_read (
      file, GVT_LEXICON_TYPE, GVT_LEXICON_MAJOR, GVT_LEXICON_MAX_FILE, error);
  g_autoptr (GvtLexicon) self = NULL;
  gsize length = 0;
  gint64 n_words;

  if (signed_file == NULL)
    return NULL;
  if (signer != NULL && !gvt_signed_file_verify (signed_file, signer, error))
    return NULL;
  if (!gvt_json_get_int (gvt_signed_file_get_header (signed_file), "words", &n_words, error))
    return NULL;
  if (n_words < 0 || n_words > GVT_LEXICON_MAX_WORDS)
    {
      refuse (error, "too many words");
      return NULL;
    }

  self = g_object_new (GVT_TYPE_LEXICON, NULL);
  self->n_words = (guint) n_words;
  gvt_hash_of_bytes (file, &self->hash);
  if (!unpack (self, gvt_signed_file_get_payload (signed_file), &length, error)
      || !read_words (self, length, error))
    return NULL;
  for (guint i = 0; i < GVT_LEXICON_N_ORDERS; i++)
    make_order (self, i,
                (const guint8 *) self->raw + length
                    - (gsize) self->n_words * (GVT_LEXICON_N_ORDERS - i));
  return g_steal_pointer (&self);
}

const GvtHash *
gvt_lexicon_get_hash (GvtLexicon *self)
{
  return &self->hash;
}

guint
gvt_lexicon_get_size (GvtLexicon *self)
{
  return self->n_words;
}

const char *
gvt_lexicon_get_word (GvtLexicon *self, GvtLexiconOrder order, guint rank)
{
  g_return_val_if_fail (rank < self->n_words, NULL);

  return self->words[self->by_rank[order][rank]];
}

gboolean
gvt_lexicon_find (GvtLexicon *self, GvtLexiconOrder order, const char *word, guint *rank)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  gpointer found;

  if (self->numbers == NULL)
    {
      self->numbers = g_hash_table_new (g_str_hash, g_str_equal);
      for (guint i = 0; i < self->n_words; i++)
        g_hash_table_insert (self->numbers, (gpointer) self->words[i], GUINT_TO_POINTER (i));
    }
  if (!g_hash_table_lookup_extended (self->numbers, word, NULL, &found))
    return FALSE;

  *rank = self->rank_of[order][GPOINTER_TO_UINT (found)];
  return TRUE;
}
