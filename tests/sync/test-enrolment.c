/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop is taken in by a centre in another process. */
#include <glib/gstdio.h>

#include "gvt-db-lock.h"
#include "gvt-enrolment-code.h"
#include "gvt-enrolment.h"
#include "gvt-error.h"
#include "gvt-http-transport.h"
#include "gvt-test-laptop.h"
#include "gvt-test-line.h"
#include "gvt-test.h"

typedef struct
{
  GvtCentreProcess *centre; /* one for all tests */
  GvtTestLine *line;
  char *uri; /* over the line */
  char *code;
  GvtLaptop *laptop;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->centre = (GvtCentreProcess *) data;
  fixture->line = gvt_test_line_new (fixture->centre->port);
  fixture->uri = gvt_test_line_dup_uri (fixture->line);
  fixture->code = gvt_centre_process_issue_code (fixture->centre);
  fixture->laptop = gvt_laptop_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_laptop_free (fixture->laptop);
  gvt_test_line_free (fixture->line);
  g_free (fixture->uri);
  g_free (fixture->code);
}

static void
enrol_badly (Fixture *fixture, GvtLaptop *laptop, const char *code, GvtError expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_laptop_enrol (laptop, fixture->uri, code, &error));
  g_assert_error (error, GVT_ERROR, (gint) expected);
  g_assert_false (gvt_profile_is_enrolled (laptop->profile));
}

static void
enrol_well (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gvt_laptop_enrol (fixture->laptop, fixture->uri, fixture->code, &error);
  g_assert_no_error (error);
  g_assert_true (gvt_profile_is_enrolled (fixture->laptop->profile));
}

static void
test_everybody_named_can_unlock_afterwards (Fixture *fixture, gconstpointer data)
{
  GvtSyncLedger ledger;

  enrol_well (fixture);
  g_assert_true (gvt_profile_is_unlocked (fixture->laptop->profile));
  gvt_laptop_restart (fixture->laptop);
  gvt_laptop_unlock (fixture->laptop, GVT_LAPTOP_FACILITATOR);
  gvt_laptop_unlock (fixture->laptop, GVT_LAPTOP_OFFICER);
  g_assert_true (gvt_sync_ledger_read (fixture->laptop->profile, &ledger, NULL));
  g_assert_cmpuint (ledger.made, ==, 1);
}

/* The centre answers well, but the code was made for another one. */
static void
test_a_false_centre_is_known_by_the_code (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtEnrolmentCode) code = { 0 };
  g_autofree char *other = NULL;

  g_assert_true (gvt_enrolment_code_parse (fixture->code, &code, NULL));
  code.root_hash[3] ^= 1;
  other = gvt_enrolment_code_format (&code);

  enrol_badly (fixture, fixture->laptop, other, GVT_ERROR_BAD_SIGNATURE);
  enrol_well (fixture); /* and nothing of the true code was used up */
}

static void
test_five_wrong_tries_end_a_code (Fixture *fixture, gconstpointer data)
{
  g_auto (GvtEnrolmentCode) code = { 0 };
  g_autofree char *wrong = NULL;

  g_assert_true (gvt_enrolment_code_parse (fixture->code, &code, NULL));
  code.secret[9] ^= 1; /* the row is found by the first symbols */
  wrong = gvt_enrolment_code_format (&code);

  for (guint i = 0; i < GVT_ENROLMENT_MAX_TRIES; i++)
    enrol_badly (fixture, fixture->laptop, wrong, GVT_ERROR_REFUSED);
  enrol_badly (fixture, fixture->laptop, fixture->code, GVT_ERROR_EXPIRED);
}

static void
test_a_code_is_for_one_laptop (Fixture *fixture, gconstpointer data)
{
  GvtLaptop *second = gvt_laptop_new ();

  enrol_well (fixture);
  enrol_badly (fixture, second, fixture->code, GVT_ERROR_TAKEN);
  gvt_laptop_free (second);
}

