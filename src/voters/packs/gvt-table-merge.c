/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-table-merge.h"

#include <string.h>

#include "gvt-pack-columns.h"

/* Rows are taken from a table in its order, and its odd cells with them. */
typedef struct
{
  const GvtVoterTable *table;
  guint row;
  guint odd;
  guint16 *numbers[GVT_N_GROUPS]; /* of an entry: its number in the result, or GVT_ODD_TEXT */
} Source;

typedef struct
{
  GvtVoterColumns *columns; /* long numbers as they are, in memory that goes */
  GvtArena *arena;          /* of all that stays */
  GvtOddCell *odd;
  char *names;
  guint row;
  char *name;                        /* where the next one goes */
  GHashTable *numbers[GVT_N_GROUPS]; /* of an entry, as a pointer: its number */
} Target;

void
gvt_table_edit_clear (GvtTableEdit *self)
{
  g_clear_pointer (&self->removed, g_free);
  g_clear_pointer (&self->places, g_free);
}

static gboolean
is_ascending (const guint32 *numbers, guint n, guint end)
{
  for (guint i = 0; i < n; i++)
    if (numbers[i] >= end || (i > 0 && numbers[i] <= numbers[i - 1]))
      return FALSE;
  return TRUE;
}

gboolean
gvt_table_edit_rows (const GvtTableEdit *edit, guint n_before, guint *n_rows)
{
  if (edit->n_removed > n_before || edit->n_put > GVT_VOTER_MAX_ROWS
      || !is_ascending (edit->removed, edit->n_removed, n_before))
    return FALSE;

  *n_rows = n_before - edit->n_removed + edit->n_put;
  return *n_rows <= GVT_VOTER_MAX_ROWS && is_ascending (edit->places, edit->n_put, *n_rows);
}

static void
source_init (Source *self, const GvtVoterTable *table)
{
  *self = (Source){ .table = table };
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    {
      guint n = table->dictionary[group].n_entries;

      self->numbers[group] = g_new (guint16, n + 1);
      for (guint i = 0; i < n; i++)
        self->numbers[group][i] = GVT_ODD_TEXT;
    }
}

static void
source_clear (Source *self)
{
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    g_free (self->numbers[group]);
}

/* Both tables may name one entry. */
static guint16
number_entry (Target *target, const char *entry, GvtCellGroup group)
{
  GvtCellDictionary *dictionary = &target->columns->dictionary[group];
  gpointer found;

  if (g_hash_table_lookup_extended (target->numbers[group], entry, NULL, &found))
    return (guint16) GPOINTER_TO_UINT (found);

  dictionary->entries[dictionary->n_entries] = gvt_arena_copy (
      target->arena, entry, gvt_pack_entry_length (entry, group));
  g_hash_table_insert (target->numbers[group], (gpointer) entry,
                       GUINT_TO_POINTER (dictionary->n_entries));
  return (guint16) dictionary->n_entries++;
}

static guint16
take_entry (Target *target, Source *source, GvtCellGroup group)
{
  guint16 entry = source->table->group[group][source->row];
  guint16 *number;

  if (entry == GVT_ODD_TEXT)
    return GVT_ODD_TEXT;

  number = &source->numbers[group][entry];
  if (*number == GVT_ODD_TEXT)
    *number = number_entry (target, source->table->dictionary[group].entries[entry], group);
  return *number;
}

static void
copy_odd (Target *target, Source *source)
{
  const GvtVoterTable *from = source->table;

  while (source->odd < from->n_odd && from->odd[source->odd].row < source->row)
    source->odd++;
  for (; source->odd < from->n_odd && from->odd[source->odd].row == source->row; source->odd++)
    {
      const GvtOddCell *cell = &from->odd[source->odd];

      target->odd[target->columns->n_odd++] = (GvtOddCell){
        .row = target->row,
        .column = cell->column,
        .text = gvt_arena_copy (target->arena, cell->text, strlen (cell->text)),
      };
    }
}

static void
take_row (Target *target, Source *source)
{
  const GvtVoterTable *from = source->table;
  GvtVoterColumns *into = target->columns;
  guint at = target->row;
  guint row = source->row;
  const char *name = gvt_voter_table_get_name (from, row);
  gsize length = strlen (name) + 1;

  into->dpid[at] = gvt_number_column_get (&from->dpid, row);
  into->nkk[at] = gvt_number_column_get (&from->nkk, row);
  into->nik[at] = gvt_number_column_get (&from->nik, row);
  into->birth[at] = from->birth[row];
  into->sex[at] = from->sex[row];
  into->faulty[at] = from->faulty[row];
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    into->group[group][at] = take_entry (target, source, (GvtCellGroup) group);
  into->name[at] = (guint64) (target->name - target->names);
  memcpy (target->name, name, length);
  target->name += length;
  copy_odd (target, source);
  target->row++;
  source->row++;
}

static void
target_init (Target *self,
             const GvtVoterTable *before,
             const GvtVoterTable *put,
             GvtVoterColumns *columns,
             GvtArena *arena)
{
  *self = (Target){
    .columns = columns,
    .arena = arena,
    .odd = gvt_arena_new_array (arena, GvtOddCell, before->n_odd + put->n_odd),
    .names = gvt_arena_alloc (arena, before->names_size + put->names_size + 1),
  };
  self->name = self->names;
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    {
      columns->dictionary[group].entries = gvt_arena_new_array (arena, const char *,
                                                                put->dictionary[group].n_entries);
      self->numbers[group] = g_hash_table_new (NULL, NULL);
    }
}

/* Returns: (transfer none): what stays */
static GvtVoterTable *
target_finish (Target *self)
{
  self->columns->odd = self->odd;
  self->columns->names = self->names;
  self->columns->names_size = (gsize) (self->name - self->names);
  return gvt_voter_table_new (self->arena, self->columns);
}

static void
target_clear (Target *self)
{
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    g_hash_table_unref (self->numbers[group]);
}

static void
take_rows (Target *target, const GvtTableEdit *edit, Source *before, Source *put)
{
  guint n_removed = 0;

  while (target->row < target->columns->n_rows)
    {
      if (put->row < edit->n_put && edit->places[put->row] == target->row)
        {
          take_row (target, put);
          continue;
        }
      for (; n_removed < edit->n_removed && edit->removed[n_removed] == before->row; n_removed++)
        before->row++;
      take_row (target, before);
    }
}

GvtVoterTable *
gvt_table_merge (const GvtVoterTable *before,
                 const GvtTableEdit *edit,
                 const GvtVoterTable *put,
                 GvtArena *arena)
{
  g_autoptr (GvtArena) scratch = gvt_arena_new ();
  guint n_rows = before->n_rows - edit->n_removed + edit->n_put;
  GvtVoterTable *table;
  Source from_before, from_put;
  Target target;

  target_init (&target, before, put, gvt_voter_columns_new (scratch, n_rows), arena);
  source_init (&from_before, before);
  source_init (&from_put, put);
  take_rows (&target, edit, &from_before, &from_put);
  table = target_finish (&target);
  source_clear (&from_before);
  source_clear (&from_put);
  target_clear (&target);
  return table;
}
