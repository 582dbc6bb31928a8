/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-place-index.h"

#include <stdlib.h>
#include <string.h>

#include "gvt-voter-table-private.h"

#define MAX_PLACE 128 /* of a village's or hamlet's name; what is longer is cut on both sides */

/* A name as a number, and a table that has it. */
typedef struct
{
  guint32 hash;
  guint32 table;
} Named;

struct _GvtPlaceIndex
{
  const GvtTableSet *set;
  char **villages; /* as said */
  Named *named;    /* by hash, then table */
  guint n_named;
};

/* --- names as said --- */

/* What stands before the name of a hamlet or village. */
static gboolean
is_kind (const char *word, gsize length)
{
  static const char *const kinds[] = { "dusun",   "dsn", "lingkungan", "lingk",     "lk",
                                       "kampung", "kp",  "desa",       "kelurahan", "kel" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (strlen (kinds[i]) == length && strncmp (kinds[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

/* Small letters and figures, single blanks between. */
static void
read_words (const char *text, char words[MAX_PLACE])
{
  guint n = 0;

  for (; *text != '\0' && n + 1 < MAX_PLACE; text++)
    if (g_ascii_isalnum (*text))
      words[n++] = g_ascii_tolower (*text);
    else if (n > 0 && words[n - 1] != ' ' && *text != '\'')
      words[n++] = ' ';
  while (n > 0 && words[n - 1] == ' ')
    n--;
  words[n] = '\0';
}

/* Returns: (transfer none): the name in @words: what stands behind "dusun" */
static const char *
name_of (const char *words)
{
  gsize first = strcspn (words, " ");

  return words[first] == ' ' && is_kind (words, first) ? words + first + 1 : words;
}

/* Whole words of it, one after another. */
static gboolean
has_words (const char *text, const char *words)
{
  gsize length = strlen (words);

  for (const char *at = strstr (text, words); at != NULL; at = strstr (at + 1, words))
    if ((at == text || at[-1] == ' ') && (at[length] == '\0' || at[length] == ' '))
      return TRUE;
  return FALSE;
}

/* --- making it --- */

static int
compare_named (gconstpointer a, gconstpointer b)
{
  const Named *left = a;
  const Named *right = b;

  if (left->hash != right->hash)
    return left->hash < right->hash ? -1 : 1;
  return left->table < right->table ? -1 : left->table > right->table;
}

static void
add_name (GArray *named, const char *name, guint32 table)
{
  Named one = { g_str_hash (name), table };

  g_array_append_val (named, one);
}

/* Neighbours in the dictionary mostly share their hamlet. */
static void
add_hamlets (GArray *named, const GvtVoterTable *table, guint32 number)
{
  const GvtCellDictionary *places = &table->dictionary[GVT_GROUP_PLACE];
  char words[MAX_PLACE];
  const char *before = "";

  for (guint i = 0; i < places->n_entries; i++)
    if (!g_str_equal (places->entries[i], before))
      {
        before = places->entries[i];
        read_words (before, words);
        add_name (named, name_of (words), number);
      }
}

static void
drop_doubles (GArray *named)
{
  guint n = 0;

  g_array_sort (named, compare_named);
  for (guint i = 0; i < named->len; i++)
    if (n == 0
        || compare_named (&g_array_index (named, Named, n - 1), &g_array_index (named, Named, i))
               != 0)
      g_array_index (named, Named, n++) = g_array_index (named, Named, i);
  g_array_set_size (named, n);
}

GvtPlaceIndex *
gvt_place_index_new (GvtArena *arena, const GvtTableSet *set, const char *const *villages)
{
  GvtPlaceIndex *self = gvt_arena_new_array (arena, GvtPlaceIndex, 1);
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (Named));

  self->set = set;
  self->villages = gvt_arena_new_array (arena, char *, set->n_tables);
  for (guint i = 0; i < set->n_tables; i++)
    {
      char words[MAX_PLACE];

      read_words (villages[i], words);
      self->villages[i] = gvt_arena_copy (arena, name_of (words), strlen (name_of (words)));
      add_name (named, self->villages[i], i);
      add_hamlets (named, set->tables[i], i);
    }
  drop_doubles (named);
  self->named = gvt_arena_keep (arena, named->data, named->len * sizeof *self->named);
  self->n_named = named->len;
  return self;
}

/* --- finding --- */

/* What an entry is held against; "" and 0 where nothing was said of it. */
typedef struct
{
  char words[MAX_PLACE];
  gboolean is_whole; /* the name, not a part of the address */
  guint rt;
  guint rw;
} Sought;

static gboolean
address_fits (const Sought *sought, const char *address)
{
  char words[MAX_PLACE];

  if (sought->words[0] == '\0')
    return TRUE;
  read_words (address, words);
  return sought->is_whole ? g_str_equal (name_of (words), sought->words)
                          : has_words (words, sought->words);
}

static gboolean
number_fits (guint sought, const char *listed)
{
  return sought == 0 || (guint) g_ascii_strtoull (listed, NULL, 10) == sought;
}

/* @entry: address, RT, RW, TPS, one after another */
static gboolean
entry_fits (const Sought *sought, const char *entry, gboolean is_village)
{
  const char *rt = entry + strlen (entry) + 1;
  const char *rw = rt + strlen (rt) + 1;

  return (is_village || address_fits (sought, entry)) && number_fits (sought->rt, rt)
         && number_fits (sought->rw, rw);
}

static gboolean
find_in_table (const GvtPlaceIndex *self, const Sought *sought, guint number, GvtPlaces *places)
{
  const GvtCellDictionary *listed = &self->set->tables[number]->dictionary[GVT_GROUP_PLACE];
  gboolean is_village = g_str_equal (self->villages[number], sought->words);
  g_autofree guint8 *is_there = g_new0 (guint8, listed->n_entries + 1);
  gboolean has_any = FALSE;

  for (guint i = 0; i < listed->n_entries; i++)
    if (entry_fits (sought, listed->entries[i], is_village))
      has_any = is_there[i] = TRUE;
  if (has_any)
    places->is_there[number] = g_steal_pointer (&is_there);
  return has_any;
}

static guint
first_named (const GvtPlaceIndex *self, guint32 hash)
{
  guint low = 0;
  guint high = self->n_named;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->named[middle].hash < hash)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static void
places_init (GvtPlaces *places, guint n_tables)
{
  places->n_tables = n_tables;
  places->is_there = g_new0 (guint8 *, n_tables + 1);
}

void
gvt_places_clear (GvtPlaces *self)
{
  for (guint i = 0; i < self->n_tables; i++)
    g_free (self->is_there[i]);
  g_clear_pointer (&self->is_there, g_free);
  self->n_tables = 0;
}

/* By its whole name, which few tables have. */
static gboolean
find_named (const GvtPlaceIndex *self, Sought *sought, GvtPlaces *places)
{
  guint32 hash = g_str_hash (sought->words);
  gboolean has_any = FALSE;

  sought->is_whole = TRUE;
  for (guint i = first_named (self, hash); i < self->n_named && self->named[i].hash == hash; i++)
    has_any |= find_in_table (self, sought, self->named[i].table, places);
  return has_any;
}

static gboolean
find_anywhere (const GvtPlaceIndex *self, Sought *sought, GvtPlaces *places)
{
  gboolean has_any = FALSE;

  sought->is_whole = FALSE;
  for (guint i = 0; i < self->set->n_tables; i++)
    has_any |= find_in_table (self, sought, i, places);
  return has_any;
}

/* What is there in both. */
static void
meet (GvtPlaces *places, const GvtPlaces *other, const GvtTableSet *set)
{
  for (guint i = 0; i < places->n_tables; i++)
    if (other->is_there[i] == NULL)
      g_clear_pointer (&places->is_there[i], g_free);
    else if (places->is_there[i] != NULL)
      for (guint j = 0; j < set->tables[i]->dictionary[GVT_GROUP_PLACE].n_entries; j++)
        places->is_there[i][j] &= other->is_there[i][j];
}

static gboolean
find_one (const GvtPlaceIndex *self, const char *words, guint rt, guint rw, GvtPlaces *places)
{
  Sought sought = { .rt = rt, .rw = rw };

  read_words (words, sought.words);
  places_init (places, self->set->n_tables);
  if ((sought.words[0] != '\0' && find_named (self, &sought, places))
      || find_anywhere (self, &sought, places))
    return TRUE;
  gvt_places_clear (places);
  return FALSE;
}

gboolean
gvt_place_index_find (const GvtPlaceIndex *self, const GvtSaidPlace *said, GvtPlaces *places)
{
  gboolean has_any = FALSE;

  if (said->names[0] == NULL && said->rt == 0 && said->rw == 0)
    return FALSE;
  if (said->names[0] == NULL)
    return find_one (self, "", said->rt, said->rw, places);
  for (guint i = 0; i < G_N_ELEMENTS (said->names) && said->names[i] != NULL; i++)
    {
      g_auto (GvtPlaces) other = { 0 };

      if (!find_one (self, said->names[i], said->rt, said->rw, has_any ? &other : places))
        continue;
      if (has_any)
        meet (places, &other, self->set);
      has_any = TRUE;
    }
  return has_any;
}

gboolean
gvt_place_index_find_name (const GvtPlaceIndex *self, const char *words, GvtPlaces *places)
{
  Sought sought = { 0 };

  read_words (words, sought.words);
  places_init (places, self->set->n_tables);
  if (sought.words[0] != '\0' && find_named (self, &sought, places))
    return TRUE;
  gvt_places_clear (places);
  return FALSE;
}
