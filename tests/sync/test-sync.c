/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop and a centre in two processes, with a socket and a bad line between them. */
#include <glib/gstdio.h>

#include "gvt-central-private.h"
#include "gvt-central-queue.h"
#include "gvt-error.h"
#include "gvt-http-transport.h"
#include "gvt-lease-code-use.h"
#include "gvt-leases.h"
#include "gvt-packs.h"
#include "gvt-test-laptop.h"
#include "gvt-test-line.h"
#include "gvt-test.h"
#include "gvt-text.h"

typedef struct
{
  GvtCentreProcess *centre; /* one for all tests */
  GvtTestLine *line;
  char *uri; /* over the line */
  GvtLaptop *laptop;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  fixture->centre = (GvtCentreProcess *) data;
  fixture->line = gvt_test_line_new (fixture->centre->port);
  fixture->uri = gvt_test_line_dup_uri (fixture->line);
  fixture->laptop = gvt_laptop_new ();
  code = gvt_centre_process_issue_code (fixture->centre);
  gvt_laptop_enrol (fixture->laptop, fixture->uri, code, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_laptop_free (fixture->laptop);
  gvt_test_line_free (fixture->line);
  g_free (fixture->uri);
}

static void
sync_well (Fixture *fixture, GvtSyncReport *report)
{
  g_autoptr (GError) error = NULL;

  gvt_laptop_sync (fixture->laptop, fixture->uri, report, &error);
  g_assert_no_error (error);
}

static void
sync_badly (Fixture *fixture, GvtSyncReport *report, GvtError code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_laptop_sync (fixture->laptop, fixture->uri, report, &error));
  g_assert_error (error, GVT_ERROR, (gint) code);
}

/* What the centre's store holds of a laptop, read by another process than the one that serves. */
typedef struct
{
  GvtCentral *central;
  GvtId device;
  guint64 seq;
  GvtHash head;
  guint64 n_ids; /* different ones: what counts */
} Held;

