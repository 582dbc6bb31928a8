/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-manifest.h"
#include "gvt-signed-file.h"
#include "gvt-test.h"

typedef struct
{
  GvtSecret *centre;
  GvtPublicKey centre_public;
  GvtManifest *manifest;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GvtId device;
  GvtHash hash, base;

  fixture->centre = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->centre, &fixture->centre_public);
  memset (device.bytes, 4, sizeof device.bytes);
  memset (hash.bytes, 5, sizeof hash.bytes);
  fixture->manifest = gvt_manifest_new (9, GVT_TEST_NOW_US, &device);
  gvt_manifest_add (fixture->manifest, GVT_FILE_PACK, "52.02.05.2007/pilkada-2024", 3, 34567,
                    &hash);
  gvt_manifest_add (fixture->manifest, GVT_FILE_MODULE, "m5-hari-pemungutan", 1, 120000, &hash);
  memset (hash.bytes, 6, sizeof hash.bytes);
  memset (base.bytes, 7, sizeof base.bytes);
  gvt_manifest_add_delta (fixture->manifest, "52.02.05.2007/pilkada-2024", 3, 1234, &hash, &base);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->centre);
  gvt_manifest_free (fixture->manifest);
}

static void
test_what_was_written_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gvt_manifest_write (fixture->manifest, fixture->centre, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtManifest) read = gvt_manifest_read (bytes, &fixture->centre_public, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->serial, ==, 9);
  g_assert_cmpint (read->issued_at_us, ==, GVT_TEST_NOW_US);
  g_assert_cmpuint (read->entries->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const GvtManifestEntry *entry = g_ptr_array_index (read->entries, i);
      const GvtManifestEntry *expected = g_ptr_array_index (fixture->manifest->entries, i);

      g_assert_cmpint (entry->kind, ==, expected->kind);
      g_assert_cmpstr (entry->name, ==, expected->name);
      g_assert_cmpuint (entry->version, ==, expected->version);
      g_assert_cmpuint (entry->bytes, ==, expected->bytes);
      g_assert_true (gvt_hash_equal (&entry->hash, &expected->hash));
      g_assert_true (gvt_hash_equal (&entry->base, &expected->base));
    }
}

