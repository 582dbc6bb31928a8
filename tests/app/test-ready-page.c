/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-home-page.h"
#include "gvt-ready-page.h"
#include "gvt-ready-row.h"
#include "gvt-ready-work.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-page.h"

#define PLACE   "52.02.01.1001"
#define PRESENT "m7-sah-tidak-sah"
#define ABSENT  "m99-belum-ada"
#define LACK    "The module " ABSENT " is not on this laptop."

/* A laptop that lacks nothing but one module of the plan. */
typedef struct
{
  GvtAppTestDesk desk;
  GvtId visit;
} Fixture;

static GvtVisitPlan *
make_plan (const char *module)
{
  GvtVisitPlan *plan = gvt_visit_plan_new ();

  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-11-25");
  plan->expected = 120;
  gvt_visit_plan_add_module (plan, PRESENT, 30);
  if (module != NULL)
    gvt_visit_plan_add_module (plan, module, 30);
  return plan;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtVisitPlan) plan = make_plan (ABSENT);
  g_autoptr (GError) error = NULL;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  gvt_app_test_desk_give_regions (&fixture->desk);
  gvt_visits_plan (fixture->desk.profile, plan, &fixture->visit, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_close (&fixture->desk);
  gvt_app_test_set_text_scale (100);
}

static void
show (Fixture *fixture, int width)
{
  gvt_app_test_desk_show (&fixture->desk, gvt_ready_page_new (&fixture->visit), width);
}

static void
drop_the_absent_module (Fixture *fixture)
{
  g_autoptr (GvtVisitPlan) plan = make_plan (NULL);
  g_autoptr (GError) error = NULL;

  gvt_visits_change (fixture->desk.profile, &fixture->visit, plan, &error);
  g_assert_no_error (error);
}

static GtkWidget *
top (Fixture *fixture)
{
  return gvt_app_test_desk_top (&fixture->desk);
}

static void
test_what_is_missing_is_named_first (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, 900);

  gvt_app_test_assert_text (top (fixture), "Not ready: 1 thing is missing");
  gvt_app_test_assert_text (top (fixture), "SMAN 1 Praya");
  row = gvt_app_test_find (top (fixture), GVT_TYPE_READY_ROW, NULL);
  gvt_app_test_assert_text (row, LACK);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Missing: " LACK);
}

static void
on_section (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  *(char **) data = g_variant_dup_string (parameter, NULL);
}

static void
test_its_button_leads_to_the_talk_that_mends_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) section = g_simple_action_new ("section", G_VARIANT_TYPE_STRING);
  g_autofree char *seen = NULL;

  g_signal_connect (section, "activate", G_CALLBACK (on_section), &seen);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (section));
  show (fixture, 900);
  gtk_widget_insert_action_group (GTK_WIDGET (fixture->desk.window), "win", G_ACTION_GROUP (group));
  gvt_app_test_settle (top (fixture));

  g_signal_emit_by_name (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Synchronise"),
                         "clicked");

  gvt_app_test_settle (top (fixture));
  g_assert_cmpstr (seen, ==, "sync");
}

/* As gvt_paper_save() does it, once a place was chosen. */
static void
print (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "kertas.pdf", NULL);
  const GvtReportOrder order = { .library = gvt_workspace_get_modules (fixture->desk.workspace),
                                 .visit = &fixture->visit,
                                 .path = path };
  GvtWork work = { NULL };

  gvt_ready_work_print (&work, fixture->desk.profile, &order);
  gvt_work_run (fixture->desk.workspace, NULL, &work);
  gvt_app_test_settle (top (fixture));
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Paper gets lost, and what stands on it gets old: its button never goes. */
static void
test_paper_can_always_be_printed_again (Fixture *fixture, gconstpointer data)
{
  const char *label = gvt_remedy_label (GVT_REMEDY_PRINT);
  g_autoptr (GvtVisitPlan) plan = make_plan (NULL);
  g_autoptr (GError) error = NULL;

  drop_the_absent_module (fixture);
  show (fixture, 900);
  print (fixture);
  gvt_app_test_desk_act (&fixture->desk, "ready.check");
  gvt_app_test_assert_text (top (fixture), "fits the plan and the modules on this laptop.");
  g_assert_nonnull (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, label));

  plan->expected = 200;
  gvt_visits_change (fixture->desk.profile, &fixture->visit, plan, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_act (&fixture->desk, "ready.check");
  gvt_app_test_assert_text (top (fixture), "it has 120 sheets, and a class 200 people");
  g_assert_nonnull (gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, label));

  print (fixture);
  gvt_app_test_desk_act (&fixture->desk, "ready.check");
  gvt_app_test_assert_text (top (fixture), "fits the plan and the modules on this laptop.");
}

static void
test_the_visit_itself_offers_its_paper (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  gvt_app_test_desk_show (&fixture->desk, gvt_visit_page_new (&fixture->visit), 360);

  button = gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Paper for a class…");
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "visit.print");
}

