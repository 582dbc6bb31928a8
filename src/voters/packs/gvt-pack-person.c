/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-columns.h"

#define N_DATES   1000000
#define N_SERIALS 10000
#define DATE_BITS 20

#define N_MONTHS    12
#define MAX_COMMON  20 /* days that get a symbol of their own */
#define COMMON_BITS 5
#define MONTH_BITS  4
#define DAY_BITS    5
#define YEARS_MAX   400

static guint32
join_date (guint day, guint month, guint year)
{
  return day * 10000 + month * 100 + year % 100;
}

guint32
gvt_pack_card_date (guint16 birth, guint8 sex)
{
  guint day, month, year;

  gvt_day_to_parts (GVT_BIRTH_FIRST_DAY + birth, &day, &month, &year);
  return join_date (day, month, year) + (sex == 'P' ? GVT_CARD_DATE_FEMALE : 0);
}

static guint32
card_date_of (const GvtPackContext *context, guint row)
{
  return context->dates[row] + (context->columns->sex[row] == 'P' ? GVT_CARD_DATE_FEMALE : 0);
}

/* The rows of one position, in the order of the list. */
static guint
count_position (const GvtPackContext *context, guint position)
{
  guint n = 0;

  for (guint i = 0; i < context->columns->n_rows; i++)
    n += context->position[i] == position;
  return n;
}

void
gvt_pack_write_sex (GvtStreamWriter *out, const GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  g_autofree gint64 *values = g_new (gint64, columns->n_rows + 1);

  for (guint position = 0; position < GVT_N_POSITIONS; position++)
    {
      guint n = 0;
      guint n_women = 0;
      gboolean mostly_women;

      for (guint i = 0; i < columns->n_rows; i++)
        if (context->position[i] == position)
          n_women += (guint) (values[n++] = columns->sex[i] == 'P');
      mostly_women = n_women > n / 2;
      for (guint i = 0; mostly_women && i < n; i++)
        values[i] = 1 - values[i];
      gvt_stream_writer_add_bits (out, mostly_women, 1);
      gvt_stream_writer_add_column (out, values, n);
    }
}

gboolean
gvt_pack_read_sex (GvtStreamReader *in, const GvtPackContext *context, GError **error)
{
  GvtVoterColumns *columns = context->columns;

  for (guint position = 0; position < GVT_N_POSITIONS; position++)
    {
      gboolean mostly_women = gvt_stream_reader_bits (in, 1) != 0;
      const gint64 *values = gvt_stream_reader_column (in, count_position (context, position),
                                                       error);
      guint n = 0;

      if (values == NULL)
        return FALSE;
      for (guint i = 0; i < columns->n_rows; i++)
        if (context->position[i] == position)
          columns->sex[i] = (values[n++] == 1) != mostly_women ? 'P' : 'L';
    }
  return TRUE;
}

/* Days of the year as month and day in one number. */
static guint
day_key (guint day, guint month)
{
  return month * 32 + day;
}

/* Finds days on which far more people are born than on others: what stands for an unknown day. */
static guint
find_common_days (const guint *months, const guint *days, guint n, guint *common)
{
  guint counts[(N_MONTHS + 1) * 32] = { 0 };
  guint n_common = 0;

  for (guint i = 0; i < n; i++)
    counts[day_key (days[i], months[i])]++;
  for (guint key = 0; key < G_N_ELEMENTS (counts) && n_common < MAX_COMMON; key++)
    if (counts[key] > MAX (8, 4 * n / 365))
      common[n_common++] = key;
  return n_common;
}

static void
write_days (GvtStreamWriter *out, const guint *months, const guint *days, guint n)
{
  guint common[MAX_COMMON];
  guint n_common = find_common_days (months, days, n, common);
  g_autofree guint8 *symbols = g_malloc (n + 1);
  g_autofree gint64 *in_month = g_new (gint64, n + 1);
  guint n_in_month = 0;

  gvt_stream_writer_add_bits (out, n_common, COMMON_BITS);
  for (guint i = 0; i < n_common; i++)
    {
      gvt_stream_writer_add_bits (out, common[i] / 32, MONTH_BITS);
      gvt_stream_writer_add_bits (out, common[i] % 32, DAY_BITS);
    }
  for (guint i = 0; i < n; i++)
    {
      guint which = 0;

      while (which < n_common && common[which] != day_key (days[i], months[i]))
        which++;
      symbols[i] = (guint8) (which < n_common ? N_MONTHS + which : months[i] - 1);
      if (which == n_common)
        in_month[n_in_month++] = days[i] - 1;
    }
  gvt_stream_writer_add_bytes (out, symbols, n);
  gvt_stream_writer_add_ints (out, in_month, n_in_month);
}

