/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-nik-index.h"

#include <sodium.h>
#include <string.h>

#include "gvt-nik.h"
#include "gvt-voter-table-private.h"

#define EMPTY    G_MAXUINT32
#define LOAD_NUM 4 /* slots for each three rows */
#define LOAD_DEN 3
#define AHEAD    16 /* rows whose slot is fetched before its turn */

typedef struct
{
  guint64 nik;
  guint32 row;
} Twin;

struct _GvtNikIndex
{
  const GvtTableSet *set;
  guint64 factor; /* odd and secret: nobody can write a list that collides */
  guint32 *slots; /* rows by their NIK, in the low bits; some bits of its hash above, which save a
                     look at the row itself */
  guint n_slots;
  guint row_bits; /* all ones in them are no row */
  Twin *twins;    /* rows whose NIK another row before them has */
  guint n_twins;
};

static guint64
nik_of (const GvtNikIndex *self, guint32 row)
{
  guint index;
  guint table = gvt_table_set_locate (self->set, row, &index);

  return gvt_number_column_get (&self->set->tables[table]->nik, index);
}

static guint64
hash_of (const GvtNikIndex *self, guint64 nik)
{
  return nik * self->factor;
}

/* The high half of the hash, taken to the number of slots without a division. */
static guint
slot_of (const GvtNikIndex *self, guint64 hash)
{
  return (guint) ((hash >> 32) * self->n_slots >> 32);
}

static guint32
row_of (const GvtNikIndex *self, guint32 slot)
{
  return slot & ((1u << self->row_bits) - 1);
}

/* What a slot holds for a row with this hash. */
static guint32
mark_row (const GvtNikIndex *self, guint64 hash, guint32 row)
{
  return (guint32) hash << self->row_bits | row;
}

/* Returns: the slot that holds a row with this NIK, or the empty one where it would stand */
static guint
find_slot (const GvtNikIndex *self, guint64 nik)
{
  guint64 hash = hash_of (self, nik);
  guint32 mark = mark_row (self, hash, 0);
  guint slot = slot_of (self, hash);

  while (self->slots[slot] != EMPTY)
    {
      guint32 row = row_of (self, self->slots[slot]);

      if ((self->slots[slot] ^ row) == mark && nik_of (self, row) == nik)
        break;
      slot = slot + 1 < self->n_slots ? slot + 1 : 0;
    }
  return slot;
}

/* Returns: %FALSE when another row has this NIK already */
static gboolean
add_row (GvtNikIndex *self, guint32 row, guint64 nik)
{
  guint slot = find_slot (self, nik);

  if (self->slots[slot] != EMPTY)
    return FALSE;

  self->slots[slot] = mark_row (self, hash_of (self, nik), row);
  return TRUE;
}

static int
compare_twins (gconstpointer a, gconstpointer b)
{
  const Twin *left = a;
  const Twin *right = b;

  if (left->nik != right->nik)
    return left->nik < right->nik ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

static gpointer
keep_sorted (GvtArena *arena, GArray *array, GCompareFunc compare)
{
  g_array_sort (array, compare);
  return gvt_arena_keep (arena, array->data, array->len * g_array_get_element_size (array));
}

static void
add_table (GvtNikIndex *self, guint number, GArray *twins)
{
  const GvtVoterTable *table = self->set->tables[number];

  for (guint i = 0; i < table->n_rows; i++)
    {
      guint32 row = self->set->first[number] + i;
      Twin twin = { gvt_number_column_get (&table->nik, i), row };

      if (i + AHEAD < table->n_rows)
        {
          guint64 ahead = gvt_number_column_get (&table->nik, i + AHEAD);

          __builtin_prefetch (&self->slots[slot_of (self, hash_of (self, ahead))]);
        }
      if (twin.nik != GVT_ODD_NUMBER && !add_row (self, row, twin.nik))
        g_array_append_val (twins, twin);
    }
}

GvtNikIndex *
gvt_nik_index_new (GvtArena *arena, const GvtTableSet *set)
{
  GvtNikIndex *self = gvt_arena_new_array (arena, GvtNikIndex, 1);
  g_autoptr (GArray) twins = g_array_new (FALSE, FALSE, sizeof (Twin));
  guint n_rows = gvt_table_set_get_rows (set);

  self->set = set;
  self->n_slots = n_rows / LOAD_DEN * LOAD_NUM + LOAD_NUM;
  self->row_bits = g_bit_storage (n_rows + 1);
  self->slots = gvt_arena_new_array (arena, guint32, self->n_slots);
  memset (self->slots, 0xff, self->n_slots * sizeof *self->slots);
  randombytes_buf (&self->factor, sizeof self->factor);
  self->factor |= 1;

  for (guint i = 0; i < set->n_tables; i++)
    add_table (self, i, twins);
  self->n_twins = twins->len;
  self->twins = keep_sorted (arena, twins, compare_twins);
  return self;
}

static void
find_number (const GvtNikIndex *self, guint64 nik, GArray *rows)
{
  guint slot = find_slot (self, nik);
  guint32 row = row_of (self, self->slots[slot]);
  guint low = 0;
  guint high = self->n_twins;

  if (self->slots[slot] == EMPTY)
    return;

  g_array_append_val (rows, row);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->twins[middle].nik < nik)
        low = middle + 1;
      else
        high = middle;
    }
  for (; low < self->n_twins && self->twins[low].nik == nik; low++)
    g_array_append_val (rows, self->twins[low].row);
}

void
gvt_nik_index_find (const GvtNikIndex *self, const char *nik, GArray *rows)
{
  if (gvt_nik_has_form (nik))
    find_number (self, gvt_cell_to_card (nik), rows);
}
