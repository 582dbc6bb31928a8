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
  GvtHash hash;

  fixture->centre = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->centre, &fixture->centre_public);
  memset (device.bytes, 4, sizeof device.bytes);
  memset (hash.bytes, 5, sizeof hash.bytes);
  fixture->manifest = gvt_manifest_new (9, GVT_TEST_NOW_US, &device);
  gvt_manifest_add (fixture->manifest, GVT_FILE_PACK, "52.02.05.2007/pilkada-2024", 3, 34567,
                    &hash);
  gvt_manifest_add (fixture->manifest, GVT_FILE_MODULE, "m5-hari-pemungutan", 1, 120000, &hash);
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
  g_assert_cmpuint (read->entries->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const GvtManifestEntry *entry = g_ptr_array_index (read->entries, i);
      const GvtManifestEntry *expected = g_ptr_array_index (fixture->manifest->entries, i);

      g_assert_cmpint (entry->kind, ==, expected->kind);
      g_assert_cmpstr (entry->name, ==, expected->name);
      g_assert_cmpuint (entry->version, ==, expected->version);
      g_assert_cmpuint (entry->bytes, ==, expected->bytes);
      g_assert_true (gvt_hash_equal (&entry->hash, &expected->hash));
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

  g_assert_cmpuint (read->entries->len, ==, 3);
  entry = g_ptr_array_index (read->entries, 2);
  g_assert_cmpint (entry->kind, ==, GVT_FILE_UNKNOWN);
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

  return g_test_run ();
}
