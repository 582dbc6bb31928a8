/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-seal.h"
#include "gvt-test.h"

static GBytes *
flip (GBytes *bytes, gsize bit)
{
  gsize length;
  guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  length = g_bytes_get_size (bytes);
  copy[bit / 8] ^= 1 << bit % 8;
  return g_bytes_new_take (copy, length);
}

static void
test_seal_opens_with_its_key_and_context (void)
{
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtSecret) other = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GBytes) sealed = gvt_seal (key, "pack/1", "hello", 5);
  g_autoptr (GBytes) again = gvt_seal (key, "pack/1", "hello", 5);
  g_autoptr (GBytes) opened = gvt_unseal (key, "pack/1", sealed, NULL);
  g_autoptr (GError) wrong_key = NULL, wrong_context = NULL;

  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "hello", 5);
  g_assert_false (g_bytes_equal (sealed, again)); /* a fresh nonce each time */
  g_assert_null (gvt_unseal (other, "pack/1", sealed, &wrong_key));
  g_assert_error (wrong_key, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_assert_null (gvt_unseal (key, "lease/1", sealed, &wrong_context));
  g_assert_error (wrong_context, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_an_empty_content_goes_back (void)
{
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GBytes) sealed = gvt_seal (key, "a", NULL, 0);
  g_autoptr (GBytes) opened = gvt_unseal (key, "a", sealed, NULL);

  g_assert_nonnull (opened);
  g_assert_cmpuint (g_bytes_get_size (opened), ==, 0);
}

static void
test_every_bit_of_a_seal_counts (void)
{
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GBytes) sealed = gvt_seal (key, "a", "hello", 5);

  for (gsize bit = 0; bit < 8 * g_bytes_get_size (sealed); bit++)
    {
      g_autoptr (GBytes) damaged = flip (sealed, bit);

      g_assert_null (gvt_unseal (key, "a", damaged, NULL));
    }
}

static void
test_a_secret_goes_back_into_guarded_memory (void)
{
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GBytes) sealed = gvt_seal (key, "a", "12345", 5);
  g_autoptr (GvtSecret) opened = gvt_unseal_secret (key, "a", sealed, NULL);

  g_assert_cmpmem (gvt_secret_get (opened), gvt_secret_size (opened), "12345", 5);
}

typedef struct
{
  GvtSecret *keys[3];
  GvtPublicKey public_keys[3];
} People;

static void
set_up (People *people, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    {
      people->keys[i] = gvt_sealing_key_new ();
      gvt_sealing_key_public (people->keys[i], &people->public_keys[i]);
    }
}

static void
tear_down (People *people, gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    gvt_secret_unref (people->keys[i]);
}

static void
test_each_recipient_opens_it (People *people, gconstpointer data)
{
  g_autoptr (GBytes) sealed = gvt_seal_to (people->public_keys, 2, "proposal/1", "hello", 5);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) opened = gvt_unseal_with (people->keys[i], "proposal/1", sealed, NULL);
      g_autoptr (GvtSecret) secret = gvt_unseal_secret_with (people->keys[i], "proposal/1", sealed,
                                                             NULL);

      g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "hello", 5);
      g_assert_cmpmem (gvt_secret_get (secret), gvt_secret_size (secret), "hello", 5);
    }

  g_assert_null (gvt_unseal_with (people->keys[2], "proposal/1", sealed, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_assert_null (gvt_unseal_with (people->keys[0], "lease/1", sealed, NULL));
}

/* Another recipient's slot included: nobody can be taken off the list unseen. */
static void
test_every_bit_counts_for_each_recipient (People *people, gconstpointer data)
{
  g_autoptr (GBytes) sealed = gvt_seal_to (people->public_keys, 2, "a", "hello", 5);

  for (gsize bit = 0; bit < 8 * g_bytes_get_size (sealed); bit++)
    {
      g_autoptr (GBytes) damaged = flip (sealed, bit);

      g_assert_null (gvt_unseal_with (people->keys[0], "a", damaged, NULL));
    }
}

static void
test_truncation_is_refused (People *people, gconstpointer data)
{
  g_autoptr (GBytes) sealed = gvt_seal_to (people->public_keys, 2, "a", "hello", 5);

  for (gsize length = 0; length < g_bytes_get_size (sealed); length++)
    {
      g_autoptr (GBytes) part = g_bytes_new_from_bytes (sealed, 0, length);
      g_autoptr (GError) error = NULL;

      g_assert_null (gvt_unseal_with (people->keys[0], "a", part, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
    }
}

/* Zeros are no point that anything can be sealed to. What stands in the place of the slot says
 * nothing of our memory, which these tests keep at zero. */
static void
test_bad_key_gets_noise_and_troubles_nobody_else (People *people, gconstpointer data)
{
  static const guint8 zeros[48] = { 0 };
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) opened = NULL;
  const guint8 *slot;

  memset (people->public_keys[0].bytes, 0, sizeof people->public_keys[0].bytes);
  sealed = gvt_seal_to (people->public_keys, 2, "lease/1", "hello", 5);
  slot = (const guint8 *) g_bytes_get_data (sealed, NULL) + 1;

  g_assert_cmpint (memcmp (slot + 32, zeros, sizeof zeros), !=, 0);
  opened = gvt_unseal_with (people->keys[1], "lease/1", sealed, NULL);
  g_assert_cmpmem (g_bytes_get_data (opened, NULL), g_bytes_get_size (opened), "hello", 5);
}

#define ADD(path, func) g_test_add (path, People, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/seal/opens-with-its-key-and-context",
                   test_seal_opens_with_its_key_and_context);
  g_test_add_func ("/seal/an-empty-content-goes-back", test_an_empty_content_goes_back);
  g_test_add_func ("/seal/every-bit-of-a-seal-counts", test_every_bit_of_a_seal_counts);
  g_test_add_func ("/seal/a-secret-goes-back-into-guarded-memory",
                   test_a_secret_goes_back_into_guarded_memory);
  ADD ("/seal-to/each-recipient-opens-it", test_each_recipient_opens_it);
  ADD ("/seal-to/every-bit-counts-for-each-recipient", test_every_bit_counts_for_each_recipient);
  ADD ("/seal-to/truncation-is-refused", test_truncation_is_refused);
  ADD ("/seal-to/bad-key-gets-noise-and-troubles-nobody-else",
       test_bad_key_gets_noise_and_troubles_nobody_else);

  return g_test_run ();
}
