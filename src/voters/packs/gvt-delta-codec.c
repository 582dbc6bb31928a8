/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-delta-format.h"
#include "gvt-error.h"

#define COUNT_BITS 32

/* Dictionaries of one list may be numbered in many ways, so a delta numbers the entries that are in
 * use as they come up in the rows. */
typedef GvtCellDictionary Used;

static void
used_init (Used *self, const GvtVoterTable *table, GvtCellGroup group)
{
  const GvtCellDictionary *dictionary = &table->dictionary[group];
  g_autofree guint8 *is_seen = g_new0 (guint8, dictionary->n_entries + 1);

  *self = (Used){ g_new (const char *, dictionary->n_entries + 1), 0 };
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint16 entry = table->group[group][i];

      if (entry == GVT_ODD_TEXT || is_seen[entry])
        continue;
      is_seen[entry] = 1;
      self->entries[self->n_entries++] = dictionary->entries[entry];
    }
}

static void
used_clear (Used *self)
{
  g_free (self->entries);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Used, used_clear)

/* --- writing --- */

static void
write_places (GvtStreamWriter *out, const guint32 *places, guint n)
{
  g_autofree gint64 *gaps = g_new (gint64, n + 1);
  guint32 next = 0;

  for (guint i = 0; i < n; i++)
    {
      gaps[i] = places[i] - next;
      next = places[i] + 1;
    }
  gvt_stream_writer_add_ints (out, gaps, n);
}

/* Entries hold terminators between their cells, so they are bytes and no text. Returns: (transfer
 * full): of an entry: its number */
static GHashTable *
number_entries (const GvtCellDictionary *dictionary, GvtCellGroup group)
{
  GHashTable *numbers = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                               (GDestroyNotify) g_bytes_unref, NULL);

  for (guint i = 0; i < dictionary->n_entries; i++)
    {
      const char *entry = dictionary->entries[i];
      GBytes *bytes = g_bytes_new_static (entry, gvt_pack_entry_length (entry, group));

      g_hash_table_insert (numbers, bytes, GUINT_TO_POINTER (i));
    }
  return numbers;
}

/* Returns: (transfer full): of each entry of @own: its number, @base's or one behind them */
static gint64 *
number_own (const GvtCellDictionary *own,
            const GvtCellDictionary *base,
            GvtCellGroup group,
            GByteArray *texts,
            guint *n_texts)
{
  g_autoptr (GHashTable) numbers = number_entries (base, group);
  gint64 *of_own = g_new0 (gint64, own->n_entries + 1);

  *n_texts = 0;
  for (guint i = 0; i < own->n_entries; i++)
    {
      const char *entry = own->entries[i];
      gsize length = gvt_pack_entry_length (entry, group);
      g_autoptr (GBytes) bytes = g_bytes_new_static (entry, length);
      gpointer found;

      if (g_hash_table_lookup_extended (numbers, bytes, NULL, &found))
        {
          of_own[i] = GPOINTER_TO_UINT (found);
          continue;
        }
      of_own[i] = base->n_entries + (*n_texts)++;
      g_byte_array_append (texts, (const guint8 *) entry, (guint) length);
    }
  return of_own;
}

static gboolean
write_group (GvtStreamWriter *out,
             const GvtVoterColumns *columns,
             const GvtVoterTable *base,
             GvtCellGroup group,
             GError **error)
{
  g_autoptr (GByteArray) texts = g_byte_array_new ();
  g_autofree gint64 *numbers = g_new (gint64, columns->n_rows + 1);
  g_autofree gint64 *of_own = NULL;
  g_auto (Used) used = { 0 };
  guint n_texts;

  used_init (&used, base, group);
  of_own = number_own (&columns->dictionary[group], &used, group, texts, &n_texts);
  if (used.n_entries + n_texts > GVT_ODD_TEXT)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                           "a dictionary has no room for what is new");
      return FALSE;
    }
  for (guint i = 0; i < columns->n_rows; i++)
    numbers[i] = of_own[columns->group[group][i]];
  gvt_stream_writer_add_bytes (out, texts->data, texts->len);
  gvt_stream_writer_add_ints (out, numbers, columns->n_rows);
  return TRUE;
}

GBytes *
gvt_delta_encode (GvtPackContext *context,
                  const GvtVoterTable *put,
                  const GvtVoterTable *base,
                  const GvtTableEdit *edit,
                  GError **error)
{
  g_autoptr (GvtStreamWriter) out = gvt_stream_writer_new ();
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  context->columns = gvt_voter_table_get_columns (put, context->arena);
  gvt_pack_fill_odd (context->columns, context->district);
  context->region_numbers = numbers;
  gvt_stream_writer_add_bits (out, base->n_rows, COUNT_BITS);
  gvt_stream_writer_add_bits (out, edit->n_removed, COUNT_BITS);
  gvt_stream_writer_add_bits (out, edit->n_put, COUNT_BITS);
  write_places (out, edit->removed, edit->n_removed);
  write_places (out, edit->places, edit->n_put);
  gvt_pack_write_dpid (out, context);
  gvt_pack_write_regions (out, context);
  gvt_pack_write_nkk (out, context);
  gvt_pack_write_sex (out, context);
  gvt_pack_write_birth (out, context);
  gvt_pack_write_nik (out, context);
  gvt_pack_write_names (out, context);
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    if (!write_group (out, context->columns, base, (GvtCellGroup) group, error))
      return NULL;
  gvt_pack_write_odd (out, context);
  gvt_pack_write_faulty (out, context);
  context->region_numbers = NULL;
  return gvt_stream_writer_finish (out, error);
}

