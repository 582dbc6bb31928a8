/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include <string.h>

#include "gvt-central-files.h"
#include "gvt-central-leases.h"
#include "gvt-central-stations.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-manifest.h"
#include "gvt-stations.h"

#define ELECTION "pilkada-2024"
#define LEASED   "99.01.01.2003"
#define OTHER    "99.01.01.1001"
#define HEAD     "kode wilayah;tps;tempat;patokan;rt;tanpa tangga\n"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtRegionList) regions = NULL;

  gvt_central_fixture_set_up (&self->centre, NULL);
  regions = gvt_test_central_import_regions (self->centre.central);
  self->laptop = gvt_test_laptop_enrol (&self->centre, team, 3);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_test_laptop_free (self->laptop);
  gvt_central_fixture_tear_down (&self->centre, NULL);
}

static gboolean
import (Fixture *self, const char *csv, GvtStationsSummary *summary, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, strlen (csv));

  return gvt_central_import_stations (self->centre.central, bytes, ELECTION, "2024-09-20", summary,
                                      error);
}

static guint
import_ok (Fixture *self, const char *csv)
{
  GvtStationsSummary summary = { 0 };
  g_autoptr (GError) error = NULL;

  import (self, csv, &summary, &error);
  g_assert_no_error (error);
  return summary.n_published;
}

static void
assert_refused (Fixture *self, const char *csv, const char *line)
{
  GvtStationsSummary summary = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (import (self, csv, &summary, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_nonnull (strstr (error->message, line));
}

/* The stations that the laptop is told to fetch, fetched. Returns: (nullable) */
static GvtStations *
fetch (Fixture *self, guint *n)
{
  GvtCentral *central = self->centre.central;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) told = gvt_central_manifest (central, &self->laptop->device, 1, &error);
  g_autoptr (GvtManifest) manifest = gvt_manifest_read (
      told, &gvt_central_get_keys (central)->signing_key, &error);
  GvtStations *stations = NULL;

  g_assert_no_error (error);
  *n = 0;
  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const GvtManifestEntry *entry = manifest->entries->pdata[i];
      g_autofree char *path = NULL;
      g_autoptr (GBytes) file = NULL;

      if (entry->kind != GVT_FILE_STATIONS)
        continue;
      path = gvt_central_find_file (central, &entry->hash, &error);
      file = gvt_file_read (path, G_MAXSIZE, &error);
      g_clear_pointer (&stations, gvt_stations_unref);
      stations = gvt_stations_read (file, &gvt_central_get_keys (central)->signing_key, &error);
      g_assert_no_error (error);
      (*n)++;
    }
  return stations;
}

static void
grant (Fixture *self)
{
  const char *const villages[] = { LEASED, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDeviceRecord) device = gvt_central_resolve_device (self->centre.central,
                                                                   self->laptop->code, &error);
  GvtLeaseGrant lease = {
    .device = device, .villages = villages, .election = ELECTION, .until = "2026-11-30"
  };

  g_autoptr (GBytes) pack = g_bytes_new_static ("a list", 6); /* is only named here */

  gvt_central_publish_file (self->centre.central, GVT_FILE_PACK, LEASED "/" ELECTION, 1, pack, NULL,
                            &error);
  g_assert_no_error (error);
  gvt_central_grant_lease (self->centre.central, &lease, &error);
  g_assert_no_error (error);
}

static void
test_only_leased_villages (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStations) stations = NULL;
  const GvtPollingStation *station;
  guint n;

  import_ok (self, HEAD LEASED ";1;SD Latihan 1;Lapangan Latihan;1/2, 3;ya\n" OTHER
                               ";1;SD Latihan 2;;;\n");
  g_assert_null (fetch (self, &n));
  grant (self);
  stations = fetch (self, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (stations->village, ==, LEASED);
  g_assert_cmpstr (stations->as_of, ==, "2024-09-20");
  station = gvt_stations_find (stations, "001");
  g_assert_cmpstr (station->place, ==, "SD Latihan 1");
  g_assert_cmpstr (station->landmark, ==, "Lapangan Latihan");
  g_assert_cmpstr (station->rts[0], ==, "001/002");
  g_assert_cmpstr (station->rts[1], ==, "003");
  g_assert_cmpint (station->step_free, ==, GVT_STEP_FREE_YES);
}

static void
test_bad_lines_are_named (Fixture *self, gconstpointer unused)
{
  static const char sound[] = LEASED ";1;SD Latihan 1;;;\n";
  static const char *const bad[] = {
    LEASED ";0;SD Latihan 1;;;\n",
    LEASED ";1000;SD Latihan 1;;;\n",
    LEASED ";2;;;;\n",
    LEASED ";2;SD Latihan 2;;RT satu;\n",
    LEASED ";2;SD Latihan 2;;;entah\n",
    LEASED ";001;SD Latihan 2;;;\n",
    "99.01.01.2999;2;SD Latihan;;;\n",
    "99.01.01;2;SD Latihan;;;\n",
    LEASED ";2;SD Latihan 2;;;ya;x\n",
  };
  guint n;

  grant (self);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *csv = g_strconcat (HEAD, sound, bad[i], NULL);

      assert_refused (self, csv, "3");
    }
  assert_refused (self, "kode wilayah;tps\n", "tempat");
  g_assert_null (fetch (self, &n)); /* not the sound line either */
}

static void
test_the_same_changes_nothing (Fixture *self, gconstpointer unused)
{
  static const char first[] = HEAD LEASED ";1;SD Latihan 1;;;\n" OTHER ";1;SD Latihan 2;;;\n";
  g_autoptr (GvtStations) stations = NULL;
  guint n;

  grant (self);
  g_assert_cmpuint (import_ok (self, first), ==, 2);
  g_assert_cmpuint (import_ok (self, first), ==, 0);
  g_assert_cmpuint (import_ok (self, HEAD LEASED ";1;Balai Latihan;;;tidak\n"), ==, 1);
  stations = fetch (self, &n);
  g_assert_cmpuint (stations->version, ==, 2);
  g_assert_cmpint (gvt_stations_find (stations, "1")->step_free, ==, GVT_STEP_FREE_NO);
}

#define ADD(name, func) \
  g_test_add ("/central-stations/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("a-laptop-gets-the-stations-of-its-leased-villages", test_only_leased_villages);
  ADD ("one-bad-line-is-named-and-nothing-is-taken", test_bad_lines_are_named);
  ADD ("the-same-once-more-changes-nothing", test_the_same_changes_nothing);

  return g_test_run ();
}
