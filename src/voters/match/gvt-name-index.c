/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the index: each name is cut into words, each new word is kept once, and only then are
 * these, which are few, taken apart. */
#include "gvt-name-index.h"

#include <sodium.h>
#include <string.h>

#include "gvt-name-reader.h"
#include "gvt-name-rules-private.h"

#define LOAD_NUM  4 /* slots for each three words */
#define LOAD_DEN  3
#define N_READERS 2
#define MANY_ROWS 20000 /* that a second thread is worth */

/* What building works with: all words are those of the first reader, once both have read. */
typedef struct
{
  const GvtTableSet *set;
  GvtNameReader readers[N_READERS];
  guint first_table[N_READERS + 1]; /* of each reader */
  guint32 *numbers[N_READERS];      /* of each word of it: its number in the index */
} Builder;

/* --- reading names --- */

static gpointer
read_half (gpointer data)
{
  Builder *self = data;

  gvt_name_reader_read (&self->readers[1], self->set, self->first_table[1], self->first_table[2]);
  return NULL;
}

/* Where half of the rows are behind. */
static guint
find_middle (const GvtTableSet *set)
{
  guint n_rows = gvt_table_set_get_rows (set);
  guint middle = 0;

  if (n_rows < MANY_ROWS)
    return set->n_tables;
  while (set->first[middle] < n_rows / 2)
    middle++;
  return middle;
}

static void
builder_init (Builder *self, const GvtTableSet *set)
{
  guint middle = find_middle (set);
  GThread *thread = NULL;
  guint64 factor;

  *self = (Builder){ .set = set, .first_table = { 0, middle, set->n_tables } };
  randombytes_buf (&factor, sizeof factor);
  for (guint i = 0; i < N_READERS; i++)
    gvt_name_reader_init (&self->readers[i], factor | 1);
  if (middle < set->n_tables)
    thread = g_thread_try_new ("names", read_half, self, NULL);
  gvt_name_reader_read (&self->readers[0], set, 0, middle);
  if (thread != NULL)
    g_thread_join (thread);
  else
    read_half (self);
}

static void
builder_clear (Builder *self)
{
  for (guint i = 0; i < N_READERS; i++)
    gvt_name_reader_clear (&self->readers[i]);
}

/* --- their rows --- */

static void
count_rows (GvtNameIndex *self, const GvtNameReader *reader, const guint32 *numbers)
{
  for (guint i = 0; i < reader->sequence->len; i++)
    self->start[numbers[g_array_index (reader->sequence, guint32, i)] + 1]++;
}

static guint32
place_rows_of (GvtNameIndex *self,
               const GvtNameReader *reader,
               const guint32 *numbers,
               guint32 *at,
               guint32 row)
{
  const guint32 *word = (const guint32 *) (gpointer) reader->sequence->data;

  for (guint i = 0; i < reader->sizes->len; i++, row++)
    for (guint j = 0; j < reader->sizes->data[i]; j++)
      self->rows[at[numbers[*word++]]++] = row;
  return row;
}

static void
place_rows (GvtNameIndex *self, GvtArena *arena, const Builder *builder)
{
  guint32 *at;
  guint32 row = 0;

  self->start = gvt_arena_new_array (arena, guint32, self->n_words + 1);
  for (guint i = 0; i < N_READERS; i++)
    count_rows (self, &builder->readers[i], builder->numbers[i]);
  for (guint i = 0; i < self->n_words; i++)
    self->start[i + 1] += self->start[i];
  self->rows = gvt_arena_new_array (arena, guint32, self->start[self->n_words]);

  at = g_memdup2 (self->start, self->n_words * sizeof *at);
  for (guint i = 0; i < N_READERS; i++)
    row = place_rows_of (self, &builder->readers[i], builder->numbers[i], at, row);
  g_free (at);
}

/* --- what is known of each --- */

/* Where the rest of a glued word begins; 0: it is none, or a word in one of its own forms. */
static guint8
rest_of (const GvtNameRules *rules, const char *text)
{
  const GvtNameRule *stem;

  if (gvt_name_rules_find (rules, GVT_NAME_RULE_WORD, text, FALSE) != NULL)
    return 0;
  return (guint8) gvt_name_rules_split (rules, text, &stem);
}

typedef struct
{
  GvtIndexKey heard;
  GvtIndexKey rest_heard;
  guint8 length; /* as heard */
  guint8 rest;   /* where it begins; 0: there is none */
  guint8 rest_length;
} Facts;

