/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this laptop recorded, by day and sort, down to each record. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-ledger-page.h"
#include "gvt-ledger-part-page.h"
#include "gvt-session-acts.h"
#include "gvt-test.h"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_open_class (&fixture->desk, &fixture->session, 360);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_close (&fixture->desk);
}

static GtkWidget *
top (Fixture *fixture)
{
  return gvt_app_test_desk_top (&fixture->desk);
}

static void
attend (Fixture *fixture, guint men)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_sessions_attend (fixture->desk.profile, &fixture->session, men, 1, &error));
  g_assert_no_error (error);
}

static void
open_ledger (Fixture *fixture)
{
  gvt_page_stack_push (fixture->desk.stack, gvt_ledger_page_new ());
  gvt_app_test_settle (top (fixture));
}

/* The sorts stand in order of the alphabet: classes, then visits. */
static void
open_classes (Fixture *fixture)
{
  GtkWidget *list = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, NULL);

  g_signal_emit_by_name (list, "row-activated",
                         gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
}

static void
test_each_sort_of_a_day_says_how_much_is_here_alone (Fixture *fixture, gconstpointer data)
{
  attend (fixture, 17);
  open_ledger (fixture);

  gvt_app_test_assert_text (top (fixture), "24 November 2026");
  gvt_app_test_assert_text (top (fixture), "Classes\n2 records; on this laptop alone: 2");
  gvt_app_test_assert_text (top (fixture), "Visits\n1 record; on this laptop alone: 1");
}

static void
test_a_sort_opens_its_records_the_newest_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  attend (fixture, 17);
  open_ledger (fixture);
  open_classes (fixture);

  g_assert_true (GVT_IS_LEDGER_PART_PAGE (top (fixture)));
  text = gvt_app_test_text (top (fixture));
  g_assert_nonnull (strstr (text, "by " GVT_TEST_FACILITATOR));
  g_assert_nonnull (strstr (text, "on this laptop alone"));
  g_assert_nonnull (strstr (text, "session.attended"));
  g_assert_nonnull (strstr (strstr (text, "session.attended"), "session.opened"));
}

/* I7: what was written is found at once. */
static void
test_I7_a_record_that_is_made_meanwhile_stands_there (Fixture *fixture, gconstpointer data)
{
  open_ledger (fixture);
  open_classes (fixture);
  gvt_app_test_assert_text (top (fixture), "1 record;");

  attend (fixture, 18);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
  gvt_app_test_assert_text (top (fixture), "2 records;");
}

static void
test_many_records_come_by_hundreds (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  for (guint i = 1; i <= 120; i++)
    attend (fixture, i);
  open_ledger (fixture);
  open_classes (fixture);
  list = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "list");

  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 100));
  gvt_app_test_desk_act (&fixture->desk, "ledger.more");
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 120));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 121));
}

static void
test_it_fits_at_twice_the_text (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  open_ledger (fixture);
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
  open_classes (fixture);
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
  gvt_app_test_set_text_scale (100);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/ledger-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("each-sort-of-a-day-says-how-much-is-here-alone",
       test_each_sort_of_a_day_says_how_much_is_here_alone);
  ADD ("a-sort-opens-its-records-the-newest-first", test_a_sort_opens_its_records_the_newest_first);
  ADD ("I7-a-record-that-is-made-meanwhile-stands-there",
       test_I7_a_record_that_is_made_meanwhile_stands_there);
  ADD ("many-records-come-by-hundreds", test_many_records_come_by_hundreds);
  ADD ("it-fits-at-twice-the-text", test_it_fits_at_twice_the_text);
  return g_test_run ();
}
