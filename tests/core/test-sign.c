/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-sign.h"
#include "gvt-test.h"

typedef struct
{
  GvtSecret *key;
  GvtPublicKey public_key;
  guint8 signature[GVT_SIGNATURE_SIZE];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->key = gvt_signing_key_new ();
  gvt_signing_key_public (fixture->key, &fixture->public_key);
  gvt_sign (fixture->key, "PACK", 1, "hello", 5, fixture->signature);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->key);
}

static void
assert_refused (const GvtPublicKey *key,
                const char *type,
                guint version,
                const char *text,
                const guint8 *signature)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_verify (key, type, version, text, strlen (text), signature, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_what_was_signed_verifies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (
      gvt_verify (&fixture->public_key, "PACK", 1, "hello", 5, fixture->signature, &error));
  g_assert_no_error (error);
}

static void
test_anything_else_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  GvtPublicKey other_public;

  gvt_signing_key_public (other, &other_public);

  assert_refused (&fixture->public_key, "PACK", 1, "hello!", fixture->signature);
  assert_refused (&fixture->public_key, "PACK", 1, "", fixture->signature);
  assert_refused (&fixture->public_key, "PACK", 2, "hello", fixture->signature);
  assert_refused (&fixture->public_key, "MANI", 1, "hello", fixture->signature);
  assert_refused (&other_public, "PACK", 1, "hello", fixture->signature);
  g_assert_false (gvt_public_key_equal (&other_public, &fixture->public_key));
}

static void
test_every_bit_of_the_signature_counts (Fixture *fixture, gconstpointer data)
{
  for (guint bit = 0; bit < 8 * GVT_SIGNATURE_SIZE; bit++)
    {
      fixture->signature[bit / 8] ^= 1 << bit % 8;
      assert_refused (&fixture->public_key, "PACK", 1, "hello", fixture->signature);
      fixture->signature[bit / 8] ^= 1 << bit % 8;
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/sign/what-was-signed-verifies", test_what_was_signed_verifies);
  ADD ("/sign/anything-else-is-refused", test_anything_else_is_refused);
  ADD ("/sign/every-bit-of-the-signature-counts", test_every_bit_of_the_signature_counts);

  return g_test_run ();
}
