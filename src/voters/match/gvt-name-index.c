/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Making the index: each name is cut into words, each new word is kept once, and only then are
 * these, which are few, taken apart. */
#include "gvt-name-index.h"

#include <sodium.h>
#include <string.h>

#include "gvt-name-index-private.h"
#include "gvt-name-rules-private.h"
#include "gvt-secret.h"
#include "gvt-voter-table-private.h"

#define MAX_ROW_WORDS 16
#define FIRST_BITS    12
#define NOT_ASCII     G_MAXUINT
#define LOAD_NUM      4 /* slots for each three words */
#define LOAD_DEN      3

/* What building works with. Words lie in memory that no core dump contains. */
typedef struct
{
  GvtArena *arena; /* given back when the index is made */
  guint64 factor;
  guint32 *slots;
  guint slot_bits;
  GvtIndexKey *keys; /* of each word */
  guint n_words;
  guint32 *numbers;  /* of each word: its number in the index */
  GArray *sequence;  /* guint32: the words of all names, one after another */
  GByteArray *sizes; /* how many each name has */
} Builder;

/* --- words of a name --- */

static gboolean
is_separator (char c)
{
  return c == ' ' || c == '.' || c == '-' || c == '/' || c == '\t' || c == '\n';
}

/* As gvt_name_parts_read() cuts them. Returns: where the next word may begin */
static const char *
read_word (const char *at, GvtIndexKey *key, guint *length)
{
  guint n = 0;

  *key = (GvtIndexKey){ 0 };
  for (; *at != '\0' && *at != ','; at++)
    if (g_ascii_isalpha (*at) && n < GVT_NAME_MAX_WORD)
      key->text[n++] = *at | 0x20;
    else if (is_separator (*at) && n > 0)
      break;
    else if ((guchar) *at >= 0x80)
      {
        *length = NOT_ASCII;
        return at;
      }
  *length = n;
  return at;
}

/* --- each word once --- */

static inline guint64
hash_of (guint64 factor, const GvtIndexKey *key)
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

static inline gboolean
is_same (const GvtIndexKey *a, const GvtIndexKey *b)
{
  return a->part[0] == b->part[0] && a->part[1] == b->part[1] && a->part[2] == b->part[2]
         && a->part[3] == b->part[3];
}

static void
grow (Builder *self)
{
  GvtIndexKey *keys = self->keys;
  guint32 *slots;
  guint mask;

  self->slot_bits++;
  mask = (1u << self->slot_bits) - 1;
  slots = self->slots = gvt_arena_new_array (self->arena, guint32, mask + 1);
  self->keys = gvt_arena_new_array (self->arena, GvtIndexKey, (mask + 1) / 2);
  if (keys != NULL)
    memcpy (self->keys, keys, self->n_words * sizeof *keys);
  for (guint i = 0; i < self->n_words; i++)
    {
      guint slot = (guint) (hash_of (self->factor, &self->keys[i]) >> (64 - self->slot_bits));

      while (slots[slot] != 0)
        slot = (slot + 1) & mask;
      slots[slot] = i + 1;
    }
}

static guint32
intern (Builder *self, const GvtIndexKey *key)
{
  guint mask = (1u << self->slot_bits) - 1;
  guint slot = (guint) (hash_of (self->factor, key) >> (64 - self->slot_bits));

  for (; self->slots[slot] != 0; slot = (slot + 1) & mask)
    if (is_same (&self->keys[self->slots[slot] - 1], key))
      return self->slots[slot] - 1;

  self->keys[self->n_words] = *key;
  self->slots[slot] = ++self->n_words;
  if (self->n_words == (mask + 1) / 2)
    grow (self);
  return self->n_words - 1;
}

static guint
read_name (Builder *self, const char *name)
{
  GvtIndexKey key;
  guint n = 0;

  while (n < MAX_ROW_WORDS)
    {
      guint length;

      name = read_word (name, &key, &length);
      if (length == NOT_ASCII)
        return NOT_ASCII;
      if (length > 0)
        {
          guint32 word = intern (self, &key);

          g_array_append_val (self->sequence, word);
          n++;
        }
      if (*name == '\0' || *name == ',')
        break;
    }
  return n;
}