static gboolean
read_held (GvtDb *db, gpointer user_data, GError **error)
{
  Held *held = user_data;
  g_autoptr (GvtStmt) stmt = NULL;

  if (!gvt_journal_head (held->central->journal, db, &held->device, 1, &held->seq, &held->head,
                         error))
    return FALSE;

  stmt = gvt_db_prepare (db, "SELECT count (DISTINCT id) FROM event WHERE device = :device", error);
  gvt_stmt_bind_id (stmt, ":device", &held->device);
  if (!gvt_stmt_one (stmt, "count", error))
    return FALSE;
  held->n_ids = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
read_own_head (GvtDb *db, gpointer user_data, GError **error)
{
  Held *own = user_data;
  guint32 incarnation;

  return gvt_journal_get_device ((GvtJournal *) own->central, &own->device, &incarnation, NULL,
                                 error)
         && gvt_journal_head ((GvtJournal *) own->central, db, &own->device, incarnation, &own->seq,
                              &own->head, error);
}

/* Both sides hold the same chain, each record once. */
static void
assert_same (Fixture *fixture, guint64 expected_seq)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  g_autoptr (GvtCentral) central = NULL;
  Held own = { .central = (GvtCentral *) journal };
  Held held = { 0 };
  g_autoptr (GError) error = NULL;

  central = gvt_central_open (fixture->centre->data, fixture->laptop->clock, &error);
  g_assert_no_error (error);
  gvt_store_read (gvt_journal_get_store (journal), read_own_head, &own, &error);
  g_assert_no_error (error);
  held.central = central;
  held.device = own.device;
  gvt_store_read (central->store, read_held, &held, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (own.seq, ==, expected_seq);
  g_assert_cmpuint (held.seq, ==, expected_seq);
  g_assert_cmpuint (held.n_ids, ==, expected_seq);
  g_assert_true (gvt_hash_equal (&held.head, &own.head));
}

static void
test_what_was_made_is_confirmed (Fixture *fixture, gconstpointer data)
{
  GvtSyncLedger ledger;
  GvtSyncReport report;

  gvt_laptop_plan_visits (fixture->laptop, 7);
  g_assert_true (gvt_sync_ledger_read (fixture->laptop->profile, &ledger, NULL));
  g_assert_cmpuint (ledger.made, ==, 8); /* the first is that it was enrolled */
  g_assert_cmpuint (ledger.only_here, ==, 8);
  g_assert_cmpuint (ledger.sent, ==, 0);
  g_assert_cmpint (ledger.contact_at_us, ==, 0);

  sync_well (fixture, &report);

  g_assert_cmpuint (report.ledger.made, ==, 8);
  g_assert_cmpuint (report.ledger.sent, ==, 8);
  g_assert_cmpuint (report.ledger.received, ==, 8);
  g_assert_cmpuint (report.ledger.confirmed, ==, 8);
  g_assert_cmpuint (report.ledger.only_here, ==, 0);
  g_assert_cmpuint (report.ledger.quarantined, ==, 0);
  g_assert_cmpint (report.ledger.contact_at_us, >, 0);
  assert_same (fixture, 8);
}

/* I2: the line goes in the middle of the frame. */
static void
test_a_push_cut_in_the_middle_counts_once (Fixture *fixture, gconstpointer data)
{
  GvtSyncReport report;

  gvt_laptop_plan_visits (fixture->laptop, 40);
  gvt_test_line_cut_request (fixture->line, "/v1/push", 1000);
  sync_badly (fixture, &report, GVT_ERROR_OFFLINE);
  g_assert_cmpuint (gvt_test_line_n_cuts (fixture->line), ==, 1);
  g_assert_cmpuint (report.ledger.sent, ==, 41);
  g_assert_cmpuint (report.ledger.received, ==, 0);
  g_assert_cmpuint (report.ledger.only_here, ==, 41);

  gvt_laptop_plan_visits (fixture->laptop, 2);
  sync_well (fixture, &report);
  g_assert_cmpuint (report.ledger.confirmed, ==, 43);
  assert_same (fixture, 43);
}

/* I2: the hardest cut: the centre has acted, and only the centre knows. */
static void
test_a_receipt_lost_on_the_way_counts_once (Fixture *fixture, gconstpointer data)
{
  GvtSyncReport report;

  gvt_laptop_plan_visits (fixture->laptop, 5);
  gvt_test_line_cut_answer (fixture->line, "/v1/push", 20);
  sync_badly (fixture, &report, GVT_ERROR_OFFLINE);
  g_assert_cmpuint (report.ledger.received, ==, 0);
  g_assert_cmpuint (report.ledger.sent, ==, 6);

  sync_well (fixture, &report);
  g_assert_cmpuint (report.ledger.confirmed, ==, 6);
  assert_same (fixture, 6);
}

/* I6 */
static void
test_files_come_though_nothing_can_be_sent (Fixture *fixture, gconstpointer data)
{
  GvtSyncReport report;
  g_autoptr (GvtRegionList) regions = NULL;

  gvt_laptop_plan_visits (fixture->laptop, 3);
  gvt_test_line_cut_request (fixture->line, "/v1/push", 100);
  sync_badly (fixture, &report, GVT_ERROR_OFFLINE);

  g_assert_cmpuint (report.ledger.received, ==, 0);
  g_assert_cmpuint (report.n_files, >=, 3); /* the region list and two modules */
  g_assert_cmpuint (report.n_files_failed, ==, 0);
  regions = gvt_sync_load_regions (fixture->laptop->profile, NULL);
  g_assert_cmpuint (gvt_region_list_get_size (regions), ==, 6);
}

static void
test_a_second_talk_fetches_nothing_again (Fixture *fixture, gconstpointer data)
{
  GvtSyncReport report;

  sync_well (fixture, &report);
  g_assert_cmpuint (report.n_files, >, 0);
  sync_well (fixture, &report);
  g_assert_cmpuint (report.n_files, ==, 0);
  g_assert_cmpuint (report.n_bytes, ==, 0);
  g_assert_cmpuint (report.ledger.confirmed, ==, 1);
}

static guint64
size_of_modules (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->laptop->folder, "modules", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint64 size = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf info;

      if (g_str_has_suffix (name, ".gvmod") && g_stat (path, &info) == 0)
        size += (guint64) info.st_size;
    }
  return size;
}

static void
test_a_file_cut_in_the_middle_goes_on_from_there (Fixture *fixture, gconstpointer data)
{
  GvtSyncReport first, second;

  gvt_test_line_cut_answer (fixture->line, "/v1/files/", 3000);
  sync_badly (fixture, &first, GVT_ERROR_OFFLINE);
  g_assert_cmpuint (first.n_files_failed, ==, 1);
  g_assert_cmpuint (first.n_bytes, >, 0);

  sync_well (fixture, &second);
  g_assert_cmpuint (second.n_files_failed, ==, 0);
  g_assert_cmpuint (size_of_modules (fixture), >, 0);

  /* Nothing came twice: a fresh laptop fetches as many bytes in one talk as this one in two. */
  {
    Fixture fresh = { 0 };
    GvtSyncReport whole;

    set_up (&fresh, data);
    sync_well (&fresh, &whole);
    g_assert_cmpuint (first.n_bytes + second.n_bytes, ==, whole.n_bytes);
    tear_down (&fresh, data);
  }
}

