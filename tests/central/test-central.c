/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-test.h"

#include <glib/gstdio.h>

#include "gvt-central-keys.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-key-file.h"

typedef GvtCentralFixture Fixture;

static void
test_create (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = gvt_central_dup_keys_statement (fixture->central);
  g_autoptr (GvtKeysStatement) keys = gvt_keys_statement_read (bytes, &error);
  GvtPublicKey signing;
  GvtPublicKey sealing;

  g_assert_no_error (error);
  gvt_signing_key_public (gvt_central_get_signing_key (fixture->central), &signing);
  gvt_sealing_key_public (gvt_central_get_sealing_key (fixture->central), &sealing);

  g_assert_cmpuint (keys->serial, ==, 1);
  g_assert_cmpstr (keys->name, ==, "Latihan");
  g_assert_true (keys->practice);
  g_assert_true (gvt_keys_statement_check_time (keys, GVT_TEST_NOW_US, NULL));
  g_assert_true (gvt_public_key_equal (&keys->signing_key, &signing));
  g_assert_true (gvt_public_key_equal (&keys->sealing_key, &sealing));
  g_assert_cmpuint (gvt_secret_size (gvt_central_get_challenge_key (fixture->central)), ==, 32);
  g_assert_cmpuint (gvt_central_get_epoch (fixture->central), ==, 1);
}

static void
test_reopen (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) key = gvt_secret_ref (
      (GvtSecret *) gvt_central_get_signing_key (fixture->central));
  g_autoptr (GBytes) before = gvt_central_dup_keys_statement (fixture->central);
  g_autoptr (GBytes) after = NULL;

  gvt_central_fixture_reopen (fixture);
  after = gvt_central_dup_keys_statement (fixture->central);

  gvt_test_assert_bytes (after, before);
  g_assert_cmpmem (gvt_secret_get (key), 64,
                   gvt_secret_get (gvt_central_get_signing_key (fixture->central)), 64);
}

/* What the root key's file holds signed the statement; and it is nowhere in the centre's folder. */
static void
test_root_key (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *line = gvt_file_read_secret (fixture->root_key_file, &error);
  g_autoptr (GvtSecret) root = NULL;
  GvtPublicKey key;
  guint8 bytes[64];
  GStatBuf status;

  g_assert_no_error (error);
  gvt_unhex (line, bytes, sizeof bytes, &error);
  g_assert_no_error (error);
  root = gvt_secret_new (bytes, sizeof bytes);
  gvt_signing_key_public (root, &key);
  g_assert_cmpint (g_stat (fixture->root_key_file, &status), ==, 0);

  g_assert_true (gvt_public_key_equal (&key, &gvt_central_get_keys (fixture->central)->root_key));
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_false (gvt_test_folder_contains (fixture->central->folder, line));
}

/* A year later the root key comes out of its safe: the same keys, a higher serial, a later end. */
static void
test_renewal (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtKeysStatement) before = gvt_keys_statement_copy (
      gvt_central_get_keys (fixture->central));
  g_autoptr (GError) error = NULL;
  const GvtKeysStatement *after;

  gvt_clock_advance (fixture->clock, 365 * G_TIME_SPAN_DAY);
  gvt_central_renew_keys (fixture->central, fixture->root_key_file, &error);
  g_assert_no_error (error);
  gvt_central_fixture_reopen (fixture);
  after = gvt_central_get_keys (fixture->central);

  g_assert_cmpuint (after->serial, ==, 2);
  g_assert_true (gvt_keys_statement_check_newer (after, before, NULL));
  g_assert_false (gvt_keys_statement_check_newer (before, after, NULL));
  g_assert_cmpint (after->not_after_us - before->not_after_us, ==, 365 * G_TIME_SPAN_DAY);
  g_assert_true (gvt_public_key_equal (&after->signing_key, &before->signing_key));
  g_assert_true (gvt_public_key_equal (&after->sealing_key, &before->sealing_key));
}

static void
test_foreign_root (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "foreign.key", NULL);
  g_autoptr (GvtSecret) foreign = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_key_file_write (path, foreign, NULL));
  g_assert_false (gvt_central_renew_keys (fixture->central, path, &error));
  gvt_central_fixture_reopen (fixture);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpuint (gvt_central_get_keys (fixture->central)->serial, ==, 1);
}

/* D2, I10: the pages on the disk are encrypted, and the key's file is its owner's alone. */
static void
test_encrypted (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *key_path = g_build_filename (fixture->central->folder, GVT_CENTRAL_KEY_FILE,
                                                NULL);
  GStatBuf status;

  g_assert_cmpint (g_stat (key_path, &status), ==, 0);

  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_false (gvt_test_folder_contains (fixture->central->folder, "SQLite format 3"));
  g_assert_false (gvt_test_folder_contains (fixture->central->folder, "SUPERVISOR-1"));
}

