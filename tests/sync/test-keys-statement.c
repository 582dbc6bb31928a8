/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-keys-statement.h"
#include "gvt-test.h"

typedef struct
{
  GvtSecret *root;
  GvtKeysStatement *held;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GvtKeysStatement *held = g_new0 (GvtKeysStatement, 1);

  fixture->root = gvt_signing_key_new ();
  fixture->held = held;
  held->serial = 7;
  held->issued_at_us = GVT_TEST_NOW_US;
  held->not_after_us = GVT_TEST_NOW_US + G_TIME_SPAN_DAY;
  held->practice = TRUE;
  held->name = g_strdup ("KPU Provinsi Nusa Tenggara Barat");
  gvt_signing_key_public (fixture->root, &held->root_key);
  memset (held->signing_key.bytes, 1, sizeof held->signing_key.bytes);
  memset (held->sealing_key.bytes, 2, sizeof held->sealing_key.bytes);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->root);
  gvt_keys_statement_free (fixture->held);
}

static void
test_what_was_written_is_read (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gvt_keys_statement_write (fixture->held, fixture->root, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtKeysStatement) read = gvt_keys_statement_read (bytes, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (read->serial, ==, 7);
  g_assert_cmpint (read->issued_at_us, ==, fixture->held->issued_at_us);
  g_assert_cmpint (read->not_after_us, ==, fixture->held->not_after_us);
  g_assert_true (read->practice);
  g_assert_cmpstr (read->name, ==, fixture->held->name);
  g_assert_true (gvt_public_key_equal (&read->root_key, &fixture->held->root_key));
  g_assert_true (gvt_public_key_equal (&read->signing_key, &fixture->held->signing_key));
  g_assert_true (gvt_public_key_equal (&read->sealing_key, &fixture->held->sealing_key));
}

static void
test_signed_by_another_key_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GBytes) bytes = gvt_keys_statement_write (fixture->held, other, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_keys_statement_read (bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_every_changed_byte_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = gvt_keys_statement_write (fixture->held, fixture->root, NULL);
  gsize size;
  const guint8 *good = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      g_autofree guint8 *data_copy = g_memdup2 (good, size);
      g_autoptr (GBytes) bad = g_bytes_new_static (data_copy, size);
      g_autoptr (GBytes) cut = g_bytes_new_static (good, i);

      data_copy[i] ^= 0x01;
      g_assert_null (gvt_keys_statement_read (bad, NULL));
      g_assert_null (gvt_keys_statement_read (cut, NULL));
    }
}

