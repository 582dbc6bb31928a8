/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-lexicon-private.h"
#include "gvt-pack-columns.h"

/* What a word's number means. */
enum
{
  WORD_NEW,     /* the next of the pack's own words */
  WORD_AGAIN,   /* one of them that came before; which is in a stream of its own */
  WORD_LEXICON, /* and so on: rank in the lexicon */
};

/* First words and others, of men and of women: each a stream. */
#define N_STREAMS 4

static guint
stream_of (GvtLexiconOrder order, guint place)
{
  return order * 2 + (place > 0);
}

typedef struct
{
  GArray *counts[GVT_LEXICON_N_ORDERS]; /* words of a name, less one */
  GArray *numbers[N_STREAMS];
  GArray *again;
  GByteArray *own_words; /* each with its terminator */
  GHashTable *own_numbers;
} NameWriter;

static void
name_writer_init (NameWriter *self)
{
  for (guint i = 0; i < GVT_LEXICON_N_ORDERS; i++)
    self->counts[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < N_STREAMS; i++)
    self->numbers[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->again = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->own_words = g_byte_array_new ();
  self->own_numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
name_writer_clear (NameWriter *self)
{
  for (guint i = 0; i < GVT_LEXICON_N_ORDERS; i++)
    g_array_unref (self->counts[i]);
  for (guint i = 0; i < N_STREAMS; i++)
    g_array_unref (self->numbers[i]);
  g_array_unref (self->again);
  g_byte_array_unref (self->own_words);
  g_hash_table_unref (self->own_numbers);
}

static gint64
number_word (NameWriter *self, GvtLexicon *lexicon, GvtLexiconOrder order, const char *word)
{
  gpointer own;
  gint64 which;
  guint rank;

  if (gvt_lexicon_find (lexicon, order, word, &rank))
    return WORD_LEXICON + (gint64) rank;
  if (g_hash_table_lookup_extended (self->own_numbers, word, NULL, &own))
    {
      which = GPOINTER_TO_UINT (own);
      g_array_append_val (self->again, which);
      return WORD_AGAIN;
    }

  g_hash_table_insert (self->own_numbers, g_strdup (word),
                       GUINT_TO_POINTER (g_hash_table_size (self->own_numbers)));
  g_byte_array_append (self->own_words, (const guint8 *) word, (guint) strlen (word) + 1);
  return WORD_NEW;
}

/* Split at each single space, so that odd spacing comes back too: a word may be empty. */
static void
add_name (NameWriter *self, GvtLexicon *lexicon, GvtLexiconOrder order, const char *name)
{
  gint64 place = 0;

  for (gboolean is_last = FALSE; !is_last; place++)
    {
      gsize length = strcspn (name, " ");
      g_autofree char *word = g_strndup (name, length);
      gint64 number = number_word (self, lexicon, order, word);

      g_array_append_val (self->numbers[stream_of (order, (guint) place)], number);
      is_last = name[length] == '\0';
      name += length + 1;
    }
  place--;
  g_array_append_val (self->counts[order], place);
}

static void
add_array (GvtStreamWriter *out, GArray *values)
{
  gvt_stream_writer_add_ints (out, (const gint64 *) values->data, values->len);
}

void
gvt_pack_write_names (GvtStreamWriter *out, const GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  NameWriter names;

  name_writer_init (&names);
  for (guint i = 0; i < columns->n_rows; i++)
    add_name (&names, context->lexicon, gvt_lexicon_order_of (columns->sex[i]),
              columns->names + columns->name[i]);

  for (guint i = 0; i < GVT_LEXICON_N_ORDERS; i++)
    add_array (out, names.counts[i]);
  for (guint i = 0; i < N_STREAMS; i++)
    add_array (out, names.numbers[i]);
  gvt_stream_writer_add_bits (out, names.again->len, 32);
  add_array (out, names.again);
  gvt_stream_writer_add_bytes (out, names.own_words->data, names.own_words->len);
  name_writer_clear (&names);
}

/* The streams as they come in, and how far each is read. */
typedef struct
{
  const gint64 *counts[GVT_LEXICON_N_ORDERS];
  const gint64 *numbers[N_STREAMS];
  guint n_numbers[N_STREAMS];
  const gint64 *again;
  guint64 n_again;
  const char **own_words;
  guint n_own_words;
  guint n_own_seen;
} NameReader;

static gboolean
read_counts (GvtStreamReader *in, const GvtPackContext *context, NameReader *names, GError **error)
{
  const GvtVoterColumns *columns = context->columns;
  guint n[GVT_LEXICON_N_ORDERS] = { 0 };

  for (guint i = 0; i < columns->n_rows; i++)
    n[gvt_lexicon_order_of (columns->sex[i])]++;
  for (guint order = 0; order < GVT_LEXICON_N_ORDERS; order++)
    {
      names->counts[order] = gvt_stream_reader_ints (in, n[order], error);
      if (names->counts[order] == NULL)
        return FALSE;
      for (guint i = 0; i < n[order]; i++)
        {
          if ((guint64) names->counts[order][i] > GVT_VOTER_MAX_CELL)
            return gvt_pack_refuse (error, "a name of too many words");
          names->n_numbers[stream_of (order, 0)]++;
          names->n_numbers[stream_of (order, 1)] += (guint) names->counts[order][i];
        }
    }
  return TRUE;
}

static gboolean
read_own_words (GvtStreamReader *in, NameReader *names, GError **error)
{
  gsize length, at = 0;
  const char *words = (const char *) gvt_stream_reader_bytes (in, &length, error);

  if (words == NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    names->n_own_words += words[i] == '\0';
  if (length > 0 && words[length - 1] != '\0')
    return gvt_pack_refuse (error, "the last word has no end");

  names->own_words = gvt_arena_new_array (gvt_stream_reader_scratch (in), const char *,
                                          names->n_own_words);
  for (guint i = 0; i < names->n_own_words; i++)
    {
      names->own_words[i] = words + at;
      if (gvt_voter_text_problem (words + at) != NULL)
        return gvt_pack_refuse (error, "a word that no name may hold");
      at += strlen (words + at) + 1;
    }
  return TRUE;
}

static gboolean
read_streams (GvtStreamReader *in, const GvtPackContext *context, NameReader *names, GError **error)
{
  guint64 n_words = 0;

  if (!read_counts (in, context, names, error))
    return FALSE;
  for (guint i = 0; i < N_STREAMS; i++)
    {
      names->numbers[i] = gvt_stream_reader_ints (in, names->n_numbers[i], error);
      if (names->numbers[i] == NULL)
        return FALSE;
      n_words += names->n_numbers[i];
    }
  names->n_again = gvt_stream_reader_bits (in, 32);
  if (names->n_again > n_words) /* before room is made for them: a constant stream needs no bytes */
    return gvt_pack_refuse (error, "more words come again than there are");
  names->again = gvt_stream_reader_ints (in, (guint) names->n_again, error);
  return names->again != NULL && read_own_words (in, names, error);
}

/* Returns: (nullable): NULL for a number that means nothing */
static const char *
next_word (NameReader *names, GvtLexicon *lexicon, GvtLexiconOrder order, guint place)
{
  guint64 number = (guint64) *names->numbers[stream_of (order, place)]++;

  if (number >= WORD_LEXICON)
    {
      number -= WORD_LEXICON;
      return number < gvt_lexicon_get_size (lexicon)
                 ? gvt_lexicon_get_word (lexicon, order, (guint) number)
                 : NULL;
    }
  if (number == WORD_NEW)
    return names->n_own_seen < names->n_own_words ? names->own_words[names->n_own_seen++] : NULL;
  if (names->n_again == 0)
    return NULL;

  names->n_again--;
  number = (guint64) *names->again++;
  return number < names->n_own_seen ? names->own_words[number] : NULL;
}

/* The words of all names, found before there is a place to put them together. */
typedef struct
{
  const char **words;
  guint8 *lengths;
  gsize total; /* bytes of all names, terminators included */
} FoundWords;

static gboolean
find_words (GvtStreamReader *in,
            const GvtPackContext *context,
            NameReader *names,
            FoundWords *found,
            GError **error)
{
  const GvtVoterColumns *columns = context->columns;
  GvtArena *scratch = gvt_stream_reader_scratch (in);
  gsize n_words = 0;

  for (guint i = 0; i < N_STREAMS; i++)
    n_words += names->n_numbers[i];
  found->words = gvt_arena_new_array (scratch, const char *, n_words);
  found->lengths = gvt_arena_new_array (scratch, guint8, n_words);
  n_words = 0;
  for (guint row = 0; row < columns->n_rows; row++)
    {
      GvtLexiconOrder order = gvt_lexicon_order_of (columns->sex[row]);
      guint64 last = (guint64) *names->counts[order]++;
      gsize length = last;

      for (guint64 i = 0; i <= last; i++, n_words++)
        {
          const char *word = next_word (names, context->lexicon, order, (guint) i);

          if (word == NULL)
            return gvt_pack_refuse (error, "a name has an unknown word");
          found->words[n_words] = word;
          found->lengths[n_words] = (guint8) MIN (strlen (word), G_MAXUINT8);
          length += found->lengths[n_words];
        }
      if (length > GVT_VOTER_MAX_CELL)
        return gvt_pack_refuse (error, "a name is too long");
      columns->name[row] = found->total;
      found->total += length + 1;
    }
  return TRUE;
}

static void
join_words (const GvtPackContext *context, const FoundWords *found)
{
  GvtVoterColumns *columns = context->columns;
  const char **word = found->words;
  const guint8 *length = found->lengths;
  char *names;

  columns->names_size = found->total;
  columns->names = names = gvt_arena_alloc (context->arena, found->total);
  for (guint row = 0; row < columns->n_rows; row++)
    {
      char *into = names + columns->name[row];
      char *end = names + (row + 1 < columns->n_rows ? columns->name[row + 1] : found->total) - 1;

      while (TRUE)
        {
          memcpy (into, *word++, *length);
          into += *length++;
          if (into == end)
            break;
          *into++ = ' ';
        }
    }
}

gboolean
gvt_pack_read_names (GvtStreamReader *in, const GvtPackContext *context, GError **error)
{
  NameReader names = { 0 };
  FoundWords found = { 0 };

  if (!read_streams (in, context, &names, error)
      || !find_words (in, context, &names, &found, error))
    return FALSE;
  if (names.n_own_seen != names.n_own_words || names.n_again != 0)
    return gvt_pack_refuse (error, "words that no name uses");

  join_words (context, &found);
  return TRUE;
}
