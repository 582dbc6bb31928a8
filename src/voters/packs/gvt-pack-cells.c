/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-pack-columns.h"

#define COUNT_BITS 32

void
gvt_pack_fill_odd (GvtVoterColumns *columns, guint32 district)
{
  guint64 dpid = 0;
  guint64 nkk = gvt_card_join (district, 10100, 1);
  guint16 birth = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    {
      if (columns->dpid[i] == GVT_ODD_NUMBER)
        columns->dpid[i] = MIN (dpid + 1, GVT_DPID_GREATEST);
      if (columns->nkk[i] == GVT_ODD_NUMBER)
        columns->nkk[i] = nkk;
      if (columns->birth[i] == GVT_ODD_BIRTH)
        columns->birth[i] = birth;
      if (columns->sex[i] == GVT_ODD_SEX)
        columns->sex[i] = 'L';
      dpid = columns->dpid[i];
      nkk = columns->nkk[i];
      birth = columns->birth[i];
      if (columns->nik[i] == GVT_ODD_NUMBER)
        columns->nik[i] = gvt_card_join (district, gvt_pack_card_date (birth, columns->sex[i]), 1);
      for (guint group = 0; group < GVT_N_GROUPS; group++)
        if (columns->group[group][i] == GVT_ODD_TEXT)
          columns->group[group][i] = 0;
    }
}

/* A dictionary entry's number and how often it is used. */
typedef struct
{
  guint entry;
  guint uses;
} Use;

static int
compare_uses (gconstpointer a, gconstpointer b)
{
  const Use *left = a;
  const Use *right = b;

  if (left->uses != right->uses)
    return left->uses > right->uses ? -1 : 1;
  return left->entry < right->entry ? -1 : 1;
}

/* Returns: (transfer full): the entries in the order in which they travel: a place's as they come
 * up in the list, the others by how often they are used */
static guint *
order_entries (const GvtVoterColumns *columns, GvtCellGroup group)
{
  guint n = columns->dictionary[group].n_entries;
  g_autofree Use *uses = g_new (Use, n + 1);
  guint *order = g_new (guint, n + 1);

  for (guint i = 0; i < n; i++)
    uses[i] = (Use){ i, 0 };
  for (guint i = 0; i < columns->n_rows && group != GVT_GROUP_PLACE; i++)
    uses[columns->group[group][i]].uses++;
  qsort (uses, n, sizeof *uses, compare_uses);
  for (guint i = 0; i < n; i++)
    order[i] = uses[i].entry;
  return order;
}

gsize
gvt_pack_entry_length (const char *entry, GvtCellGroup group)
{
  gsize length = 0;

  for (guint i = 0; i < gvt_group_layouts[group].n_cells; i++)
    length += strlen (entry + length) + 1;
  return length;
}

void
gvt_pack_write_group (GvtStreamWriter *out, const GvtPackContext *context, GvtCellGroup group)
{
  const GvtVoterColumns *columns = context->columns;
  const GvtCellDictionary *dictionary = &columns->dictionary[group];
  g_autofree guint *order = order_entries (columns, group);
  g_autofree guint *number_of = g_new (guint, dictionary->n_entries + 1);
  g_autofree gint64 *numbers = g_new (gint64, columns->n_rows + 1);
  g_autoptr (GByteArray) texts = g_byte_array_new ();

  for (guint i = 0; i < dictionary->n_entries; i++)
    {
      const char *entry = dictionary->entries[order[i]];

      number_of[order[i]] = i;
      g_byte_array_append (texts, (const guint8 *) entry,
                           (guint) gvt_pack_entry_length (entry, group));
    }
  for (guint i = 0; i < columns->n_rows; i++)
    numbers[i] = number_of[columns->group[group][i]];
  gvt_stream_writer_add_bytes (out, texts->data, texts->len);
  gvt_stream_writer_add_column (out, numbers, columns->n_rows);
}

const char **
gvt_pack_read_texts (
    const guint8 *data, gsize length, GvtArena *arena, guint *n_texts, GError **error)
{
  char *copy = gvt_arena_copy (arena, (const char *) data, length);
  const char **texts;
  gsize at = 0;
  guint n = 0;

  for (gsize i = 0; i < length; i++)
    n += copy[i] == '\0';
  if (length > 0 && copy[length - 1] != '\0')
    {
      gvt_pack_refuse (error, "the last text has no end");
      return NULL;
    }

  texts = gvt_arena_new_array (arena, const char *, n);
  for (guint i = 0; i < n; i++)
    {
      texts[i] = copy + at;
      if (gvt_voter_text_problem (texts[i]) != NULL)
        {
          gvt_pack_refuse (error, "a text that no list may hold");
          return NULL;
        }
      at += strlen (texts[i]) + 1;
    }
  *n_texts = n;
  return texts;
}

