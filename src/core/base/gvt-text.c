/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-text.h"

#include <string.h>

#include "gvt-date-private.h"

#define DASH           "–"
#define US_OF_SECOND   1000000
#define WITA_SECONDS   (8 * 3600)
#define SECONDS_OF_DAY 86400

static const char *const months[] = { "Januari",   "Februari", "Maret",    "April",
                                      "Mei",       "Juni",     "Juli",     "Agustus",
                                      "September", "Oktober",  "November", "Desember" };
static const char *const days[] = {
  "Minggu", "Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu"
};

/* Digits in groups of three, of a magnitude: the smallest gint64 has no positive twin. */
static void
append_grouped (GString *out, guint64 magnitude)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, magnitude);
  gsize length = strlen (digits);

  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (out, '.');
      g_string_append_c (out, digits[i]);
    }
}

static guint64
magnitude (gint64 value)
{
  return value < 0 ? -(guint64) value : (guint64) value;
}

char *
gvt_text_number (gint64 value)
{
  GString *out = g_string_new (value < 0 ? "-" : NULL);

  append_grouped (out, magnitude (value));
  return g_string_free (out, FALSE);
}

char *
gvt_text_decimal (gint64 hundredths)
{
  GString *out = g_string_new (hundredths < 0 ? "-" : NULL);

  append_grouped (out, magnitude (hundredths) / 100);
  g_string_append_printf (out, ",%02u", (guint) (magnitude (hundredths) % 100));
  return g_string_free (out, FALSE);
}

char *
gvt_text_percent (gint64 part, gint64 whole)
{
  __int128 scaled = (__int128) part * 10000;
  g_autofree char *figure = NULL;

  if (whole == 0)
    return g_strdup (DASH);

  /* Half a hundredth goes away from zero, as at school. */
  scaled = (2 * scaled + ((scaled < 0) == (whole < 0) ? whole : -(__int128) whole))
           / (2 * (__int128) whole);
  figure = gvt_text_decimal (CLAMP (scaled, G_MININT64, G_MAXINT64));
  return g_strconcat (figure, "%", NULL);
}

char *
gvt_text_date (const char *iso_date)
{
  GvtDate date;

  if (!gvt_date_parse (iso_date, &date))
    return g_strdup (iso_date); /* as it is: better than nothing, and never a wrong date */

  return g_strdup_printf ("%d %s %04d", date.day, months[date.month - 1], date.year);
}

char *
gvt_text_date_with_day (const char *iso_date)
{
  g_autofree char *text = gvt_text_date (iso_date);
  gint day;

  if (!gvt_date_is_valid (iso_date))
    return g_steal_pointer (&text);

  day = (gvt_date_days (iso_date) % 7 + 7 + 4) % 7; /* 1 January 1970 was a Thursday */
  return g_strconcat (days[day], ", ", text, NULL);
}

/* Seconds of local time since 1970, rounded down. */
static gint64
local_seconds (gint64 at_us)
{
  gint64 seconds = at_us / US_OF_SECOND - (at_us % US_OF_SECOND < 0);

  return seconds + WITA_SECONDS;
}

static gint64
local_day (gint64 at_us)
{
  gint64 seconds = local_seconds (at_us);

  return seconds / SECONDS_OF_DAY - (seconds % SECONDS_OF_DAY < 0);
}

char *
gvt_date_iso (gint64 at_us)
{
  return gvt_date_from_days (local_day (at_us));
}

char *
gvt_text_time (gint64 at_us)
{
  gint64 second = local_seconds (at_us) - local_day (at_us) * SECONDS_OF_DAY;

  return g_strdup_printf ("%02d.%02d", (int) (second / 3600), (int) (second / 60 % 60));
}

char *
gvt_text_date_time (gint64 at_us)
{
  g_autofree char *iso = gvt_date_iso (at_us);
  g_autofree char *date = gvt_text_date (iso);
  g_autofree char *time = gvt_text_time (at_us);

  return g_strconcat (date, ", ", time, " WITA", NULL);
}

char *
gvt_text_size (guint64 bytes)
{
  static const char *const units[] = { "kB", "MB", "GB", "TB", "PB", "EB" };
  guint64 unit = 1000;
  guint64 tenths;
  guint i = 0;

  if (bytes < 1000)
    return g_strdup_printf ("%u B", (guint) bytes);

  while (i + 1 < G_N_ELEMENTS (units) && bytes >= unit * 1000 - unit / 20) /* rounds to 1000,0 */
    {
      unit *= 1000;
      i++;
    }

  tenths = bytes / unit * 10 + (bytes % unit / (unit / 1000) + 50) / 100;
  if (tenths % 10 == 0)
    return g_strdup_printf ("%u %s", (guint) (tenths / 10), units[i]);

  return g_strdup_printf ("%u,%u %s", (guint) (tenths / 10), (guint) (tenths % 10), units[i]);
}

char *
gvt_text_duration (gint64 seconds)
{
  static const struct
  {
    gint64 seconds;
    const char *name;
  } units[] = { { 86400, "hari" }, { 3600, "jam" }, { 60, "menit" }, { 1, "detik" } };
  guint i = 0;
  gint64 first, second;

  if (seconds < 0)
    return g_strdup (DASH);

  while (i + 1 < G_N_ELEMENTS (units) && seconds < units[i].seconds)
    i++;

  first = seconds / units[i].seconds;
  second = i + 1 < G_N_ELEMENTS (units) ? seconds % units[i].seconds / units[i + 1].seconds : 0;
  if (second == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT " %s", first, units[i].name);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT " %s", first, units[i].name,
                          second, units[i + 1].name);
}
