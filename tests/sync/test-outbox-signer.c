/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The centre turns its online key while messages wait in a laptop's outbox. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-outbox-signer.h"
#include "gvt-sync-store.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define TURNED_US (GVT_TEST_NOW_US + 10 * G_TIME_SPAN_DAY)

typedef struct
{
  GvtProfile *profile;
  GvtJournal *journal;
  GvtSecret *root;
  GvtSecret *signers[2]; /* of serial 1, until TURNED_US, and of serial 2 */
  GBytes *statements[2];
  GvtId device;
  GvtCentre *centre; /* as the store gives it back */
} Fixture;

static GBytes *
make_statement (Fixture *fixture, guint64 serial, gint64 issued_at_us)
{
  GvtKeysStatement keys = { .serial = serial,
                            .issued_at_us = issued_at_us,
                            .not_after_us = issued_at_us + 400 * G_TIME_SPAN_DAY,
                            .name = (char *) "KPU Provinsi Nusa Tenggara Barat" };
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  gvt_signing_key_public (fixture->root, &keys.root_key);
  gvt_signing_key_public (fixture->signers[serial - 1], &keys.signing_key);
  memset (keys.sealing_key.bytes, 7, sizeof keys.sealing_key.bytes);
  bytes = gvt_keys_statement_write (&keys, fixture->root, &error);
  g_assert_no_error (error);
  return bytes;
}

static gboolean
enrol_and_turn (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  return gvt_sync_store_add_centre (db, "https://example.invalid", fixture->statements[0],
                                    &fixture->device, error)
         && gvt_sync_store_set_keys (db, fixture->statements[1], error);
}

static gboolean
load (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->centre, gvt_centre_free);
  fixture->centre = gvt_sync_store_load_centre (db, error);
  return fixture->centre != NULL;
}

static void
transact (Fixture *fixture, GvtTxFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (gvt_journal_get_store (fixture->journal), func, data, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, NULL);
  fixture->journal = gvt_profile_dup_journal (fixture->profile, NULL);
  fixture->root = gvt_signing_key_new ();
  memset (fixture->device.bytes, 6, sizeof fixture->device.bytes);
  for (guint i = 0; i < 2; i++)
    {
      fixture->signers[i] = gvt_signing_key_new ();
      fixture->statements[i] = make_statement (fixture, i + 1,
                                               i == 0 ? GVT_TEST_NOW_US : TURNED_US);
    }
  transact (fixture, enrol_and_turn, fixture);
  transact (fixture, load, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_centre_free (fixture->centre);
  g_object_unref (fixture->journal);
  g_assert_finalize_object (fixture->profile);
  gvt_secret_unref (fixture->root);
  for (guint i = 0; i < 2; i++)
    {
      gvt_secret_unref (fixture->signers[i]);
      g_bytes_unref (fixture->statements[i]);
    }
}

/* Returns: (transfer full) (nullable): a message of that time and key, as the laptop reads it. */
static GvtOutboxMessage *
read_signed_by (Fixture *fixture, guint64 serial, gint64 at_us, guint64 *found, GError **error)
{
  g_autoptr (GBytes) payload = gvt_test_bytes ("payload");
  GvtHash previous, hash;
  g_autoptr (GBytes) message = NULL;

  gvt_outbox_genesis (&fixture->device, &previous);
  message = gvt_outbox_message_write (&fixture->device, 0, 1, &previous, "lease/1", at_us, payload,
                                      fixture->signers[serial - 1], &hash, NULL);
  return gvt_outbox_signer_read (message, fixture->centre->keys, fixture->centre->former_keys,
                                 fixture->centre->outbox_serial, found, error);
}

static void
assert_refused (Fixture *fixture, guint64 serial, gint64 at_us)
{
  g_autoptr (GError) error = NULL;
  guint64 found;

  g_assert_null (read_signed_by (fixture, serial, at_us, &found, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_what_waited_over_the_change_is_taken (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtOutboxMessage) old = NULL, new = NULL;
  guint64 found = 0;

  old = read_signed_by (fixture, 1, TURNED_US - 1, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found, ==, 1);

  new = read_signed_by (fixture, 2, TURNED_US + 1, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found, ==, 2);
}

/* D6: or a key that was lost could still lease lists. */
static void
test_a_former_key_signs_nothing_new (Fixture *fixture, gconstpointer unused)
{
  assert_refused (fixture, 1, TURNED_US);
  assert_refused (fixture, 1, TURNED_US + G_TIME_SPAN_DAY);
}

static gboolean
take_a_new_one (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  guint64 serial;
  g_autoptr (GvtOutboxMessage) message = read_signed_by (fixture, 2, TURNED_US + 1, &serial, error);

  return message != NULL
         && gvt_sync_store_add_message (db, message, serial, "taken", "", NULL, error);
}

/* Nor by saying that it was written long ago: the outbox never goes back to an older key. */
static void
test_a_former_key_is_done_once_a_newer_one_spoke (Fixture *fixture, gconstpointer unused)
{
  transact (fixture, take_a_new_one, fixture);
  transact (fixture, load, fixture);

  g_assert_cmpuint (fixture->centre->outbox_serial, ==, 2);
  assert_refused (fixture, 1, TURNED_US - 1);
}

static void
test_a_key_that_no_statement_named_signs_nothing (Fixture *fixture, gconstpointer unused)
{
  gvt_secret_unref (fixture->signers[0]);
  fixture->signers[0] = gvt_signing_key_new ();

  assert_refused (fixture, 1, TURNED_US - 1);
}

/* The laptop was away during the turn, and holds no statement of the key before: the newest one
 * says whose it was, and until when. */
static void
test_a_key_that_the_statement_names_counts_in_its_time (Fixture *fixture, gconstpointer unused)
{
  GvtKeysStatement *keys = fixture->centre->keys;
  const GvtFormerKey former = {
    1, TURNED_US, ((GvtKeysStatement *) fixture->centre->former_keys->pdata[0])->signing_key
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtOutboxMessage) message = NULL;
  guint64 found;

  keys->former = g_array_new (FALSE, FALSE, sizeof (GvtFormerKey));
  g_array_append_val (keys->former, former);
  g_ptr_array_set_size (fixture->centre->former_keys, 0);

  message = read_signed_by (fixture, 1, TURNED_US - 1, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found, ==, 1);
  assert_refused (fixture, 1, TURNED_US);
  fixture->centre->outbox_serial = 2;
  assert_refused (fixture, 1, TURNED_US - 1);
}

#define ADD(path, func) g_test_add ("/outbox-signer/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("what-waited-over-the-change-is-taken", test_what_waited_over_the_change_is_taken);
  ADD ("a-former-key-signs-nothing-new", test_a_former_key_signs_nothing_new);
  ADD ("a-former-key-is-done-once-a-newer-one-spoke",
       test_a_former_key_is_done_once_a_newer_one_spoke);
  ADD ("a-key-that-no-statement-named-signs-nothing",
       test_a_key_that_no_statement_named_signs_nothing);
  ADD ("a-key-that-the-statement-names-counts-in-its-time",
       test_a_key_that_the_statement_names_counts_in_its_time);
  return g_test_run ();
}