static void
test_a_forged_one_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) forger = gvt_signing_key_new ();
  g_autoptr (GBytes) bytes = gvt_manifest_write (fixture->manifest, forger, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_manifest_read (bytes, &fixture->centre_public, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_an_older_one_is_refused (Fixture *fixture, gconstpointer data)
{
  const GvtManifest *manifest = fixture->manifest;
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_manifest_check (manifest, &manifest->device, 9, NULL));
  g_assert_false (gvt_manifest_check (manifest, &manifest->device, 10, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static void
test_another_devices_is_refused (Fixture *fixture, gconstpointer data)
{
  GvtId other = fixture->manifest->device;
  g_autoptr (GError) error = NULL;

  other.bytes[0] ^= 1;
  g_assert_false (gvt_manifest_check (fixture->manifest, &other, 0, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* Signed by the true centre and still senseless: every field is judged. */
static void
test_senseless_lists_are_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const wrong[] = {
    "{}",
    "{\"files\":{}}",
    "{\"files\":[1]}",
    "{\"files\":[{}]}",
    "{\"files\":[{\"bytes\":-1,\"hash\":\"" /* 64 digits follow */
    "0000000000000000000000000000000000000000000000000000000000000000\",\"kind\":\"pack\","
    "\"name\":\"\",\"version\":1}]}",
    "{\"files\":[{\"bytes\":999999999999,\"hash\":\""
    "0000000000000000000000000000000000000000000000000000000000000000\",\"kind\":\"pack\","
    "\"name\":\"\",\"version\":1}]}",
    "{\"files\":[{\"bytes\":1,\"hash\":\"" /* of which pack it is a delta */
    "0000000000000000000000000000000000000000000000000000000000000000\",\"kind\":\"delta\","
    "\"name\":\"\",\"version\":1}]}",
    "{\"files\":[{\"bytes\":1,\"hash\":\"00\",\"kind\":\"pack\",\"name\":\"\",\"version\":1}]}",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (JsonObject) header = json_object_new ();
      g_autoptr (GBytes) payload = gvt_test_bytes (wrong[i]);
      g_autoptr (GBytes) bytes = NULL;

      json_object_set_int_member (header, "serial", 1);
      json_object_set_int_member (header, "issued_at_us", GVT_TEST_NOW_US);
      gvt_json_set_id (header, "device", &fixture->manifest->device);
      bytes = gvt_signed_file_write ("MANI", 1, header, payload, fixture->centre, NULL);

      g_assert_null (gvt_manifest_read (bytes, &fixture->centre_public, NULL));
    }
}

static void
test_a_kind_of_a_newer_version_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtManifest) read = NULL;
  const GvtManifestEntry *entry;
  GvtHash hash = { { 0 } };

  gvt_manifest_add (fixture->manifest, GVT_FILE_UNKNOWN, "something", 1, 1, &hash);
  bytes = gvt_manifest_write (fixture->manifest, fixture->centre, NULL);
  read = gvt_manifest_read (bytes, &fixture->centre_public, NULL);

  g_assert_cmpuint (read->entries->len, ==, 4);
  entry = g_ptr_array_index (read->entries, 3);
  g_assert_cmpint (entry->kind, ==, GVT_FILE_UNKNOWN);
}

static void
test_a_pack_has_its_delta (Fixture *fixture, gconstpointer data)
{
  GvtManifest *manifest = fixture->manifest;
  GvtManifestEntry later = { .kind = GVT_FILE_PACK,
                             .name = (char *) "52.02.05.2007/pilkada-2024",
                             .version = 4 };

  g_assert_true (
      gvt_manifest_entry_makes (manifest->entries->pdata[2], manifest->entries->pdata[0]));
  g_assert_false (
      gvt_manifest_entry_makes (manifest->entries->pdata[2], manifest->entries->pdata[1]));
  g_assert_false (
      gvt_manifest_entry_makes (manifest->entries->pdata[0], manifest->entries->pdata[0]));
  g_assert_false (gvt_manifest_entry_makes (manifest->entries->pdata[2], &later));
}

/* An older laptop reads the same bytes by the same names and passes over what more there is. */
static void
test_what_more_an_entry_says_is_left_alone (Fixture *fixture, gconstpointer data)
{
  static const char text[] =
      "{\"files\":[{\"base\":\"00\",\"bytes\":1,\"hash\":\""
      "0000000000000000000000000000000000000000000000000000000000000000\",\"kind\":\"later\","
      "\"more\":[1],\"name\":\"\",\"version\":1}]}";
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) payload = gvt_test_bytes (text);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtManifest) read = NULL;
  const GvtManifestEntry *entry;

  json_object_set_int_member (header, "serial", 1);
  json_object_set_int_member (header, "issued_at_us", GVT_TEST_NOW_US);
  gvt_json_set_id (header, "device", &fixture->manifest->device);
  bytes = gvt_signed_file_write ("MANI", 1, header, payload, fixture->centre, NULL);
  read = gvt_manifest_read (bytes, &fixture->centre_public, NULL);

  g_assert_nonnull (read);
  entry = read->entries->pdata[0];
  g_assert_cmpint (entry->kind, ==, GVT_FILE_UNKNOWN);
}

static void
assert_refused (Fixture *fixture, const guint8 *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_manifest_read (bytes, &fixture->centre_public, &error));
  g_assert_true (error->domain == GVT_ERROR);
}

static void
test_every_flipped_bit_and_every_cut (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gvt_manifest_write (fixture->manifest, fixture->centre, NULL);
  gsize length;
  const guint8 *good = g_bytes_get_data (bytes, &length);
  g_autofree guint8 *copy = g_memdup2 (good, length);

  for (gsize cut = 0; cut < length; cut++)
    assert_refused (fixture, good, cut);
  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      assert_refused (fixture, copy, length);
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

/* Signed anew by the true centre, so that nothing but the content can be at fault: an error of
 * ours, or a list within its bounds. */
static void
read_signed_anew (Fixture *fixture, JsonObject *header, const guint8 *data, gsize length)
{
  g_autoptr (GBytes) payload = g_bytes_new (data, length);
  g_autoptr (GBytes) bytes = gvt_signed_file_write ("MANI", 1, header, payload, fixture->centre,
                                                    NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtManifest) read = gvt_manifest_read (bytes, &fixture->centre_public, &error);

  if (read == NULL)
    {
      g_assert_true (error->domain == GVT_ERROR);
      return;
    }
  g_assert_cmpuint (read->entries->len, ==, 3);
  for (guint i = 0; i < read->entries->len; i++)
    {
      const GvtManifestEntry *entry = g_ptr_array_index (read->entries, i);

      g_assert_cmpuint (entry->bytes, <=, GVT_FILE_MAX_BYTES);
      g_assert_cmpint (entry->kind, <=, GVT_FILE_UNKNOWN);
      g_assert_nonnull (entry->name);
    }
}

static void
test_every_flipped_bit_under_the_signature (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gvt_manifest_write (fixture->manifest, fixture->centre, NULL);
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, "MANI", 1, GVT_MANIFEST_MAX_BYTES,
                                                         NULL);
  JsonObject *header = gvt_signed_file_get_header (file);
  gsize length;
  const guint8 *good = g_bytes_get_data (gvt_signed_file_get_payload (file), &length);
  g_autofree guint8 *copy = g_memdup2 (good, length);

  for (gsize cut = 0; cut < length; cut++)
    read_signed_anew (fixture, header, good, cut);
  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
      read_signed_anew (fixture, header, copy, length);
      copy[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

#define ADD(name, func) g_test_add ("/manifest/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("what-was-written-is-read", test_what_was_written_is_read);
  ADD ("a-forged-one-is-refused", test_a_forged_one_is_refused);
  ADD ("an-older-one-is-refused", test_an_older_one_is_refused);
  ADD ("another-devices-is-refused", test_another_devices_is_refused);
  ADD ("senseless-lists-are-refused", test_senseless_lists_are_refused);
  ADD ("a-kind-of-a-newer-version-is-left-alone", test_a_kind_of_a_newer_version_is_left_alone);
  ADD ("what-more-an-entry-says-is-left-alone", test_what_more_an_entry_says_is_left_alone);
  ADD ("a-pack-has-its-delta", test_a_pack_has_its_delta);
  ADD ("every-flipped-bit-and-every-cut-is-refused", test_every_flipped_bit_and_every_cut);
  ADD ("every-bit-under-the-signature-is-judged", test_every_flipped_bit_under_the_signature);

  return g_test_run ();
}