/* Returns: (transfer none): of each word; lies in the reader's arena */
static Facts *
find_facts (const GvtNameReader *reader, const GvtNameRules *rules)
{
  Facts *facts = gvt_arena_new_array (reader->arena, Facts, reader->n_words);

  for (guint i = 0; i < reader->n_words; i++)
    {
      const char *text = reader->keys[i].text;

      gvt_name_rules_sound (rules, text, facts[i].heard.text);
      facts[i].length = (guint8) strlen (facts[i].heard.text);
      facts[i].rest = rest_of (rules, text);
      if (facts[i].rest == 0)
        continue;
      gvt_name_rules_sound (rules, text + facts[i].rest, facts[i].rest_heard.text);
      facts[i].rest_length = (guint8) strlen (facts[i].rest_heard.text);
    }
  return facts;
}

/* Turns counts of each length into where the first of it stands. */
static void
sum_lengths (guint32 *by_length, guint32 first)
{
  for (guint i = 0; i <= GVT_NAME_MAX_WORD + 1; i++)
    {
      guint32 n = by_length[i];

      by_length[i] = first;
      first += n;
    }
}

/* The second reader's words among those of the first. */
static void
join_words (Builder *self)
{
  GvtNameReader *first = &self->readers[0];
  const GvtNameReader *second = &self->readers[1];

  self->numbers[1] = gvt_arena_new_array (second->arena, guint32, second->n_words + 1);
  for (guint i = 0; i < second->n_words; i++)
    self->numbers[1][i] = gvt_name_reader_intern (first, &second->keys[i]);
}

/* The shortest words first, of equal ones as they came: a search looks at those of its length.
 * Returns: (transfer none): the facts in this order, in the reader's arena */
static Facts *
number_by_length (GvtNameIndex *self, Builder *builder, const Facts *facts)
{
  GvtNameReader *reader = &builder->readers[0];
  GvtIndexKey *keys = gvt_arena_new_array (reader->arena, GvtIndexKey, reader->n_words + 1);
  Facts *ordered = gvt_arena_new_array (reader->arena, Facts, reader->n_words + 1);
  guint32 *numbers = gvt_arena_new_array (reader->arena, guint32, reader->n_words + 1);
  guint32 at[GVT_NAME_MAX_WORD + 2];

  for (guint i = 0; i < reader->n_words; i++)
    self->by_length[0][facts[i].length]++;
  sum_lengths (self->by_length[0], 0);
  memcpy (at, self->by_length[0], sizeof at);
  for (guint i = 0; i < reader->n_words; i++)
    {
      numbers[i] = at[facts[i].length]++;
      keys[numbers[i]] = reader->keys[i];
      ordered[numbers[i]] = facts[i];
    }
  reader->keys = keys;
  builder->numbers[0] = numbers;
  for (guint i = 0; i < builder->readers[1].n_words; i++)
    builder->numbers[1][i] = numbers[builder->numbers[1][i]];
  return ordered;
}

/* Returns: (transfer none): the words that have rests, the shortest rest first; in the reader's
 * arena */
static const guint32 *
order_rests (GvtNameIndex *self, const GvtNameReader *reader, const Facts *facts, guint *n_rests)
{
  guint32 at[GVT_NAME_MAX_WORD + 2];
  guint32 *rests;

  for (guint i = 0; i < reader->n_words; i++)
    if (facts[i].rest > 0)
      self->by_length[1][facts[i].rest_length]++;
  sum_lengths (self->by_length[1], 0);
  memcpy (at, self->by_length[1], sizeof at);
  *n_rests = at[GVT_NAME_MAX_WORD + 1];
  rests = gvt_arena_new_array (reader->arena, guint32, *n_rests + 1);
  for (guint i = 0; i < reader->n_words; i++)
    if (facts[i].rest > 0)
      rests[at[facts[i].rest_length]++] = i;
  for (guint i = 0; i <= GVT_NAME_MAX_WORD + 1; i++)
    self->by_length[1][i] += self->n_words;
  return rests;
}

/* What is heard as it is written stands once. */
static gsize
heard_size (const char *written, const char *heard)
{
  return g_str_equal (written, heard) ? 0 : strlen (heard) + 1;
}

static gsize
pool_size (const GvtNameReader *reader, const Facts *facts)
{
  gsize size = 1;

  for (guint i = 0; i < reader->n_words; i++)
    {
      const char *text = reader->keys[i].text;

      size += strlen (text) + 1 + heard_size (text, facts[i].heard.text);
      if (facts[i].rest > 0)
        size += heard_size (text + facts[i].rest, facts[i].rest_heard.text);
    }
  return size;
}