static guint
read_foreign_name (Builder *self, const char *name)
{
  char *valid = g_utf8_make_valid (name, -1);
  char *ascii = g_str_to_ascii (valid, "C");
  guint n = read_name (self, ascii);

  gvt_wipe_free (valid);
  gvt_wipe_free (ascii);
  return n;
}

static void
read_table (Builder *self, const GvtVoterTable *table)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      const char *name = gvt_voter_table_get_name (table, i);
      guint before = self->sequence->len;
      guint n = read_name (self, name);
      guint8 size;

      if (n == NOT_ASCII)
        {
          g_array_set_size (self->sequence, before);
          n = read_foreign_name (self, name);
        }
      size = (guint8) n;
      g_byte_array_append (self->sizes, &size, 1);
    }
}

static void
builder_init (Builder *self, const GvtTableSet *set)
{
  guint n_rows = gvt_table_set_get_rows (set);

  *self = (Builder){ .arena = gvt_arena_new (), .slot_bits = FIRST_BITS };
  randombytes_buf (&self->factor, sizeof self->factor);
  self->factor |= 1;
  self->sequence = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows * 3);
  self->sizes = g_byte_array_sized_new (n_rows);
  grow (self);
  for (guint i = 0; i < set->n_tables; i++)
    read_table (self, set->tables[i]);
}

static void
builder_clear (Builder *self)
{
  gvt_arena_free (self->arena);
  g_array_unref (self->sequence);
  g_byte_array_unref (self->sizes);
}

/* --- their rows --- */

