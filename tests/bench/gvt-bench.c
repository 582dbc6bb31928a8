/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define N_REGENCIES 10
#define N_DISTRICTS 12 /* of each */
#define N_VILLAGES  10 /* of each */

static void
append_district (GString *csv, guint regency, guint district)
{
  g_string_append_printf (csv, "52.%02u.%02u,52.%02u,kecamatan,Kecamatan %u %u\n", regency,
                          district, regency, regency, district);
  for (guint i = 1; i <= N_VILLAGES; i++)
    g_string_append_printf (csv, "52.%02u.%02u.20%02u,52.%02u.%02u,desa,Desa %u %u %u\n", regency,
                            district, i, regency, district, regency, district, i);
}

GvtRegionList *
gvt_bench_regions (void)
{
  GString *csv = g_string_new ("code,parent,level,name\n52,,provinsi,Provinsi Uji\n");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GvtRegionList *regions;

  for (guint i = 1; i <= N_REGENCIES; i++)
    {
      g_string_append_printf (csv, "52.%02u,52,kabupaten,Kabupaten Uji %u\n", i, i);
      for (guint j = 1; j <= N_DISTRICTS; j++)
        append_district (csv, i, j);
    }
  bytes = g_string_free_to_bytes (csv);
  regions = gvt_region_list_read_csv (bytes, &error);
  g_assert_no_error (error);
  return regions;
}

GvtRegionList *
gvt_bench_read_regions (const char *path)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GvtRegionList *regions = NULL;

  file = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  regions = gvt_region_list_read_csv (bytes, &error);
  g_assert_no_error (error);
  return regions;
}

static gboolean
print_check (const char *what,
             double value,
             const char *unit,
             const char *sign,
             double budget,
             gboolean kept)
{
  printf ("%-52s %10.3f %-12s budget %s %g: %s\n", what, value, unit, sign, budget,
          kept ? "met" : "missed");
  fflush (stdout);
  return kept;
}

gboolean
gvt_bench_check (const char *what, double value, const char *unit, double budget)
{
  return print_check (what, value, unit, "<=", budget, value <= budget);
}

gboolean
gvt_bench_check_least (const char *what, double value, const char *unit, double budget)
{
  return print_check (what, value, unit, ">=", budget, value >= budget);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a;
  double right = *(const double *) b;

  return left < right ? -1 : left > right;
}

double
gvt_bench_sort_times (double *times, guint n, double *p50)
{
  qsort (times, n, sizeof *times, compare_times);
  *p50 = times[n / 2];
  return times[n * 99 / 100];
}

double
gvt_bench_wall_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_MONOTONIC, &now); /* allowed: a measurement */
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

guint
gvt_bench_number (int argc, char **argv, int index, guint otherwise)
{
  guint64 value = otherwise;

  if (argc > index)
    g_ascii_string_to_unsigned (argv[index], 10, 0, G_MAXINT, &value, NULL);
  return (guint) value;
}