/* The centre has taken it in, and the laptop does not know. */
static void
test_a_lost_answer_is_asked_for_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *begun = g_build_filename (fixture->laptop->folder, "vault.new", NULL);
  static const GvtKdf kdf = { .memory_bytes = 64 * 1024 * 1024, .passes = 3 };
  GvtTransport *transport = gvt_http_transport_new (fixture->uri, 5, NULL);
  GvtEnrolment *enrolment = gvt_enrolment_new (fixture->laptop->profile, fixture->uri, transport);
  g_autoptr (GvtCodeFile) file = gvt_code_file_parse (fixture->code, NULL);
  g_autoptr (GPtrArray) users = NULL;
  GvtNewUser chosen[2];
  GvtSyncReport report;
  g_autoptr (GError) error = NULL;

  users = gvt_enrolment_ask (enrolment, file->codes, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    chosen[i] = (GvtNewUser){ users->pdata[i], GVT_LAPTOP_PASSPHRASE };
  gvt_test_line_cut_answer (fixture->line, "/v1/enrol", 100);
  g_assert_false (gvt_enrolment_take (enrolment, chosen, 2, &kdf, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_OFFLINE);
  g_clear_error (&error);
  g_assert_cmpuint (gvt_test_line_n_cuts (fixture->line), ==, 1);
  g_assert_false (gvt_profile_is_enrolled (fixture->laptop->profile));
  g_assert_true (g_file_test (begun, G_FILE_TEST_EXISTS));

  g_assert_finalize_object (enrolment);
  g_assert_finalize_object (transport);
  gvt_laptop_restart (fixture->laptop);
  enrol_well (fixture);
  g_assert_true (gvt_laptop_sync (fixture->laptop, fixture->uri, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (report.ledger.confirmed, ==, 1);
}

/* The window asks while the command line is at it, in the same folder. */
static void
test_what_another_program_has_begun_is_let_be (Fixture *fixture, gconstpointer data)
{
  static const GvtKdf kdf = { .memory_bytes = 64 * 1024 * 1024, .passes = 3 };
  g_autofree char *begun = g_build_filename (fixture->laptop->folder, "vault.new", NULL);
  g_autofree char *lock_path = g_build_filename (fixture->laptop->folder, "enrolment", NULL);
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (fixture->uri, 5, NULL);
  g_autoptr (GvtEnrolment) enrolment = gvt_enrolment_new (fixture->laptop->profile, fixture->uri,
                                                          transport);
  GvtDbLock *other = gvt_db_lock_take_alone (lock_path, NULL);
  g_autoptr (GvtCodeFile) file = gvt_code_file_parse (fixture->code, NULL);
  g_autoptr (GPtrArray) users = gvt_enrolment_ask (enrolment, file->codes, NULL, NULL);
  const GvtNewUser chosen[2] = { { users->pdata[0], GVT_LAPTOP_PASSPHRASE },
                                 { users->pdata[1], GVT_LAPTOP_PASSPHRASE } };
  g_autoptr (GError) take_error = NULL, abandon_error = NULL;

  g_assert_nonnull (other);
  g_assert_true (g_file_set_contents (begun, "half", -1, NULL));

  g_assert_false (gvt_enrolment_take (enrolment, chosen, 2, &kdf, NULL, &take_error));
  g_assert_error (take_error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_false (gvt_enrolment_abandon (enrolment, &abandon_error));
  g_assert_error (abandon_error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_true (g_file_test (begun, G_FILE_TEST_EXISTS));

  gvt_db_lock_free (other);
  g_assert_true (gvt_enrolment_abandon (enrolment, NULL));
  g_assert_false (g_file_test (begun, G_FILE_TEST_EXISTS));
}

static char *
in_folder (Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->laptop->folder, name, NULL);
}

static void
move_file (Fixture *fixture, const char *from, const char *to)
{
  g_autofree char *from_path = in_folder (fixture, from);
  g_autofree char *to_path = in_folder (fixture, to);

  g_assert_cmpint (g_rename (from_path, to_path), ==, 0);
}

/* Somebody deleted it, or a disk did: what the laptop had not sent is in the store alone, and the
 * vault may be in a backup. */
static void
test_a_store_whose_vault_was_lost_is_set_aside (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (fixture->uri, 5, NULL);
  g_autofree char *store = in_folder (fixture, "store.db");
  g_autofree char *first = in_folder (fixture, "store-without-vault-1.db");
  g_autofree char *second = in_folder (fixture, "store-without-vault-2.db");
  g_autoptr (GvtEnrolment) enrolment = NULL;
  g_autoptr (GError) error = NULL;

  enrol_well (fixture);
  gvt_profile_lock (fixture->laptop->profile);
  move_file (fixture, "vault", "backup");
  gvt_laptop_restart (fixture->laptop);
  enrolment = gvt_enrolment_new (fixture->laptop->profile, fixture->uri, transport);
  gvt_enrolment_abandon (enrolment, &error); /* as every new enrolment makes room */
  g_assert_no_error (error);
  g_assert_false (g_file_test (store, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (first, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_set_contents (store, "another one", -1, NULL));
  gvt_enrolment_abandon (enrolment, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (second, G_FILE_TEST_EXISTS));

  g_clear_object (&enrolment);
  move_file (fixture, "store-without-vault-1.db", "store.db");
  move_file (fixture, "backup", "vault");
  gvt_laptop_restart (fixture->laptop);
  gvt_profile_unlock (fixture->laptop->profile, GVT_LAPTOP_OFFICER, GVT_LAPTOP_PASSPHRASE, &error);
  g_assert_no_error (error);
}

/* D2: one person alone must not be able to shut the lists away. */
static void
test_two_people_open_the_roll_of_every_laptop (Fixture *fixture, gconstpointer data)
{
  static const GvtKdf kdf = { .memory_bytes = 64 * 1024 * 1024, .passes = 3 };
  g_autofree char *begun = g_build_filename (fixture->laptop->folder, "vault.new", NULL);
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (fixture->uri, 5, NULL);
  g_autoptr (GvtEnrolment) enrolment = gvt_enrolment_new (fixture->laptop->profile, fixture->uri,
                                                          transport);
  g_autoptr (GvtCodeFile) file = gvt_code_file_parse (fixture->code, NULL);
  g_autoptr (GPtrArray) users = gvt_enrolment_ask (enrolment, file->codes, NULL, NULL);
  const GvtNewUser officer = { users->pdata[0], GVT_LAPTOP_PASSPHRASE };
  const GvtNewUser facilitator = { users->pdata[2], GVT_LAPTOP_PASSPHRASE };
  const GvtNewUser too_few[][2] = { { officer, facilitator }, { officer, officer } };

  for (guint i = 0; i < G_N_ELEMENTS (too_few); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_enrolment_take (enrolment, too_few[i], 2, &kdf, NULL, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_false (g_file_test (begun, G_FILE_TEST_EXISTS));
    }
}

#define ADD(name, func) g_test_add ("/enrolment/" name, Fixture, centre, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  GvtCentreProcess *centre;
  int status;

  gvt_test_init (&argc, &argv);
  centre = gvt_centre_process_new ();

  ADD ("everybody-named-can-unlock-afterwards", test_everybody_named_can_unlock_afterwards);
  ADD ("a-store-whose-vault-was-lost-is-set-aside", test_a_store_whose_vault_was_lost_is_set_aside);
  ADD ("a-false-centre-is-known-by-the-code", test_a_false_centre_is_known_by_the_code);
  ADD ("five-wrong-tries-end-a-code", test_five_wrong_tries_end_a_code);
  ADD ("a-code-is-for-one-laptop", test_a_code_is_for_one_laptop);
  ADD ("a-lost-answer-is-asked-for-again", test_a_lost_answer_is_asked_for_again);
  ADD ("two-people-open-the-roll-of-every-laptop", test_two_people_open_the_roll_of_every_laptop);
  ADD ("what-another-program-has-begun-is-let-be", test_what_another_program_has_begun_is_let_be);

  status = g_test_run ();
  gvt_centre_process_free (centre);
  return status;
}
