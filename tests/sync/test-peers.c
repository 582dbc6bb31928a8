/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop and a centre of which one is of another version, as far as that shows on the wire. */
#include "gvt-central-private.h"
#include "gvt-comparison.h"
#include "gvt-error.h"
#include "gvt-outbox-message.h"
#include "gvt-peer-line.h"
#include "gvt-pull-answer.h"
#include "gvt-sync-store.h"
#include "gvt-test-laptop.h"
#include "gvt-test.h"

#define N_VISITS 6
#define N_ALL    (N_VISITS + 1) /* the first is that it was enrolled */

typedef struct
{
  GvtCentreProcess *centre; /* one for all tests */
  GvtCentral *central;      /* the same, for its keys */
  GvtLaptop *laptop;
  GvtSecret *device_key;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  fixture->centre = (GvtCentreProcess *) data;
  fixture->laptop = gvt_laptop_new ();
  code = gvt_centre_process_issue_code (fixture->centre);
  gvt_laptop_enrol (fixture->laptop, fixture->centre->uri, code, &error);
  g_assert_no_error (error);
  fixture->central = gvt_central_open (fixture->centre->data, fixture->laptop->clock, &error);
  g_assert_no_error (error);
  fixture->device_key = gvt_vault_dup_device_key (gvt_profile_get_vault (fixture->laptop->profile),
                                                  &error);
  g_assert_no_error (error);
  gvt_laptop_plan_visits (fixture->laptop, N_VISITS);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_secret_unref (fixture->device_key);
  g_clear_object (&fixture->central);
  gvt_laptop_free (fixture->laptop);
}

static GvtPeerLine *
line_to (Fixture *fixture, GvtPeer peer)
{
  return gvt_peer_line_new (fixture->centre->uri, peer,
                            gvt_central_get_signing_key (fixture->central), fixture->device_key);
}

static gboolean
sync_over (Fixture *fixture, GvtPeerLine *line, GvtSyncReport *report, GError **error)
{
  return gvt_sync_run (fixture->laptop->profile, GVT_TRANSPORT (line), GVT_SYNC_ALL, NULL, NULL,
                       report, NULL, error);
}

static void
assert_compared (Fixture *fixture, GvtComparisonState state)
{
  g_auto (GvtComparison) comparison = { 0 };

  g_assert_true (gvt_comparison_load (fixture->laptop->profile, &comparison, NULL));
  g_assert_cmpint (comparison.state, ==, state);
}

static void
sync_well (Fixture *fixture)
{
  g_autoptr (GvtPeerLine) line = line_to (fixture, GVT_PEER_AS_IT_IS);
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  sync_over (fixture, line, &report, &error);
  g_assert_no_error (error);
}

/* A talk that goes as any other does. */
static void
assert_goes_well (Fixture *fixture, GvtPeer peer, guint n_least, GvtComparisonState state)
{
  g_autoptr (GvtPeerLine) line = line_to (fixture, peer);
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  sync_over (fixture, line, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_peer_line_n_changed (line), >=, n_least);
  g_assert_cmpuint (report.ledger.confirmed, ==, N_ALL);
  g_assert_cmpuint (report.ledger.quarantined, ==, 0);
  g_assert_cmpuint (report.n_files, >, 0);
  g_assert_cmpuint (report.n_files_failed, ==, 0);
  assert_compared (fixture, state);
}

static void
test_an_older_centre_compares_nothing_and_takes_all (Fixture *fixture, gconstpointer data)
{
  assert_goes_well (fixture, GVT_PEER_OLDER_CENTRE_404, 1, GVT_COMPARED_NOT_OFFERED);
}

