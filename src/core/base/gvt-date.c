/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-date-private.h"

#include <string.h>

#define DAYS_OF_400_YEARS 146097
#define EPOCH_SHIFT       719468 /* days from 1 March of year 0 to 1 January 1970 */

static gboolean
read_digits (const char *text, guint n, gint *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      *value = 10 * *value + (text[i] - '0');
    }

  return TRUE;
}

gboolean
gvt_date_parse (const char *iso_date, GvtDate *date)
{
  return iso_date != NULL && strlen (iso_date) == 10 && iso_date[4] == '-' && iso_date[7] == '-'
         && read_digits (iso_date, 4, &date->year) && read_digits (iso_date + 5, 2, &date->month)
         && read_digits (iso_date + 8, 2, &date->day) && date->year > 0
         && g_date_valid_dmy (date->day, date->month, date->year);
}

gboolean
gvt_date_is_valid (const char *iso_date)
{
  GvtDate date;

  return gvt_date_parse (iso_date, &date);
}

/* Years counted from March have their leap day at the end, so that the months before it have the
 * same lengths each year: (153 m + 2) / 5 days. */
gint
gvt_date_days (const char *iso_date)
{
  GvtDate date;
  gint year, month, day_of_year;

  g_return_val_if_fail (gvt_date_parse (iso_date, &date), 0);

  year = date.month > 2 ? date.year : date.year - 1;
  month = (date.month + 9) % 12;
  day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + day_of_year - EPOCH_SHIFT;
}

char *
gvt_date_from_days (gint days)
{
  gint64 shifted = (gint64) days + EPOCH_SHIFT;
  gint64 era = (shifted >= 0 ? shifted : shifted - (DAYS_OF_400_YEARS - 1)) / DAYS_OF_400_YEARS;
  gint of_era = shifted - era * DAYS_OF_400_YEARS;
  gint year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  gint of_year = of_era - (365 * year + year / 4 - year / 100);
  gint month = (5 * of_year + 2) / 153;
  gint day = of_year - (153 * month + 2) / 5 + 1;

  return g_strdup_printf ("%04d-%02d-%02d", (int) (year + era * 400 + (month >= 10)),
                          month < 10 ? month + 3 : month - 9, day);
}
