/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forms in a window of 360 pixels, with text twice as large: nothing is cut. */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-enrol-page.h"
#include "gvt-plan-page.h"
#include "gvt-proposal-page.h"
#include "gvt-session-acts.h"
#include "gvt-session-page.h"
#include "gvt-state-stack.h"
#include "gvt-sync-page.h"
#include "gvt-visit-page.h"

#define WIDTH  360
#define HEIGHT 590 /* of 720, without the bars of the window */
#define PLACE  "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  gvt_app_test_set_text_scale (200);
  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_OFFICER);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_app_test_desk_close (&fixture->desk);
  gvt_app_test_set_text_scale (100);
}

/* What the page shows once it has all that it needs. */
static void
assert_whole (Fixture *fixture, GvtSectionPage *page)
{
  GtkWidget *states;

  gvt_app_test_desk_show (&fixture->desk, page, WIDTH);
  states = gvt_app_test_find (GTK_WIDGET (page), GVT_TYPE_STATE_STACK, NULL);
  if (states != NULL)
    gvt_state_stack_set_state (GVT_STATE_STACK (states), GVT_STATE_CONTENT);
  gvt_app_test_settle (GTK_WIDGET (page));

  gvt_app_test_assert_fits (GTK_WIDGET (page), WIDTH);
  gvt_app_test_assert_whole (GTK_WIDGET (page));
}

/* What the bar of the window says already takes room from what is to be read. */
static void
assert_title_stands_once (GvtSectionPage *page)
{
  const char *title = gvt_section_page_get_title (page);

  g_assert_null (gvt_app_test_find (GTK_WIDGET (page), GTK_TYPE_LABEL, title));
}

static void
test_planning_a_visit (Fixture *fixture, gconstpointer unused)
{
  assert_whole (fixture, gvt_plan_page_new (NULL));
}

static void
test_a_visit (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtSectionPage *page;
  GvtId visit;

  gvt_sessions_plan_visit (fixture->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  g_assert_no_error (error);
  page = gvt_visit_page_new (&visit);
  assert_whole (fixture, page);
  gvt_app_test_assert_text (GTK_WIDGET (page), "SMAN 1 Praya");
  assert_title_stands_once (page);
}

/* The list of steps lies over the step there, and needs more height than there is. */
static void
test_a_class (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtSectionPage *page;
  GvtId visit, session;
  int height;

  gvt_sessions_plan_visit (fixture->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  g_assert_no_error (error);
  gvt_sessions_open (fixture->desk.profile, &visit, "X-1", &session, &error);
  g_assert_no_error (error);
  page = gvt_session_page_new (&session);
  assert_whole (fixture, page);

  gtk_widget_measure (GTK_WIDGET (page), GTK_ORIENTATION_VERTICAL, WIDTH, &height, NULL, NULL,
                      NULL);
  g_assert_cmpint (height, <=, HEIGHT);
}

static void
test_a_proposal (Fixture *fixture, gconstpointer unused)
{
  assert_whole (fixture, gvt_proposal_page_new (NULL));
}

static void
test_the_ledger (Fixture *fixture, gconstpointer unused)
{
  assert_whole (fixture, g_object_new (GVT_TYPE_SYNC_PAGE, NULL));
}

static void
test_enrolling (Fixture *fixture, gconstpointer unused)
{
  assert_whole (fixture, g_object_new (GVT_TYPE_ENROL_PAGE, NULL));
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/narrow-pages/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("planning-a-visit", test_planning_a_visit);
  ADD ("a-visit", test_a_visit);
  ADD ("a-class", test_a_class);
  ADD ("a-proposal", test_a_proposal);
  ADD ("the-ledger", test_the_ledger);
  ADD ("enrolling", test_enrolling);
#undef ADD
  return g_test_run ();
}