static void
place_rows (GvtNameIndex *self, GvtArena *arena, const Builder *builder)
{
  const guint32 *sequence = (const guint32 *) (gpointer) builder->sequence->data;
  guint n = builder->sequence->len;
  guint32 *at;

  self->start = gvt_arena_new_array (arena, guint32, self->n_words + 1);
  self->rows = gvt_arena_new_array (arena, guint32, n);
  for (guint i = 0; i < n; i++)
    self->start[builder->numbers[sequence[i]] + 1]++;
  for (guint i = 0; i < self->n_words; i++)
    self->start[i + 1] += self->start[i];

  at = g_memdup2 (self->start, self->n_words * sizeof *at);
  for (guint row = 0; row < builder->sizes->len; row++)
    for (guint i = 0; i < builder->sizes->data[row]; i++)
      self->rows[at[builder->numbers[*sequence++]]++] = row;
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

/* Returns: (transfer none): of each word; lies in the builder's arena */
static Facts *
find_facts (const Builder *builder, const GvtNameRules *rules)
{
  Facts *facts = gvt_arena_new_array (builder->arena, Facts, builder->n_words);

  for (guint i = 0; i < builder->n_words; i++)
    {
      const char *text = builder->keys[i].text;

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

/* The shortest words first, of equal ones as they came: a search looks at those of its length. */
static Facts *
number_by_length (GvtNameIndex *self, Builder *builder, const Facts *facts)
{
  GvtIndexKey *keys = gvt_arena_new_array (builder->arena, GvtIndexKey, builder->n_words + 1);
  Facts *ordered = gvt_arena_new_array (builder->arena, Facts, builder->n_words + 1);
  guint32 at[GVT_NAME_MAX_WORD + 2];

  for (guint i = 0; i < builder->n_words; i++)
    self->by_length[0][facts[i].length]++;
  sum_lengths (self->by_length[0], 0);
  memcpy (at, self->by_length[0], sizeof at);
  builder->numbers = gvt_arena_new_array (builder->arena, guint32, builder->n_words + 1);
  for (guint i = 0; i < builder->n_words; i++)
    {
      guint32 number = at[facts[i].length]++;

      builder->numbers[i] = number;
      keys[number] = builder->keys[i];
      ordered[number] = facts[i];
    }
  builder->keys = keys;
  return ordered;
}

/* Returns: (transfer none): the words that have rests, the shortest rest first; in the builder's
 * arena */
static const guint32 *
order_rests (GvtNameIndex *self, const Builder *builder, const Facts *facts, guint *n_rests)
{
  guint32 at[GVT_NAME_MAX_WORD + 2];
  guint32 *rests;

  for (guint i = 0; i < builder->n_words; i++)
    if (facts[i].rest > 0)
      self->by_length[1][facts[i].rest_length]++;
  sum_lengths (self->by_length[1], 0);
  memcpy (at, self->by_length[1], sizeof at);
  *n_rests = at[GVT_NAME_MAX_WORD + 1];
  rests = gvt_arena_new_array (builder->arena, guint32, *n_rests + 1);
  for (guint i = 0; i < builder->n_words; i++)
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
pool_size (const Builder *builder, const Facts *facts)
{
  gsize size = 1;

  for (guint i = 0; i < builder->n_words; i++)
    {
      const char *text = builder->keys[i].text;

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
fill_entries (GvtNameIndex *self, GvtArena *arena, const Builder *builder, const Facts *facts)
{
  guint n_rests;
  const guint32 *rests = order_rests (self, builder, facts, &n_rests);
  guint32 end = 0;

  self->pool = gvt_arena_alloc (arena, pool_size (builder, facts));
  self->entries = gvt_arena_new_array (arena, GvtIndexEntry, self->n_words + n_rests);
  self->glued = gvt_arena_new_array (arena, guint32, n_rests);
  for (guint i = 0; i < self->n_words; i++)
    add_entry (self, &end, add_text (self, &end, builder->keys[i].text), facts[i].heard.text);
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
  return (guint) ((hash_of (self->factor, key) >> 32) * self->n_slots >> 32);
}

static guint
slot_behind (const GvtNameIndex *self, guint slot)
{
  return slot + 1 < self->n_slots ? slot + 1 : 0;
}

static void
fill_slots (GvtNameIndex *self, GvtArena *arena, const Builder *builder)
{
  self->factor = builder->factor;
  self->n_slots = self->n_words / LOAD_DEN * LOAD_NUM + LOAD_NUM;
  self->slots = gvt_arena_new_array (arena, guint32, self->n_slots);
  for (guint i = 0; i < self->n_words; i++)
    {
      guint slot = slot_of (self, &builder->keys[i]);

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

/* Of a letter: being left out, or taken for the nearest one. */
static guint
letter_cost (const GvtNameRules *rules, guint letter)
{
  guint cost = rules->gap[letter];

  for (guint i = 0; i < 26; i++)
    if (i != letter)
      cost = MIN (cost, rules->swap[letter][i]);
  return cost;
}

static void
join_classes (GvtNameIndex *self, guint8 a, guint8 b)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    if (self->classes[i] == a)
      self->classes[i] = b;
}

static void
fill_classes (GvtNameIndex *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    self->classes[i] = (guint8) i;
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    for (guint j = 0; j < i; j++)
      if (self->rules->swap[i][j] < GVT_LETTER_COST)
        join_classes (self, self->classes[i], self->classes[j]);
  for (guint i = 0; i < G_N_ELEMENTS (self->classes); i++)
    if (self->rules->gap[i] < GVT_LETTER_COST)
      join_classes (self, self->classes[i], GVT_LETTER_FREE);
}

static void
fill_costs (GvtNameIndex *self)
{
  guint costs[2 * GVT_LETTER_HALF];

  for (guint i = 0; i < G_N_ELEMENTS (costs); i++)
    costs[i] = letter_cost (self->rules, i);
  for (guint half = 0; half < 2; half++)
    for (guint letters = 0; letters < 1 << GVT_LETTER_HALF; letters++)
      {
        guint cost = 0;

        for (guint i = 0; i < GVT_LETTER_HALF; i++)
          if (letters & (1u << i))
            cost += costs[half * GVT_LETTER_HALF + i];
        self->costs[half][letters] = (guint8) cost;
      }
}

GvtNameIndex *
gvt_name_index_new (GvtArena *arena, const GvtTableSet *set, const GvtNameRules *rules)
{
  GvtNameIndex *self = gvt_arena_new_array (arena, GvtNameIndex, 1);
  const Facts *facts;
  Builder builder;

  self->rules = rules;
  self->set = set;
  builder_init (&builder, set);
  self->n_words = builder.n_words;
  fill_costs (self);
  fill_classes (self);
  facts = number_by_length (self, &builder, find_facts (&builder, rules));
  place_rows (self, arena, &builder);
  fill_entries (self, arena, &builder, facts);
  fill_slots (self, arena, &builder);
  builder_clear (&builder);
  return self;
}
