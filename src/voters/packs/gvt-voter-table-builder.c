/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-voter-table-private.h"

/* Texts that are kept once, in the order they were first seen. */
typedef struct
{
  GHashTable *numbers; /* of one entry's key: its number */
  GPtrArray *entries;
} Dictionary;

struct _GvtVoterTableBuilder
{
  GvtArena *arena;
  GArray *dpid, *nkk, *nik, *birth, *sex, *faulty, *name;
  GArray *group[GVT_N_GROUPS];
  Dictionary dictionary[GVT_N_GROUPS];
  GByteArray *names;
  GArray *odd;
};

GvtVoterTableBuilder *
gvt_voter_table_builder_new (GvtArena *arena)
{
  GvtVoterTableBuilder *self = g_new0 (GvtVoterTableBuilder, 1);

  self->arena = arena;
  self->dpid = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->nkk = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->nik = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->birth = g_array_new (FALSE, FALSE, sizeof (guint16));
  self->sex = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->faulty = g_array_new (FALSE, FALSE, sizeof (guint8));
  self->name = g_array_new (FALSE, FALSE, sizeof (guint64));
  self->names = g_byte_array_new ();
  self->odd = g_array_new (FALSE, FALSE, sizeof (GvtOddCell));
  for (guint i = 0; i < GVT_N_GROUPS; i++)
    {
      self->group[i] = g_array_new (FALSE, FALSE, sizeof (guint16));
      self->dictionary[i].numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      self->dictionary[i].entries = g_ptr_array_new ();
    }
  return self;
}

void
gvt_voter_table_builder_free (GvtVoterTableBuilder *self)
{
  g_array_unref (self->dpid);
  g_array_unref (self->nkk);
  g_array_unref (self->nik);
  g_array_unref (self->birth);
  g_array_unref (self->sex);
  g_array_unref (self->faulty);
  g_array_unref (self->name);
  g_byte_array_unref (self->names);
  g_array_unref (self->odd);
  for (guint i = 0; i < GVT_N_GROUPS; i++)
    {
      g_array_unref (self->group[i]);
      g_hash_table_unref (self->dictionary[i].numbers);
      g_ptr_array_unref (self->dictionary[i].entries);
    }
  g_free (self);
}

static void
add_odd (GvtVoterTableBuilder *self, const GvtVoterRow *row, GvtVoterColumn column)
{
  const char *text = row->text[column];
  GvtOddCell cell = { .row = self->dpid->len, .column = (guint8) column };

  cell.text = gvt_arena_copy (self->arena, text, strlen (text));
  g_array_append_val (self->odd, cell);
}

static int
compare_odd (gconstpointer a, gconstpointer b)
{
  const GvtOddCell *left = a;
  const GvtOddCell *right = b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (int) left->column - (int) right->column;
}

/* Cells hold no control characters, so a unit separator can join them. */
static GString *
join_cells (const GvtVoterRow *row, const GvtGroupLayout *layout)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < layout->n_cells; i++)
    {
      g_string_append (joined, row->text[layout->columns[i]]);
      g_string_append_c (joined, '\x1f');
    }
  return joined;
}

static void
add_group (GvtVoterTableBuilder *self, const GvtVoterRow *row, GvtCellGroup group)
{
  const GvtGroupLayout *layout = &gvt_group_layouts[group];
  Dictionary *dictionary = &self->dictionary[group];
  GString *joined = join_cells (row, layout);
  gpointer found;
  guint16 number = GVT_ODD_TEXT;

  if (g_hash_table_lookup_extended (dictionary->numbers, joined->str, NULL, &found))
    {
      number = (guint16) GPOINTER_TO_UINT (found);
    }
  else if (dictionary->entries->len < GVT_ODD_TEXT)
    {
      char *entry = gvt_arena_copy (self->arena, joined->str, joined->len);

      number = (guint16) dictionary->entries->len;
      for (gsize i = 0; i < joined->len; i++)
        if (entry[i] == '\x1f')
          entry[i] = '\0';
      g_ptr_array_add (dictionary->entries, entry);
      g_hash_table_insert (dictionary->numbers, g_strdup (joined->str), GUINT_TO_POINTER (number));
    }
  else
    {
      for (guint i = 0; i < layout->n_cells; i++)
        add_odd (self, row, layout->columns[i]);
    }

  g_array_append_val (self->group[group], number);
  g_string_free (joined, TRUE);
}