static gboolean
read_days (GvtStreamReader *in, guint *months, guint *days, guint n, GError **error)
{
  guint common[MAX_COMMON];
  guint64 n_common = gvt_stream_reader_bits (in, COMMON_BITS);
  const guint8 *symbols;
  const gint64 *in_month;
  gsize length;
  guint n_in_month = 0;

  if (n_common > MAX_COMMON)
    return gvt_pack_refuse (error, "too many common days");
  for (guint i = 0; i < n_common; i++)
    {
      guint month = (guint) gvt_stream_reader_bits (in, MONTH_BITS);

      common[i] = day_key ((guint) gvt_stream_reader_bits (in, DAY_BITS), month);
    }
  symbols = gvt_stream_reader_bytes (in, &length, error);
  if (symbols == NULL)
    return FALSE;
  if (length != n)
    return gvt_pack_refuse (error, "days do not fill the list");

  for (guint i = 0; i < n; i++)
    {
      if (symbols[i] >= N_MONTHS + n_common)
        return gvt_pack_refuse (error, "a thirteenth month");
      n_in_month += symbols[i] < N_MONTHS;
    }
  in_month = gvt_stream_reader_ints (in, n_in_month, error);
  if (in_month == NULL)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      gboolean is_common = symbols[i] >= N_MONTHS;

      months[i] = is_common ? common[symbols[i] - N_MONTHS] / 32 : symbols[i] + 1u;
      days[i] = is_common ? common[symbols[i] - N_MONTHS] % 32
                          : (guint) CLAMP (*in_month, 0, 31) + 1;
      in_month += !is_common;
    }
  return TRUE;
}

static guint
list_year (const GvtPackContext *context)
{
  guint day, month, year;

  gvt_day_to_parts (context->as_of_day, &day, &month, &year);
  return year;
}

/* Years of one position: before the list's year, or after the household's first. */
static void
write_years (GvtStreamWriter *out,
             const GvtPackContext *context,
             const guint *years,
             guint position)
{
  guint n_rows = context->columns->n_rows;
  g_autofree gint64 *plain = g_new (gint64, n_rows + 1);
  g_autofree gint64 *beside = g_new (gint64, n_rows + 1);
  gint list = (gint) list_year (context);
  gboolean is_beside;
  guint n = 0;

  for (guint i = 0; i < n_rows; i++)
    if (context->position[i] == position)
      {
        plain[n] = list - (gint) years[i];
        beside[n++] = (gint) years[i] - (gint) years[context->head[i]];
      }
  is_beside = position > 0
              && gvt_stream_writer_cost_of_ints (out, beside, n)
                     < gvt_stream_writer_cost_of_ints (out, plain, n);
  gvt_stream_writer_add_bits (out, is_beside, 1);
  gvt_stream_writer_add_ints (out, is_beside ? beside : plain, n);
}

static gboolean
read_years (GvtStreamReader *in,
            const GvtPackContext *context,
            guint *years,
            guint position,
            GError **error)
{
  gboolean is_beside = gvt_stream_reader_bits (in, 1) != 0;
  const gint64 *values = gvt_stream_reader_ints (in, count_position (context, position), error);
  gint list = (gint) list_year (context);

  if (values == NULL)
    return FALSE;
  for (guint i = 0; i < context->columns->n_rows; i++)
    {
      gint64 offset;

      if (context->position[i] != position)
        continue;
      offset = *values++;
      if (offset < -YEARS_MAX || offset > YEARS_MAX)
        return gvt_pack_refuse (error, "a birth year out of this world");
      years[i] = (guint) (is_beside ? (gint) years[context->head[i]] + offset : list - offset);
    }
  return TRUE;
}