/* --- reading --- */

/* Returns: (transfer full) (nullable): @n places below @end, ascending */
static guint32 *
read_places (GvtStreamReader *in, guint n, guint end, GError **error)
{
  const gint64 *gaps = gvt_stream_reader_ints (in, n, error);
  g_autofree guint32 *places = g_new (guint32, n + 1);
  guint64 next = 0;

  if (gaps == NULL)
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      if ((guint64) gaps[i] >= end - next)
        {
          gvt_pack_refuse (error, "a change of a row that is not there");
          return NULL;
        }
      places[i] = (guint32) (next + (guint64) gaps[i]);
      next = places[i] + 1;
    }
  return g_steal_pointer (&places);
}

static gboolean
read_edit (GvtStreamReader *in, const GvtVoterTable *base, GvtTableEdit *edit, GError **error)
{
  guint64 n_base = gvt_stream_reader_bits (in, COUNT_BITS);
  guint64 n_removed = gvt_stream_reader_bits (in, COUNT_BITS);
  guint64 n_put = gvt_stream_reader_bits (in, COUNT_BITS);

  if (n_base != base->n_rows)
    return gvt_pack_refuse (error, "the delta is of another list");
  if (n_removed > n_base || n_put > GVT_VOTER_MAX_ROWS
      || n_base - n_removed + n_put > GVT_VOTER_MAX_ROWS)
    return gvt_pack_refuse (error, "more changes than rows");

  edit->n_removed = (guint) n_removed;
  edit->n_put = (guint) n_put;
  edit->removed = read_places (in, edit->n_removed, base->n_rows, error);
  edit->places = edit->removed != NULL
                     ? read_places (in, edit->n_put, (guint) (n_base - n_removed + n_put), error)
                     : NULL;
  return edit->places != NULL;
}

/* The base's entries in use, and behind them those that came along. */
static gboolean
read_dictionary (GvtStreamReader *in,
                 const GvtPackContext *context,
                 const GvtCellDictionary *base,
                 GvtCellGroup group,
                 GError **error)
{
  GvtCellDictionary *dictionary = &context->columns->dictionary[group];
  guint n_cells = gvt_group_layouts[group].n_cells;
  gsize length;
  guint n_texts = 0;
  const guint8 *data = gvt_stream_reader_bytes (in, &length, error);
  const char **texts = data != NULL
                           ? gvt_pack_read_texts (data, length, context->arena, &n_texts, error)
                           : NULL;

  if (texts == NULL)
    return FALSE;
  if (n_texts % n_cells != 0 || n_texts / n_cells > GVT_ODD_TEXT - base->n_entries)
    return gvt_pack_refuse (error, "a dictionary of broken entries");

  dictionary->n_entries = base->n_entries + n_texts / n_cells;
  dictionary->entries = gvt_arena_new_array (context->arena, const char *, dictionary->n_entries);
  for (guint i = 0; i < base->n_entries; i++)
    dictionary->entries[i] = base->entries[i];
  for (guint i = 0; i < n_texts / n_cells; i++)
    dictionary->entries[base->n_entries + i] = texts[i * n_cells];
  return TRUE;
}

static gboolean
read_group (GvtStreamReader *in,
            const GvtPackContext *context,
            const GvtVoterTable *base,
            GvtCellGroup group,
            GError **error)
{
  GvtVoterColumns *columns = context->columns;
  g_auto (Used) used = { 0 };
  const gint64 *numbers;

  used_init (&used, base, group);
  if (!read_dictionary (in, context, &used, group, error))
    return FALSE;
  numbers = gvt_stream_reader_ints (in, columns->n_rows, error);
  if (numbers == NULL)
    return FALSE;
  for (guint i = 0; i < columns->n_rows; i++)
    {
      if ((guint64) numbers[i] >= columns->dictionary[group].n_entries)
        return gvt_pack_refuse (error, "a cell is not in its dictionary");
      columns->group[group][i] = (guint16) numbers[i];
    }
  return TRUE;
}

static gboolean
read_columns (GvtPackContext *context,
              GvtStreamReader *in,
              const GvtVoterTable *base,
              GError **error)
{
  if (!gvt_pack_read_dpid (in, context, error) || !gvt_pack_read_regions (in, context, error)
      || !gvt_pack_read_nkk (in, context, error) || !gvt_pack_read_sex (in, context, error)
      || !gvt_pack_read_birth (in, context, error) || !gvt_pack_read_nik (in, context, error)
      || !gvt_pack_read_names (in, context, error))
    return FALSE;
  for (guint group = 0; group < GVT_N_GROUPS; group++)
    if (!read_group (in, context, base, (GvtCellGroup) group, error))
      return FALSE;
  return gvt_pack_read_odd (in, context, error) && gvt_pack_read_faulty (in, context, error)
         && gvt_stream_reader_end (in, error);
}

const GvtVoterTable *
gvt_delta_decode (GvtPackContext *context,
                  GBytes *payload,
                  const GvtVoterTable *base,
                  GvtTableEdit *edit,
                  GError **error)
{
  g_autoptr (GvtStreamReader) in = gvt_stream_reader_new (payload, error);
  const GvtVoterTable *put = NULL;

  if (in == NULL || !read_edit (in, base, edit, error))
    return NULL;
  context->columns = gvt_voter_columns_new (gvt_stream_reader_scratch (in), edit->n_put);
  if (read_columns (context, in, base, error))
    put = gvt_voter_table_new (context->arena, context->columns);
  context->columns = NULL;
  return put;
}
