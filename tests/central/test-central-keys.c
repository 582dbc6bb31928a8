/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre makes its online keys anew. */
#include "gvt-central-keys.h"
#include "gvt-central-queue.h"
#include "gvt-central-regions.h"
#include "gvt-central-test.h"
#include "gvt-error.h"
#include "gvt-key-file.h"
#include "gvt-seal.h"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop;
  GvtCentral *speaker; /* whoever queues */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->laptop = gvt_test_laptop_enrol (&fixture->centre, team, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_test_laptop_free (fixture->laptop);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
}

static gboolean
queue_one (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  g_autoptr (GBytes) payload = gvt_test_bytes ("for the laptop");

  return gvt_central_queue (fixture->speaker, db, &fixture->laptop->device, 0, "memo/1", payload,
                            error);
}

static void
queue (Fixture *fixture, GvtCentral *speaker)
{
  g_autoptr (GError) error = NULL;

  fixture->speaker = speaker;
  gvt_store_write (speaker->store, queue_one, fixture, &error);
  g_assert_no_error (error);
}

static void
turn (Fixture *fixture, GvtKeysTurn which)
{
  g_autoptr (GError) error = NULL;

  gvt_clock_advance (fixture->centre.clock, G_TIME_SPAN_DAY);
  gvt_central_turn_keys (fixture->centre.central, which, fixture->centre.root_key_file, NULL,
                         &error);
  g_assert_no_error (error);
}

static void
test_a_turned_signing_key_is_named_with_its_end (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtKeysStatement) before = gvt_keys_statement_copy (
      gvt_central_get_keys (fixture->centre.central));
  const GvtKeysStatement *after;
  const GvtFormerKey *former;

  turn (fixture, GVT_TURN_SIGNING);
  gvt_central_fixture_reopen (&fixture->centre);
  after = gvt_central_get_keys (fixture->centre.central);
  former = &g_array_index (after->former, GvtFormerKey, 0);

  g_assert_cmpuint (after->serial, ==, 2);
  g_assert_true (gvt_keys_statement_check_newer (after, before, NULL));
  g_assert_false (gvt_public_key_equal (&after->signing_key, &before->signing_key));
  g_assert_true (gvt_public_key_equal (&after->sealing_key, &before->sealing_key));
  g_assert_cmpuint (after->former->len, ==, 1);
  g_assert_cmpuint (former->serial, ==, 1);
  g_assert_cmpint (former->until_us, ==, after->issued_at_us);
  g_assert_true (gvt_public_key_equal (&former->signing_key, &before->signing_key));
  gvt_test_central_assert_rebuilds (fixture->centre.central);
}

/* A laptop that was away during both turns, of whatever version, needs the newest key alone. */
static void
test_what_waits_is_signed_anew_in_one_chain (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) messages = NULL;

  queue (fixture, fixture->centre.central);
  queue (fixture, fixture->centre.central);
  turn (fixture, GVT_TURN_SIGNING);
  queue (fixture, fixture->centre.central);
  turn (fixture, GVT_TURN_SIGNING);
  queue (fixture, fixture->centre.central);

  messages = gvt_test_laptop_pull (fixture->laptop, fixture->centre.central, 0, NULL);
  g_assert_cmpuint (messages->len, ==, 4);
}

static gboolean
meddle (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  g_autoptr (GvtSecret) stranger = gvt_signing_key_new ();
  g_autoptr (GBytes) payload = gvt_test_bytes ("not by the centre");
  GvtHash previous, hash;
  g_autoptr (GBytes) message = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE central_outbox SET message = :message WHERE device = :device AND seq = 1", error);

  gvt_outbox_genesis (&fixture->laptop->device, &previous);
  message = gvt_outbox_message_write (&fixture->laptop->device, 0, 1, &previous, "memo/1",
                                      GVT_TEST_NOW_US, payload, stranger, &hash, error);
  if (stmt == NULL || message == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &fixture->laptop->device);
  gvt_stmt_bind_bytes (stmt, ":message", message);
  return gvt_stmt_run (stmt, error);
}