void
gvt_pack_write_birth (GvtStreamWriter *out, GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  g_autofree guint *years = g_new (guint, columns->n_rows + 1);
  g_autofree guint *months = g_new (guint, columns->n_rows + 1);
  g_autofree guint *days = g_new (guint, columns->n_rows + 1);

  context->dates = gvt_arena_new_array (context->arena, guint32, columns->n_rows);
  for (guint i = 0; i < columns->n_rows; i++)
    {
      gvt_day_to_parts (GVT_BIRTH_FIRST_DAY + columns->birth[i], &days[i], &months[i], &years[i]);
      context->dates[i] = join_date (days[i], months[i], years[i]);
    }
  for (guint position = 0; position < GVT_N_POSITIONS; position++)
    write_years (out, context, years, position);
  write_days (out, months, days, columns->n_rows);
}

gboolean
gvt_pack_read_birth (GvtStreamReader *in, GvtPackContext *context, GError **error)
{
  GvtVoterColumns *columns = context->columns;
  GvtArena *scratch = gvt_stream_reader_scratch (in);
  guint *years = gvt_arena_new_array (scratch, guint, columns->n_rows);
  guint *months = gvt_arena_new_array (scratch, guint, columns->n_rows);
  guint *days = gvt_arena_new_array (scratch, guint, columns->n_rows);

  for (guint position = 0; position < GVT_N_POSITIONS; position++)
    if (!read_years (in, context, years, position, error))
      return FALSE;
  if (!read_days (in, months, days, columns->n_rows, error))
    return FALSE;

  context->dates = gvt_arena_new_array (scratch, guint32, columns->n_rows);
  for (guint i = 0; i < columns->n_rows; i++)
    {
      gint day = gvt_day_from_parts (days[i], months[i], years[i]);

      if (day < GVT_BIRTH_FIRST_DAY || day - GVT_BIRTH_FIRST_DAY >= GVT_ODD_BIRTH)
        return gvt_pack_refuse (error, "a birth date that is none");
      columns->birth[i] = (guint16) (day - GVT_BIRTH_FIRST_DAY);
      context->dates[i] = join_date (days[i], months[i], years[i]);
    }
  return TRUE;
}

void
gvt_pack_write_nik (GvtStreamWriter *out, const GvtPackContext *context)
{
  const GvtVoterColumns *columns = context->columns;
  g_autofree gint64 *regions = g_new (gint64, columns->n_rows + 1);
  g_autofree gint64 *serials = g_new (gint64, columns->n_rows + 1);
  g_autofree gint64 *differs = g_new (gint64, columns->n_rows + 1);

  for (guint i = 0; i < columns->n_rows; i++)
    {
      guint32 district, date, serial;

      gvt_card_split (columns->nik[i], &district, &date, &serial);
      regions[i] = gvt_pack_region_number (context, district);
      serials[i] = serial;
      differs[i] = date != card_date_of (context, i);
    }
  gvt_stream_writer_add_column (out, regions, columns->n_rows);
  gvt_stream_writer_add_ints (out, serials, columns->n_rows);
  gvt_stream_writer_add_column (out, differs, columns->n_rows);
  for (guint i = 0; i < columns->n_rows; i++)
    if (differs[i])
      gvt_stream_writer_add_bits (out, columns->nik[i] / N_SERIALS % N_DATES, DATE_BITS);
}

gboolean
gvt_pack_read_nik (GvtStreamReader *in, const GvtPackContext *context, GError **error)
{
  GvtVoterColumns *columns = context->columns;
  const gint64 *regions = gvt_stream_reader_column (in, columns->n_rows, error);
  const gint64 *serials = regions != NULL ? gvt_stream_reader_ints (in, columns->n_rows, error)
                                          : NULL;
  const gint64 *differs = serials != NULL ? gvt_stream_reader_column (in, columns->n_rows, error)
                                          : NULL;

  if (differs == NULL)
    return FALSE;
  for (guint i = 0; i < columns->n_rows; i++)
    {
      guint32 date = differs[i] != 0 ? (guint32) gvt_stream_reader_bits (in, DATE_BITS)
                                     : card_date_of (context, i);

      if ((guint64) regions[i] >= context->n_regions || (guint64) serials[i] >= N_SERIALS
          || date >= N_DATES)
        return gvt_pack_refuse (error, "a NIK has impossible parts");
      columns->nik[i] = gvt_card_join (context->regions[regions[i]], date, (guint32) serials[i]);
    }
  return TRUE;
}
