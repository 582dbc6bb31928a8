/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-hash.h"
#include "gvt-test-vault.h"
#include "gvt-test.h"

typedef struct
{
  char *path;
  GvtVault *vault;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = g_build_filename (gvt_test_folder (), "vault", NULL);
  fixture->vault = gvt_test_vault (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->vault);
  g_free (fixture->path);
}

static GBytes *
read_file (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = gvt_file_read (fixture->path, 1 << 20, &error);

  g_assert_no_error (error);
  return bytes;
}

static void
write_file (Fixture *fixture, const void *data, gsize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, length);
  g_autoptr (GError) error = NULL;

  gvt_file_write (fixture->path, bytes, &error);
  g_assert_no_error (error);
}

static void
assert_unlock_fails (GvtVault *vault, const char *user, const char *passphrase, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_vault_unlock (vault, user, passphrase, &error));
  g_assert_error (error, GVT_ERROR, code);
}

/* Puts @new_text for @old_text everywhere in both copies, and sets the checksums right. */
static void
edit_file (Fixture *fixture, const char *old_text, const char *new_text)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  gsize half = g_bytes_get_size (bytes) / 2;
  const char *data = g_bytes_get_data (bytes, NULL);
  g_autofree char *json = g_strndup (data + 20, half - 20 - 32);
  g_autoptr (GString) edited = g_string_new (json);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  GvtHash checksum;
  guint8 length[4];

  g_assert_cmpuint (g_string_replace (edited, old_text, new_text, 0), >, 0);
  gvt_hash_data (edited->str, edited->len, &checksum);
  for (guint i = 0; i < 4; i++)
    length[i] = edited->len >> (8 * i);
  for (guint i = 0; i < 2; i++)
    {
      g_byte_array_append (out, (const guint8 *) data, 16);
      g_byte_array_append (out, length, 4);
      g_byte_array_append (out, (const guint8 *) edited->str, edited->len);
      g_byte_array_append (out, checksum.bytes, 32);
    }
  write_file (fixture, out->data, out->len);
}

/* What is said in the clear of who opens what is under the warrant, which each passphrase vouches
 * for: whoever else edits it, the file opens for nobody. */
static void
assert_altered (Fixture *fixture)
{
  assert_unlock_fails (fixture->vault, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE,
                       GVT_ERROR_BAD_SIGNATURE);
  assert_unlock_fails (fixture->vault, GVT_TEST_FACILITATOR, GVT_TEST_PASSPHRASE,
                       GVT_ERROR_BAD_SIGNATURE);
}

static void
test_role_edited_in_the_file_opens_nothing (Fixture *fixture, gconstpointer data)
{
  edit_file (fixture, "\"officer\"", "\"supervisor\"");
  assert_altered (fixture);
}

static void
test_area_edited_in_the_file_opens_nothing (Fixture *fixture, gconstpointer data)
{
  edit_file (fixture, "\"52.02\"", "\"52\"");
  assert_altered (fixture);
}

static void
test_facilitator_renamed_to_officer_does_not_parse (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  edit_file (fixture, "\"facilitator\"", "\"officer\"");

  g_assert_null (gvt_vault_open (fixture->path, &error)); /* an officer's slot has a roll key */
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
edit_key (Fixture *fixture, const GvtPublicKey *old_key, const GvtPublicKey *new_key)
{
  g_autofree char *old_text = gvt_hex (old_key->bytes, sizeof old_key->bytes);
  g_autofree char *new_text = gvt_hex (new_key->bytes, sizeof new_key->bytes);

  edit_file (fixture, old_text, new_text);
}

/* Somebody with the file in his hands could else put in his own key and read what facilitators
 * seal to it. */
static void
test_another_roll_public_key_opens_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) other = gvt_sealing_key_new ();
  GvtPublicKey roll_public, other_public;

  gvt_vault_get_roll_public (fixture->vault, &roll_public);
  gvt_sealing_key_public (other, &other_public);
  edit_key (fixture, &roll_public, &other_public);

  assert_altered (fixture);
}

