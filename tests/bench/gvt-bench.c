/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench.h"

#include <stdio.h>

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

gboolean
gvt_bench_check (const char *what, double value, const char *unit, double budget)
{
  printf ("%-52s %10.3f %-12s budget <= %g: %s\n", what, value, unit, budget,
          value <= budget ? "met" : "missed");
  fflush (stdout);
  return value <= budget;
}

guint
gvt_bench_number (int argc, char **argv, int index, guint otherwise)
{
  guint64 value = otherwise;

  if (argc > index)
    g_ascii_string_to_unsigned (argv[index], 10, 0, G_MAXINT, &value, NULL);
  return (guint) value;
}