static void
grant_lease (Fixture *fixture)
{
  g_autofree char *code = gvt_laptop_dup_code (fixture->laptop);

  g_free (gvt_centre_process_run (fixture->centre, "leases", "grant", "--device", code, "--village",
                                  GVT_CENTRE_VILLAGE, "--until", "2099-12-31", NULL));
}

static GvtLeasedList *
dup_leased_list (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) lists = gvt_leases_list (fixture->laptop->profile, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 1);
  return g_list_model_get_item (lists, 0);
}

/* A facilitator carries the list home for the officer. */
static void
test_a_lease_and_its_list_arrive_in_one_talk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtLeasedList) list = NULL;
  GvtSyncReport report;

  sync_well (fixture, &report); /* deposits one-time keys */
  grant_lease (fixture);
  gvt_laptop_unlock (fixture->laptop, GVT_LAPTOP_FACILITATOR);
  sync_well (fixture, &report);

  g_assert_cmpuint (report.n_messages, ==, 1);
  g_assert_cmpuint (report.n_refused, ==, 0);
  g_assert_cmpuint (report.n_files, ==, 2); /* words and pack */
  list = dup_leased_list (fixture);
  g_assert_cmpstr (gvt_leased_list_get_village (list), ==, GVT_CENTRE_VILLAGE);
  g_assert_cmpint (gvt_leased_list_get_state (list), ==, GVT_LEASED_OPEN);
}

static char *
dup_lease_state (Fixture *fixture)
{
  g_autofree char *code = gvt_laptop_dup_code (fixture->laptop);
  g_autofree char *printed = gvt_centre_process_run (fixture->centre, "leases", "list", "--device",
                                                     code, "--json", NULL);
  g_autoptr (JsonNode) root = json_from_string (printed, NULL);
  JsonArray *leases = json_node_get_array (root);

  g_assert_cmpuint (json_array_get_length (leases), ==, 1);
  return g_strdup (
      json_object_get_string_member (json_array_get_object_element (leases, 0), "state"));
}

/* From the centre's word to the laptop's, and back: nobody says "destroyed" before it is. */
static void
test_a_revoked_list_is_gone_and_the_centre_knows (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = gvt_laptop_dup_code (fixture->laptop);
  g_autofree char *waiting = NULL;
  g_autofree char *living = NULL;
  g_autofree char *revoked = NULL;
  g_autofree char *destroyed = NULL;
  g_autoptr (GListModel) lists = NULL;
  GvtSyncReport report;

  grant_lease (fixture);
  waiting = dup_lease_state (fixture);
  sync_well (fixture, &report);
  sync_well (fixture, &report);
  living = dup_lease_state (fixture);
  g_object_unref (dup_leased_list (fixture));
  g_free (gvt_centre_process_run (fixture->centre, "leases", "revoke", "--device", code, NULL));
  revoked = dup_lease_state (fixture);
  gvt_laptop_unlock (fixture->laptop, GVT_LAPTOP_FACILITATOR); /* whoever synchronises */
  sync_well (fixture, &report);

  lists = gvt_leases_list (fixture->laptop->profile, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (lists), ==, 0);
  sync_well (fixture, &report);
  destroyed = dup_lease_state (fixture);
  g_assert_cmpstr (waiting, ==, "waiting");
  g_assert_cmpstr (living, ==, "living");
  g_assert_cmpstr (revoked, ==, "revoked");
  g_assert_cmpstr (destroyed, ==, "destroyed");
}

static char *
dup_day (Fixture *fixture, gint days_ahead)
{
  return gvt_date_iso (gvt_clock_now_us (fixture->laptop->clock) + days_ahead * G_TIME_SPAN_DAY);
}

static char *
dup_lease_id (Fixture *fixture, const char *code)
{
  g_autofree char *printed = gvt_centre_process_run (fixture->centre, "leases", "list", "--device",
                                                     code, "--json", NULL);
  g_autoptr (JsonNode) root = json_from_string (printed, NULL);

  return g_strdup (json_object_get_string_member (
      json_array_get_object_element (json_node_get_array (root), 0), "lease"));
}

