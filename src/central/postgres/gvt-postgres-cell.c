/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-postgres-private.h"

/* Of pg_type.dat: they never change. */
enum
{
  TYPE_BOOL = 16,
  TYPE_BYTEA = 17,
  TYPE_INT8 = 20,
  TYPE_INT2 = 21,
  TYPE_INT4 = 23,
  TYPE_FLOAT4 = 700,
  TYPE_FLOAT8 = 701,
  TYPE_NUMERIC = 1700,
};

#define NUMERIC_BASE     10000
#define NUMERIC_NEGATIVE 0x4000

GvtCell
gvt_postgres_cell_type (const PGresult *result, int row, int column)
{
  if (PQgetisnull (result, row, column))
    return GVT_CELL_NULL;

  switch (PQftype (result, column))
    {
    case TYPE_BOOL:
    case TYPE_INT2:
    case TYPE_INT4:
    case TYPE_INT8:
    case TYPE_NUMERIC: /* what sum() makes of integers */
      return GVT_CELL_INT;
    case TYPE_FLOAT4:
    case TYPE_FLOAT8:
      return GVT_CELL_REAL;
    case TYPE_BYTEA:
      return GVT_CELL_DATA;
    default:
      return GVT_CELL_TEXT;
    }
}

static gint16
read_int16 (const char *data)
{
  guint16 value;

  memcpy (&value, data, sizeof value);
  return (gint16) GUINT16_FROM_BE (value);
}

static gint32
read_int32 (const char *data)
{
  guint32 value;

  memcpy (&value, data, sizeof value);
  return (gint32) GUINT32_FROM_BE (value);
}

static gint64
read_int64 (const char *data)
{
  guint64 value;

  memcpy (&value, data, sizeof value);
  return (gint64) GUINT64_FROM_BE (value);
}

static double
read_double (const char *data)
{
  guint64 bits = (guint64) read_int64 (data);
  double value;

  memcpy (&value, &bits, sizeof value);
  return value;
}

/* Four digits at a time, the first worth NUMERIC_BASE to the power of @weight. What is behind the
 * point is left out, and what no gint64 holds stays at its end. */
static gint64
read_numeric (const char *data, int length)
{
  int n_digits = length >= 8 ? read_int16 (data) : 0;
  int weight = n_digits > 0 ? read_int16 (data + 2) : -1;
  gboolean is_negative = n_digits > 0 && (guint16) read_int16 (data + 4) == NUMERIC_NEGATIVE;
  gint64 value = 0;

  if (n_digits < 0 || length < 8 + 2 * n_digits)
    return 0;

  for (int i = 0; i <= weight; i++)
    {
      gint64 digit = i < n_digits ? read_int16 (data + 8 + 2 * i) : 0;

      if (__builtin_mul_overflow (value, (gint64) NUMERIC_BASE, &value)
          || __builtin_add_overflow (value, digit, &value))
        return is_negative ? G_MININT64 : G_MAXINT64;
    }
  return is_negative ? -value : value;
}

gint64
gvt_postgres_cell_int (const PGresult *result, int row, int column)
{
  const char *data = PQgetvalue (result, row, column);

  if (PQgetisnull (result, row, column))
    return 0;

  switch (PQftype (result, column))
    {
    case TYPE_BOOL:
      return *data != 0;
    case TYPE_INT2:
      return read_int16 (data);
    case TYPE_INT4:
      return read_int32 (data);
    case TYPE_INT8:
      return read_int64 (data);
    case TYPE_NUMERIC:
      return read_numeric (data, PQgetlength (result, row, column));
    case TYPE_FLOAT8:
      return (gint64) read_double (data);
    default: /* text, as SQLite reads it */
      return g_ascii_strtoll (data, NULL, 10);
    }
}
