/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-voter-table-private.h"

/* GLib counts days from the year 1. */
#define JULIAN_1970 719163

static gboolean
read_digits (const char *text, guint n, guint64 *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = *value * 10 + (guint64) (text[i] - '0');
    }
  return TRUE;
}

guint64
gvt_cell_to_dpid (const char *text)
{
  gsize length = strlen (text);
  guint64 value;

  if (length == 0 || length > GVT_DPID_MAX_DIGITS || (text[0] == '0' && length > 1))
    return GVT_ODD_NUMBER;
  return read_digits (text, (guint) length, &value) ? value : GVT_ODD_NUMBER;
}

guint64
gvt_cell_to_card (const char *text)
{
  guint64 value;

  if (strlen (text) != GVT_CARD_DIGITS)
    return GVT_ODD_NUMBER;
  return read_digits (text, GVT_CARD_DIGITS, &value) ? value : GVT_ODD_NUMBER;
}

/* Days of each month's first since 1970, for the years in which voters are born. Opening the
 * province asks four million times. */
#define FIRST_YEAR 1880
#define N_MONTHS   (12 * 220)

static const gint32 *
month_starts (void)
{
  static gsize once = 0;
  static gint32 starts[N_MONTHS + 1];

  if (g_once_init_enter (&once))
    {
      for (guint i = 0; i <= N_MONTHS; i++)
        {
          GDate date;

          g_date_clear (&date, 1);
          g_date_set_dmy (&date, 1, (GDateMonth) (i % 12 + 1), (GDateYear) (FIRST_YEAR + i / 12));
          starts[i] = (gint32) g_date_get_julian (&date) - JULIAN_1970;
        }
      g_once_init_leave (&once, 1);
    }
  return starts;
}

gint
gvt_day_from_parts (guint day, guint month, guint year)
{
  const gint32 *start;

  if (month < 1 || month > 12 || year < FIRST_YEAR || year >= FIRST_YEAR + N_MONTHS / 12)
    return G_MININT;

  start = month_starts () + (year - FIRST_YEAR) * 12 + month - 1;
  return day >= 1 && (gint) day <= start[1] - start[0] ? start[0] + (gint) day - 1 : G_MININT;
}

void
gvt_day_to_parts (gint days, guint *day, guint *month, guint *year)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (days + JULIAN_1970));
  *day = g_date_get_day (&date);
  *month = g_date_get_month (&date);
  *year = g_date_get_year (&date);
}

guint16
gvt_cell_to_birth (const char *text)
{
  guint64 day, month, year;
  gint days;

  if (strlen (text) != 10 || text[2] != '|' || text[5] != '|' || !read_digits (text, 2, &day)
      || !read_digits (text + 3, 2, &month) || !read_digits (text + 6, 4, &year))
    return GVT_ODD_BIRTH;

  days = gvt_day_from_parts ((guint) day, (guint) month, (guint) year);
  if (days < GVT_BIRTH_FIRST_DAY || days - GVT_BIRTH_FIRST_DAY >= GVT_ODD_BIRTH)
    return GVT_ODD_BIRTH;
  return (guint16) (days - GVT_BIRTH_FIRST_DAY);
}

guint8
gvt_cell_to_sex (const char *text)
{
  return strcmp (text, "L") == 0 || strcmp (text, "P") == 0 ? (guint8) text[0] : GVT_ODD_SEX;
}
