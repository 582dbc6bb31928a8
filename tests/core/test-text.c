/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test.h"
#include "gvt-text.h"

#define MEGA  G_GUINT64_CONSTANT (1000000)
#define AT(s) (G_GINT64_CONSTANT (s) * 1000000)

/* Takes what @call gives, so that a table can stand in a line each. */
static void
expect (char *found, const char *expected)
{
  g_assert_cmpstr (found, ==, expected);
  g_free (found);
}

static void
test_numbers (void)
{
  expect (gvt_text_number (0), "0");
  expect (gvt_text_number (999), "999");
  expect (gvt_text_number (1000), "1.000");
  expect (gvt_text_number (3964325), "3.964.325");
  expect (gvt_text_number (-1234), "-1.234");
  expect (gvt_text_number (-100), "-100");
  expect (gvt_text_number (G_MAXINT64), "9.223.372.036.854.775.807");
  expect (gvt_text_number (G_MININT64), "-9.223.372.036.854.775.808");
}

static void
test_decimals (void)
{
  expect (gvt_text_decimal (8250), "82,50");
  expect (gvt_text_decimal (5), "0,05");
  expect (gvt_text_decimal (-5), "-0,05");
  expect (gvt_text_decimal (0), "0,00");
  expect (gvt_text_decimal (123456789), "1.234.567,89");
  expect (gvt_text_decimal (G_MININT64), "-92.233.720.368.547.758,08");
}

static void
test_percents (void)
{
  expect (gvt_text_percent (1, 3), "33,33%");
  expect (gvt_text_percent (2, 3), "66,67%");
  expect (gvt_text_percent (1, 8), "12,50%");
  expect (gvt_text_percent (1, 20000), "0,01%"); /* half goes up */
  expect (gvt_text_percent (1, 20001), "0,00%");
  expect (gvt_text_percent (0, 5), "0,00%");
  expect (gvt_text_percent (5, 5), "100,00%");
  expect (gvt_text_percent (7, 5), "140,00%");
  expect (gvt_text_percent (-1, 3), "-33,33%");
  expect (gvt_text_percent (3, 0), "–");
  expect (gvt_text_percent (G_MAXINT64, G_MAXINT64), "100,00%");
}

static void
test_dates (void)
{
  expect (gvt_text_date ("2026-11-24"), "24 November 2026");
  expect (gvt_text_date ("2026-05-01"), "1 Mei 2026");
  expect (gvt_text_date ("2024-02-29"), "29 Februari 2024");
  expect (gvt_text_date ("2025-02-29"), "2025-02-29"); /* no such day: shown as it is */
  expect (gvt_text_date_with_day ("2026-11-24"), "Selasa, 24 November 2026");
  expect (gvt_text_date_with_day ("1970-01-01"), "Kamis, 1 Januari 1970");
  expect (gvt_text_date_with_day ("1969-12-31"), "Rabu, 31 Desember 1969");
  expect (gvt_text_date_with_day ("1945-08-17"), "Jumat, 17 Agustus 1945");
  expect (gvt_text_date_with_day ("besok"), "besok");
}

static void
test_times_are_wita (void)
{
  expect (gvt_text_date_time (AT (1795500300)), "24 November 2026, 14.05 WITA");
  expect (gvt_text_time (AT (1795500300)), "14.05");
  expect (gvt_date_iso (AT (1795500300)), "2026-11-24");
  expect (gvt_date_iso (AT (1795535999)), "2026-11-24"); /* 15:59:59 UTC */
  expect (gvt_date_iso (AT (1795536000)), "2026-11-25"); /* midnight in Mataram */
  expect (gvt_text_time (AT (1795536000)), "00.00");
  expect (gvt_text_time (AT (1795536000) - 1), "23.59");
  expect (gvt_date_iso (AT (-28801)), "1969-12-31");
  expect (gvt_text_time (-1), "07.59");
}

static void
test_sizes (void)
{
  expect (gvt_text_size (0), "0 B");
  expect (gvt_text_size (999), "999 B");
  expect (gvt_text_size (1000), "1 kB");
  expect (gvt_text_size (1234), "1,2 kB");
  expect (gvt_text_size (1250), "1,3 kB");
  expect (gvt_text_size (999949), "999,9 kB");
  expect (gvt_text_size (999950), "1 MB"); /* not 1000 kB */
  expect (gvt_text_size (12 * MEGA / 10), "1,2 MB");
  expect (gvt_text_size (34500 * MEGA), "34,5 GB");
  expect (gvt_text_size (G_MAXUINT64), "18,4 EB");
}

static void
test_durations (void)
{
  expect (gvt_text_duration (0), "0 detik");
  expect (gvt_text_duration (59), "59 detik");
  expect (gvt_text_duration (60), "1 menit");
  expect (gvt_text_duration (90), "1 menit 30 detik");
  expect (gvt_text_duration (5400), "1 jam 30 menit");
  expect (gvt_text_duration (5430), "1 jam 30 menit");
  expect (gvt_text_duration (3600), "1 jam");
  expect (gvt_text_duration (86400 * 3 + 7200), "3 hari 2 jam");
  expect (gvt_text_duration (-1), "–");
}

static void
test_only_real_dates_are_valid (void)
{
  static const char *const bad[] = {
    "",           "2026-13-01",  "2026-00-10",  "2026-04-31", "2025-02-29",
    "1900-02-29", "0000-01-01",  "2026-1-01",   "2026-01-1",  "20260101",
    "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-0x", "+026-01-01"
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (gvt_date_is_valid (bad[i]));
  g_assert_false (gvt_date_is_valid (NULL));
  g_assert_true (gvt_date_is_valid ("2000-02-29"));
  g_assert_true (gvt_date_is_valid ("9999-12-31"));
}

/* Each day of four centuries, against GLib's calendar. */
static void
test_days_go_back (void)
{
  GDate date;
  gint first = gvt_date_days ("1800-01-01");

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, 1, 1800);
  g_assert_cmpint (gvt_date_days ("1970-01-01"), ==, 0);
  for (gint i = 0; i < 146097; i++, g_date_add_days (&date, 1))
    {
      g_autofree char *text = gvt_date_from_days (first + i);
      g_autofree char *expected = g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date),
                                                   g_date_get_month (&date),
                                                   g_date_get_day (&date));

      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpint (gvt_date_days (text), ==, first + i);
    }
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/text/numbers", test_numbers);
  g_test_add_func ("/text/decimals", test_decimals);
  g_test_add_func ("/text/percents", test_percents);
  g_test_add_func ("/text/dates", test_dates);
  g_test_add_func ("/text/times-are-wita", test_times_are_wita);
  g_test_add_func ("/text/sizes", test_sizes);
  g_test_add_func ("/text/durations", test_durations);
  g_test_add_func ("/date/only-real-dates-are-valid", test_only_real_dates_are_valid);
  g_test_add_func ("/date/days-go-back", test_days_go_back);

  return g_test_run ();
}
