/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The polling stations of a village: the payload as it may come, and `STAT`, which carries it. */
#include <string.h>

#include "gvt-fuzz.h"
#include "gvt-stations.h"

/* What passes is whole: it can be told, and written again it is read as the same. */
static void
walk (const GvtStations *stations)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) again = gvt_stations_write (stations, gvt_fuzz_key (), &error);
  g_autoptr (GvtStations) same = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (stations->all->len, <=, GVT_STATIONS_MAX);
  for (guint i = 0; i < stations->all->len; i++)
    {
      const GvtPollingStation *station = stations->all->pdata[i];
      g_autofree char *words = gvt_stations_describe (stations, station->number);

      g_assert_true (g_utf8_validate (words, -1, NULL) && *words != '\0');
    }
  same = gvt_stations_read (again, gvt_fuzz_signer (), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (same->all->len, ==, stations->all->len);
}

static void
read_file (GBytes *file)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtStations) stations = gvt_stations_read (file, gvt_fuzz_signer (), &error);

  if (stations == NULL)
    gvt_fuzz_refused (error);
  else
    walk (stations);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) input = g_bytes_new_static (data, size);
  g_autoptr (GBytes) odd = gvt_fuzz_sign ("STAT", input);

  if (odd != NULL)
    read_file (odd);
  return 0;
}

void
gvt_fuzz_seeds (GPtrArray *seeds)
{
  g_autoptr (GvtStations) stations = gvt_stations_new ("99.01.01.2001", "latihan", "2024-09-20", 1);
  GvtPollingStation *station = g_new0 (GvtPollingStation, 1);
  g_autoptr (GBytes) file = NULL;

  station->number = g_strdup ("001");
  station->place = g_strdup ("SD Latihan 1");
  station->landmark = g_strdup ("Lapangan Latihan");
  station->rts = g_strsplit ("001/002,003", ",", -1);
  station->step_free = GVT_STEP_FREE_YES;
  g_ptr_array_add (stations->all, station);
  file = gvt_stations_write (stations, gvt_fuzz_key (), NULL);
  g_ptr_array_add (seeds, gvt_fuzz_unsign ("STAT", file));
}
