/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include <glib/gstdio.h>

#include "gvt-central-check.h"
#include "gvt-central-files.h"
#include "gvt-central-leases.h"
#include "gvt-central-regions.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-manifest.h"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };
static const char *const village[] = { "99.01.01.2002", NULL };

#define ELECTION "pilkada-2024"
#define PACK     "99.01.01.2002/" ELECTION

typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->laptop = gvt_test_laptop_enrol (&fixture->centre, team, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_test_laptop_free (fixture->laptop);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static void
publish (Fixture *fixture,
         GvtFileKind kind,
         const char *name,
         guint64 version,
         const char *content,
         GvtHash *hash)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (content);
  g_autoptr (GError) error = NULL;

  gvt_central_publish_file (fixture->centre.central, kind, name, version, bytes, hash, &error);
  g_assert_no_error (error);
}

static void
grant (Fixture *fixture, const char *until)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDeviceRecord) device = gvt_central_resolve_device (fixture->centre.central,
                                                                   fixture->laptop->code, &error);
  GvtLeaseGrant lease = {
    .device = device, .villages = village, .election = ELECTION, .until = until
  };

  g_assert_no_error (error);
  gvt_central_grant_lease (fixture->centre.central, &lease, &error);
  g_assert_no_error (error);
}

static GvtManifest *
read_manifest (Fixture *fixture)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = gvt_central_manifest (central, &fixture->laptop->device, 1, &error);
  GvtManifest *manifest;

  g_assert_no_error (error);
  manifest = gvt_manifest_read (file, &gvt_central_get_keys (central)->signing_key, &error);
  g_assert_no_error (error);
  return manifest;
}

/* "module m5 2, pack 99.../... 1" */
static char *
describe (const GvtManifest *manifest)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < manifest->entries->len; i++)
    {
      const GvtManifestEntry *entry = manifest->entries->pdata[i];

      g_string_append_printf (text, "%s%s %s %" G_GUINT64_FORMAT, i == 0 ? "" : ", ",
                              gvt_file_kind_to_text (entry->kind), entry->name, entry->version);
    }
  return g_string_free (text, FALSE);
}

static void
assert_manifest (Fixture *fixture, const char *expected)
{
  g_autoptr (GvtManifest) manifest = read_manifest (fixture);
  g_autofree char *found = describe (manifest);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_content (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) expected = gvt_test_bytes ("a module");
  g_autoptr (GBytes) found = NULL;
  g_autofree char *path = NULL;
  g_autofree char *name = NULL;
  GvtHash hash;

  publish (fixture, GVT_FILE_MODULE, "m5", 1, "a module", &hash);
  path = gvt_central_find_file (fixture->centre.central, &hash, &error);
  g_assert_no_error (error);
  found = gvt_file_read (path, 100, &error);
  name = gvt_hash_to_text (&hash);

  gvt_test_assert_bytes (found, expected);
  g_assert_true (g_str_has_suffix (path, name));
}

/* As an old disk does it. Returns: (transfer full): where */
static char *
damage (Fixture *fixture, const GvtHash *hash)
{
  g_autoptr (GError) error = NULL;
  char *path = gvt_central_find_file (fixture->centre.central, hash, &error);

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "a modul\xe5", -1, NULL));
  return path;
}

static void
test_publishing_a_damaged_one_again_puts_it_right (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) expected = gvt_test_bytes ("a module");
  g_autoptr (GBytes) found = NULL;
  g_autofree char *path = NULL;
  GvtHash hash;

  publish (fixture, GVT_FILE_MODULE, "m5", 1, "a module", &hash);
  path = damage (fixture, &hash);
  publish (fixture, GVT_FILE_MODULE, "m5", 1, "a module", NULL);

  found = gvt_file_read (path, 100, &error);
  gvt_test_assert_bytes (found, expected);
}