gboolean
gvt_pack_read_group (GvtStreamReader *in,
                     const GvtPackContext *context,
                     GvtCellGroup group,
                     GError **error)
{
  GvtVoterColumns *columns = context->columns;
  GvtCellDictionary *dictionary = &columns->dictionary[group];
  guint n_cells = gvt_group_layouts[group].n_cells;
  gsize length;
  guint n_texts = 0;
  const guint8 *data = gvt_stream_reader_bytes (in, &length, error);
  const char **texts = data != NULL
                           ? gvt_pack_read_texts (data, length, context->arena, &n_texts, error)
                           : NULL;
  const gint64 *numbers;

  if (texts == NULL)
    return FALSE;
  if (n_texts % n_cells != 0 || n_texts / n_cells > GVT_ODD_TEXT)
    return gvt_pack_refuse (error, "a dictionary of broken entries");

  dictionary->n_entries = n_texts / n_cells;
  for (guint i = 0; i < dictionary->n_entries; i++)
    texts[i] = texts[i * n_cells];
  dictionary->entries = texts;
  numbers = gvt_stream_reader_column (in, columns->n_rows, error);
  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < columns->n_rows; i++)
    {
      if ((guint64) numbers[i] >= dictionary->n_entries)
        return gvt_pack_refuse (error, "a cell is not in its dictionary");
      columns->group[group][i] = (guint16) numbers[i];
    }
  return TRUE;
}

void
gvt_pack_write_odd (GvtStreamWriter *out, const GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  g_autofree gint64 *steps = g_new (gint64, columns->n_odd + 1);
  g_autofree gint64 *of_cell = g_new (gint64, columns->n_odd + 1);
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  guint32 last = 0;

  for (guint i = 0; i < columns->n_odd; i++)
    {
      const GvtOddCell *cell = &columns->odd[i];

      steps[i] = cell->row - last;
      of_cell[i] = cell->column;
      last = cell->row;
      g_byte_array_append (texts, (const guint8 *) cell->text, (guint) strlen (cell->text) + 1);
    }
  gvt_stream_writer_add_bits (out, columns->n_odd, COUNT_BITS);
  gvt_stream_writer_add_ints (out, steps, columns->n_odd);
  gvt_stream_writer_add_ints (out, of_cell, columns->n_odd);
  gvt_stream_writer_add_bytes (out, texts->data, texts->len);
}

static gboolean
is_column_of (GvtCellGroup group, guint column)
{
  for (guint i = 0; i < gvt_group_layouts[group].n_cells; i++)
    if (gvt_group_layouts[group].columns[i] == column)
      return TRUE;
  return FALSE;
}

static gboolean
mark_odd (GvtVoterColumns *columns, guint32 row, guint64 column, GError **error)
{
  if (column == GVT_VOTER_DPID)
    columns->dpid[row] = GVT_ODD_NUMBER;
  else if (column == GVT_VOTER_NKK)
    columns->nkk[row] = GVT_ODD_NUMBER;
  else if (column == GVT_VOTER_NIK)
    columns->nik[row] = GVT_ODD_NUMBER;
  else if (column == GVT_VOTER_BIRTH_DATE)
    columns->birth[row] = GVT_ODD_BIRTH;
  else if (column == GVT_VOTER_SEX)
    columns->sex[row] = GVT_ODD_SEX;
  else if (column >= GVT_VOTER_N_COLUMNS || column == GVT_VOTER_NAME)
    return gvt_pack_refuse (error, "an odd cell of no column");
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    if (is_column_of ((GvtCellGroup) group, (guint) column))
      columns->group[group][row] = GVT_ODD_TEXT;
  return TRUE;
}

gboolean
gvt_pack_read_odd (GvtStreamReader *in, const GvtPackContext *context, GError **error)
{
  GvtVoterColumns *columns = context->columns;
  guint64 n = gvt_stream_reader_bits (in, COUNT_BITS);
  const gint64 *steps, *of_cell;
  GvtOddCell *cells;
  const guint8 *data;
  const char **texts;
  gsize length;
  guint n_texts = 0;
  guint64 last = 0;

  if (n > (guint64) columns->n_rows * GVT_VOTER_N_COLUMNS)
    return gvt_pack_refuse (error, "more odd cells than cells");
  steps = gvt_stream_reader_ints (in, (guint) n, error);
  of_cell = steps != NULL ? gvt_stream_reader_ints (in, (guint) n, error) : NULL;
  data = of_cell != NULL ? gvt_stream_reader_bytes (in, &length, error) : NULL;
  texts = data != NULL ? gvt_pack_read_texts (data, length, context->arena, &n_texts, error) : NULL;
  if (texts == NULL)
    return FALSE;
  if (n_texts != n)
    return gvt_pack_refuse (error, "odd cells without their texts");

  columns->n_odd = (guint) n;
  columns->odd = cells = gvt_arena_new_array (context->arena, GvtOddCell, n);
  for (guint i = 0; i < n; i++)
    {
      if ((guint64) steps[i] >= columns->n_rows - last
          || (i > 0 && steps[i] == 0 && of_cell[i] <= of_cell[i - 1]))
        return gvt_pack_refuse (error, "odd cells out of order");
      last += (guint64) steps[i];
      if (!mark_odd (columns, (guint32) last, (guint64) of_cell[i], error))
        return FALSE;
      cells[i] = (GvtOddCell){ .row = (guint32) last,
                               .column = (guint8) of_cell[i],
                               .text = texts[i] };
    }
  return TRUE;
}
