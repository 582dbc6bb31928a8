/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-lexicon.h"

#include <string.h>
#include <zstd.h>

#include "gvt-bits.h"
#include "gvt-error.h"
#include "gvt-lexicon-private.h"
#include "gvt-signed-file.h"
#include "gvt-wire.h"

#define ZSTD_LEVEL 19

typedef struct
{
  char *word;
  guint64 uses[GVT_LEXICON_N_ORDERS];
} Entry;

struct _GvtLexiconBuilder
{
  GHashTable *entries; /* by their word */
  GString *word;
};

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->word);
  g_free (entry);
}

GvtLexiconBuilder *
gvt_lexicon_builder_new (void)
{
  GvtLexiconBuilder *self = g_new0 (GvtLexiconBuilder, 1);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  self->word = g_string_new (NULL);
  return self;
}

void
gvt_lexicon_builder_free (GvtLexiconBuilder *self)
{
  g_hash_table_unref (self->entries);
  g_string_free (self->word, TRUE);
  g_free (self);
}

static void
count_word (GvtLexiconBuilder *self, const char *word, GvtLexiconOrder order)
{
  Entry *entry = g_hash_table_lookup (self->entries, word);

  if (entry == NULL)
    {
      entry = g_new0 (Entry, 1);
      entry->word = g_strdup (word);
      g_hash_table_insert (self->entries, entry->word, entry);
    }
  entry->uses[order]++;
}

void
gvt_lexicon_builder_add (GvtLexiconBuilder *self, const char *name, const char *sex)
{
  GvtLexiconOrder order = gvt_lexicon_order_of (sex[0]);

  while (*name != '\0')
    {
      gsize length = strcspn (name, " ");

      g_string_truncate (self->word, 0);
      g_string_append_len (self->word, name, (gssize) length);
      if (length > 0)
        count_word (self, self->word->str, order);
      name += length + (name[length] == ' ' ? 1 : 0);
    }
}

static guint64
total_uses (const Entry *entry)
{
  return entry->uses[GVT_LEXICON_MEN] + entry->uses[GVT_LEXICON_WOMEN];
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = *(const Entry *const *) a;
  const Entry *right = *(const Entry *const *) b;

  if (total_uses (left) != total_uses (right))
    return total_uses (left) > total_uses (right) ? -1 : 1;
  return strcmp (left->word, right->word);
}

static GPtrArray *
choose_words (GvtLexiconBuilder *self)
{
  GPtrArray *chosen = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (total_uses (value) >= GVT_LEXICON_MIN_USES)
      g_ptr_array_add (chosen, value);
  g_ptr_array_sort (chosen, compare_entries);
  if (chosen->len > GVT_LEXICON_MAX_WORDS)
    g_ptr_array_set_size (chosen, GVT_LEXICON_MAX_WORDS);
  return chosen;
}

static GByteArray *
write_words (GPtrArray *words)
{
  GByteArray *raw = g_byte_array_new ();

  for (guint i = 0; i < words->len; i++)
    {
      const Entry *entry = g_ptr_array_index (words, i);

      gvt_put_data (raw, entry->word, strlen (entry->word) + 1);
    }
  for (guint order = 0; order < GVT_LEXICON_N_ORDERS; order++)
    for (guint i = 0; i < words->len; i++)
      {
        const Entry *entry = g_ptr_array_index (words, i);
        guint n_bits;

        gvt_put_u8 (raw, gvt_int_symbol (entry->uses[order], &n_bits));
      }
  return raw;
}

GBytes *
gvt_lexicon_builder_finish (GvtLexiconBuilder *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (GPtrArray) words = choose_words (self);
  g_autoptr (GByteArray) raw = write_words (words);
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) payload = NULL;
  gsize room = ZSTD_compressBound (raw->len);
  guint8 *packed = g_malloc (room);
  gsize length = ZSTD_compress (packed, room, raw->data, raw->len, ZSTD_LEVEL);

  payload = g_bytes_new_take (packed, length);
  if (ZSTD_isError (length) || length > GVT_LEXICON_MAX_FILE - GVT_SIGNED_FILE_MAX_HEADER)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE, "the lexicon is too large");
      return NULL;
    }

  json_object_set_int_member (header, "words", words->len);
  return gvt_signed_file_write (GVT_LEXICON_TYPE, GVT_LEXICON_MAJOR, header, payload, signing_key,
                                error);
}