static void
test_what_is_damaged_or_gone_is_named (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  g_autofree char *path = NULL, *gone = NULL;
  const GvtPublishedFile *first, *second;
  GvtHash hash, other;
  guint n_files;

  publish (fixture, GVT_FILE_MODULE, "m5", 1, "a module", &hash);
  publish (fixture, GVT_FILE_MODULE, "m6", 2, "another one", &other);
  publish (fixture, GVT_FILE_MODULE, "m7", 3, "a sound one", NULL);
  before = gvt_central_check_files (central, &n_files, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpuint (n_files, >=, 3);
  path = damage (fixture, &hash);
  gone = gvt_central_find_file (central, &other, NULL);
  g_assert_cmpint (g_unlink (gone), ==, 0);

  after = gvt_central_check_files (central, &n_files, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, 2);
  first = after->pdata[0];
  second = after->pdata[1];
  g_assert_cmpstr (first->name, ==, "m5");
  g_assert_cmpstr (second->name, ==, "m6");
  g_assert_cmpuint (second->version, ==, 2);
}

static void
test_unknown (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtHash hash = { { 1, 2, 3 } };

  g_assert_null (gvt_central_find_file (fixture->centre.central, &hash, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

/* A file that was written but never published, as after a crash in between, is told to nobody. */
static void
test_unpublished (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes ("half a publication");
  g_autoptr (GError) error = NULL;
  GvtHash hash;

  gvt_central_write_file (fixture->centre.central, bytes, &hash, &error);
  g_assert_no_error (error);

  g_assert_null (gvt_central_find_file (fixture->centre.central, &hash, NULL));
}

static void
test_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  publish (fixture, GVT_FILE_MODULE, "m5", 1, "a module", NULL);
  before = gvt_test_central_kinds (fixture->centre.central);
  publish (fixture, GVT_FILE_MODULE, "m5", 1, "a module", NULL);
  after = gvt_test_central_kinds (fixture->centre.central);

  g_assert_cmpstr (after, ==, before);
}

static void
test_newest_module (Fixture *fixture, gconstpointer unused)
{
  publish (fixture, GVT_FILE_MODULE, "m5", 2, "m5, second", NULL);
  publish (fixture, GVT_FILE_MODULE, "m5", 1, "m5, first", NULL);
  publish (fixture, GVT_FILE_MODULE, "m7", 1, "m7", NULL);

  assert_manifest (fixture, "module m5 2, module m7 1");
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

static gboolean
note_pack (GvtDb *db, gpointer user_data, GError **error)
{
  gpointer *data = user_data;

  return gvt_central_note_file (data[0], db, data[1], error);
}

static void
publish_pack (Fixture *fixture, guint version, const char *content, const GvtHash *lexicon)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (content);
  g_autoptr (GError) error = NULL;
  GvtFileRecord file = {
    .kind = "pack", .name = PACK, .version = version, .bytes = strlen (content), .lexicon = lexicon
  };
  gpointer data[] = { fixture->centre.central, &file };

  gvt_central_write_file (fixture->centre.central, bytes, &file.hash, &error);
  g_assert_no_error (error);
  gvt_store_write (fixture->centre.central->store, note_pack, data, &error);
  g_assert_no_error (error);
}

/* A village's list is told of only to those who hold a lease, with the lexicon it needs, and only
 * until the lease ends. */
static void
test_packs (Fixture *fixture, gconstpointer unused)
{
  GvtHash lexicon;

  publish (fixture, GVT_FILE_LEXICON, "", 1, "words", &lexicon);
  publish_pack (fixture, 1, "a list", &lexicon);
  assert_manifest (fixture, "");

  grant (fixture, "2026-11-30");
  assert_manifest (fixture, "lexicon  1, pack " PACK " 1");

  publish_pack (fixture, 2, "a newer list", &lexicon);
  assert_manifest (fixture, "lexicon  1, pack " PACK " 2");

  gvt_clock_advance (fixture->centre.clock, 7 * G_TIME_SPAN_DAY);
  assert_manifest (fixture, "");
}

static void
test_serial (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtManifest) first = read_manifest (fixture);
  g_autoptr (GvtManifest) same = NULL;
  g_autoptr (GvtManifest) changed = NULL;

  gvt_clock_advance (fixture->centre.clock, G_TIME_SPAN_HOUR);
  same = read_manifest (fixture);
  publish (fixture, GVT_FILE_MODULE, "m5", 1, "a module", NULL);
  changed = read_manifest (fixture);

  g_assert_cmpuint (first->serial, ==, 1);
  g_assert_cmpuint (same->serial, ==, 1);
  g_assert_cmpint (same->issued_at_us, ==, GVT_TEST_NOW_US + G_TIME_SPAN_HOUR);
  g_assert_cmpuint (changed->serial, ==, 2);
  g_assert_true (gvt_id_equal (&changed->device, &fixture->laptop->device));
}

static GBytes *
read_invented_regions (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "regions", "invented.csv",
                                                 NULL);
  g_autoptr (GError) error = NULL;
  GBytes *csv = gvt_file_read (path, 1024 * 1024, &error);

  g_assert_no_error (error);
  return csv;
}

static void
test_regions (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GBytes) csv = read_invented_regions ();
  g_autoptr (GBytes) longer = NULL;
  g_autoptr (GvtRegionList) regions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strndup (g_bytes_get_data (csv, NULL), g_bytes_get_size (csv));
  g_autofree char *longer_text = g_strconcat (text, "99.71.02.1003,99.71.02,kelurahan,Baru\n",
                                              NULL);
  guint n_rows;

  g_assert_null (gvt_central_load_regions (central, NULL)); /* none yet */
  gvt_central_import_regions (central, csv, &n_rows, &error);
  g_assert_no_error (error);
  gvt_central_import_regions (central, csv, &n_rows, &error);
  g_assert_no_error (error);
  assert_manifest (fixture, "regions  1");
  longer = gvt_test_bytes (longer_text);
  gvt_central_import_regions (central, longer, &n_rows, &error);
  g_assert_no_error (error);
  assert_manifest (fixture, "regions  2");
  regions = gvt_central_load_regions (central, &error);
  g_assert_no_error (error);

  g_assert_nonnull (gvt_region_list_find (regions, "99.71.02.1003"));
  g_assert_cmpuint (gvt_region_list_get_size (regions), ==, n_rows);
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/files/are-found-by-their-hash", test_content);
  ADD ("/files/publishing-a-damaged-one-again-puts-it-right",
       test_publishing_a_damaged_one_again_puts_it_right);
  ADD ("/files/what-is-damaged-or-gone-is-named", test_what_is_damaged_or_gone_is_named);
  ADD ("/files/an-unknown-one-is-not-found", test_unknown);
  ADD ("/files/what-was-not-published-is-told-to-nobody", test_unpublished);
  ADD ("/files/publishing-twice-is-once", test_once);
  ADD ("/files/the-newest-version-of-a-module-counts", test_newest_module);
  ADD ("/files/a-pack-is-for-those-who-hold-a-lease", test_packs);
  ADD ("/files/the-serial-grows-when-files-change", test_serial);
  ADD ("/files/a-region-list-replaces-the-one-before", test_regions);

  return g_test_run ();
}
