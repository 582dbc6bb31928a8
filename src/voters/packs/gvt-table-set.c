/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-table-set.h"

const GvtTableSet *
gvt_table_set_new (GvtArena *arena, const GvtVoterTable *const *tables, guint n_tables)
{
  GvtTableSet *self = gvt_arena_new_array (arena, GvtTableSet, 1);
  const GvtVoterTable **kept = gvt_arena_new_array (arena, const GvtVoterTable *, n_tables);
  guint32 *first = gvt_arena_new_array (arena, guint32, n_tables + 1);
  guint32 n_rows = 0;

  for (guint i = 0; i < n_tables; i++)
    {
      kept[i] = tables[i];
      first[i] = n_rows;
      n_rows += gvt_voter_table_get_rows (tables[i]);
    }
  first[n_tables] = n_rows;
  *self = (GvtTableSet){ kept, n_tables, first };
  return self;
}

guint
gvt_table_set_locate (const GvtTableSet *self, guint32 row, guint *index)
{
  guint low = 0;
  guint high = self->n_tables;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->first[middle] <= row)
        low = middle;
      else
        high = middle;
    }
  *index = row - self->first[low];
  return low;
}
