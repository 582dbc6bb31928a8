/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Personal parts go when their time is over: by what the centre signed, and after it has them
 * (I13).
 */
#include "gvt-retention.h"

#include <string.h>

#include "gvt-backup.h"
#include "gvt-json.h"
#include "gvt-sync-store.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define KEPT_DAYS 30

/* Until the day that stands in its body. */
static gboolean
kept_until (GvtDb *db, const GvtEvent *event, gint64 *until_us, GError **error)
{
  g_autoptr (JsonObject) body = gvt_event_parse_body (event, error);

  if (body == NULL)
    return FALSE;
  *until_us = gvt_json_int_or (body, "until_us", 0);
  return TRUE;
}

static const GvtKind kinds[] = {
  { .name = "memo.dated/1", .retention_days = KEPT_DAYS, .kept_until = kept_until },
  { .name = "memo.kept/1", .retention_days = KEPT_DAYS, .personal_travels = TRUE },
  { NULL },
};
static const char *const tables[] = { NULL };
static const GvtProjection memos = { .kinds = kinds, .tables = tables };
static const GvtProjection *const projections[] = { &memos, NULL };

typedef struct
{
  GvtClock *clock;
  GvtProfile *profile;
  GvtJournal *journal;
  GvtStore *store; /* borrowed */
  guint64 confirm; /* seq */
  guint64 backed_up;
  gint64 proven_us;
  guint n_memos;
  gint64 n_parts;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->clock = gvt_test_clock ();
  fixture->profile = gvt_test_profile (gvt_test_folder (), fixture->clock, projections);
  fixture->journal = gvt_profile_dup_journal (fixture->profile, NULL);
  fixture->store = gvt_journal_get_store (fixture->journal);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_test_profile_rebuilds (fixture->profile);
  g_object_unref (fixture->journal);
  g_assert_finalize_object (fixture->profile);
  g_assert_finalize_object (fixture->clock);
}

static gboolean
note_time (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;

  return gvt_journal_note_time (fixture->journal, db, fixture->proven_us, error);
}

/* The centre signs what day it is. */
static void
prove (Fixture *fixture, gint64 proven_us)
{
  g_autoptr (GError) error = NULL;

  fixture->proven_us = proven_us;
  gvt_store_write (fixture->store, note_time, fixture, &error);
  g_assert_no_error (error);
}

static gboolean
note_receipt (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  g_autoptr (GBytes) bytes = gvt_test_bytes ("the receipt as signed");
  GvtReceipt receipt = { .incarnation = 1,
                         .seq = fixture->confirm,
                         .at_us = GVT_TEST_NOW_US,
                         .backed_up = { { 1, fixture->backed_up } },
                         .n_backed_up = fixture->backed_up > 0 };

  return gvt_journal_get_device (fixture->journal, &receipt.device, NULL, NULL, error)
         && gvt_sync_store_set_receipt (db, &receipt, bytes, TRUE, error);
}

static void
tell (Fixture *fixture, guint64 seq, guint64 backed_up)
{
  g_autoptr (GError) error = NULL;

  fixture->confirm = seq;
  fixture->backed_up = backed_up;
  gvt_store_write (fixture->store, note_receipt, fixture, &error);
  g_assert_no_error (error);
}

/* By a centre that makes its backup at once. */
static void
confirm (Fixture *fixture, guint64 seq)
{
  tell (fixture, seq, seq);
}

static gboolean
append_memos (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) personal = gvt_test_bytes ("Lalu Contoh");
  GvtEventDraft draft = { .kind = "memo.kept/1", .body = body, .personal = personal };

  for (guint i = 0; i < fixture->n_memos; i++)
    if (!gvt_journal_append (fixture->journal, db, &draft, NULL, error))
      return FALSE;
  return TRUE;
}