static void
test_existing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *other_key = g_build_filename (fixture->folder, "other.key", NULL);
  g_autofree char *other_folder = g_build_filename (fixture->folder, "other", NULL);
  GvtCentralOptions same_folder = { .folder = fixture->central->folder,
                                    .name = "X",
                                    .root_key_file = other_key };
  GvtCentralOptions same_key = { .folder = other_folder,
                                 .name = "X",
                                 .root_key_file = fixture->root_key_file };
  g_autoptr (GError) folder_error = NULL;
  g_autoptr (GError) key_error = NULL;

  g_assert_false (gvt_central_create (&same_folder, fixture->clock, &folder_error));
  g_assert_false (gvt_central_create (&same_key, fixture->clock, &key_error));

  g_assert_error (folder_error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_error (key_error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (g_file_test (other_key, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (other_folder, G_FILE_TEST_EXISTS));
  gvt_central_fixture_reopen (fixture); /* still whole */
}

/* A folder with something else in it is not replaced, and nothing half-made stays behind. */
static void
test_occupied (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (fixture->folder, "photos", NULL);
  g_autofree char *part = g_strconcat (folder, ".part", NULL);
  g_autofree char *photo = g_build_filename (folder, "photo.jpg", NULL);
  g_autofree char *key = g_build_filename (fixture->folder, "other.key", NULL);
  GvtCentralOptions options = { .folder = folder, .name = "X", .root_key_file = key };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (photo, "x", 1, NULL));
  g_assert_false (gvt_central_create (&options, fixture->clock, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_true (g_file_test (photo, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (key, G_FILE_TEST_EXISTS));
}

static void
test_absent (void)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;

  g_assert_null (gvt_central_open (gvt_test_folder (), clock, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_users (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtKeyset) page = gvt_users_keyset_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) users = NULL;
  const GvtUser *first;

  gvt_central_fixture_reopen (fixture);
  users = gvt_central_list_users (fixture->central, page, &error);
  g_assert_no_error (error);
  first = users->pdata[0];

  g_assert_cmpuint (users->len, ==, 3);
  g_assert_cmpstr (first->code, ==, "FACILITATOR-1");
  g_assert_cmpint (first->role, ==, GVT_ROLE_FACILITATOR);
  g_assert_cmpstr (first->area, ==, "99.01");
}

static void
assert_user_refused (GvtCentral *central, const char *code, const char *area)
{
  g_autoptr (GvtUser) user = gvt_user_new (code, GVT_ROLE_OFFICER, area);
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_central_add_user (central, user, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_bad_users (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *kinds_before = gvt_test_central_kinds (fixture->central);
  g_autofree char *kinds_after = NULL;

  assert_user_refused (fixture->central, "A", "");
  assert_user_refused (fixture->central, "lower-case", "");
  assert_user_refused (fixture->central, "SEVENTEEN-LETTERS", "");
  assert_user_refused (fixture->central, "NEW-1", "Praya");
  assert_user_refused (fixture->central, "NEW-1", "9901"); /* written 99.01 */
  assert_user_refused (fixture->central, "OFFICER-1", ""); /* there already */
  kinds_after = gvt_test_central_kinds (fixture->central);

  g_assert_cmpstr (kinds_after, ==, kinds_before);
}

/* The centre is a device too: what it decides stands in its own chain (I4). */
static void
test_journal (Fixture *fixture, gconstpointer unused)
{
  const char *const users[] = { "OFFICER-1", "SUPERVISOR-1", NULL };
  g_autoptr (GvtTestLaptop) laptop = gvt_test_laptop_enrol (fixture, users, 1);
  g_autofree char *kinds = gvt_test_central_kinds (fixture->central);

  g_assert_cmpuint (strlen (laptop->code), ==, 4);
  g_assert_cmpstr (kinds, ==,
                   "centre.begun/1 user.added/1 user.added/1 user.added/1 code.issued/1"
                   " device.registered/1");
  gvt_test_central_assert_rebuilds (fixture->central);
}

static gboolean
stamp_newer (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_db_exec (db, "PRAGMA user_version = 99", error);
}

/* I12: an older program was put back over a newer centre. */
static void
test_newer (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = g_strdup (fixture->central->folder);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  gvt_store_write (fixture->central->store, stamp_newer, NULL, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&fixture->central));
  before = gvt_test_folder_digest (folder);

  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (gvt_central_open (folder, fixture->clock, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
      g_clear_error (&error);
    }
  after = gvt_test_folder_digest (folder);
  g_assert_cmpstr (after, ==, before);
}

#define ADD(name, func) \
  g_test_add (name, Fixture, NULL, gvt_central_fixture_set_up, func, gvt_central_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/central/a-new-centre-states-its-keys", test_create);
  ADD ("/central/opened-again-it-has-the-same-keys", test_reopen);
  ADD ("/central/the-root-key-is-only-in-its-own-file", test_root_key);
  ADD ("/central/the-root-key-renews-the-statement", test_renewal);
  ADD ("/central/another-root-key-does-not", test_foreign_root);
  ADD ("/central/its-store-is-encrypted", test_encrypted);
  ADD ("/central/an-existing-centre-is-left-alone", test_existing);
  ADD ("/central/a-folder-in-use-is-left-alone", test_occupied);
  g_test_add_func ("/central/where-there-is-none-it-says-so", test_absent);
  if (!gvt_test_central_is_on_server ()) /* whose version test-postgres.c raises */
    ADD ("/I12/a-newer-centre-is-left-untouched", test_newer);
  ADD ("/central/users-are-kept", test_users);
  ADD ("/central/a-bad-user-leaves-no-trace", test_bad_users);
  ADD ("/central/its-decisions-stand-in-its-own-chain", test_journal);

  return g_test_run ();
}