/* With an authority of his own he could sign a whole vault of his own. */
static void
test_another_authority_opens_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  GvtPublicKey authority, other_public;

  gvt_vault_get_authority (fixture->vault, &authority);
  gvt_signing_key_public (other, &other_public);
  edit_key (fixture, &authority, &other_public);

  assert_unlock_fails (fixture->vault, GVT_TEST_OFFICER, GVT_TEST_PASSPHRASE,
                       GVT_ERROR_WRONG_PASSPHRASE);
}

/* Else a passphrase that an officer read to a facilitator would stay good for both. */
static void
test_a_passphrase_for_one_use_does_not_become_a_lasting_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_vault_reset_user (fixture->vault, GVT_TEST_FACILITATOR, "sekali pakai", &error);
  g_assert_no_error (error);
  assert_unlock_fails (fixture->vault, GVT_TEST_FACILITATOR, "sekali pakai", GVT_ERROR_MUST_CHANGE);
  edit_file (fixture, "\"is_once\":true", "\"is_once\":false");

  assert_unlock_fails (fixture->vault, GVT_TEST_FACILITATOR, "sekali pakai",
                       GVT_ERROR_WRONG_PASSPHRASE);
}

/* I1: every byte of the first copy and of the second, one at a time. */
static void
test_damage_in_one_copy_is_survived (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  gsize length = g_bytes_get_size (bytes);

  for (gsize i = 0; i < length; i++)
    {
      g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
      g_autoptr (GvtVault) vault = NULL;
      g_autoptr (GPtrArray) users = NULL;
      g_autoptr (GError) error = NULL;

      if (i % 31 != 0 && i % (length / 2) > 24) /* each byte of the heads, a sample of the rest */
        continue;
      copy[i] ^= 0x55;
      write_file (fixture, copy, length);
      vault = gvt_vault_open (fixture->path, &error);
      g_assert_no_error (error);
      users = gvt_vault_get_users (vault);
      g_assert_cmpuint (users->len, ==, 3);
    }
}

static void
test_a_damaged_first_copy_still_unlocks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  g_autoptr (GvtVault) vault = NULL;

  memset (copy, 0, length / 2);
  write_file (fixture, copy, length);
  vault = gvt_vault_open (fixture->path, NULL);

  gvt_test_unlock (vault, GVT_TEST_OFFICER);
}

static void
test_damage_in_both_copies_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  g_autoptr (GError) error = NULL;

  copy[100] ^= 1;
  copy[length / 2 + 100] ^= 1;
  write_file (fixture, copy, length);

  g_assert_null (gvt_vault_open (fixture->path, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
}

static void
test_truncation_is_told_or_survived (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  gsize length = g_bytes_get_size (bytes);

  for (gsize left = 0; left < length; left += 13)
    {
      g_autoptr (GvtVault) vault = NULL;
      g_autoptr (GError) error = NULL;

      write_file (fixture, g_bytes_get_data (bytes, NULL), left);
      vault = gvt_vault_open (fixture->path, &error);
      g_assert_true ((vault != NULL) == (left >= length / 2));
      g_assert_true (vault != NULL || error->domain == GVT_ERROR);
    }
}

/* I12 */
static void
assert_newer_is_left_untouched (Fixture *fixture, gsize version_at)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) open_error = NULL, change_error = NULL;

  copy[version_at]++;
  copy[length / 2 + version_at]++;
  write_file (fixture, copy, length);

  g_assert_null (gvt_vault_open (fixture->path, &open_error));
  g_assert_error (open_error, GVT_ERROR, GVT_ERROR_TOO_NEW);
  g_assert_false (gvt_vault_raise_store_version (fixture->vault, 99, &change_error));
  g_assert_error (change_error, GVT_ERROR, GVT_ERROR_TOO_NEW);
  after = read_file (fixture);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), length, copy, length);
}

static void
test_newer_version_is_left_untouched (Fixture *fixture, gconstpointer data)
{
  assert_newer_is_left_untouched (fixture, 8);
}