/* And the day it is a newer one, it is asked again. */
static void
test_an_older_centre_that_wants_no_body_is_passed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtPeerLine) line = line_to (fixture, GVT_PEER_AS_IT_IS);
  g_autoptr (GError) error = NULL;

  assert_goes_well (fixture, GVT_PEER_OLDER_CENTRE_413, 1, GVT_COMPARED_NOT_OFFERED);
  gvt_sync_compare (fixture->laptop->profile, GVT_TRANSPORT (line), NULL, &error);
  g_assert_no_error (error);
  assert_compared (fixture, GVT_COMPARED_SAME);
}

/* Members and kinds of files that nobody here knows change nothing. */
static void
test_a_newer_centre_is_understood (Fixture *fixture, gconstpointer data)
{
  assert_goes_well (fixture, GVT_PEER_NEWER_CENTRE, 3, GVT_COMPARED_SAME);
}

static void
test_a_newer_laptop_is_understood (Fixture *fixture, gconstpointer data)
{
  assert_goes_well (fixture, GVT_PEER_NEWER_LAPTOP, 4, GVT_COMPARED_SAME);
}

/* I12: nothing of it is taken for anything; the next talk with one of our time goes on. */
static void
assert_refused_untouched (Fixture *fixture, GvtPeer peer, GvtError code)
{
  g_autoptr (GvtPeerLine) line = line_to (fixture, peer);
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  g_assert_false (sync_over (fixture, line, &report, &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
  g_assert_cmpuint (report.ledger.made, ==, N_ALL);
  g_assert_cmpuint (report.ledger.received, ==, 0);
  g_assert_cmpuint (report.n_files, ==, 0);
  assert_compared (fixture, GVT_COMPARED_NEVER);
  assert_goes_well (fixture, GVT_PEER_AS_IT_IS, 0, GVT_COMPARED_SAME);
}

static void
test_another_major_version_of_the_centre_is_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused_untouched (fixture, GVT_PEER_NEWER_MAJOR_CENTRE, GVT_ERROR_TOO_NEW);
}

static void
test_another_major_version_of_the_laptop_is_refused (Fixture *fixture, gconstpointer data)
{
  assert_refused_untouched (fixture, GVT_PEER_NEWER_MAJOR_LAPTOP, GVT_ERROR_REFUSED);
}

/* --- who keeps news back --- */

/* Returns: (transfer full): the laptop's list of files, as the centre signed it @age_us ago */
static GBytes *
keep_manifest (Fixture *fixture, gint64 age_us)
{
  g_autoptr (GvtClock) then = gvt_clock_new_fixed (gvt_clock_now_us (fixture->laptop->clock)
                                                   - age_us);
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtCentral) central = gvt_central_open (fixture->centre->data, then, &error);
  GBytes *manifest;
  GvtId device;

  g_assert_no_error (error);
  g_assert_true (gvt_journal_get_device (journal, &device, NULL, NULL, NULL));
  manifest = gvt_central_manifest (central, &device, 1, &error);
  g_assert_no_error (error);
  return manifest;
}

static GvtSyncLedger
sync_with_kept (Fixture *fixture, gint64 age_us)
{
  g_autoptr (GvtPeerLine) line = line_to (fixture, GVT_PEER_FREEZER);
  g_autoptr (GBytes) kept = keep_manifest (fixture, age_us);
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  gvt_peer_line_set_kept (line, kept);
  sync_over (fixture, line, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (gvt_peer_line_n_changed (line), ==, 1);
  return report.ledger;
}

/* It is true and signed, and its serial is the newest that we heard of: only its age tells. */
static void
test_a_list_of_files_that_is_played_again_is_flagged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *words = NULL;
  GvtSyncLedger ledger = sync_with_kept (fixture, 23 * G_TIME_SPAN_HOUR);

  g_assert_cmpint (ledger.stale_manifest_us, ==, 0);
  g_assert_null (gvt_sync_describe_stale (&ledger));
  ledger = sync_with_kept (fixture, 49 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (ledger.stale_manifest_us, >, 0);
  words = gvt_sync_describe_stale (&ledger);
  g_assert_nonnull (strstr (words, "another network"));
  ledger = sync_with_kept (fixture, 0);
  g_assert_cmpint (ledger.stale_manifest_us, ==, 0);
}

/* --- who would have it believe that its one-time keys arrived --- */

static gboolean
offer_again (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_sync_store_offer_prekeys (db, error);
}

static gboolean
count_undeposited (GvtDb *db, gpointer n, GError **error)
{
  g_autoptr (GArray) prekeys = gvt_sync_store_list_new_prekeys (db, error);

  *(guint *) n = prekeys != NULL ? prekeys->len : 0;
  return prekeys != NULL;
}

static guint
n_undeposited (Fixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  guint n = 0;

  g_assert_true (gvt_store_read (gvt_journal_get_store (journal), count_undeposited, &n, NULL));
  return n;
}

static void
offer_prekeys (Fixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);

  g_assert_true (gvt_store_write (gvt_journal_get_store (journal), offer_again, NULL, NULL));
  g_assert_cmpuint (n_undeposited (fixture), >, 0);
}