static void
write_memos (Fixture *fixture, guint n)
{
  g_autoptr (GError) error = NULL;

  fixture->n_memos = n;
  gvt_store_write (fixture->store, append_memos, fixture, &error);
  g_assert_no_error (error);
}

static void
write_memo (Fixture *fixture)
{
  write_memos (fixture, 1);
}

static gboolean
count_parts (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM event WHERE personal IS NOT NULL", error);

  if (!gvt_stmt_one (stmt, "count", error))
    return FALSE;
  ((Fixture *) user_data)->n_parts = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static void
assert_sweeps (Fixture *fixture, guint n_erased, gint64 n_left)
{
  g_autoptr (GError) error = NULL;
  guint n = G_MAXUINT;

  gvt_retention_sweep (fixture->profile, &n, &error);
  g_assert_no_error (error);
  gvt_store_read (fixture->store, count_parts, fixture, NULL);
  g_assert_cmpuint (n, ==, n_erased);
  g_assert_cmpint (fixture->n_parts, ==, n_left);
}

static void
test_what_is_past_its_time_goes_once (Fixture *fixture, gconstpointer unused)
{
  prove (fixture, GVT_TEST_NOW_US);
  write_memo (fixture);
  gvt_clock_advance (fixture->clock, 10 * G_TIME_SPAN_DAY);
  write_memo (fixture);
  confirm (fixture, 2);

  prove (fixture, GVT_TEST_NOW_US + KEPT_DAYS * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 0, 2);
  prove (fixture, GVT_TEST_NOW_US + (KEPT_DAYS + 1) * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 1, 1);
  assert_sweeps (fixture, 0, 1);
}

/* I13: a centre that lost its newest records finds them on the laptops. */
static void
test_what_is_not_confirmed_stays (Fixture *fixture, gconstpointer unused)
{
  prove (fixture, GVT_TEST_NOW_US);
  write_memo (fixture);
  write_memo (fixture);
  prove (fixture, GVT_TEST_NOW_US + 400 * G_TIME_SPAN_DAY);

  assert_sweeps (fixture, 0, 2);
  confirm (fixture, 1);
  assert_sweeps (fixture, 1, 1);
  confirm (fixture, 2);
  assert_sweeps (fixture, 1, 0);
}

static void
write_dated (Fixture *fixture, gint64 until_us)
{
  g_autoptr (JsonObject) body = json_object_new ();
  g_autoptr (GBytes) personal = gvt_test_bytes ("Lalu Contoh");
  g_autoptr (GError) error = NULL;
  GvtEventDraft draft = { .kind = "memo.dated/1", .body = body, .personal = personal };

  json_object_set_int_member (body, "until_us", until_us);
  gvt_journal_record (fixture->journal, &draft, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_overdue (Fixture *fixture, gint64 now_us)
{
  g_autoptr (GError) error = NULL;
  guint n = G_MAXUINT;

  gvt_retention_count_overdue (fixture->profile, now_us, &n, &error);
  g_assert_no_error (error);
  return n;
}

/* A promise that only a talk with the centre can keep is told to whoever can have it. */
static void
test_what_waits_for_the_centre_is_counted_and_stays (Fixture *fixture, gconstpointer unused)
{
  gint64 later_us = GVT_TEST_NOW_US + (KEPT_DAYS + 1) * G_TIME_SPAN_DAY;

  prove (fixture, GVT_TEST_NOW_US);
  write_memo (fixture);
  write_dated (fixture, later_us + G_TIME_SPAN_DAY);

  g_assert_cmpuint (count_overdue (fixture, GVT_TEST_NOW_US), ==, 0);
  g_assert_cmpuint (count_overdue (fixture, later_us), ==, 1);
  g_assert_cmpuint (count_overdue (fixture, later_us + G_TIME_SPAN_DAY), ==, 2);
  assert_sweeps (fixture, 0, 2);

  confirm (fixture, 2);
  prove (fixture, later_us);
  assert_sweeps (fixture, 1, 1);
  g_assert_cmpuint (count_overdue (fixture, later_us), ==, 0);
}

/* The centre's disk may go: what no backup of it holds must be found here. */
static void
test_what_no_backup_holds_stays (Fixture *fixture, gconstpointer unused)
{
  prove (fixture, GVT_TEST_NOW_US);
  write_memos (fixture, 3);
  tell (fixture, 3, 0);
  prove (fixture, GVT_TEST_NOW_US + (KEPT_DAYS + 1) * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 0, 3);
  tell (fixture, 3, 2);
  assert_sweeps (fixture, 2, 1);
  tell (fixture, 3, 3);
  assert_sweeps (fixture, 1, 0);
}

/* D3: a clock that somebody has set forward erases nothing. */
static void
test_this_laptops_clock_decides_nothing (Fixture *fixture, gconstpointer unused)
{
  write_memo (fixture);
  confirm (fixture, 1);
  gvt_clock_advance (fixture->clock, 4000 * G_TIME_SPAN_DAY);

  assert_sweeps (fixture, 0, 1);
  prove (fixture, GVT_TEST_NOW_US);
  assert_sweeps (fixture, 0, 1);
}

/* Written by a clock that stands in the past: as old as the next record whose clock is right. */
static void
test_a_part_of_a_wrong_clock_is_as_old_as_the_next_right_one (Fixture *fixture,
                                                              gconstpointer unused)
{
  prove (fixture, GVT_TEST_NOW_US + 1000 * G_TIME_SPAN_DAY);
  write_memo (fixture); /* a thousand days behind */
  confirm (fixture, 1);
  assert_sweeps (fixture, 0, 1);

  gvt_clock_advance (fixture->clock, 1001 * G_TIME_SPAN_DAY);
  write_memo (fixture);
  assert_sweeps (fixture, 0, 2);
  prove (fixture, GVT_TEST_NOW_US + (1002 + KEPT_DAYS) * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 1, 1);
}

static void
test_many_go_in_several_erasures (Fixture *fixture, gconstpointer unused)
{
  prove (fixture, GVT_TEST_NOW_US);
  write_memos (fixture, GVT_RETENTION_MAX + 1);
  confirm (fixture, GVT_RETENTION_MAX + 1);
  prove (fixture, GVT_TEST_NOW_US + 400 * G_TIME_SPAN_DAY);

  assert_sweeps (fixture, GVT_RETENTION_MAX + 1, 0);
}

/* A longer promise does not hold up a shorter one that was made after it; without a day, the days
 * of the kind count. */
static void
test_a_part_with_a_day_of_its_own_goes_on_that_day (Fixture *fixture, gconstpointer unused)
{
  prove (fixture, GVT_TEST_NOW_US);
  write_dated (fixture, GVT_TEST_NOW_US + 300 * G_TIME_SPAN_DAY);
  write_dated (fixture, GVT_TEST_NOW_US + 10 * G_TIME_SPAN_DAY);
  write_dated (fixture, 0);
  confirm (fixture, 3);

  prove (fixture, GVT_TEST_NOW_US + 10 * G_TIME_SPAN_DAY - 1);
  assert_sweeps (fixture, 0, 3);
  prove (fixture, GVT_TEST_NOW_US + 10 * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 1, 2);
  prove (fixture, GVT_TEST_NOW_US + (KEPT_DAYS + 1) * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 1, 1);
  prove (fixture, GVT_TEST_NOW_US + 300 * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 1, 0);
}

/* Returns: (transfer full): the newest first */
static GPtrArray *
backups_of (Fixture *fixture)
{
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (fixture->profile));

  return gvt_backups_list (folder);
}

static void
back_up (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtBackup) backup = gvt_backup_make (fixture->profile, NULL, GVT_BACKUP_BY_HAND,
                                                  &error);

  g_assert_no_error (error);
}

/* What was erased is not in a backup either; and nothing is left without one. */
static void
test_backups_from_before_are_made_anew (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *store = NULL;

  prove (fixture, GVT_TEST_NOW_US);
  write_memo (fixture);
  back_up (fixture);
  write_memo (fixture);
  back_up (fixture);
  confirm (fixture, 2);
  assert_sweeps (fixture, 0, 2);
  before = backups_of (fixture);
  g_assert_cmpuint (before->len, ==, 2);

  prove (fixture, GVT_TEST_NOW_US + (KEPT_DAYS + 1) * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 2, 0);
  after = backups_of (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((GvtBackup *) after->pdata[0])->reason, ==, GVT_BACKUP_ERASED);
  g_assert_true (gvt_backup_verify (fixture->profile, after->pdata[0], &error));
  store = g_build_filename (((GvtBackup *) after->pdata[0])->path, GVT_BACKUP_STORE, NULL);
  fixture->n_parts = -1;
  gvt_store_read_copy (fixture->store, store, count_parts, fixture, &error);
  g_assert_no_error (error);
  g_assert_cmpint (fixture->n_parts, ==, 0);
}

/* One that was set aside from another chain may be the only place of what was never sent. */
static void
test_a_backup_of_another_chain_stays (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) after = NULL;
  g_autofree char *folder = gvt_backups_folder (gvt_profile_get_folder (fixture->profile));
  g_autofree char *facts_path = NULL;
  g_autofree char *facts = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  prove (fixture, GVT_TEST_NOW_US);
  write_memo (fixture);
  back_up (fixture);
  after = backups_of (fixture);
  facts_path = g_build_filename (((GvtBackup *) after->pdata[0])->path, GVT_BACKUP_FACTS, NULL);
  g_file_get_contents (facts_path, &facts, NULL, &error);
  g_assert_no_error (error);
  {
    char *head = strstr (facts, "\"head\":\"");

    g_assert_nonnull (head);
    head += strlen ("\"head\":\"");
    *head = *head == '0' ? '1' : '0';
  }
  g_file_set_contents (facts_path, facts, -1, &error);
  g_assert_no_error (error);
  confirm (fixture, 1);
  prove (fixture, GVT_TEST_NOW_US + (KEPT_DAYS + 1) * G_TIME_SPAN_DAY);
  assert_sweeps (fixture, 1, 0);

  g_ptr_array_unref (after);
  after = backups_of (fixture);
  g_assert_cmpuint (after->len, ==, 1);
  g_assert_cmpint (((GvtBackup *) after->pdata[0])->reason, ==, GVT_BACKUP_BY_HAND);
  gvt_backups_count_before_erasure (fixture->profile, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 1);
}

#define ADD(name, func) g_test_add ("/retention/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("what-is-past-its-time-goes-once", test_what_is_past_its_time_goes_once);
  ADD ("I13-what-is-not-confirmed-stays", test_what_is_not_confirmed_stays);
  ADD ("I13-what-waits-for-the-centre-is-counted-and-stays",
       test_what_waits_for_the_centre_is_counted_and_stays);
  ADD ("I13-what-no-backup-holds-stays", test_what_no_backup_holds_stays);
  ADD ("this-laptop's-clock-decides-nothing", test_this_laptops_clock_decides_nothing);
  ADD ("a-part-of-a-wrong-clock-is-as-old-as-the-next-right-one",
       test_a_part_of_a_wrong_clock_is_as_old_as_the_next_right_one);
  ADD ("a-part-with-a-day-of-its-own-goes-on-that-day",
       test_a_part_with_a_day_of_its_own_goes_on_that_day);
  ADD ("backups-from-before-are-made-anew", test_backups_from_before_are_made_anew);
  ADD ("a-backup-of-another-chain-stays", test_a_backup_of_another_chain_stays);
  ADD ("many-go-in-several-erasures", test_many_go_in_several_erasures);
  return g_test_run ();
}