/* I12: version 1 was never released; whoever has one enrols again. */
static void
test_version_before_the_first_release_is_left_untouched (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  gsize length = g_bytes_get_size (bytes);
  g_autofree guint8 *copy = g_memdup2 (g_bytes_get_data (bytes, NULL), length);
  g_autoptr (GBytes) after = NULL;
  g_autoptr (GError) open_error = NULL, change_error = NULL;

  copy[8]--;
  copy[length / 2 + 8]--;
  write_file (fixture, copy, length);

  g_assert_null (gvt_vault_open (fixture->path, &open_error));
  g_assert_error (open_error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_assert_false (gvt_vault_raise_store_version (fixture->vault, 99, &change_error));
  g_assert_error (change_error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  after = read_file (fixture);
  g_assert_cmpmem (g_bytes_get_data (after, NULL), length, copy, length);
}

static void
test_newer_minor_version_is_left_untouched (Fixture *fixture, gconstpointer data)
{
  assert_newer_is_left_untouched (fixture, 10);
}

static gboolean
contains (GBytes *haystack, const void *needle, gsize length)
{
  g_autofree char *hex = gvt_hex (needle, length);

  return memmem (g_bytes_get_data (haystack, NULL), g_bytes_get_size (haystack), needle, length)
             != NULL
         || memmem (g_bytes_get_data (haystack, NULL), g_bytes_get_size (haystack), hex, 2 * length)
                != NULL;
}

/* I10: raw or as digits. The public half is there, which shows that the search finds what is. */
static void
test_no_key_or_passphrase_in_the_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = read_file (fixture);
  GvtSecret *keys[] = { gvt_vault_dup_store_key (fixture->vault, NULL),
                        gvt_vault_dup_roll_key (fixture->vault, NULL),
                        gvt_vault_dup_lookup_key (fixture->vault, NULL),
                        gvt_vault_dup_device_key (fixture->vault, NULL),
                        gvt_vault_dup_user_key (fixture->vault, NULL) };
  GvtPublicKey roll_public;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_false (contains (bytes, gvt_secret_get (keys[i]), 32));
      gvt_secret_unref (keys[i]);
    }
  g_assert_false (contains (bytes, GVT_TEST_PASSPHRASE, strlen (GVT_TEST_PASSPHRASE)));
  gvt_vault_get_roll_public (fixture->vault, &roll_public);
  g_assert_true (contains (bytes, roll_public.bytes, 32));
}

#define ADD(path, func) g_test_add ("/vault-file/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("role-edited-in-the-file-opens-nothing", test_role_edited_in_the_file_opens_nothing);
  ADD ("area-edited-in-the-file-opens-nothing", test_area_edited_in_the_file_opens_nothing);
  ADD ("facilitator-renamed-to-officer-does-not-parse",
       test_facilitator_renamed_to_officer_does_not_parse);
  ADD ("another-roll-public-key-opens-nothing", test_another_roll_public_key_opens_nothing);
  ADD ("another-authority-opens-nothing", test_another_authority_opens_nothing);
  ADD ("a-passphrase-for-one-use-does-not-become-a-lasting-one",
       test_a_passphrase_for_one_use_does_not_become_a_lasting_one);
  ADD ("I1-damage-in-one-copy-is-survived", test_damage_in_one_copy_is_survived);
  ADD ("I1-a-damaged-first-copy-still-unlocks", test_a_damaged_first_copy_still_unlocks);
  ADD ("damage-in-both-copies-is-told", test_damage_in_both_copies_is_told);
  ADD ("truncation-is-told-or-survived", test_truncation_is_told_or_survived);
  ADD ("I12-newer-version-is-left-untouched", test_newer_version_is_left_untouched);
  ADD ("I12-version-before-the-first-release-is-left-untouched",
       test_version_before_the_first_release_is_left_untouched);
  ADD ("I12-newer-minor-version-is-left-untouched", test_newer_minor_version_is_left_untouched);
  ADD ("I10-no-key-or-passphrase-in-the-file", test_no_key_or_passphrase_in_the_file);

  return g_test_run ();
}
