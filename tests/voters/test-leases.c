/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-leases-private.h"
#include "gvt-voters-fixture.h"

static const char *const kuta[] = { FIXTURE_KUTA, NULL };
static const char *const three[] = { FIXTURE_KUTA, FIXTURE_PRAYA, FIXTURE_GERUNG, NULL };

#define IN_14_DAYS (GVT_TEST_NOW_US + 14 * G_TIME_SPAN_DAY)

static GBytes *
make_lease (GvtVotersFixture *fixture, const char *const *villages, gint64 not_after)
{
  GvtPublicKey key;
  GvtId prekey;

  gvt_voters_fixture_prekey (fixture, &prekey, &key);
  return gvt_voters_fixture_lease (fixture, &fixture->device, &prekey, &key, villages, not_after);
}

static gboolean
count_prekeys_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM prekey", error);

  gvt_stmt_one (stmt, "a count", error);
  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
count_prekeys (GvtVotersFixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  gint64 n = -1;

  gvt_store_read (gvt_journal_get_store (journal), count_prekeys_in_transaction, &n, NULL);
  return n;
}

static GvtLeasedList *
only_list (GvtVotersFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lists = gvt_leases_list (fixture->profile, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 1);
  return g_list_model_get_item (lists, 0);
}

static void
assert_state (GvtVotersFixture *fixture, GvtLeasedState state)
{
  g_autoptr (GvtLeasedList) list = only_list (fixture);

  g_assert_cmpint (gvt_leased_list_get_state (list), ==, state);
}

static void
install (GvtVotersFixture *fixture, guint version, guint epoch)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pack = gvt_voters_fixture_pack (fixture, FIXTURE_KUTA, version, epoch,
                                                     gvt_fixture_rows, FIXTURE_N_ROWS);

  gvt_packs_install (fixture->profile, pack, &fixture->signer, &error);
  g_assert_no_error (error);
}

static void
test_accepted (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) lease = make_lease (fixture, kuta, IN_14_DAYS);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtLeasedList) list = NULL;

  gvt_voters_fixture_accept (fixture, lease, &error);
  g_assert_no_error (error);

  assert_state (fixture, GVT_LEASED_NO_LIST);
  install (fixture, 1, 1);
  assert_state (fixture, GVT_LEASED_OPEN);
  list = only_list (fixture);
  g_assert_cmpstr (gvt_leased_list_get_village (list), ==, FIXTURE_KUTA);
  g_assert_cmpstr (gvt_leased_list_get_village_name (list), ==, "Kuta");
  g_assert_cmpstr (gvt_leased_list_get_election (list), ==, FIXTURE_ELECTION);
  g_assert_cmpstr (gvt_leased_list_get_as_of (list), ==, "2024-09-20");
  g_assert_cmpuint (gvt_leased_list_get_rows (list), ==, FIXTURE_N_ROWS);
  g_assert_cmpint (gvt_leased_list_get_not_after (list), ==, IN_14_DAYS);
  g_assert_false (gvt_leased_list_ends_soon (list));
}