/* Whoever can write into the database gets no signature by waiting for the next turn. */
static void
test_what_the_centre_did_not_sign_is_not_signed_anew (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GvtOutboxMessage) message = NULL;
  g_autoptr (GError) error = NULL;

  queue (fixture, central);
  gvt_store_write (central->store, meddle, fixture, &error);
  g_assert_no_error (error);
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "*was not signed by the centre*");
  turn (fixture, GVT_TURN_SIGNING);
  g_test_assert_expected_messages ();

  files = gvt_central_pull (central, &fixture->laptop->device, 1, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  message = gvt_outbox_message_read (files->pdata[0], &gvt_central_get_keys (central)->signing_key,
                                     &error);
  g_assert_null (message);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* A server goes on while a command turns the keys. */
static void
test_another_process_takes_them_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCentral) server = gvt_central_open (fixture->centre.central->folder,
                                                    fixture->centre.clock, &error);
  g_autoptr (GPtrArray) messages = NULL;

  g_assert_no_error (error);
  turn (fixture, GVT_TURN_SIGNING | GVT_TURN_SEALING);
  g_assert_cmpuint (gvt_central_get_keys (server)->serial, ==, 1);
  queue (fixture, server);
  g_assert_cmpuint (gvt_central_get_keys (server)->serial, ==, 2);
  messages = gvt_test_laptop_pull (fixture->laptop, fixture->centre.central, 0, NULL);
  g_assert_cmpuint (messages->len, ==, 1);

  turn (fixture, GVT_TURN_SEALING);
  gvt_central_take_up_keys (server, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_central_get_keys (server)->serial, ==, 3);
}

static guint
count_sealing_keys (Fixture *fixture, gboolean arrives)
{
  g_autoptr (GPtrArray) keys = gvt_central_list_sealing_keys (fixture->centre.central, arrives);

  return keys->len;
}

static void
test_a_turned_sealing_key_opens_for_its_time (Fixture *fixture, gconstpointer unused)
{
  const GvtPublicKey before = gvt_central_get_keys (fixture->centre.central)->sealing_key;
  g_autoptr (GBytes) sealed = gvt_seal_to (&before, 1, "memo/1", "waited", 6);
  g_autoptr (GPtrArray) keys = NULL;
  g_autoptr (GBytes) opened = NULL;
  g_autoptr (GError) error = NULL;

  turn (fixture, GVT_TURN_SEALING);
  turn (fixture, GVT_TURN_SEALING);
  gvt_central_fixture_reopen (&fixture->centre);
  g_assert_cmpuint (count_sealing_keys (fixture, TRUE), ==, 3);
  keys = gvt_central_list_sealing_keys (fixture->centre.central, TRUE);
  opened = gvt_unseal_with_any (keys, "memo/1", sealed, &error);
  g_assert_no_error (error);

  gvt_clock_advance (fixture->centre.clock, (GVT_CENTRAL_SEALED_DAYS - 1) * G_TIME_SPAN_DAY);
  g_assert_cmpuint (count_sealing_keys (fixture, TRUE), ==, 2);
  gvt_clock_advance (fixture->centre.clock, G_TIME_SPAN_DAY);
  g_assert_cmpuint (count_sealing_keys (fixture, TRUE), ==, 1);
  g_assert_cmpuint (count_sealing_keys (fixture, FALSE), ==, 3); /* the journal's */
}

static void
test_the_centre_reads_its_own_files_after_a_turn (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtRegionList) imported = gvt_test_central_import_regions (fixture->centre.central);
  g_autoptr (GvtRegionList) read = NULL;
  g_autoptr (GError) error = NULL;

  turn (fixture, GVT_TURN_SIGNING);
  turn (fixture, GVT_TURN_SIGNING);
  read = gvt_central_load_regions (fixture->centre.central, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_region_list_get_size (read), ==, gvt_region_list_get_size (imported));
}

