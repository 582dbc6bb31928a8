/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All keys of a centre in one file under a passphrase, and what comes back out of it. */
#include "gvt-key-copy.h"

#include <string.h>

#include "gvt-central-backup.h"
#include "gvt-central-keys.h"
#include "gvt-central-restore.h"
#include "gvt-central-test.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-key-file.h"
#include "gvt-key-store.h"

#define PASSPHRASE "sandi untuk salinan kunci"

static const GvtKdf kdf = { .memory_bytes = 8 * 1024 * 1024, .passes = 3 };

typedef struct
{
  GvtCentralFixture centre;
  char *copy;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->copy = g_build_filename (fixture->centre.folder, "keys.copy", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
  g_free (fixture->copy);
}

static void
copy (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gvt_key_copy_write (fixture->centre.central, fixture->copy, PASSPHRASE, &kdf, &error);
  g_assert_no_error (error);
}

static void
turn (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (fixture->centre.clock, G_TIME_SPAN_DAY);
  gvt_central_turn_keys (fixture->centre.central, GVT_TURN_SIGNING | GVT_TURN_SEALING,
                         fixture->centre.root_key_file, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
make_epoch_key (GvtDb *db, gpointer user_data, GError **error)
{
  GvtCentral *central = user_data;
  guint epoch;
  g_autoptr (GvtSecret) key = gvt_key_store_ensure_epoch_key (db, central->wrap, "99.01.01.2002",
                                                              &epoch, error);

  return key != NULL;
}

static gboolean
find_epoch_key (GvtDb *db, gpointer user_data, GError **error)
{
  GvtCentral *central = user_data;
  g_autoptr (GvtSecret) key = gvt_key_store_load_epoch_key (db, central->wrap, "99.01.01.2002", 1,
                                                            error);

  return key != NULL;
}

static void
test_the_key_comes_back_by_its_passphrase (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->centre.central->folder, "centre.key", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSecret) present = gvt_key_file_read (path, GVT_KEY_SIZE, &error);
  g_autoptr (GvtSecret) key = NULL;
  g_autofree char *hex = NULL;
  g_autofree char *content = NULL;
  gsize size;

  copy (fixture);
  key = gvt_key_copy_read_key (fixture->copy, PASSPHRASE, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (gvt_secret_get (key), GVT_KEY_SIZE, gvt_secret_get (present), GVT_KEY_SIZE);

  hex = gvt_hex (gvt_secret_get (present), GVT_KEY_SIZE);
  g_assert_true (g_file_get_contents (fixture->copy, &content, &size, NULL));
  g_assert_null (g_strstr_len (content, (gssize) size, hex));
}

static void
test_a_wrong_passphrase_is_told_in_clear_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint n_added;

  copy (fixture);
  g_assert_null (gvt_key_copy_read_key (fixture->copy, "sandi yang lain", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
  g_assert_nonnull (strstr (error->message, "Nothing was changed"));
  g_clear_error (&error);
  g_assert_false (gvt_key_copy_put_back (fixture->centre.central, fixture->copy, "sandi yang lain",
                                         &n_added, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_WRONG_PASSPHRASE);
}

/* Either half of the file may go; both may not. */
static void
test_one_damaged_copy_costs_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  copy (fixture);
  g_assert_true (g_file_get_contents (fixture->copy, &content, &size, NULL));
  for (guint round = 0; round < 3; round++)
    {
      g_autofree char *damaged = g_memdup2 (content, size);
      g_autoptr (GvtSecret) key = NULL;

      if (round != 1)
        damaged[size / 4] ^= 1;
      if (round != 0)
        damaged[size - size / 4] ^= 1;
      g_assert_true (g_file_set_contents (fixture->copy, damaged, (gssize) size, NULL));
      key = gvt_key_copy_read_key (fixture->copy, PASSPHRASE, &error);
      if (round < 2)
        g_assert_no_error (error);
      else
        g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
      g_assert_true ((key != NULL) == (round < 2));
    }
}

/* No length of it is read past its end. */
static void
test_a_cut_file_is_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *content = NULL;
  gsize size;

  copy (fixture);
  g_assert_true (g_file_get_contents (fixture->copy, &content, &size, NULL));
  for (gsize length = 0; length < size; length += 1 + length / 3)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->copy, content, (gssize) length, NULL));
      g_assert_null (gvt_key_copy_read_key (fixture->copy, PASSPHRASE, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
    }
}

/* The backup is of before the keys were turned, the copy of after it. */
static void
test_a_backup_of_before_a_turn_gets_the_new_keys (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *backup_path = g_build_filename (fixture->centre.folder, "backup", NULL);
  g_autofree char *folder = g_build_filename (fixture->centre.folder, "restored", NULL);
  g_autofree char *key_file = g_build_filename (fixture->centre.folder, "key", NULL);
  char *database = gvt_test_central_take_database ();
  const GvtCentralRestoring restoring = { backup_path, folder, key_file, database };
  g_autoptr (GvtSecret) key = NULL;
  g_autoptr (GvtCentral) after = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey signer;
  GvtCentralBackup backup;
  guint n_added;

  gvt_central_backup (fixture->centre.central, backup_path, &backup, &error);
  g_assert_no_error (error);
  turn (fixture);
  g_assert_true (gvt_store_write (fixture->centre.central->store, make_epoch_key,
                                  fixture->centre.central, NULL));
  copy (fixture);
  key = gvt_key_copy_read_key (fixture->copy, PASSPHRASE, &error);
  g_assert_true (gvt_key_file_write (key_file, key, NULL));
  gvt_central_restore (&restoring, fixture->centre.clock, &backup, &error);
  g_assert_no_error (error);
  after = gvt_central_open (folder, fixture->centre.clock, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_central_get_keys (after)->serial, ==, 1);

  gvt_key_copy_put_back (after, fixture->copy, PASSPHRASE, &n_added, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 2); /* a statement and a village's key */
  g_assert_cmpuint (gvt_central_get_keys (after)->serial, ==, 2);
  gvt_signing_key_public (gvt_central_get_signing_key (after), &signer);
  g_assert_true (gvt_public_key_equal (&signer, &gvt_central_get_keys (after)->signing_key));
  g_assert_true (gvt_store_read (after->store, find_epoch_key, after, NULL));
  g_clear_object (&after);
  gvt_test_central_give_back (database);
}

static void
test_an_older_copy_takes_nothing_back (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GError) error = NULL;
  GvtPublicKey signer;
  guint n_added;

  copy (fixture);
  turn (fixture);
  gvt_key_copy_put_back (central, fixture->copy, PASSPHRASE, &n_added, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_added, ==, 0);
  gvt_central_fixture_reopen (&fixture->centre);
  central = fixture->centre.central;
  g_assert_cmpuint (gvt_central_get_keys (central)->serial, ==, 2);
  gvt_signing_key_public (gvt_central_get_signing_key (central), &signer);
  g_assert_true (gvt_public_key_equal (&signer, &gvt_central_get_keys (central)->signing_key));
}

static void
test_another_centres_copy_is_refused (Fixture *fixture, gconstpointer unused)
{
  GvtCentralFixture other = { 0 };
  g_autoptr (GError) error = NULL;
  guint n_added;

  copy (fixture);
  gvt_central_fixture_set_up (&other, NULL);
  g_assert_false (
      gvt_key_copy_put_back (other.central, fixture->copy, PASSPHRASE, &n_added, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  gvt_central_fixture_tear_down (&other, NULL);
}

#define ADD(name, func) g_test_add ("/key-copy/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("the-key-comes-back-by-its-passphrase", test_the_key_comes_back_by_its_passphrase);
  ADD ("a-wrong-passphrase-is-told-in-clear-words", test_a_wrong_passphrase_is_told_in_clear_words);
  ADD ("one-damaged-copy-costs-nothing", test_one_damaged_copy_costs_nothing);
  ADD ("a-cut-file-is-refused", test_a_cut_file_is_refused);
  ADD ("a-backup-of-before-a-turn-gets-the-new-keys",
       test_a_backup_of_before_a_turn_gets_the_new_keys);
  ADD ("an-older-copy-takes-nothing-back", test_an_older_copy_takes_nothing_back);
  ADD ("another-centres-copy-is-refused", test_another_centres_copy_is_refused);
  return g_test_run ();
}
