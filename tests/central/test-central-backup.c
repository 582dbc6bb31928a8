/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups of a centre that is working, and what comes of one that is put back (I13). */
#include "gvt-central-backup.h"

#include <glib/gstdio.h>

#include "gvt-backup-store.h"
#include "gvt-central-files.h"
#include "gvt-central-keys.h"
#include "gvt-central-people.h"
#include "gvt-central-queue.h"
#include "gvt-central-restore.h"
#include "gvt-central-test.h"
#include "gvt-error.h"
#include "gvt-key-file.h"

static const char *const team[] = { "OFFICER-1", "SUPERVISOR-1", NULL };

typedef struct
{
  GvtCentralFixture centre;
  GvtTestLaptop *laptop;
  char *backup;
  char *key_file;
  char *restored;    /* folder */
  char *database;    /* (nullable): the new one's */
  GvtCentral *after; /* (nullable): the restored centre */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *key = NULL;

  gvt_central_fixture_set_up (&fixture->centre, NULL);
  fixture->laptop = gvt_test_laptop_enrol (&fixture->centre, team, 2);
  fixture->backup = g_build_filename (fixture->centre.folder, "backup", NULL);
  fixture->key_file = g_build_filename (fixture->centre.central->folder, "centre.key", NULL);
  fixture->restored = g_build_filename (fixture->centre.folder, "restored", NULL);
  fixture->database = gvt_test_central_take_database ();
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_object (&fixture->after);
  gvt_test_central_give_back (fixture->database);
  gvt_test_laptop_free (fixture->laptop);
  gvt_central_fixture_tear_down (&fixture->centre, NULL);
  g_free (fixture->backup);
  g_free (fixture->key_file);
  g_free (fixture->restored);
}

static void
back_up (Fixture *fixture, GvtCentralBackup *backup)
{
  g_autoptr (GError) error = NULL;

  gvt_central_backup (fixture->centre.central, fixture->backup, backup, &error);
  g_assert_no_error (error);
}

static gboolean
restore (Fixture *fixture, GError **error)
{
  const GvtCentralRestoring restoring = { fixture->backup, fixture->restored, fixture->key_file,
                                          fixture->database };
  GvtCentralBackup backup;

  if (!gvt_central_restore (&restoring, fixture->centre.clock, &backup, error))
    return FALSE;
  fixture->after = gvt_central_open (fixture->restored, fixture->centre.clock, error);
  return fixture->after != NULL;
}

static void
restore_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  restore (fixture, &error);
  g_assert_no_error (error);
}

static void
publish (Fixture *fixture, GvtCentral *central, const char *text)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes (text);
  g_autoptr (GError) error = NULL;

  gvt_central_publish_file (central, GVT_FILE_REGIONS, "", 1, bytes, NULL, &error);
  g_assert_no_error (error);
}

static guint64
manifest_serial (Fixture *fixture, GvtCentral *central)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) told = gvt_central_manifest (central, &fixture->laptop->device, 1, &error);
  g_autoptr (GvtManifest) manifest = NULL;

  g_assert_no_error (error);
  manifest = gvt_manifest_read (told, &gvt_central_get_keys (central)->signing_key, &error);
  g_assert_no_error (error);
  return manifest->serial;
}

typedef struct
{
  GvtCentral *central;
  const GvtId *device;
  const char *text;
} Letter;

static gboolean
queue_letter (GvtDb *db, gpointer user_data, GError **error)
{
  Letter *letter = user_data;
  g_autoptr (GBytes) payload = gvt_test_bytes (letter->text);

  return gvt_central_queue (letter->central, db, letter->device, 0, "memo/1", payload, error);
}

static void
queue (Fixture *fixture, GvtCentral *central, const char *text)
{
  Letter letter = { central, &fixture->laptop->device, text };
  g_autoptr (GError) error = NULL;

  gvt_store_write (central->store, queue_letter, &letter, &error);
  g_assert_no_error (error);
}

/* What a laptop holds of its outbox. */
typedef struct
{
  guint64 seq;
  GvtHash hash;
  GString *read;
} Place;

