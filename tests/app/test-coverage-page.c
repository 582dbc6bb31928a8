/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-attendance.h"
#include "gvt-coverage-page.h"
#include "gvt-coverage-work.h"
#include "gvt-journal.h"
#include "gvt-session-acts.h"
#include "gvt-sessions-page.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"

#define REACHED  "52.02.01.1001"
#define NOT_HELD "52.02.01.1002"

typedef struct
{
  GvtAppTestDesk desk;
  gboolean is_done;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_open (&self->desk, GVT_TEST_FACILITATOR);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gvt_app_test_set_text_scale (100);
  gvt_app_test_desk_close (&self->desk);
}

static GvtId
plan (Fixture *self, const char *name, const char *place, const char *segment, guint expected)
{
  g_autoptr (GvtVisitPlan) visit = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_visit_plan_set_text (&visit->name, name);
  gvt_visit_plan_set_text (&visit->place, place);
  gvt_visit_plan_set_text (&visit->date, "2026-11-20");
  gvt_visit_plan_set_text (&visit->segment, segment);
  visit->expected = expected;
  gvt_visits_plan (self->desk.profile, visit, &id, &error);
  g_assert_no_error (error);
  return id;
}

/* 40 women and 24 men of 80 that were expected; a visit for 30 that was not held. Of the 64 three
 * have a disability: that is told of nobody, and of the 61 others neither. */
static void
record (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) people = gvt_people_groups_read_lines (
      "P 17-21 40\nL 17-21 21\nL 17-21 5 3\n", &error);
  GvtId visit = plan (self, "SMAN 1 Praya", REACHED, "pemula", 80);
  GvtId session;

  plan (self, "SLB Contoh", NOT_HELD, "disabilitas", 30);
  gvt_sessions_open (self->desk.profile, &visit, "Kelas X-1", &session, &error);
  gvt_sessions_count_people (self->desk.profile, &session, people, &error);
  g_assert_no_error (error);
}

static GtkWidget *
top (Fixture *self)
{
  return gvt_app_test_desk_top (&self->desk);
}

static GtkWidget *
row_of (Fixture *self, const char *list, int index)
{
  GtkWidget *box = gvt_app_test_find (top (self), GTK_TYPE_LIST_BOX, list);

  return GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (box), index));
}

static void
assert_told (Fixture *self, const char *list, int index, const char *label)
{
  g_autofree char *wrong = gtk_test_accessible_check_property (
      GTK_ACCESSIBLE (row_of (self, list, index)), GTK_ACCESSIBLE_PROPERTY_LABEL, label);

  g_assert_cmpstr (wrong, ==, NULL);
}

static void
test_planned_stands_beside_reached (Fixture *self, gconstpointer data)
{
  record (self);
  gvt_app_test_desk_show (&self->desk, gvt_coverage_page_new (), 900);

  gvt_app_test_assert_text (top (self), "Counted from: this laptop alone");
  gvt_app_test_assert_text (top (self), "1 visit planned and not held, for 30 people");
  assert_told (self, "villages", 0, REACHED ": 64 reached of 80 planned");
  assert_told (self, "villages", 1, NOT_HELD ": 0 reached of 30 planned");
  assert_told (self, "segments", 0, "First-time voters: 64 reached of 80 planned");
  assert_told (self, "segments", 1, "People with disabilities: 0 reached of 30 planned");
}

static void
test_small_numbers_are_hidden_in_words (Fixture *self, gconstpointer data)
{
  record (self);
  gvt_app_test_desk_show (&self->desk, gvt_coverage_page_new (), 900);

  assert_told (self, "groups", 1, "Women: 40 (62,50%); of the voters 50,90%");
  assert_told (self, "groups", 8, "Without a disability: •");
  assert_told (self, "groups", 9, "With a disability: •");
  gvt_app_test_assert_text (top (self), "Numbers of people from 1 to 9 are not shown");
}

/* Each bar is a row that the arrow keys reach. */
static void
test_every_row_takes_the_focus (Fixture *self, gconstpointer data)
{
  record (self);
  gvt_app_test_desk_show (&self->desk, gvt_coverage_page_new (), 900);

  g_assert_true (gtk_widget_grab_focus (row_of (self, "missing", 0)));
  g_assert_true (gtk_widget_grab_focus (row_of (self, "villages", 1)));
  g_assert_true (gtk_widget_grab_focus (row_of (self, "groups", 9)));
}

static void
test_without_visits_it_says_so (Fixture *self, gconstpointer data)
{
  gvt_app_test_desk_show (&self->desk, gvt_coverage_page_new (), 900);
  gvt_app_test_assert_text (top (self), "No visits yet");
}

static void
test_it_fits_a_narrow_window_and_large_text (Fixture *self, gconstpointer data)
{
  record (self);
  gvt_app_test_set_text_scale (200);
  gvt_app_test_desk_show (&self->desk, gvt_coverage_page_new (), 360);

  gvt_app_test_assert_fits (top (self), 360);
  gvt_app_test_assert_whole (top (self));
}

static void
test_the_list_of_visits_leads_to_it (Fixture *self, gconstpointer data)
{
  record (self);
  gvt_app_test_desk_show (&self->desk, g_object_new (GVT_TYPE_SESSIONS_PAGE, NULL), 900);
  gvt_app_test_desk_act (&self->desk, "visit.coverage");
  g_assert_true (GVT_IS_COVERAGE_PAGE (top (self)));
}

static void
on_saved (gpointer owner, gpointer result, const GError *error)
{
  Fixture *self = g_object_get_data (owner, "fixture");

  self->is_done = error == NULL;
}

/* What the page's worker writes is the ledger, and the journal has one record more. */
static void
test_a_saved_file_is_recorded (Fixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "coverage.csv", NULL);
  g_autofree char *text = NULL;
  GvtWork work = { .done = on_saved };

  record (self);
  gvt_app_test_desk_show (&self->desk, gvt_coverage_page_new (), 900);
  g_object_set_data (G_OBJECT (self->desk.workspace), "fixture", self);
  gvt_coverage_work_save (&work, self->desk.profile, NULL, GVT_COVERAGE_CSV, path);
  gvt_work_run (self->desk.workspace, NULL, &work);
  gvt_app_test_settle (top (self));

  g_assert_true (self->is_done);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (g_strstr_len (text, -1, "village;" REACHED ";;Reached;1;1;0;1;80;64;24;40;"));
  gvt_test_profile_rebuilds (self->desk.profile);
}

#define ADD(path, func) g_test_add ("/coverage-page/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);

  ADD ("planned-stands-beside-reached", test_planned_stands_beside_reached);
  ADD ("small-numbers-are-hidden-in-words", test_small_numbers_are_hidden_in_words);
  ADD ("every-row-takes-the-focus", test_every_row_takes_the_focus);
  ADD ("without-visits-it-says-so", test_without_visits_it_says_so);
  ADD ("it-fits-a-narrow-window-and-large-text", test_it_fits_a_narrow_window_and_large_text);
  ADD ("the-list-of-visits-leads-to-it", test_the_list_of_visits_leads_to_it);
  ADD ("a-saved-file-is-recorded", test_a_saved_file_is_recorded);

  return g_test_run ();
}
