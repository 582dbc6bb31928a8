/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-region-file.h"

#include "gvt-error.h"
#include "gvt-test.h"

#define CSV \
  "code,parent,level,name\n99,,provinsi,Nusa Rekaan\n99.01,99,kabupaten,Kabupaten Contoh\n"

static void
test_round_trip (void)
{
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  g_autoptr (GBytes) csv = gvt_test_bytes (CSV);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) file = gvt_region_file_write (csv, key, &error);
  g_autoptr (GvtRegionList) regions = NULL;
  GvtPublicKey signer;

  g_assert_no_error (error);
  gvt_signing_key_public (key, &signer);
  regions = gvt_region_file_read (file, &signer, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (gvt_region_list_get_size (regions), ==, 2);
  g_assert_cmpstr (gvt_region_get_name (gvt_region_list_find (regions, "99.01")), ==,
                   "Kabupaten Contoh");
}

static void
test_foreign (void)
{
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GBytes) csv = gvt_test_bytes (CSV);
  g_autoptr (GBytes) file = gvt_region_file_write (csv, key, NULL);
  g_autoptr (GError) error = NULL;
  GvtPublicKey signer;

  gvt_signing_key_public (other, &signer);

  g_assert_null (gvt_region_file_read (file, &signer, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* Each byte in turn: never read as something else, never a crash. */
static void
test_damaged (void)
{
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  g_autoptr (GBytes) csv = gvt_test_bytes (CSV);
  g_autoptr (GBytes) file = gvt_region_file_write (csv, key, NULL);
  gsize length;
  const guint8 *bytes = g_bytes_get_data (file, &length);
  GvtPublicKey signer;

  gvt_signing_key_public (key, &signer);
  for (gsize i = 0; i < length; i++)
    {
      guint8 *copy = g_memdup2 (bytes, length);
      g_autoptr (GBytes) damaged = g_bytes_new_take (copy, length);

      copy[i] ^= 0x40;
      if (i >= 12 || i < 10) /* the minor version may be newer */
        g_assert_null (gvt_region_file_read (damaged, &signer, NULL));
    }
}

static void
test_bad_list (void)
{
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  g_autoptr (GBytes) csv = gvt_test_bytes ("code,parent,level,name\n99.01,99,kabupaten,Contoh\n");
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_region_file_write (csv, key, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/region-file/comes-back-as-it-was", test_round_trip);
  g_test_add_func ("/region-file/of-another-signer-is-refused", test_foreign);
  g_test_add_func ("/region-file/a-damaged-byte-is-found", test_damaged);
  g_test_add_func ("/region-file/a-list-that-cannot-be-read-is-not-signed", test_bad_list);

  return g_test_run ();
}