/* Pulls as a laptop does, and checks each message as it would. */
static void
pull (Fixture *fixture, GvtCentral *central, Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) files = gvt_central_pull (central, &fixture->laptop->device, 1, place->seq,
                                                  &place->hash, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GvtOutboxMessage) message = gvt_outbox_message_read (
          files->pdata[i], &gvt_central_get_keys (central)->signing_key, &error);

      g_assert_no_error (error);
      gvt_outbox_message_check (message, &fixture->laptop->device, place->seq, &place->hash,
                                &error);
      g_assert_no_error (error);
      place->seq = message->seq;
      place->hash = message->hash;
      g_string_append_printf (place->read, "%.*s ", (int) g_bytes_get_size (message->payload),
                              (const char *) g_bytes_get_data (message->payload, NULL));
    }
}

static void
place_init (Place *place, const GvtId *device)
{
  place->seq = 0;
  gvt_outbox_genesis (device, &place->hash);
  place->read = g_string_new (NULL);
}

static void
test_a_backup_is_put_back_whole (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *part = g_build_filename (fixture->centre.central->folder, "courier", NULL);
  g_autofree char *held = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  GvtCentralBackup backup;
  GvtJournalReport report;

  g_mkdir (part, 0700);
  held = g_build_filename (part, "K7QM-1-000001-001-of-001.gvc", NULL);
  g_file_set_contents (held, "waits", -1, NULL);
  publish (fixture, fixture->centre.central, "a list of regions");
  back_up (fixture, &backup);
  g_assert_cmpuint (backup.epoch, ==, 1);
  g_assert_cmpuint (backup.n_files, ==, 2);
  expected = gvt_test_central_kinds (fixture->centre.central);
  g_assert_true (g_str_has_suffix (expected, "centre.backed_up/1"));

  restore_well (fixture);
  gvt_journal_verify (fixture->after->journal, &report, &error);
  g_assert_no_error (error);
  found = gvt_test_central_kinds (fixture->after);
  g_assert_true (g_str_has_suffix (found, "file.published/1 centre.restored/1"));
  g_free (held);
  held = g_build_filename (fixture->restored, "courier", "K7QM-1-000001-001-of-001.gvc", NULL);
  g_assert_true (g_file_test (held, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (gvt_central_get_epoch (fixture->after), >=, GVT_TEST_NOW_US / G_USEC_PER_SEC);
  gvt_test_central_assert_rebuilds (fixture->after);
}

static gboolean
fill (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_backup_store_fill (db, user_data, error);
}

/* The marks that receipts tell: only what a finished backup holds. */
static void
test_the_watermark_moves_with_a_finished_backup (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *blocked = g_build_filename (fixture->centre.central->folder, "inside", NULL);
  GvtReceipt receipt = { .incarnation = 1 };
  g_autoptr (GError) error = NULL;
  GvtCentralBackup backup;

  gvt_journal_get_device (fixture->centre.central->journal, &receipt.device, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (gvt_central_backup (fixture->centre.central, blocked, &backup, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  gvt_store_read (fixture->centre.central->store, fill, &receipt, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (receipt.n_backed_up, ==, 0);

  back_up (fixture, &backup);
  gvt_store_read (fixture->centre.central->store, fill, &receipt, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (receipt.n_backed_up, ==, 1);
  g_assert_cmpuint (receipt.backed_up[0].incarnation, ==, 1);
  g_assert_cmpuint (receipt.backed_up[0].seq, ==, backup.n_events); /* no laptop has sent any */
}

/* D6: a laptop refuses what is older than what it has met, and has met more than the backup knows.
 */
static void
test_no_serial_goes_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  guint64 told;
  GvtCentralBackup backup;

  publish (fixture, fixture->centre.central, "the first list");
  manifest_serial (fixture, fixture->centre.central);
  back_up (fixture, &backup);
  publish (fixture, fixture->centre.central, "the second list");
  told = manifest_serial (fixture, fixture->centre.central);
  gvt_central_renew_keys (fixture->centre.central, fixture->centre.root_key_file, &error);
  g_assert_no_error (error);

  restore_well (fixture);
  g_assert_cmpuint (manifest_serial (fixture, fixture->after), >, told);
  gvt_central_renew_keys (fixture->after, fixture->centre.root_key_file, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_central_get_keys (fixture->after)->serial, >,
                    gvt_central_get_keys (fixture->centre.central)->serial);
}

/* Two fires, one backup: the laptops of the second restore have met the first. */
static void
test_two_restores_of_one_backup_differ (Fixture *fixture, gconstpointer unused)
{
  GvtCentralBackup backup;
  guint64 first;

  back_up (fixture, &backup);
  restore_well (fixture);
  first = gvt_central_get_epoch (fixture->after);
  g_clear_object (&fixture->after);
  gvt_test_central_give_back (fixture->database);
  fixture->database = gvt_test_central_take_database ();
  g_free (fixture->restored);
  fixture->restored = g_build_filename (fixture->centre.folder, "again", NULL);

  gvt_clock_advance (fixture->centre.clock, 2 * G_TIME_SPAN_SECOND);
  restore_well (fixture);
  g_assert_cmpuint (gvt_central_get_epoch (fixture->after), >, first);
}

/* The laptop took messages that the backup lacks; those that were queued since stand in their
 * places, and none is lost, none comes twice, though answers get lost. */
static void
test_an_outbox_goes_on_behind_what_the_laptop_took (Fixture *fixture, gconstpointer unused)
{
  Place place, lost;
  GvtCentralBackup backup;

  place_init (&place, &fixture->laptop->device);
  queue (fixture, fixture->centre.central, "one");
  back_up (fixture, &backup);
  queue (fixture, fixture->centre.central, "two");
  queue (fixture, fixture->centre.central, "three");
  pull (fixture, fixture->centre.central, &place);
  g_assert_cmpstr (place.read->str, ==, "one two three ");

  restore_well (fixture);
  queue (fixture, fixture->after, "four");
  lost = (Place){ place.seq, place.hash, g_string_new (NULL) };
  pull (fixture, fixture->after, &lost);
  g_assert_cmpstr (lost.read->str, ==, "four ");
  queue (fixture, fixture->after, "five");
  pull (fixture, fixture->after, &place);
  pull (fixture, fixture->after, &place);
  g_assert_cmpstr (place.read->str, ==, "one two three four five ");
  g_string_free (lost.read, TRUE);
  g_string_free (place.read, TRUE);
}

/* Copies of a laptop share it: one took all of the lost part, one some of it, one nothing; each
 * goes on behind what it took, whichever comes first, and gets each new message once. */
static void
test_copies_go_on_behind_what_each_took (Fixture *fixture, gconstpointer unused)
{
  Place far, middle, none, lost;
  GvtCentralBackup backup;

  place_init (&far, &fixture->laptop->device);
  place_init (&middle, &fixture->laptop->device);
  place_init (&none, &fixture->laptop->device);
  queue (fixture, fixture->centre.central, "one");
  pull (fixture, fixture->centre.central, &none);
  back_up (fixture, &backup);
  queue (fixture, fixture->centre.central, "two");
  pull (fixture, fixture->centre.central, &middle);
  queue (fixture, fixture->centre.central, "three");
  pull (fixture, fixture->centre.central, &far);

  restore_well (fixture);
  queue (fixture, fixture->after, "four");
  pull (fixture, fixture->after, &far);
  lost = (Place){ far.seq, far.hash, g_string_new (NULL) };
  pull (fixture, fixture->after, &none);
  queue (fixture, fixture->after, "five");
  pull (fixture, fixture->after, &middle);
  pull (fixture, fixture->after, &far);
  pull (fixture, fixture->after, &none);
  pull (fixture, fixture->after, &lost);
  queue (fixture, fixture->after, "six");
  pull (fixture, fixture->after, &middle);
  pull (fixture, fixture->after, &far);
  pull (fixture, fixture->after, &none);
  g_assert_cmpstr (far.read->str, ==, "one two three four five six ");
  g_assert_cmpstr (middle.read->str, ==, "one two four five six ");
  g_assert_cmpstr (none.read->str, ==, "one four five six ");
  g_assert_cmpstr (lost.read->str, ==, "five ");
  g_string_free (far.read, TRUE);
  g_string_free (middle.read, TRUE);
  g_string_free (none.read, TRUE);
  g_string_free (lost.read, TRUE);
}

/* Taken to the last before the fire, or not at all. */
static void
test_an_outbox_that_the_backup_knows_goes_on_as_it_was (Fixture *fixture, gconstpointer unused)
{
  Place place, late;
  GvtCentralBackup backup;

  place_init (&place, &fixture->laptop->device);
  place_init (&late, &fixture->laptop->device);
  queue (fixture, fixture->centre.central, "one");
  pull (fixture, fixture->centre.central, &place);
  back_up (fixture, &backup);
  restore_well (fixture);
  queue (fixture, fixture->after, "two");
  pull (fixture, fixture->after, &place);
  pull (fixture, fixture->after, &late);
  g_assert_cmpstr (place.read->str, ==, "one two ");
  g_assert_cmpstr (late.read->str, ==, "one two ");
  g_string_free (place.read, TRUE);
  g_string_free (late.read, TRUE);
}

static gboolean
count_free_prekeys (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM central_prekey WHERE lease IS NULL", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "count", error))
    return FALSE;
  *(guint *) user_data = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* A lease that is sealed to a key which the laptop has destroyed would be lost. */
static void
test_one_time_keys_are_asked_for_again (Fixture *fixture, gconstpointer unused)
{
  GvtCentralBackup backup;
  guint n = 0;

  back_up (fixture, &backup);
  g_assert_true (gvt_store_read (fixture->centre.central->store, count_free_prekeys, &n, NULL));
  g_assert_cmpuint (n, ==, 2);
  restore_well (fixture);
  g_assert_true (gvt_store_read (fixture->after->store, count_free_prekeys, &n, NULL));
  g_assert_cmpuint (n, ==, 0);
}

/* A code that took a laptop in after the backup looks unused in it: it would take in another. */
static void
test_no_code_of_before_takes_anybody_in (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = gvt_central_issue_codes (fixture->centre.central, team, 1, NULL,
                                                         &error);
  g_autoptr (GvtSecret) key = gvt_signing_key_new ();
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GvtSecret) secret = NULL;
  g_autoptr (GvtEnrolRequest) request = NULL;
  g_autoptr (GvtEnrolRequest) again = NULL;
  g_autoptr (GvtEnrolAnswer) answer = NULL;
  GvtCentralBackup backup;

  g_assert_no_error (error);
  secret = gvt_test_code_secret (codes->pdata[0]);
  request = gvt_test_enrol_request (GVT_ENROL_TAKE, secret, key, team);
  again = gvt_test_enrol_request (GVT_ENROL_TAKE, secret, other, team);
  back_up (fixture, &backup);
  answer = gvt_central_enrol (fixture->centre.central, request, &error);
  g_assert_no_error (error);

  restore_well (fixture);
  g_assert_null (gvt_central_enrol (fixture->after, again, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_EXPIRED);
}

static void
test_another_key_puts_nothing_there (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) other = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GError) error = NULL;
  GvtCentralBackup backup;

  back_up (fixture, &backup);
  g_free (fixture->key_file);
  fixture->key_file = g_build_filename (fixture->centre.folder, "other.key", NULL);
  g_assert_true (gvt_key_file_write (fixture->key_file, other, NULL));
  g_assert_false (restore (fixture, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (fixture->restored, G_FILE_TEST_EXISTS));
}

/* What is not whole is none. */
static void
test_a_damaged_published_file_is_found (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) bytes = gvt_test_bytes ("a list of regions");
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  GvtCentralBackup backup;
  GvtHash hash;

  publish (fixture, fixture->centre.central, "a list of regions");
  gvt_hash_of_bytes (bytes, &hash);
  path = gvt_central_find_file (fixture->centre.central, &hash, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, "a list of rubbish", -1, NULL);

  g_assert_false (gvt_central_backup (fixture->centre.central, fixture->backup, &backup, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_false (g_file_test (fixture->backup, G_FILE_TEST_EXISTS));
}

#define ADD(name, func) g_test_add ("/central-backup/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("a-backup-is-put-back-whole", test_a_backup_is_put_back_whole);
  ADD ("I13-the-watermark-moves-with-a-finished-backup",
       test_the_watermark_moves_with_a_finished_backup);
  ADD ("I13-no-serial-goes-back", test_no_serial_goes_back);
  ADD ("I13-two-restores-of-one-backup-differ", test_two_restores_of_one_backup_differ);
  ADD ("I13-an-outbox-goes-on-behind-what-the-laptop-took",
       test_an_outbox_goes_on_behind_what_the_laptop_took);
  ADD ("I13-copies-go-on-behind-what-each-took", test_copies_go_on_behind_what_each_took);
  ADD ("an-outbox-that-the-backup-knows-goes-on-as-it-was",
       test_an_outbox_that_the_backup_knows_goes_on_as_it_was);
  ADD ("one-time-keys-are-asked-for-again", test_one_time_keys_are_asked_for_again);
  ADD ("I13-no-code-of-before-takes-anybody-in", test_no_code_of_before_takes_anybody_in);
  ADD ("another-key-puts-nothing-there", test_another_key_puts_nothing_there);
  ADD ("a-damaged-published-file-is-found", test_a_damaged_published_file_is_found);
  return g_test_run ();
}
