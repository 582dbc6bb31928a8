/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the wire or a stick brings is put in its place whole and proven, or nothing changes: every
 * bit flipped, every cut, another signer, a newer version, more than the bound. Each time in words
 * that people can act on. */
#include <glib/gstdio.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-module-fixture.h"
#include "gvt-module.h"
#include "gvt-pack-format.h"
#include "gvt-region-file.h"
#include "gvt-signed-file.h"
#include "gvt-stations.h"
#include "gvt-sync-private.h"
#include "gvt-voters-fixture.h"

#define TYPE_AT     4
#define MAJOR_AT    8
#define MAX_PAYLOAD (32 * 1024 * 1024)

typedef struct
{
  GvtVotersFixture laptop;
  GvtKeysStatement keys;
  GvtCentre centre;
  GvtSyncRun run;
  GBytes *files[GVT_FILE_UNKNOWN]; /* one of each kind, as it should be */
} Fixture;

static GBytes *
make_regions (Fixture *self)
{
  static const char csv[] = "code,parent,level,name\n99,,provinsi,Pulau Latihan\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (csv, sizeof csv - 1);

  return gvt_region_file_write (bytes, self->laptop.signing_key, NULL);
}

static GBytes *
make_stations (Fixture *self)
{
  g_autoptr (GvtStations) stations = gvt_stations_new (FIXTURE_KUTA, FIXTURE_ELECTION, "2024-09-20",
                                                       1);
  GvtPollingStation *station = g_new0 (GvtPollingStation, 1);

  station->number = g_strdup ("001");
  station->place = g_strdup ("SD Latihan 1");
  station->landmark = g_strdup ("");
  station->rts = g_strsplit ("001", ",", -1);
  g_ptr_array_add (stations->all, station);
  return gvt_stations_write (stations, self->laptop.signing_key, NULL);
}

/* For a list that this laptop has and opens: so that nothing but its own bytes speaks against it.
 */
static GBytes *
make_delta (Fixture *self)
{
  static const char *const villages[] = { FIXTURE_KUTA, NULL };
  GvtVotersFixture *laptop = &self->laptop;
  g_autoptr (GBytes) before = gvt_voters_fixture_pack (laptop, FIXTURE_KUTA, 1, 1, gvt_fixture_rows,
                                                       FIXTURE_N_ROWS);
  g_autoptr (GBytes) after = gvt_voters_fixture_pack (laptop, FIXTURE_KUTA, 2, 1,
                                                      gvt_fixture_rows + 2, FIXTURE_N_ROWS - 2);

  gvt_voters_fixture_give (laptop, villages);
  g_assert_true (gvt_packs_install (laptop->profile, before, &laptop->signer, NULL));
  return gvt_voters_fixture_delta (laptop, before, after, NULL);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  GvtVotersFixture *laptop = &self->laptop;

  gvt_voters_fixture_set_up (laptop, NULL);
  self->keys.signing_key = laptop->signer;
  self->centre.keys = &self->keys;
  self->centre.former_keys = g_ptr_array_new ();
  self->run = (GvtSyncRun){ .profile = laptop->profile, .centre = &self->centre };
  self->files[GVT_FILE_PACK] = gvt_voters_fixture_pack (laptop, FIXTURE_KUTA, 2, 1,
                                                        gvt_fixture_rows, FIXTURE_N_ROWS);
  self->files[GVT_FILE_LEXICON] = g_bytes_ref (laptop->lexicon_file);
  self->files[GVT_FILE_REGIONS] = make_regions (self);
  self->files[GVT_FILE_MODULE] = gvt_module_pack_folder (gvt_module_fixture (), laptop->signing_key,
                                                         NULL);
  self->files[GVT_FILE_STATIONS] = make_stations (self);
  self->files[GVT_FILE_DELTA] = make_delta (self);
  for (guint kind = 0; kind < GVT_FILE_UNKNOWN; kind++)
    g_assert_nonnull (self->files[kind]);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  for (guint kind = 0; kind < GVT_FILE_UNKNOWN; kind++)
    g_bytes_unref (self->files[kind]);
  g_ptr_array_unref (self->centre.former_keys);
  gvt_voters_fixture_tear_down (&self->laptop, NULL);
}

static gboolean
place (Fixture *self, GvtFileKind kind, const void *data, gsize length, GError **error)
{
  GvtManifestEntry entry = { .kind = kind, .name = (char *) "", .bytes = length };
  g_autofree char *path = NULL;

  gvt_hash_data (data, length, &entry.hash);
  path = gvt_sync_part_path (&self->run, &entry);
  g_assert_true (
      g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL));
  return gvt_sync_place_file (&self->run, &entry, path, error);
}

static void
assert_refused (Fixture *self, GvtFileKind kind, const void *data, gsize length)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_false (place (self, kind, data, length, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == GVT_ERROR);
  words = gvt_error_describe (error);
  g_assert_cmpuint (strlen (words), >, 0);
}

typedef void (*Sweep) (Fixture *self, GvtFileKind kind, const guint8 *data, gsize length);

