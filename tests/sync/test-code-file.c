/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-code-file.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-test.h"

#define N_CODES 40

/* A centre's keys, and codes for it. */
typedef struct
{
  GvtSecret *root;
  GvtSecret *signing;
  GBytes *keys;
  GvtCodeFile *file;
} Fixture;

static GBytes *
make_keys (GvtSecret *root, GvtSecret *signing)
{
  GvtKeysStatement keys = { .serial = 1,
                            .issued_at_us = GVT_TEST_NOW_US,
                            .not_after_us = GVT_TEST_NOW_US + G_TIME_SPAN_DAY,
                            .name = (char *) "KPU Provinsi Nusa Tenggara Barat" };
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  gvt_signing_key_public (root, &keys.root_key);
  gvt_signing_key_public (signing, &keys.signing_key);
  bytes = gvt_keys_statement_write (&keys, root, &error);
  g_assert_no_error (error);
  return bytes;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  const char *const users[] = { "PD-01", "FAS-01", NULL };
  GvtPublicKey root_key;

  fixture->root = gvt_signing_key_new ();
  fixture->signing = gvt_signing_key_new ();
  fixture->keys = make_keys (fixture->root, fixture->signing);
  fixture->file = gvt_code_file_new ();
  fixture->file->address = g_strdup ("https://pusat.example");
  fixture->file->expires_at_us = GVT_TEST_NOW_US + GVT_ENROLMENT_LIFE_US;
  fixture->file->users = g_strdupv ((char **) users);
  gvt_signing_key_public (fixture->root, &root_key);
  for (guint8 i = 0; i < N_CODES; i++)
    {
      GvtEnrolmentCode code;
      guint8 secret[GVT_ENROLMENT_SECRET_SIZE];

      memset (secret, i, sizeof secret);
      gvt_enrolment_code_init (&code, secret, &root_key);
      g_array_append_val (fixture->file->codes, code);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_secret_unref (fixture->root);
  gvt_secret_unref (fixture->signing);
  g_bytes_unref (fixture->keys);
  gvt_code_file_free (fixture->file);
}

static GBytes *
write_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = gvt_code_file_write (fixture->file, fixture->keys, fixture->signing, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
test_what_was_written_is_read (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = write_file (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCodeFile) read = gvt_code_file_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->address, ==, "https://pusat.example");
  g_assert_cmpint (read->expires_at_us, ==, fixture->file->expires_at_us);
  g_assert_cmpstrv (read->users, fixture->file->users);
  g_assert_cmpuint (read->codes->len, ==, N_CODES);
  g_assert_cmpmem (read->codes->data, N_CODES * sizeof (GvtEnrolmentCode),
                   fixture->file->codes->data, N_CODES * sizeof (GvtEnrolmentCode));
}

static void
test_every_flipped_bit_is_found (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = write_file (fixture);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (gsize i = 0; i < size * 8; i++)
    {
      g_autoptr (GBytes) altered = NULL;

      copy[i / 8] ^= (guint8) (1 << i % 8);
      altered = g_bytes_new_static (copy, size);
      g_assert_null (gvt_code_file_read (altered, NULL));
      copy[i / 8] ^= (guint8) (1 << i % 8);
    }
}

static void
test_every_cut_is_found (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = write_file (fixture);

  for (gsize size = 0; size < g_bytes_get_size (bytes); size++)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (bytes, 0, size);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_code_file_read (cut, &error));
      g_assert_nonnull (error);
    }
}

/* Its keys are one centre's, and who signed it another. */
static void
test_half_of_another_centre_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GBytes) bytes = gvt_code_file_write (fixture->file, fixture->keys, other, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_code_file_read (bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_text_is_one_code_and_an_address (Fixture *fixture, gconstpointer unused)
{
  const GvtEnrolmentCode *codes = (const GvtEnrolmentCode *) (gpointer) fixture->file->codes->data;
  g_autofree char *first = gvt_enrolment_code_format (&codes[7]);
  g_autofree char *second = gvt_enrolment_code_format (&codes[8]);
  g_autofree char *text = g_strconcat ("\r\n", first, "\r\n", second, "\nhttp://pusat:8480\n",
                                       NULL);
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCodeFile) read = gvt_code_file_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read->address, ==, "http://pusat:8480");
  g_assert_cmpuint (read->codes->len, ==, 1);
  g_assert_cmpmem (read->codes->data, sizeof *codes, &codes[7], sizeof *codes);
}

static void
test_a_file_without_a_code_is_refused (Fixture *fixture, gconstpointer unused)
{
  static const char *const texts[] = { "", "\n\n", "https://pusat.example\n", "ABCD\n", "\x89GVT" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GBytes) bytes = gvt_test_bytes (texts[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_code_file_read (bytes, &error));
      g_assert_nonnull (error);
    }
}

static void
test_a_file_is_loaded_within_bounds (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "codes.gvenrol", NULL);
  g_autoptr (GBytes) bytes = write_file (fixture);
  g_autofree guint8 *zeros = g_malloc0 (GVT_CODE_FILE_MAX_BYTES + 1);
  g_autoptr (GBytes) huge = g_bytes_new_static (zeros, GVT_CODE_FILE_MAX_BYTES + 1);
  g_autoptr (GvtCodeFile) read = NULL;
  g_autoptr (GError) error = NULL;

  gvt_file_write (path, bytes, &error);
  g_assert_no_error (error);
  read = gvt_code_file_load (path, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (read->codes->len, ==, N_CODES);

  gvt_file_write (path, huge, NULL);
  g_assert_null (gvt_code_file_load (path, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

#define ADD(name, func) g_test_add ("/code-file/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("what-was-written-is-read", test_what_was_written_is_read);
  ADD ("every-flipped-bit-is-found", test_every_flipped_bit_is_found);
  ADD ("every-cut-is-found", test_every_cut_is_found);
  ADD ("half-of-another-centre-is-refused", test_half_of_another_centre_is_refused);
  ADD ("text-is-one-code-and-an-address", test_text_is_one_code_and_an_address);
  ADD ("a-file-without-a-code-is-refused", test_a_file_without_a_code_is_refused);
  ADD ("a-file-is-loaded-within-bounds", test_a_file_is_loaded_within_bounds);
  return g_test_run ();
}