/* Returns: (transfer full): a list without messages, as an older centre answers */
static GBytes *
write_empty_list (void)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return gvt_outbox_list_write (none);
}

static gboolean
sync_with_player (Fixture *fixture, GBytes *answer, GError **error)
{
  g_autoptr (GvtPeerLine) line = line_to (fixture, GVT_PEER_PULL_PLAYER);
  GvtSyncReport report;

  gvt_peer_line_set_kept (line, answer);
  return sync_over (fixture, line, &report, error);
}

/* A centre of before gives no word, and a laptop that never met another takes that for what it is.
 * Once it met one, only that centre's word on this very question counts. */
static void
test_an_empty_answer_deposits_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) empty = write_empty_list ();
  g_autoptr (GBytes) other = gvt_test_bytes ("another question");
  g_autoptr (GBytes) word = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  g_autoptr (GError) error = NULL;
  GvtId device;

  g_assert_true (sync_with_player (fixture, empty, NULL));
  g_assert_cmpuint (n_undeposited (fixture), ==, 0);
  sync_well (fixture);

  offer_prekeys (fixture);
  g_assert_true (sync_with_player (fixture, empty, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_undeposited (fixture), >, 0);

  g_assert_true (gvt_journal_get_device (journal, &device, NULL, NULL, NULL));
  word = gvt_pull_answer_write (&device, 1, other, empty,
                                gvt_central_get_signing_key (fixture->central), NULL);
  g_assert_false (sync_with_player (fixture, word, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_assert_cmpuint (n_undeposited (fixture), >, 0);

  g_clear_error (&error);
  sync_well (fixture);
  g_assert_cmpuint (n_undeposited (fixture), ==, 0);
}

#define ADD(name, func) g_test_add ("/peers/" name, Fixture, centre, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  GvtCentreProcess *centre;
  int status;

  gvt_test_init (&argc, &argv);
  centre = gvt_centre_process_new ();

  ADD ("an-older-centre-compares-nothing-and-takes-all",
       test_an_older_centre_compares_nothing_and_takes_all);
  ADD ("an-older-centre-that-wants-no-body-is-passed-over",
       test_an_older_centre_that_wants_no_body_is_passed_over);
  ADD ("a-newer-centre-is-understood", test_a_newer_centre_is_understood);
  ADD ("a-newer-laptop-is-understood", test_a_newer_laptop_is_understood);
  ADD ("I12-another-major-version-of-the-centre-is-refused",
       test_another_major_version_of_the_centre_is_refused);
  ADD ("I12-another-major-version-of-the-laptop-is-refused",
       test_another_major_version_of_the_laptop_is_refused);
  ADD ("an-empty-answer-deposits-nothing", test_an_empty_answer_deposits_nothing);
  ADD ("a-list-of-files-that-is-played-again-is-flagged",
       test_a_list_of_files_that_is_played_again_is_flagged);

  status = g_test_run ();
  gvt_centre_process_free (centre);
  return status;
}
