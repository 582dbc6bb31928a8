/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

#include "gvt-error.h"
#include "gvt-hash.h"
#include "gvt-secret.h"
#include "gvt-test.h"

static const guint8 salt[16] = "0123456789abcdef";

/* I10 */
static void
test_no_core_dump_is_written (void)
{
  struct rlimit limit;

  g_assert_cmpint (prctl (PR_GET_DUMPABLE), ==, 0);
  g_assert_cmpint (getrlimit (RLIMIT_CORE, &limit), ==, 0);
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
}

/* In kilobytes. */
static guint64
locked_memory (void)
{
  g_autofree char *status = NULL;
  g_autoptr (GError) error = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, &error);
  g_assert_no_error (error);
  line = strstr (status, "VmLck:");
  g_assert_nonnull (line);
  return g_ascii_strtoull (line + strlen ("VmLck:"), NULL, 10);
}

/* I10: a key is never written to the swap. */
static void
test_keys_lie_in_locked_memory (void)
{
  guint64 before = locked_memory ();
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);

#ifdef __SANITIZE_ADDRESS__
  g_test_skip ("AddressSanitizer has mlock() do nothing");
  return;
#endif
  g_assert_cmpuint (locked_memory (), >, before);
}

static void
test_random_secrets_differ (void)
{
  g_autoptr (GvtSecret) a = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GvtSecret) b = gvt_secret_new_random (GVT_KEY_SIZE);

  g_assert_cmpuint (gvt_secret_size (a), ==, GVT_KEY_SIZE);
  g_assert_cmpint (memcmp (gvt_secret_get (a), gvt_secret_get (b), GVT_KEY_SIZE), !=, 0);
}

static void
test_the_last_reference_frees (void)
{
  GvtSecret *secret = gvt_secret_new ("abc", 3);
  GvtSecret *again = gvt_secret_ref (secret);

  gvt_secret_unref (secret);
  g_assert_cmpmem (gvt_secret_get (again), gvt_secret_size (again), "abc", 3);
  gvt_secret_unref (again); /* a leak or a second free is for the sanitizers to find */
}

static void
test_purposes_give_different_keys (void)
{
  g_autoptr (GvtSecret) key = gvt_secret_new (salt, sizeof salt);
  g_autoptr (GvtSecret) a = gvt_secret_derive (key, "device-key/1");
  g_autoptr (GvtSecret) again = gvt_secret_derive (key, "device-key/1");
  g_autoptr (GvtSecret) b = gvt_secret_derive (key, "lookup-key/1");

  g_assert_cmpmem (gvt_secret_get (a), GVT_KEY_SIZE, gvt_secret_get (again), GVT_KEY_SIZE);
  g_assert_cmpint (memcmp (gvt_secret_get (a), gvt_secret_get (b), GVT_KEY_SIZE), !=, 0);
}

static GvtSecret *
from_passphrase (const char *passphrase, GError **error)
{
  return gvt_secret_from_passphrase (passphrase, salt, 1024 * 1024, 1, error);
}

/* As the reference program (libargon2) gives it. Another value would lock everybody out of their
 * vaults. */
static void
test_a_passphrase_gives_one_key_for_ever (void)
{
  g_autoptr (GvtSecret) key = from_passphrase ("password", NULL);
  g_autofree char *text = gvt_hex (gvt_secret_get (key), GVT_KEY_SIZE);

  g_assert_cmpstr (text, ==, "93f087c081d637f0cc148a445aa00a686d100cacab6f7b7c39f1aa4e22e70b71");
}

static void
test_passphrase_is_taken_as_nfc (void)
{
  g_autoptr (GvtSecret) composed = from_passphrase ("caf\u00e9", NULL);
  g_autoptr (GvtSecret) decomposed = from_passphrase ("cafe\u0301", NULL);

  g_assert_cmpmem (gvt_secret_get (composed), GVT_KEY_SIZE, gvt_secret_get (decomposed),
                   GVT_KEY_SIZE);
}

static void
test_bad_passphrases_are_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) memory_error = NULL;

  g_assert_null (from_passphrase ("\xff\xfe", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_null (gvt_secret_from_passphrase ("x", salt, 16, 1, &memory_error));
  g_assert_error (memory_error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/secret/I10-no-core-dump-is-written", test_no_core_dump_is_written);
  g_test_add_func ("/secret/I10-keys-lie-in-locked-memory", test_keys_lie_in_locked_memory);
  g_test_add_func ("/secret/random-secrets-differ", test_random_secrets_differ);
  g_test_add_func ("/secret/the-last-reference-frees", test_the_last_reference_frees);
  g_test_add_func ("/secret/purposes-give-different-keys", test_purposes_give_different_keys);
  g_test_add_func ("/secret/a-passphrase-gives-one-key-for-ever",
                   test_a_passphrase_gives_one_key_for_ever);
  g_test_add_func ("/secret/passphrase-is-taken-as-nfc", test_passphrase_is_taken_as_nfc);
  g_test_add_func ("/secret/bad-passphrases-are-refused", test_bad_passphrases_are_refused);

  return g_test_run ();
}