void
gvt_voter_table_builder_add (GvtVoterTableBuilder *self, const GvtVoterRow *row)
{
  guint64 dpid = gvt_cell_to_dpid (row->text[GVT_VOTER_DPID]);
  guint64 nkk = gvt_cell_to_card (row->text[GVT_VOTER_NKK]);
  guint64 nik = gvt_cell_to_card (row->text[GVT_VOTER_NIK]);
  guint16 birth = gvt_cell_to_birth (row->text[GVT_VOTER_BIRTH_DATE]);
  guint8 sex = gvt_cell_to_sex (row->text[GVT_VOTER_SEX]);
  guint8 faulty = row->is_nik_faulty != FALSE;
  guint64 name = self->names->len;

  g_return_if_fail (self->dpid->len < GVT_VOTER_MAX_ROWS);

  if (dpid == GVT_ODD_NUMBER)
    add_odd (self, row, GVT_VOTER_DPID);
  if (nkk == GVT_ODD_NUMBER)
    add_odd (self, row, GVT_VOTER_NKK);
  if (nik == GVT_ODD_NUMBER)
    add_odd (self, row, GVT_VOTER_NIK);
  if (birth == GVT_ODD_BIRTH)
    add_odd (self, row, GVT_VOTER_BIRTH_DATE);
  if (sex == GVT_ODD_SEX)
    add_odd (self, row, GVT_VOTER_SEX);
  for (guint i = 0; i < GVT_N_GROUPS; i++)
    add_group (self, row, (GvtCellGroup) i);

  g_byte_array_append (self->names, (const guint8 *) row->text[GVT_VOTER_NAME],
                       (guint) strlen (row->text[GVT_VOTER_NAME]) + 1);
  g_array_append_val (self->name, name);
  g_array_append_val (self->nkk, nkk);
  g_array_append_val (self->nik, nik);
  g_array_append_val (self->birth, birth);
  g_array_append_val (self->sex, sex);
  g_array_append_val (self->faulty, faulty);
  g_array_append_val (self->dpid, dpid);
}

guint
gvt_voter_table_builder_get_rows (const GvtVoterTableBuilder *self)
{
  return self->dpid->len;
}

GvtVoterTable *
gvt_voter_table_builder_finish (GvtVoterTableBuilder *self)
{
  GvtVoterColumns columns = { .n_rows = self->dpid->len,
                              .dpid = (guint64 *) (gpointer) self->dpid->data,
                              .nkk = (guint64 *) (gpointer) self->nkk->data,
                              .nik = (guint64 *) (gpointer) self->nik->data,
                              .birth = (guint16 *) (gpointer) self->birth->data,
                              .sex = (guint8 *) self->sex->data,
                              .faulty = (guint8 *) self->faulty->data,
                              .name = (guint64 *) (gpointer) self->name->data,
                              .names_size = self->names->len,
                              .n_odd = self->odd->len };

  for (guint i = 0; i < GVT_N_GROUPS; i++)
    {
      const GPtrArray *entries = self->dictionary[i].entries;

      columns.group[i] = (guint16 *) (gpointer) self->group[i]->data;
      columns.dictionary[i].n_entries = entries->len;
      columns.dictionary[i].entries = gvt_arena_keep (self->arena, entries->pdata,
                                                      entries->len * sizeof *entries->pdata);
    }
  columns.names = gvt_arena_keep (self->arena, self->names->data, self->names->len);
  g_array_sort (self->odd, compare_odd);
  columns.odd = gvt_arena_keep (self->arena, self->odd->data, self->odd->len * sizeof *columns.odd);
  return gvt_voter_table_new (self->arena, &columns);
}