static void
test_a_mended_plan_is_ready (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  drop_the_absent_module (fixture);

  gvt_app_test_desk_act (&fixture->desk, "ready.check");

  gvt_app_test_assert_text (top (fixture), "Ready to leave");
  g_assert_null (gvt_app_test_find (top (fixture), GTK_TYPE_LABEL, LACK));
  g_assert_cmpstr (g_ptr_array_index (fixture->desk.said, 0), ==, "Ready to leave");
}

static void
test_it_looks_again_when_it_comes_back_into_view (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  gvt_page_stack_push (fixture->desk.stack, gvt_visit_page_new (&fixture->visit));
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  drop_the_absent_module (fixture);

  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));

  gvt_app_test_assert_text (top (fixture), "Ready to leave");
  g_assert_cmpuint (fixture->desk.said->len, ==, 0); /* nobody asked */
}

static gboolean
is_ready_page (gpointer fixture)
{
  return GVT_IS_READY_PAGE (top (fixture));
}

static void
test_the_keys_lead_to_it_from_the_visit (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button;

  gvt_app_test_desk_show (&fixture->desk, gvt_visit_page_new (&fixture->visit), 900);
  button = gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Ready to leave?");
  for (guint i = 0; i < 10 && gtk_window_get_focus (fixture->desk.window) != button; i++)
    gtk_widget_child_focus (GTK_WIDGET (fixture->desk.window), GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_window_get_focus (fixture->desk.window) == button);

  g_signal_emit_by_name (fixture->desk.window, "activate-focus");

  gvt_test_wait_until (is_ready_page, fixture, "the page that the button opens");
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
  gvt_app_test_assert_text (top (fixture), LACK);
}

static void
test_nobody_is_asked_of_a_visit_that_is_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtVisitPlan) plan = make_plan (NULL);
  g_autoptr (GError) error = NULL;

  gvt_visit_plan_set_text (&plan->date, "2026-11-23");
  gvt_visits_change (fixture->desk.profile, &fixture->visit, plan, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (&fixture->desk, gvt_visit_page_new (&fixture->visit), 900);

  g_assert_false (gtk_widget_get_mapped (
      gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Ready to leave?")));
}

static void
test_home_asks_it_of_the_next_visit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = gvt_id_to_text (&fixture->visit);
  GtkWidget *button;

  gvt_app_test_set_text_scale (200);
  gvt_app_test_desk_show (&fixture->desk, g_object_new (GVT_TYPE_HOME_PAGE, NULL), 360);

  button = gvt_app_test_find (top (fixture), GTK_TYPE_BUTTON, "_Ready to leave?");
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_cmpstr (gtk_actionable_get_action_name (GTK_ACTIONABLE (button)), ==, "win.check-visit");
  g_assert_cmpstr (
      g_variant_get_string (gtk_actionable_get_action_target_value (GTK_ACTIONABLE (button)), NULL),
      ==, id);
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
}

static void
test_nothing_is_cut_in_a_narrow_window_with_large_text (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  show (fixture, 360);

  gvt_app_test_assert_text (top (fixture), LACK);
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
}

static void
test_a_visit_that_is_not_here_is_told_in_words (Fixture *fixture, gconstpointer data)
{
  GvtId other;

  gvt_id_from_text ("0192d5a0-0000-7000-8000-0000000000ff", &other, NULL);
  gvt_app_test_desk_show (&fixture->desk, gvt_ready_page_new (&other), 900);

  gvt_app_test_assert_text (top (fixture), "Try again");
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/ready-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("what-is-missing-is-named-first", test_what_is_missing_is_named_first);
  ADD ("its-button-leads-to-the-talk-that-mends-it",
       test_its_button_leads_to_the_talk_that_mends_it);
  ADD ("paper-can-always-be-printed-again", test_paper_can_always_be_printed_again);
  ADD ("the-visit-itself-offers-its-paper", test_the_visit_itself_offers_its_paper);
  ADD ("a-mended-plan-is-ready", test_a_mended_plan_is_ready);
  ADD ("it-looks-again-when-it-comes-back-into-view",
       test_it_looks_again_when_it_comes_back_into_view);
  ADD ("the-keys-lead-to-it-from-the-visit", test_the_keys_lead_to_it_from_the_visit);
  ADD ("nobody-is-asked-of-a-visit-that-is-over", test_nobody_is_asked_of_a_visit_that_is_over);
  ADD ("home-asks-it-of-the-next-visit", test_home_asks_it_of_the_next_visit);
  ADD ("nothing-is-cut-in-a-narrow-window-with-large-text",
       test_nothing_is_cut_in_a_narrow_window_with_large_text);
  ADD ("a-visit-that-is-not-here-is-told-in-words", test_a_visit_that_is_not_here_is_told_in_words);
#undef ADD
  return g_test_run ();
}
