/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-voter-table.h"

#include <string.h>

#include "gvt-voter-table-private.h"

const GvtGroupLayout gvt_group_layouts[GVT_N_GROUPS] = {
  [GVT_GROUP_BIRTH_PLACE] = { 1, { GVT_VOTER_BIRTH_PLACE } },
  [GVT_GROUP_PLACE] = { 4, { GVT_VOTER_ADDRESS, GVT_VOTER_RT, GVT_VOTER_RW, GVT_VOTER_TPS } },
  [GVT_GROUP_TRAITS] = { 5,
                         { GVT_VOTER_MARITAL, GVT_VOTER_DISABILITY, GVT_VOTER_KTP_EL,
                           GVT_VOTER_NOTE, GVT_VOTER_SOURCE } },
};

GvtVoterColumns *
gvt_voter_columns_new (GvtArena *arena, guint n_rows)
{
  GvtVoterColumns *self = gvt_arena_new_array (arena, GvtVoterColumns, 1);

  self->n_rows = n_rows;
  self->dpid = gvt_arena_new_array (arena, guint64, n_rows);
  self->nkk = gvt_arena_new_array (arena, guint64, n_rows);
  self->nik = gvt_arena_new_array (arena, guint64, n_rows);
  self->birth = gvt_arena_new_array (arena, guint16, n_rows);
  self->sex = gvt_arena_new_array (arena, guint8, n_rows);
  self->faulty = gvt_arena_new_array (arena, guint8, n_rows);
  for (guint i = 0; i < GVT_N_GROUPS; i++)
    self->group[i] = gvt_arena_new_array (arena, guint16, n_rows);
  self->name = gvt_arena_new_array (arena, guint64, n_rows);
  return self;
}

GvtVoterTable *
gvt_voter_table_new (GvtArena *arena, const GvtVoterColumns *columns)
{
  GvtVoterTable *self = gvt_arena_new_array (arena, GvtVoterTable, 1);
  guint n_rows = columns->n_rows;

  self->n_rows = n_rows;
  gvt_number_column_init (&self->dpid, arena, columns->dpid, n_rows);
  gvt_number_column_init (&self->nkk, arena, columns->nkk, n_rows);
  gvt_number_column_init (&self->nik, arena, columns->nik, n_rows);
  gvt_number_column_init (&self->name, arena, columns->name, n_rows);
  self->birth = gvt_arena_keep (arena, columns->birth, n_rows * sizeof *self->birth);
  self->sex = gvt_arena_keep (arena, columns->sex, n_rows);
  self->faulty = gvt_arena_keep (arena, columns->faulty, n_rows);
  for (guint i = 0; i < GVT_N_GROUPS; i++)
    {
      self->group[i] = gvt_arena_keep (arena, columns->group[i], n_rows * sizeof *self->group[i]);
      self->dictionary[i] = columns->dictionary[i];
    }
  self->names = columns->names;
  self->names_size = columns->names_size;
  self->odd = columns->odd;
  self->n_odd = columns->n_odd;
  return self;
}

GvtVoterColumns *
gvt_voter_table_get_columns (const GvtVoterTable *self, GvtArena *arena)
{
  GvtVoterColumns *columns = gvt_voter_columns_new (arena, self->n_rows);

  for (guint i = 0; i < self->n_rows; i++)
    {
      columns->dpid[i] = gvt_number_column_get (&self->dpid, i);
      columns->nkk[i] = gvt_number_column_get (&self->nkk, i);
      columns->nik[i] = gvt_number_column_get (&self->nik, i);
      columns->name[i] = gvt_number_column_get (&self->name, i);
      columns->birth[i] = self->birth[i];
      columns->sex[i] = self->sex[i];
      columns->faulty[i] = self->faulty[i];
      for (guint j = 0; j < GVT_N_GROUPS; j++)
        columns->group[j][i] = self->group[j][i];
    }
  for (guint j = 0; j < GVT_N_GROUPS; j++)
    columns->dictionary[j] = self->dictionary[j];
  columns->names = self->names;
  columns->names_size = self->names_size;
  columns->odd = self->odd;
  columns->n_odd = self->n_odd;
  return columns;
}