/* As over the telephone: what the centre prints is all that reaches the laptop. */
static void
test_a_code_read_aloud_extends_a_list (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = gvt_laptop_dup_code (fixture->laptop);
  g_autofree char *first = dup_day (fixture, 2);
  g_autofree char *second = dup_day (fixture, 30);
  g_autofree char *lease = NULL;
  g_autofree char *aloud = NULL;
  g_autofree char *until = NULL;
  g_autoptr (GvtLeasedList) list = NULL;
  g_autoptr (GError) error = NULL;
  gint64 not_after_us;
  GvtSyncReport report;

  sync_well (fixture, &report);
  g_free (gvt_centre_process_run (fixture->centre, "leases", "grant", "--device", code, "--village",
                                  GVT_CENTRE_VILLAGE, "--until", first, NULL));
  sync_well (fixture, &report);
  lease = dup_lease_id (fixture, code);
  aloud = gvt_centre_process_run (fixture->centre, "leases", "extend", lease, "--until", second,
                                  "--code", NULL);
  gvt_laptop_unlock (fixture->laptop, GVT_LAPTOP_OFFICER);
  gvt_lease_code_use (fixture->laptop->profile, g_strstrip (aloud), &not_after_us, &error);
  g_assert_no_error (error);

  until = gvt_date_iso (not_after_us - 1);
  g_assert_cmpstr (until, ==, second);
  sync_well (fixture, &report); /* the same word by the network does no harm */
  g_assert_cmpuint (report.n_refused, ==, 0);
  list = dup_leased_list (fixture);
  g_assert_cmpint (gvt_leased_list_get_not_after (list), ==, not_after_us);
}

static gboolean
count_prekeys (GvtDb *db, gpointer count, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM prekey WHERE deposited",
                                             error);

  gvt_stmt_one (stmt, "prekeys", error);
  *(gint64 *) count = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static void
test_one_time_keys_are_replaced_as_leases_use_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  GvtSyncReport report;
  gint64 count;

  sync_well (fixture, &report);
  for (guint i = 0; i < 3; i++)
    grant_lease (fixture);
  sync_well (fixture, &report);

  g_assert_cmpuint (report.n_messages, ==, 3);
  gvt_store_read (gvt_journal_get_store (journal), count_prekeys, &count, NULL);
  g_assert_cmpint (count, ==, 8);
}

typedef struct
{
  GvtCentral *central;
  GvtId device;
  GBytes *payload;
} Novelty;

static gboolean
queue_novelty (GvtDb *db, gpointer user_data, GError **error)
{
  Novelty *novelty = user_data;

  return gvt_central_queue (novelty->central, db, &novelty->device, 0, "novelty/9",
                            novelty->payload, error);
}

static gboolean
read_unknown (GvtDb *db, gpointer found, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT message FROM outbox_message WHERE state = 'unknown' AND type = 'novelty/9'",
      error);

  if (!gvt_stmt_one (stmt, "message", error))
    return FALSE;
  *(GBytes **) found = gvt_stmt_bytes (stmt, 0);
  return TRUE;
}

/* A centre of a newer version says something that we do not understand yet. */
static void
test_an_unknown_message_is_kept_and_the_next_one_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->laptop->profile, NULL);
  g_autoptr (GvtCentral) central = gvt_central_open (fixture->centre->data, fixture->laptop->clock,
                                                     NULL);
  g_autoptr (GBytes) payload = gvt_test_bytes ("from the future");
  g_autoptr (GBytes) kept = NULL;
  Novelty novelty = { .central = central, .payload = payload };
  GvtSyncReport report;

  sync_well (fixture, &report);
  g_assert_true (gvt_journal_get_device (journal, &novelty.device, NULL, NULL, NULL));
  g_assert_true (gvt_store_write (central->store, queue_novelty, &novelty, NULL));
  grant_lease (fixture);
  sync_well (fixture, &report);

  g_assert_cmpuint (report.n_messages, ==, 2);
  g_assert_cmpuint (report.n_unknown, ==, 1);
  g_assert_true (gvt_store_read (gvt_journal_get_store (journal), read_unknown, &kept, NULL));
  g_assert_cmpuint (g_bytes_get_size (kept), >, g_bytes_get_size (payload));
  g_object_unref (dup_leased_list (fixture));
}

/* Done twice, all is well again. */
static void
spoil_files (Fixture *fixture, const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        {
          spoil_files (fixture, path);
          continue;
        }
      g_assert_true (g_file_get_contents (path, &content, &length, NULL));
      content[length / 2] ^= 0x40;
      g_assert_true (g_file_set_contents (path, content, (gssize) length, NULL));
    }
}