static void
test_another_root_key_turns_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->centre.folder, "foreign.key", NULL);
  g_autoptr (GvtSecret) foreign = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_key_file_write (path, foreign, NULL));
  g_assert_false (
      gvt_central_turn_keys (fixture->centre.central, GVT_TURN_SIGNING, path, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  gvt_central_fixture_reopen (&fixture->centre);
  g_assert_cmpuint (gvt_central_get_keys (fixture->centre.central)->serial, ==, 1);
}

static void
test_a_turned_root_key_takes_the_place_of_the_one_before (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  const char *before = fixture->centre.root_key_file;
  g_autofree char *after = g_build_filename (fixture->centre.folder, "next-root.key", NULL);
  g_autoptr (GvtKeysStatement) held = gvt_keys_statement_copy (gvt_central_get_keys (central));
  g_autoptr (GError) error = NULL;
  const GvtKeysStatement *keys;

  gvt_central_turn_keys (central, GVT_TURN_ROOT | GVT_TURN_SIGNING, before, after, &error);
  g_assert_no_error (error);
  keys = gvt_central_get_keys (central);
  g_assert_false (gvt_public_key_equal (&keys->root_key, &held->root_key));
  g_assert_true (gvt_keys_statement_check_newer (keys, held, NULL));

  g_assert_false (gvt_central_renew_keys (central, before, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  gvt_central_renew_keys (central, after, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_keys_statement_descends (gvt_central_get_keys (central), &held->root_key));
}

/* The new key is nowhere else: it must not take the place of anything, and no statement may name
 * one that could not be kept. */
static void
test_a_root_key_that_cannot_be_kept_turns_nothing (Fixture *fixture, gconstpointer unused)
{
  GvtCentral *central = fixture->centre.central;
  const char *root = fixture->centre.root_key_file;
  g_autofree char *nowhere = g_build_filename (root, "key", NULL); /* under a file */
  g_autofree char *foreign = g_build_filename (fixture->centre.folder, "foreign.key", NULL);
  g_autofree char *next = g_build_filename (fixture->centre.folder, "next.key", NULL);
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_central_turn_keys (central, GVT_TURN_ROOT, root, root, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TAKEN);
  g_clear_error (&error);
  g_assert_false (gvt_central_turn_keys (central, GVT_TURN_ROOT, root, nowhere, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (gvt_key_file_write (foreign, other, NULL));
  g_assert_false (gvt_central_turn_keys (central, GVT_TURN_ROOT, foreign, next, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (g_file_test (next, G_FILE_TEST_EXISTS));

  gvt_central_fixture_reopen (&fixture->centre);
  g_assert_cmpuint (gvt_central_get_keys (fixture->centre.central)->serial, ==, 1);
  g_assert_true (gvt_central_renew_keys (fixture->centre.central, root, NULL));
}

#define ADD(name, func) g_test_add ("/central-keys/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("a-turned-signing-key-is-named-with-its-end",
       test_a_turned_signing_key_is_named_with_its_end);
  ADD ("what-waits-is-signed-anew-in-one-chain", test_what_waits_is_signed_anew_in_one_chain);
  ADD ("what-the-centre-did-not-sign-is-not-signed-anew",
       test_what_the_centre_did_not_sign_is_not_signed_anew);
  ADD ("another-process-takes-them-up", test_another_process_takes_them_up);
  ADD ("a-turned-sealing-key-opens-for-its-time", test_a_turned_sealing_key_opens_for_its_time);
  ADD ("the-centre-reads-its-own-files-after-a-turn",
       test_the_centre_reads_its_own_files_after_a_turn);
  ADD ("another-root-key-turns-nothing", test_another_root_key_turns_nothing);
  ADD ("a-turned-root-key-takes-the-place-of-the-one-before",
       test_a_turned_root_key_takes_the_place_of_the_one_before);
  ADD ("a-root-key-that-cannot-be-kept-turns-nothing",
       test_a_root_key_that_cannot_be_kept_turns_nothing);
  return g_test_run ();
}