guint
gvt_voter_table_get_rows (const GvtVoterTable *self)
{
  return self->n_rows;
}

const char *
gvt_voter_table_get_name (const GvtVoterTable *self, guint index)
{
  g_return_val_if_fail (index < self->n_rows, NULL);

  return self->names + gvt_number_column_get (&self->name, index);
}

const char *
gvt_voter_table_find_odd (const GvtVoterTable *self, guint row, GvtVoterColumn column)
{
  guint64 wanted = (guint64) row << 8 | column;
  guint low = 0;
  guint high = self->n_odd;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const GvtOddCell *cell = &self->odd[middle];
      guint64 found = (guint64) cell->row << 8 | cell->column;

      if (found == wanted)
        return cell->text;
      if (found < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/* An odd cell is always there: the reader refuses a pack in which one is missing. */
static const char *
odd_text (const GvtVoterTable *self, guint row, GvtVoterColumn column)
{
  const char *text = gvt_voter_table_find_odd (self, row, column);

  return text != NULL ? text : "";
}

static void
fill_group (const GvtVoterTable *self, guint index, GvtCellGroup group, GvtVoterRow *row)
{
  const GvtGroupLayout *layout = &gvt_group_layouts[group];
  guint16 entry = self->group[group][index];
  const char *text = entry != GVT_ODD_TEXT ? self->dictionary[group].entries[entry] : NULL;

  for (guint i = 0; i < layout->n_cells; i++)
    {
      GvtVoterColumn column = layout->columns[i];

      row->text[column] = text != NULL ? text : odd_text (self, index, column);
      if (text != NULL)
        text += strlen (text) + 1;
    }
}

static const char *
fill_number (const GvtVoterTable *self,
             guint index,
             GvtVoterColumn column,
             guint64 value,
             guint n_digits,
             char *cell)
{
  if (value == GVT_ODD_NUMBER)
    return odd_text (self, index, column);

  g_snprintf (cell, 24, "%0*" G_GUINT64_FORMAT, (int) n_digits, value);
  return cell;
}

static const char *
fill_birth (const GvtVoterTable *self, guint index, char *cell)
{
  guint day, month, year;

  if (self->birth[index] == GVT_ODD_BIRTH)
    return odd_text (self, index, GVT_VOTER_BIRTH_DATE);

  gvt_day_to_parts (GVT_BIRTH_FIRST_DAY + self->birth[index], &day, &month, &year);
  g_snprintf (cell, 16, "%02u|%02u|%04u", day, month, year);
  return cell;
}

const GvtVoterRow *
gvt_voter_table_get_row (const GvtVoterTable *self, guint index, GvtVoterCells *cells)
{
  GvtVoterRow *row = &cells->row;

  g_return_val_if_fail (index < self->n_rows, NULL);

  row->text[GVT_VOTER_DPID] = fill_number (
      self, index, GVT_VOTER_DPID, gvt_number_column_get (&self->dpid, index), 1, cells->dpid);
  row->text[GVT_VOTER_NKK] = fill_number (self, index, GVT_VOTER_NKK,
                                          gvt_number_column_get (&self->nkk, index),
                                          GVT_CARD_DIGITS, cells->nkk);
  row->text[GVT_VOTER_NIK] = fill_number (self, index, GVT_VOTER_NIK,
                                          gvt_number_column_get (&self->nik, index),
                                          GVT_CARD_DIGITS, cells->nik);
  row->text[GVT_VOTER_NAME] = gvt_voter_table_get_name (self, index);
  row->text[GVT_VOTER_BIRTH_DATE] = fill_birth (self, index, cells->birth);
  cells->sex[0] = (char) self->sex[index];
  cells->sex[1] = '\0';
  row->text[GVT_VOTER_SEX] = self->sex[index] != GVT_ODD_SEX
                                 ? cells->sex
                                 : odd_text (self, index, GVT_VOTER_SEX);
  for (guint i = 0; i < GVT_N_GROUPS; i++)
    fill_group (self, index, (GvtCellGroup) i, row);
  row->is_nik_faulty = self->faulty[index];
  return row;
}