static guint32
add_text (GvtNameIndex *self, guint32 *end, const char *text)
{
  guint32 at = *end;

  *end += (guint32) (g_stpcpy (self->pool + at, text) - (self->pool + at)) + 1;
  return at;
}

static void
add_entry (GvtNameIndex *self, guint32 *end, guint32 written, const char *heard)
{
  const char *text = self->pool + written;
  GvtIndexEntry *entry = &self->entries[self->n_entries++];

  entry->written = written;
  entry->heard = g_str_equal (text, heard) ? written : add_text (self, end, heard);
  entry->written_letters = gvt_letters_of (text);
  entry->heard_letters = gvt_letters_of (heard) | (guint32) strlen (heard) << GVT_LETTERS_BITS;
}

static void
fill_entries (GvtNameIndex *self, GvtArena *arena, const GvtNameReader *reader, const Facts *facts)
{
  guint n_rests;
  const guint32 *rests = order_rests (self, reader, facts, &n_rests);
  guint32 end = 0;

  self->pool = gvt_arena_alloc (arena, pool_size (reader, facts));
  self->entries = gvt_arena_new_array (arena, GvtIndexEntry, self->n_words + n_rests);
  self->glued = gvt_arena_new_array (arena, guint32, n_rests);
  for (guint i = 0; i < self->n_words; i++)
    add_entry (self, &end, add_text (self, &end, reader->keys[i].text), facts[i].heard.text);
  for (guint i = 0; i < n_rests; i++)
    {
      guint32 word = rests[i];

      self->glued[i] = word;
      add_entry (self, &end, self->entries[word].written + facts[word].rest,
                 facts[word].rest_heard.text);
    }
}

/* --- finding a word again --- */

/* The high half of the hash, taken to the number of slots without a division. */
static guint
slot_of (const GvtNameIndex *self, const GvtIndexKey *key)
{
  return (guint) ((gvt_index_key_hash (self->factor, key) >> 32) * self->n_slots >> 32);
}

static guint
slot_behind (const GvtNameIndex *self, guint slot)
{
  return slot + 1 < self->n_slots ? slot + 1 : 0;
}

static void
fill_slots (GvtNameIndex *self, GvtArena *arena, const GvtNameReader *reader)
{
  self->factor = reader->factor;
  self->n_slots = self->n_words / LOAD_DEN * LOAD_NUM + LOAD_NUM;
  self->slots = gvt_arena_new_array (arena, guint32, self->n_slots);
  for (guint i = 0; i < self->n_words; i++)
    {
      guint slot = slot_of (self, &reader->keys[i]);

      while (self->slots[slot] != 0)
        slot = slot_behind (self, slot);
      self->slots[slot] = i + 1;
    }
}

guint32
gvt_name_index_lookup (const GvtNameIndex *self, const char *word)
{
  GvtIndexKey key = { 0 };
  guint slot;
  guint32 found = G_MAXUINT32;

  g_strlcpy (key.text, word, sizeof key.text);
  slot = slot_of (self, &key);
  for (; self->slots[slot] != 0 && found == G_MAXUINT32; slot = slot_behind (self, slot))
    {
      guint32 number = self->slots[slot] - 1;

      if (g_str_equal (self->pool + self->entries[number].written, key.text))
        found = number;
    }
  sodium_memzero (&key, sizeof key);
  return found;
}

static guint
count_word (const char *word, gpointer user_data)
{
  const GvtNameIndex *self = user_data;
  guint32 number = gvt_name_index_lookup (self, word);

  return number != G_MAXUINT32 ? gvt_name_index_count (self, number) : 0;
}

GvtWordCounts
gvt_name_index_get_counts (const GvtNameIndex *self)
{
  return (GvtWordCounts){ count_word, (gpointer) self, gvt_table_set_get_rows (self->set) };
}

guint
gvt_name_index_get_words (const GvtNameIndex *self)
{
  return self->n_words;
}

/* --- all of it --- */

GvtNameIndex *
gvt_name_index_new (GvtArena *arena, const GvtTableSet *set, const GvtNameRules *rules)
{
  GvtNameIndex *self = gvt_arena_new_array (arena, GvtNameIndex, 1);
  const Facts *facts;
  Builder builder;
  const GvtNameReader *words = &builder.readers[0];

  self->rules = rules;
  self->set = set;
  builder_init (&builder, set);
  join_words (&builder);
  self->n_words = words->n_words;
  facts = number_by_length (self, &builder, find_facts (words, rules));
  place_rows (self, arena, &builder);
  fill_entries (self, arena, words, facts);
  fill_slots (self, arena, words);
  builder_clear (&builder);
  return self;
}