/* Runs @sweep over one good file of each kind; nothing on the laptop may have changed. */
static void
sweep_all (Fixture *self, Sweep sweep)
{
  g_autofree char *before = gvt_test_folder_digest (self->laptop.folder);
  g_autofree char *after = NULL;

  for (guint kind = 0; kind < GVT_FILE_UNKNOWN; kind++)
    {
      gsize length;
      const guint8 *data = g_bytes_get_data (self->files[kind], &length);

      sweep (self, (GvtFileKind) kind, data, length);
    }
  after = gvt_test_folder_digest (self->laptop.folder);
  g_assert_cmpstr (after, ==, before);
}

static void
flip_every_bit (Fixture *self, GvtFileKind kind, const guint8 *data, gsize length)
{
  g_autofree guint8 *copy = g_memdup2 (data, length);

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      assert_refused (self, kind, copy, length);
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

static void
test_every_flipped_bit (Fixture *self, gconstpointer unused)
{
  sweep_all (self, flip_every_bit);
}

static void
cut_everywhere (Fixture *self, GvtFileKind kind, const guint8 *data, gsize length)
{
  for (gsize cut = 0; cut < length; cut++)
    assert_refused (self, kind, data, cut);
}

static void
test_every_cut (Fixture *self, gconstpointer unused)
{
  sweep_all (self, cut_everywhere);
}

/* Returns: (transfer full): the same header and payload, signed by @key as a version that is newer
 * by @n_majors */
static GBytes *
sign_again (const guint8 *data, gsize length, guint16 n_majors, const GvtSecret *key)
{
  guint16 major = (guint16) (data[MAJOR_AT] | data[MAJOR_AT + 1] << 8);
  g_autofree char *type = g_strndup ((const char *) data + TYPE_AT, 4);
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, type, major, G_MAXSIZE, &error);

  g_assert_no_error (error);
  return gvt_signed_file_write (type, major + n_majors, gvt_signed_file_get_header (file),
                                gvt_signed_file_get_payload (file), key, NULL);
}

static void
sign_by_another (Fixture *self, GvtFileKind kind, const guint8 *data, gsize length)
{
  g_autoptr (GvtSecret) forger = gvt_signing_key_new ();
  g_autoptr (GBytes) forged = sign_again (data, length, 0, forger);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      place (self, kind, g_bytes_get_data (forged, NULL), g_bytes_get_size (forged), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_another_signer (Fixture *self, gconstpointer unused)
{
  sweep_all (self, sign_by_another);
}

/* I12: and it says that this program is too old, not that the file is bad. */
static void
sign_as_newer (Fixture *self, GvtFileKind kind, const guint8 *data, gsize length)
{
  g_autoptr (GBytes) newer = sign_again (data, length, 1, self->laptop.signing_key);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      place (self, kind, g_bytes_get_data (newer, NULL), g_bytes_get_size (newer), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
}

static void
test_newer_version (Fixture *self, gconstpointer unused)
{
  sweep_all (self, sign_as_newer);
}

/* Signed and all, and still over the bound of its kind. */
static void
test_oversized (Fixture *self, gconstpointer unused)
{
  static const struct
  {
    GvtFileKind kind;
    const char *type;
    guint16 major;
  } kinds[] = { { GVT_FILE_PACK, "PACK", GVT_PACK_MAJOR },
                { GVT_FILE_LEXICON, "LEXI", 1 },
                { GVT_FILE_STATIONS, "STAT", 1 },
                { GVT_FILE_DELTA, "DELT", 1 } };
  g_autofree guint8 *zeros = g_malloc0 (MAX_PAYLOAD + 1);
  g_autoptr (GBytes) payload = g_bytes_new_static (zeros, MAX_PAYLOAD + 1);
  g_autofree char *before = gvt_test_folder_digest (self->laptop.folder);
  g_autofree char *after = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (JsonObject) header = json_object_new ();
      g_autoptr (GBytes) file = gvt_signed_file_write (kinds[i].type, kinds[i].major, header,
                                                       payload, self->laptop.signing_key, NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (place (self, kinds[i].kind, g_bytes_get_data (file, NULL),
                             g_bytes_get_size (file), &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
    }
  after = gvt_test_folder_digest (self->laptop.folder);
  g_assert_cmpstr (after, ==, before);
}

/* So that the others do not fail for another reason. */
static void
test_as_they_should_be (Fixture *self, gconstpointer unused)
{
  for (guint kind = 0; kind < GVT_FILE_UNKNOWN; kind++)
    {
      g_autoptr (GError) error = NULL;

      place (self, (GvtFileKind) kind, g_bytes_get_data (self->files[kind], NULL),
             g_bytes_get_size (self->files[kind]), &error);
      g_assert_no_error (error);
    }
}

#define ADD(name, func) g_test_add ("/refused-files/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("files-as-they-should-be-are-placed", test_as_they_should_be);
  ADD ("every-flipped-bit-is-refused-and-nothing-changes", test_every_flipped_bit);
  ADD ("every-cut-is-refused-and-nothing-changes", test_every_cut);
  ADD ("another-signer-is-refused-and-nothing-changes", test_another_signer);
  ADD ("I12-a-newer-version-is-refused-and-nothing-changes", test_newer_version);
  ADD ("what-is-too-large-is-refused-and-nothing-changes", test_oversized);

  return g_test_run ();
}