/* The one-time secret is gone: the same message opens nothing twice. */
static void
test_once (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) lease = make_lease (fixture, kuta, IN_14_DAYS);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (count_prekeys (fixture), ==, 1);
  gvt_voters_fixture_accept (fixture, lease, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_prekeys (fixture), ==, 0);

  g_assert_false (gvt_voters_fixture_accept (fixture, lease, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_other_device (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) lease = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lists = NULL;
  GvtPublicKey key;
  GvtId prekey, other;

  gvt_voters_fixture_prekey (fixture, &prekey, &key);
  gvt_id_new (fixture->clock, &other);
  lease = gvt_voters_fixture_lease (fixture, &other, &prekey, &key, kuta, IN_14_DAYS);

  g_assert_false (gvt_voters_fixture_accept (fixture, lease, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_assert_cmpint (count_prekeys (fixture), ==, 1);
  lists = gvt_leases_list (fixture->profile, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 0);
}

static void
test_other_prekey (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtSecret) foreign = gvt_sealing_key_new ();
  g_autoptr (GBytes) not_ours = NULL;
  g_autoptr (GBytes) misnamed = NULL;
  g_autoptr (GError) error = NULL;
  GvtPublicKey key, foreign_key;
  GvtId prekey, second;

  gvt_voters_fixture_prekey (fixture, &prekey, &key);
  gvt_id_new (fixture->clock, &second);
  gvt_sealing_key_public (foreign, &foreign_key);
  not_ours = gvt_voters_fixture_lease (fixture, &fixture->device, &prekey, &foreign_key, kuta,
                                       IN_14_DAYS);
  misnamed = gvt_voters_fixture_lease (fixture, &fixture->device, &second, &key, kuta, IN_14_DAYS);

  g_assert_false (gvt_voters_fixture_accept (fixture, not_ours, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
  g_clear_error (&error);
  g_assert_false (gvt_voters_fixture_accept (fixture, misnamed, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

/* A village in the middle makes no sense: nothing of the lease stays. */
static void
test_nonsense (GvtVotersFixture *fixture, gconstpointer unused)
{
  static const char *const broken[] = { FIXTURE_KUTA, "52.02", NULL };
  g_autoptr (GBytes) lease = make_lease (fixture, broken, IN_14_DAYS);
  g_autoptr (GBytes) ended = make_lease (fixture, kuta, 0);
  g_autoptr (GListModel) lists = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_voters_fixture_accept (fixture, lease, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);
  g_clear_error (&error);
  g_assert_false (gvt_voters_fixture_accept (fixture, ended, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT);

  g_assert_cmpint (count_prekeys (fixture), ==, 2);
  lists = gvt_leases_list (fixture->profile, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 0);
}

/* A facilitator's session fetches leases and lists, but has no key that opens them. */
static void
test_facilitator (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtLeasedList) list = NULL;
  g_autoptr (GvtSecret) roll = NULL;
  g_autoptr (GvtSecret) epoch = NULL;
  g_autoptr (GError) error = NULL;

  gvt_test_profile_as (fixture->profile, GVT_TEST_FACILITATOR);
  gvt_voters_fixture_give (fixture, kuta);
  assert_state (fixture, GVT_LEASED_OPEN);
  g_assert_null (gvt_vault_dup_roll_key (gvt_profile_get_vault (fixture->profile), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
  g_clear_error (&error);

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  list = only_list (fixture);
  roll = gvt_vault_dup_roll_key (gvt_profile_get_vault (fixture->profile), &error);
  epoch = gvt_unseal_secret_with (roll, GVT_EPOCH_KEY_CONTEXT,
                                  gvt_leased_list_get_keys (list)->sealed_key, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (gvt_secret_get (epoch), GVT_KEY_SIZE, gvt_secret_get (fixture->epoch_key),
                   GVT_KEY_SIZE);
}

static void
test_area (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GListModel) all = NULL;
  g_autoptr (GListModel) own = NULL;

  gvt_voters_fixture_give (fixture, three);
  all = gvt_leases_list (fixture->profile, NULL);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER);
  own = gvt_leases_list (fixture->profile, NULL);

  g_assert_cmpuint (g_list_model_get_n_items (all), ==, 3);
  g_assert_cmpuint (g_list_model_get_n_items (own), ==, 2);
}

/* Expiry closes and destroys nothing: an extension opens the same file again. */
static void
test_expiry (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GBytes) extension = NULL;
  g_autoptr (GvtLeasedList) list = NULL;
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_clock_advance (fixture->clock, 12 * G_TIME_SPAN_DAY);
  list = only_list (fixture);
  g_assert_true (gvt_leased_list_ends_soon (list));
  gvt_clock_advance (fixture->clock, 3 * G_TIME_SPAN_DAY);
  assert_state (fixture, GVT_LEASED_EXPIRED);

  extension = make_lease (fixture, kuta, GVT_TEST_NOW_US + 30 * G_TIME_SPAN_DAY);
  gvt_voters_fixture_accept (fixture, extension, &error);
  g_assert_no_error (error);
  assert_state (fixture, GVT_LEASED_OPEN);
}

static gboolean
note_time_in_transaction (GvtDb *db, gpointer user_data, GError **error)
{
  GvtVotersFixture *fixture = user_data;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, error);

  return gvt_journal_note_time (journal, db, GVT_TEST_NOW_US + 15 * G_TIME_SPAN_DAY, error);
}

/* Setting the clock back does not open a list again, once the centre's time is known; a clock that
 * has gone mad does not close one. */
static void
test_clock (GvtVotersFixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  g_autoptr (GBytes) later = make_lease (fixture, kuta, GVT_TEST_NOW_US + 20 * G_TIME_SPAN_DAY);
  g_autoptr (GError) error = NULL;

  gvt_voters_fixture_give (fixture, kuta);
  gvt_clock_advance (fixture->clock, -20 * G_TIME_SPAN_DAY);
  assert_state (fixture, GVT_LEASED_NOT_YET);
  gvt_store_write (gvt_journal_get_store (journal), note_time_in_transaction, fixture, &error);
  g_assert_no_error (error);
  assert_state (fixture, GVT_LEASED_EXPIRED);

  gvt_voters_fixture_accept (fixture, later, &error);
  g_assert_no_error (error);
  gvt_clock_set_ahead (fixture->clock, 3650 * G_TIME_SPAN_DAY);
  assert_state (fixture, GVT_LEASED_OPEN);
}

/* A new key of the village: the old list under the old key stays until the new file is here. */
static void
test_new_epoch (GvtVotersFixture *fixture, gconstpointer unused)
{
  gvt_voters_fixture_give (fixture, kuta);
  install (fixture, 2, 2);

  assert_state (fixture, GVT_LEASED_NO_LIST);
}

#define ADD(path, function) \
  g_test_add (path, GvtVotersFixture, NULL, gvt_voters_fixture_set_up, function, \
              gvt_voters_fixture_tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/leases/accepted-lease-opens-its-list", test_accepted);
  ADD ("/leases/a-lease-opens-once", test_once);
  ADD ("/leases/for-another-device-is-refused", test_other_device);
  ADD ("/leases/for-another-key-is-refused", test_other_prekey);
  ADD ("/leases/nonsense-leaves-no-trace", test_nonsense);
  ADD ("/leases/facilitator-stores-but-cannot-open", test_facilitator);
  ADD ("/leases/stop-at-the-area-border", test_area);
  ADD ("/leases/expiry-closes-and-an-extension-opens", test_expiry);
  ADD ("/leases/clock-set-back-opens-nothing", test_clock);
  ADD ("/leases/another-key-needs-another-file", test_new_epoch);

  return g_test_run ();
}