static void
test_a_list_of_wrong_bytes_is_refused_and_the_old_one_kept (Fixture *fixture, gconstpointer data)
{
  g_autofree char *files = g_build_filename (fixture->centre->data, "files", NULL);
  g_autoptr (GvtLeasedList) before = NULL, during = NULL, after = NULL;
  GvtSyncReport report;

  sync_well (fixture, &report);
  grant_lease (fixture);
  sync_well (fixture, &report);
  before = dup_leased_list (fixture);

  gvt_centre_process_import_list (fixture->centre, "2");
  spoil_files (fixture, files);
  sync_badly (fixture, &report, GVT_ERROR_BAD_SIGNATURE);
  g_assert_cmpuint (report.n_files, ==, 0);
  g_assert_cmpuint (report.n_files_failed, >, 0);
  during = dup_leased_list (fixture);
  g_assert_cmpuint (gvt_leased_list_get_version (during), ==, gvt_leased_list_get_version (before));
  g_assert_cmpint (gvt_leased_list_get_state (during), ==, GVT_LEASED_OPEN);

  spoil_files (fixture, files);
  sync_well (fixture, &report);
  after = dup_leased_list (fixture);
  g_assert_cmpuint (gvt_leased_list_get_version (after), ==,
                    gvt_leased_list_get_version (before) + 1);
}

static void
cancel_at_once (GvtSyncStage stage, guint64 count, guint64 total, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_a_cancelled_talk_loses_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtTransport) transport = gvt_http_transport_new (fixture->uri, 5, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;

  gvt_laptop_plan_visits (fixture->laptop, 4);
  g_assert_false (gvt_sync_run (fixture->laptop->profile, transport, GVT_SYNC_ALL, cancel_at_once,
                                cancellable, &report, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (report.ledger.made, ==, 5);
  g_assert_cmpuint (report.n_files, ==, 0);

  sync_well (fixture, &report);
  assert_same (fixture, 5);
}

/* The newest of this laptop's own records are sent in frames that grow, and all arrive. */
static void
test_many_records_go_in_several_frames (Fixture *fixture, gconstpointer data)
{
  GvtSyncReport report;

  gvt_laptop_plan_visits (fixture->laptop, 1200);
  sync_well (fixture, &report);

  g_assert_cmpuint (report.ledger.confirmed, ==, 1201);
  assert_same (fixture, 1201);
}

#define ADD(name, func) g_test_add ("/sync/" name, Fixture, centre, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  GvtCentreProcess *centre;
  int status;

  gvt_test_init (&argc, &argv);
  centre = gvt_centre_process_new ();

  ADD ("what-was-made-is-confirmed", test_what_was_made_is_confirmed);
  ADD ("I2-a-push-cut-in-the-middle-counts-once", test_a_push_cut_in_the_middle_counts_once);
  ADD ("I2-a-receipt-lost-on-the-way-counts-once", test_a_receipt_lost_on_the_way_counts_once);
  ADD ("I6-files-come-though-nothing-can-be-sent", test_files_come_though_nothing_can_be_sent);
  ADD ("a-second-talk-fetches-nothing-again", test_a_second_talk_fetches_nothing_again);
  ADD ("a-file-cut-in-the-middle-goes-on-from-there",
       test_a_file_cut_in_the_middle_goes_on_from_there);
  ADD ("a-lease-and-its-list-arrive-in-one-talk", test_a_lease_and_its_list_arrive_in_one_talk);
  ADD ("a-revoked-list-is-gone-and-the-centre-knows",
       test_a_revoked_list_is_gone_and_the_centre_knows);
  ADD ("a-code-read-aloud-extends-a-list", test_a_code_read_aloud_extends_a_list);
  ADD ("one-time-keys-are-replaced-as-leases-use-them",
       test_one_time_keys_are_replaced_as_leases_use_them);
  ADD ("an-unknown-message-is-kept-and-the-next-one-taken",
       test_an_unknown_message_is_kept_and_the_next_one_taken);
  ADD ("I8-a-list-of-wrong-bytes-is-refused-and-the-old-one-kept",
       test_a_list_of_wrong_bytes_is_refused_and_the_old_one_kept);
  ADD ("I1-a-cancelled-talk-loses-nothing", test_a_cancelled_talk_loses_nothing);
  ADD ("many-records-go-in-several-frames", test_many_records_go_in_several_frames);

  status = g_test_run ();
  gvt_centre_process_free (centre);
  return status;
}
