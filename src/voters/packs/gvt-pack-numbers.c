/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-pack-columns.h"

#define N_DISTRICTS 1000000 /* six digits */
#define COUNT_BITS  32

gboolean
gvt_pack_refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "pack: %s", what);
  return FALSE;
}

void
gvt_pack_write_dpid (GvtStreamWriter *out, const GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  g_autofree gint64 *steps = g_new (gint64, columns->n_rows + 1);
  guint64 last = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    {
      steps[i] = (gint64) (columns->dpid[i] - last);
      last = columns->dpid[i];
    }
  gvt_stream_writer_add_ints (out, steps, MIN (columns->n_rows, 1));
  gvt_stream_writer_add_ints (out, steps + 1, MAX (columns->n_rows, 1) - 1);
}

gboolean
gvt_pack_read_dpid (GvtStreamReader *in, const GvtPackContext *context, GError **error)
{
  GvtVoterColumns *columns = context->columns;
  const gint64 *first = gvt_stream_reader_ints (in, MIN (columns->n_rows, 1), error);
  const gint64 *steps = first != NULL
                            ? gvt_stream_reader_ints (in, MAX (columns->n_rows, 1) - 1, error)
                            : NULL;
  guint64 last = 0;

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < columns->n_rows; i++)
    {
      last += (guint64) (i == 0 ? first[0] : steps[i - 1]);
      if (last > GVT_DPID_GREATEST)
        return gvt_pack_refuse (error, "a DPID has too many digits");
      columns->dpid[i] = last;
    }
  return TRUE;
}

/* One district and how often it stands in the list. */
typedef struct
{
  guint32 district;
  guint32 uses;
} Region;

static int
compare_regions (gconstpointer a, gconstpointer b)
{
  const Region *left = a;
  const Region *right = b;

  if (left->uses != right->uses)
    return left->uses > right->uses ? -1 : 1;
  return left->district < right->district ? -1 : left->district > right->district;
}

static void
count_district (GHashTable *uses, guint64 card)
{
  guint32 district, date, serial;
  gpointer key;

  gvt_card_split (card, &district, &date, &serial);
  key = GUINT_TO_POINTER (district);
  g_hash_table_insert (uses, key,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (uses, key)) + 1));
}

static GArray *
sort_districts (GHashTable *uses, guint32 own)
{
  GArray *regions = g_array_new (FALSE, FALSE, sizeof (Region));
  Region region = { own, G_MAXUINT32 };
  GHashTableIter iter;
  gpointer key, value;

  g_array_append_val (regions, region);
  g_hash_table_iter_init (&iter, uses);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      region = (Region){ GPOINTER_TO_UINT (key), GPOINTER_TO_UINT (value) };
      if (region.district != own)
        g_array_append_val (regions, region);
    }
  g_array_sort (regions, compare_regions);
  return regions;
}

void
gvt_pack_write_regions (GvtStreamWriter *out, GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  g_autoptr (GHashTable) uses = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) regions = NULL;
  g_autofree gint64 *steps = NULL;
  gint64 last = 0;

  for (guint i = 0; i < columns->n_rows; i++)
    {
      count_district (uses, columns->nik[i]);
      count_district (uses, columns->nkk[i]);
    }
  regions = sort_districts (uses, context->district);
  context->n_regions = regions->len;
  steps = g_new (gint64, regions->len);
  for (guint i = 0; i < regions->len; i++)
    {
      guint32 district = g_array_index (regions, Region, i).district;

      g_hash_table_insert (context->region_numbers, GUINT_TO_POINTER (district),
                           GUINT_TO_POINTER (i));
      steps[i] = (gint64) district - last;
      last = district;
    }
  gvt_stream_writer_add_bits (out, context->n_regions, COUNT_BITS);
  gvt_stream_writer_add_ints (out, steps + 1, context->n_regions - 1);
}

gboolean
gvt_pack_read_regions (GvtStreamReader *in, GvtPackContext *context, GError **error)
{
  guint64 n = gvt_stream_reader_bits (in, COUNT_BITS);
  gint64 district = context->district;
  const gint64 *steps;

  if (n < 1 || n > 2 * (guint64) context->columns->n_rows + 1)
    return gvt_pack_refuse (error, "more districts than rows");

  context->n_regions = (guint) n;
  context->regions = gvt_arena_new_array (gvt_stream_reader_scratch (in), guint32, n);
  context->regions[0] = context->district;
  steps = gvt_stream_reader_ints (in, (guint) n - 1, error);
  if (steps == NULL)
    return FALSE;
  for (guint i = 1; i < n; i++)
    {
      if (ABS (steps[i - 1]) >= N_DISTRICTS)
        return gvt_pack_refuse (error, "a district has more than six digits");
      district += steps[i - 1];
      if (district < 0 || district >= N_DISTRICTS)
        return gvt_pack_refuse (error, "a district has more than six digits");
      context->regions[i] = (guint32) district;
    }
  return TRUE;
}

guint
gvt_pack_region_number (const GvtPackContext *context, guint32 district)
{
  return GPOINTER_TO_UINT (
      g_hash_table_lookup (context->region_numbers, GUINT_TO_POINTER (district)));
}

void
gvt_pack_write_faulty (GvtStreamWriter *out, const GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  g_autofree gint64 *values = g_new (gint64, columns->n_rows + 1);

  for (guint i = 0; i < columns->n_rows; i++)
    values[i] = columns->faulty[i];
  gvt_stream_writer_add_column (out, values, columns->n_rows);
}

gboolean
gvt_pack_read_faulty (GvtStreamReader *in, const GvtPackContext *context, GError **error)
{
  GvtVoterColumns *columns = context->columns;
  const gint64 *values = gvt_stream_reader_column (in, columns->n_rows, error);

  if (values == NULL)
    return FALSE;
  for (guint i = 0; i < columns->n_rows; i++)
    {
      if (values[i] != 0 && values[i] != 1)
        return gvt_pack_refuse (error, "a mark that is neither set nor not");
      columns->faulty[i] = (guint8) values[i];
    }
  return TRUE;
}
