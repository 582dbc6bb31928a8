/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-views.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-page.h"

#define PLACE "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId visit;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  gvt_app_test_desk_give_regions (&fixture->desk);
  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-25");
  gvt_visits_plan (fixture->desk.profile, plan, &fixture->visit, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_close (&fixture->desk);
  gvt_app_test_set_text_scale (100);
}

static GtkWidget *
top (Fixture *fixture)
{
  return gvt_app_test_desk_top (&fixture->desk);
}

static void
show (Fixture *fixture, int width)
{
  gvt_app_test_desk_show (&fixture->desk, gvt_visit_page_new (&fixture->visit), width);
}

static void
assert_offers (Fixture *fixture, const char *button, gboolean is_offered)
{
  g_assert_cmpint (
      gtk_widget_get_mapped (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, button)), ==,
      is_offered);
}

/* @answer: of the reasons by its number, or "cancel" */
static void
call_off (Fixture *fixture, const char *answer)
{
  gvt_app_test_desk_act (&fixture->desk, "visit.cancel");
  adw_message_dialog_response (gvt_app_test_find_dialog (), answer);
  gvt_app_test_settle (top (fixture));
}

static void
assert_cancelled (Fixture *fixture, const char *reason)
{
  g_autoptr (GvtVisit) visit = gvt_visits_view (fixture->desk.profile, &fixture->visit, NULL);

  g_assert_cmpstr (gvt_visit_get_cancelled (visit), ==, reason);
}

static void
test_a_visit_is_called_off_with_a_reason_and_held_after_all (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  call_off (fixture, "cancel");
  assert_cancelled (fixture, "");

  call_off (fixture, "3");
  assert_cancelled (fixture, "road");
  gvt_app_test_assert_text (top (fixture), "called off: weather or road");
  assert_offers (fixture, "Ca_ll off…", FALSE);
  assert_offers (fixture, "_Ready to leave?", FALSE);

  assert_offers (fixture, "_Hold it after all", TRUE);
  gvt_app_test_desk_act (&fixture->desk, "visit.resume");
  gvt_app_test_settle (top (fixture));
  assert_cancelled (fixture, "");
  assert_offers (fixture, "Ca_ll off…", TRUE);
  assert_offers (fixture, "_Ready to leave?", TRUE);
}

static void
test_nobody_calls_off_what_has_begun (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId session;

  gvt_sessions_open (fixture->desk.profile, &fixture->visit, "X-1", &session, &error);
  g_assert_no_error (error);
  show (fixture, 900);
  assert_offers (fixture, "Ca_ll off…", FALSE);
}

static void
test_nothing_is_cut_in_a_narrow_window_with_large_text (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  show (fixture, 360);
  call_off (fixture, "2");

  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
}

#define ADD(name, func) g_test_add ("/visit-page/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
  ADD ("a-visit-is-called-off-with-a-reason-and-held-after-all",
       test_a_visit_is_called_off_with_a_reason_and_held_after_all);
  ADD ("nobody-calls-off-what-has-begun", test_nobody_calls_off_what_has_begun);
  ADD ("nothing-is-cut-in-a-narrow-window-with-large-text",
       test_nothing_is_cut_in_a_narrow_window_with_large_text);
  return g_test_run ();
}