static void
test_a_lower_serial_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtKeysStatement) offered = gvt_keys_statement_copy (fixture->held);
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_keys_statement_check_newer (offered, fixture->held, NULL));
  offered->serial = 8;
  g_assert_true (gvt_keys_statement_check_newer (offered, fixture->held, NULL));
  offered->serial = 6;
  g_assert_false (gvt_keys_statement_check_newer (offered, fixture->held, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static void
test_another_root_or_a_practice_centre_never_takes_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtKeysStatement) other_root = gvt_keys_statement_copy (fixture->held);
  g_autoptr (GvtKeysStatement) real = gvt_keys_statement_copy (fixture->held);
  g_autoptr (GError) error = NULL;

  other_root->serial = real->serial = 8;
  other_root->root_key.bytes[0] ^= 1;
  real->practice = FALSE;

  g_assert_false (gvt_keys_statement_check_newer (other_root, fixture->held, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  g_assert_false (gvt_keys_statement_check_newer (real, fixture->held, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_it_has_an_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_keys_statement_check_time (fixture->held, fixture->held->not_after_us, NULL));
  g_assert_false (
      gvt_keys_statement_check_time (fixture->held, fixture->held->not_after_us + 1, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static void
turn (GvtKeysStatement *keys, guint8 fill, gint64 now_us)
{
  GvtPublicKey next;

  memset (next.bytes, fill, sizeof next.bytes);
  gvt_keys_statement_turn (keys, &next, now_us);
  keys->serial++;
}

static void
test_former_keys_are_named_newest_first (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtKeysStatement) read = NULL;
  g_autoptr (GError) error = NULL;

  turn (fixture->held, 11, GVT_TEST_NOW_US + 1);
  turn (fixture->held, 12, GVT_TEST_NOW_US + 2);
  bytes = gvt_keys_statement_write (fixture->held, fixture->root, NULL);
  read = gvt_keys_statement_read (bytes, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (read->signing_key.bytes[0], ==, 12);
  g_assert_cmpuint (read->former->len, ==, 2);
  for (guint i = 0; i < read->former->len; i++)
    {
      const GvtFormerKey *key = &g_array_index (read->former, GvtFormerKey, i);

      g_assert_cmpuint (key->serial, ==, i == 0 ? 8 : 7);
      g_assert_cmpint (key->until_us, ==, GVT_TEST_NOW_US + (i == 0 ? 2 : 1));
      g_assert_cmpuint (key->signing_key.bytes[31], ==, i == 0 ? 11 : 1);
    }
}

static void
test_too_many_former_keys_are_refused (Fixture *fixture, gconstpointer data)
{
  const GvtFormerKey one = { 1, GVT_TEST_NOW_US, fixture->held->signing_key };
  g_autoptr (GBytes) most = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GvtKeysStatement) read = NULL;
  g_autoptr (GError) error = NULL;

  for (guint8 i = 0; i < GVT_FORMER_KEYS_MAX + 3; i++)
    turn (fixture->held, i, GVT_TEST_NOW_US + i);
  g_assert_cmpuint (fixture->held->former->len, ==, GVT_FORMER_KEYS_MAX);
  most = gvt_keys_statement_write (fixture->held, fixture->root, NULL);
  g_assert_cmpuint (g_bytes_get_size (most), <, GVT_KEYS_STATEMENT_MAX_BYTES);
  read = gvt_keys_statement_read (most, &error);
  g_assert_no_error (error);

  g_array_append_val (fixture->held->former, one);
  bytes = gvt_keys_statement_write (fixture->held, fixture->root, NULL);
  g_assert_null (gvt_keys_statement_read (bytes, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

/* Returns: (transfer full): the new root key */
static GvtSecret *
turn_root (GvtKeysStatement *keys, const GvtSecret *root)
{
  GvtSecret *next = gvt_signing_key_new ();
  GvtPublicKey key;

  gvt_signing_key_public (next, &key);
  gvt_keys_statement_turn_root (keys, &key, root);
  keys->serial++;
  return next;
}

/* Returns: (transfer full) (nullable): as it is read by others */
static GvtKeysStatement *
send_over (const GvtKeysStatement *keys, const GvtSecret *root, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_keys_statement_write (keys, root, error);

  return gvt_keys_statement_read (bytes, error);
}

static void
test_a_root_key_gives_its_word_for_the_next (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtKeysStatement) turned = gvt_keys_statement_copy (fixture->held);
  g_autoptr (GvtSecret) second = turn_root (turned, fixture->root);
  g_autoptr (GvtKeysStatement) once = send_over (turned, second, NULL);
  g_autoptr (GvtSecret) third = turn_root (turned, second);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtKeysStatement) twice = send_over (turned, third, &error);

  g_assert_no_error (error);
  g_assert_true (gvt_keys_statement_check_newer (once, fixture->held, NULL));
  g_assert_true (gvt_keys_statement_check_newer (twice, fixture->held, NULL));
  g_assert_true (gvt_keys_statement_check_newer (twice, once, NULL));

  /* Who holds the former key is not heard any more. */
  fixture->held->serial = 99;
  g_assert_false (gvt_keys_statement_check_newer (fixture->held, twice, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  once->serial = 99;
  g_assert_false (gvt_keys_statement_check_newer (once, twice, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_nobody_takes_over_by_a_word_of_his_own (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtKeysStatement) forged = gvt_keys_statement_copy (fixture->held);
  g_autoptr (GvtSecret) thief = gvt_signing_key_new ();
  g_autoptr (GvtSecret) next = turn_root (forged, thief);
  g_autoptr (GError) error = NULL;

  g_assert_null (send_over (forged, next, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_too_many_former_root_keys_are_refused (Fixture *fixture, gconstpointer data)
{
  GvtKeysStatement *keys = fixture->held;
  g_autoptr (GvtSecret) root = gvt_secret_ref (fixture->root);
  g_autoptr (GvtKeysStatement) most = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  GvtFormerRoot one;

  for (guint8 i = 0; i < GVT_FORMER_KEYS_MAX + 3; i++)
    {
      GvtSecret *next = turn_root (keys, root);

      turn (keys, i, GVT_TEST_NOW_US + i);
      gvt_secret_unref (root);
      root = next;
    }
  bytes = gvt_keys_statement_write (keys, root, &error);
  g_assert_cmpuint (g_bytes_get_size (bytes), <, GVT_KEYS_STATEMENT_MAX_BYTES);
  most = gvt_keys_statement_read (bytes, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (most->former_roots->len, ==, GVT_FORMER_KEYS_MAX);

  one = g_array_index (keys->former_roots, GvtFormerRoot, GVT_FORMER_KEYS_MAX - 1);
  g_array_append_val (keys->former_roots, one);
  g_assert_null (send_over (keys, root, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_LARGE);
}

#define ADD(name, func) g_test_add ("/keys-statement/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("what-was-written-is-read", test_what_was_written_is_read);
  ADD ("signed-by-another-key-is-refused", test_signed_by_another_key_is_refused);
  ADD ("every-changed-byte-is-refused", test_every_changed_byte_is_refused);
  ADD ("former-keys-are-named-newest-first", test_former_keys_are_named_newest_first);
  ADD ("too-many-former-keys-are-refused", test_too_many_former_keys_are_refused);
  ADD ("a-root-key-gives-its-word-for-the-next", test_a_root_key_gives_its_word_for_the_next);
  ADD ("nobody-takes-over-by-a-word-of-his-own", test_nobody_takes_over_by_a_word_of_his_own);
  ADD ("too-many-former-root-keys-are-refused", test_too_many_former_root_keys_are_refused);
  ADD ("a-lower-serial-is-refused", test_a_lower_serial_is_refused);
  ADD ("another-root-or-a-practice-centre-never-takes-over",
       test_another_root_or_a_practice_centre_never_takes_over);
  ADD ("it-has-an-end", test_it_has_an_end);

  return g_test_run ();
}
