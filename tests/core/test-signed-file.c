/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"
#include "gvt-test.h"
#include "gvt-wire.h"

#define CAP 1000

typedef struct
{
  GvtSecret *key;
  GvtPublicKey public_key;
  GBytes *file;
} Fixture;

static GBytes *
write_file (const GvtSecret *key, const char *payload)
{
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GBytes) content = payload != NULL ? gvt_test_bytes (payload) : NULL;
  g_autoptr (GError) error = NULL;
  GBytes *file;

  json_object_set_string_member (header, "village", "52.02.01.2001");
  file = gvt_signed_file_write ("PACK", 1, header, content, key, &error);
  g_assert_no_error (error);
  return file;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->key = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->key, &fixture->public_key);
  fixture->file = write_file (fixture->key, "payload");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->key);
  g_bytes_unref (fixture->file);
}

/* As any reader must: structure and digest, then the signature. */
static GvtSignedFile *
accept (GBytes *bytes, const GvtPublicKey *signer, GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, "PACK", 1, CAP, error);

  if (file == NULL || !gvt_signed_file_verify (file, signer, error))
    return NULL;

  return g_steal_pointer (&file);
}

static void
test_what_was_written_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSignedFile) file = accept (fixture->file, &fixture->public_key, &error);
  g_autoptr (GBytes) payload = gvt_test_bytes ("payload");

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_json_get_text (gvt_signed_file_get_header (file), "village", NULL), ==,
                   "52.02.01.2001");
  gvt_test_assert_bytes (gvt_signed_file_get_payload (file), payload);
  g_assert_cmpint (
      ((const char *) g_bytes_get_data (gvt_signed_file_get_header_bytes (file), NULL))[0], ==,
      '{');
}

static void
test_an_empty_payload_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = write_file (fixture->key, NULL);
  g_autoptr (GvtSignedFile) file = accept (bytes, &fixture->public_key, NULL);

  g_assert_nonnull (file);
  g_assert_cmpuint (g_bytes_get_size (gvt_signed_file_get_payload (file)), ==, 0);
}

static void
test_every_flipped_bit_is_refused (Fixture *fixture, gconstpointer data)
{
  gsize length = g_bytes_get_size (fixture->file);

  for (gsize bit = 0; bit < 8 * length; bit++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (fixture->file, NULL), length);
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (GError) error = NULL;

      copy[bit / 8] ^= 1 << bit % 8;
      damaged = g_bytes_new_static (copy, length);
      if (accept (damaged, &fixture->public_key, &error) != NULL)
        g_error ("bit %" G_GSIZE_FORMAT " does not count", bit);
      g_assert_true (error->domain == GVT_ERROR);
    }
}

static void
test_every_truncation_is_refused (Fixture *fixture, gconstpointer data)
{
  for (gsize length = 0; length < g_bytes_get_size (fixture->file); length++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (fixture->file, NULL), length);
      g_autoptr (GBytes) part = g_bytes_new_static (copy, length);

      g_assert_null (accept (part, &fixture->public_key, NULL));
    }
}

static void
test_a_byte_left_over_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) longer = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;

  gvt_put_data (longer, g_bytes_get_data (fixture->file, NULL), g_bytes_get_size (fixture->file));
  gvt_put_u8 (longer, 0);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&longer));

  g_assert_null (accept (bytes, &fixture->public_key, NULL));
}

static void
test_another_signer_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;
  GvtPublicKey public_key;

  gvt_signing_key_public (other, &public_key);

  g_assert_null (accept (fixture->file, &public_key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_another_type_or_version_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) type_error = NULL, version_error = NULL;

  g_assert_null (gvt_signed_file_read (fixture->file, "MANI", 1, CAP, &type_error));
  g_assert_error (type_error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_assert_null (gvt_signed_file_read (fixture->file, "PACK", 0, CAP, &version_error));
  g_assert_error (version_error, GVT_ERROR, GVT_ERROR_TOO_NEW);
}

static void
test_the_cap_is_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSignedFile) fits = gvt_signed_file_read (fixture->file, "PACK", 1, 7, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (fits);
  g_assert_null (gvt_signed_file_read (fixture->file, "PACK", 1, 6, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

/* Signed well, but spelt in another way: one header must have one hash. */
static void
test_a_header_that_is_not_canonical_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *header = NULL;
  guint8 signature[GVT_SIGNATURE_SIZE];
  GvtHash hash;

  gvt_hash_data (NULL, 0, &hash);
  digest = gvt_hash_to_text (&hash);
  header = g_strdup_printf ("{\"payload_digest\":\"%s\",\"payload_bytes\":0}", digest);
  gvt_sign (fixture->key, "PACK", 1, header, strlen (header), signature);
  gvt_put_header (out, "PACK", 1, 0);
  gvt_put_u32 (out, strlen (header));
  gvt_put_data (out, header, strlen (header));
  gvt_put_data (out, signature, sizeof signature);
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&out));

  g_assert_null (accept (bytes, &fixture->public_key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_a_header_over_256_kib_is_not_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_text = g_strnfill (GVT_SIGNED_FILE_MAX_HEADER, 'x');
  g_autoptr (JsonObject) header = json_object_new ();
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (header, "name", long_text);

  g_assert_null (gvt_signed_file_write ("PACK", 1, header, NULL, fixture->key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/signed-file/what-was-written-is-read", test_what_was_written_is_read);
  ADD ("/signed-file/an-empty-payload-is-read", test_an_empty_payload_is_read);
  ADD ("/signed-file/every-flipped-bit-is-refused", test_every_flipped_bit_is_refused);
  ADD ("/signed-file/every-truncation-is-refused", test_every_truncation_is_refused);
  ADD ("/signed-file/a-byte-left-over-is-refused", test_a_byte_left_over_is_refused);
  ADD ("/signed-file/another-signer-is-refused", test_another_signer_is_refused);
  ADD ("/signed-file/another-type-or-version-is-refused", test_another_type_or_version_is_refused);
  ADD ("/signed-file/the-cap-is-kept", test_the_cap_is_kept);
  ADD ("/signed-file/a-header-that-is-not-canonical-is-refused",
       test_a_header_that_is_not_canonical_is_refused);
  ADD ("/signed-file/a-header-over-256-kib-is-not-written",
       test_a_header_over_256_kib_is_not_written);

  return g_test_run ();
}
