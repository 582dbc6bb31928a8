/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-table-diff.h"

#include <string.h>

#define NONE G_MAXUINT32

/* All cells of a row as one text: cells hold no control characters. */
static char *
join_row (const GvtVoterTable *table, guint index)
{
  GvtVoterCells cells;
  const GvtVoterRow *row = gvt_voter_table_get_row (table, index, &cells);
  GString *joined = g_string_sized_new (256);

  for (guint i = 0; i < GVT_VOTER_N_COLUMNS; i++)
    {
      g_string_append (joined, row->text[i]);
      g_string_append_c (joined, '\x1f');
    }
  g_string_append_c (joined, row->is_nik_faulty ? '1' : '0');
  return g_string_free (joined, FALSE);
}

/* The rows before, by their text; those of one text in a chain, the first first. */
typedef struct
{
  GHashTable *first; /* of a text: its first row that is not matched yet */
  guint32 *next;
} RowIndex;

static void
row_index_init (RowIndex *self, const GvtVoterTable *table)
{
  self->first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->next = g_new (guint32, table->n_rows + 1);
  for (guint i = table->n_rows; i-- > 0;)
    {
      char *text = join_row (table, i);
      gpointer found;

      self->next[i] = g_hash_table_lookup_extended (self->first, text, NULL, &found)
                          ? GPOINTER_TO_UINT (found)
                          : NONE;
      g_hash_table_insert (self->first, text, GUINT_TO_POINTER (i));
    }
}

static void
row_index_clear (RowIndex *self)
{
  g_hash_table_unref (self->first);
  g_free (self->next);
}

/* Returns: the row before that is @text and was not taken yet, or NONE */
static guint32
row_index_take (RowIndex *self, const char *text)
{
  gpointer found;
  guint32 row;

  if (!g_hash_table_lookup_extended (self->first, text, NULL, &found))
    return NONE;
  row = GPOINTER_TO_UINT (found);
  if (row != NONE)
    g_hash_table_insert (self->first, g_strdup (text), GUINT_TO_POINTER (self->next[row]));
  return row;
}

/* Returns: (transfer full): of each row of @after: the same row before, or NONE */
static guint32 *
match_rows (const GvtVoterTable *before, const GvtVoterTable *after)
{
  guint32 *match = g_new (guint32, after->n_rows + 1);
  RowIndex rows;

  row_index_init (&rows, before);
  for (guint i = 0; i < after->n_rows; i++)
    {
      g_autofree char *text = join_row (after, i);

      match[i] = row_index_take (&rows, text);
    }
  row_index_clear (&rows);
  return match;
}

/* How many of the @n ends are below @value: where a run that ends in it belongs. */
static guint
find_length (const guint32 *match, const guint32 *ends, guint n, guint32 value)
{
  guint low = 0;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (match[ends[middle]] < value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Leaves in @match only the longest ascending run: for each length the run that ends lowest is kept
 * while rows are gone through (patience). */
static void
keep_order (guint32 *match, guint n)
{
  g_autofree guint32 *ends = g_new (guint32, n + 1);
  g_autofree guint32 *earlier = g_new (guint32, n + 1);
  g_autofree guint8 *is_kept = g_new0 (guint8, n + 1);
  guint length = 0;

  for (guint i = 0; i < n; i++)
    {
      guint at;

      if (match[i] == NONE)
        continue;
      at = find_length (match, ends, length, match[i]);
      earlier[i] = at > 0 ? ends[at - 1] : NONE;
      ends[at] = i;
      length = MAX (length, at + 1);
    }
  for (guint32 i = length > 0 ? ends[length - 1] : NONE; i != NONE; i = earlier[i])
    is_kept[i] = 1;
  for (guint i = 0; i < n; i++)
    if (!is_kept[i])
      match[i] = NONE;
}

static void
fill_edit (const guint32 *match, guint n_before, guint n_after, GvtTableEdit *edit)
{
  guint next = 0;

  edit->removed = g_new (guint32, n_before + 1);
  edit->places = g_new (guint32, n_after + 1);
  edit->n_removed = edit->n_put = 0;
  for (guint i = 0; i < n_after; i++)
    {
      if (match[i] == NONE)
        {
          edit->places[edit->n_put++] = i;
          continue;
        }
      while (next < match[i])
        edit->removed[edit->n_removed++] = next++;
      next++;
    }
  while (next < n_before)
    edit->removed[edit->n_removed++] = next++;
}

static void
add_identity (GHashTable *known, const GvtVoterTable *table, guint row, GvtVoterColumn column)
{
  GvtVoterCells cells;
  const char *text = gvt_voter_table_get_row (table, row, &cells)->text[column];

  if (text[0] != '\0')
    g_hash_table_add (known, g_strdup (text));
}

/* Each counts once: a number that two rows have tells of one voter. */
static gboolean
take_identity (GHashTable *known, const GvtVoterTable *table, guint row, GvtVoterColumn column)
{
  GvtVoterCells cells;

  return g_hash_table_remove (known, gvt_voter_table_get_row (table, row, &cells)->text[column]);
}

static void
count_changes (const GvtVoterTable *before,
               const GvtVoterTable *after,
               const GvtTableEdit *edit,
               GvtTableChanges *changes)
{
  g_autoptr (GHashTable) dpids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) niks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_same = 0;

  for (guint i = 0; i < edit->n_removed; i++)
    {
      add_identity (dpids, before, edit->removed[i], GVT_VOTER_DPID);
      add_identity (niks, before, edit->removed[i], GVT_VOTER_NIK);
    }
  for (guint i = 0; i < edit->n_put; i++)
    {
      gboolean has_dpid = take_identity (dpids, after, edit->places[i], GVT_VOTER_DPID);
      gboolean has_nik = take_identity (niks, after, edit->places[i], GVT_VOTER_NIK);

      n_same += has_dpid || has_nik;
    }
  n_same = MIN (n_same, edit->n_removed);
  *changes = (GvtTableChanges){ .n_removed = edit->n_removed - n_same,
                                .n_changed = n_same,
                                .n_added = edit->n_put - n_same };
}

void
gvt_table_diff (const GvtVoterTable *before,
                const GvtVoterTable *after,
                GvtTableEdit *edit,
                GvtTableChanges *changes)
{
  g_autofree guint32 *match = match_rows (before, after);

  keep_order (match, after->n_rows);
  fill_edit (match, before->n_rows, after->n_rows, edit);
  count_changes (before, after, edit, changes);
}
