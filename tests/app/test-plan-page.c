/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-check-row.h"
#include "gvt-entry-row.h"
#include "gvt-json.h"
#include "gvt-place-chooser.h"
#include "gvt-plain-row.h"
#include "gvt-plan-modules.h"
#include "gvt-plan-page.h"
#include "gvt-plan-part-page.h"
#include "gvt-session-views.h"
#include "gvt-sessions-page.h"
#include "gvt-text-area.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-page.h"

#define PLACE "52.02.01.1001"

typedef struct
{
  GvtAppTestDesk desk;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  gvt_app_test_desk_give_regions (&fixture->desk);
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
settle (Fixture *fixture)
{
  gvt_app_test_settle (GTK_WIDGET (fixture->desk.window));
}

static void
show (Fixture *fixture, int width)
{
  gvt_app_test_desk_show (&fixture->desk, gvt_plan_page_new (NULL), width);
  gvt_place_chooser_select (
      GVT_PLACE_CHOOSER (gvt_app_test_find (top (fixture), GVT_TYPE_PLACE_CHOOSER, NULL)), PLACE);
}

static GtkWidget *
find_named (GtkWidget *widget, const char *name)
{
  GtkWidget *found = g_str_equal (gtk_widget_get_name (widget), name) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_named (child, name);
  return found;
}

static GtkWidget *
field (Fixture *fixture, const char *member)
{
  GtkWidget *found = find_named (top (fixture), member);

  g_assert_nonnull (found);
  return found;
}

static void
type (Fixture *fixture, const char *member, const char *text)
{
  GtkWidget *widget = field (fixture, member);

  if (GVT_IS_TEXT_AREA (widget))
    gvt_text_area_set_text (GVT_TEXT_AREA (widget), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (widget), text);
  settle (fixture);
}

static void
open_part (Fixture *fixture, const char *part)
{
  gtk_widget_activate_action (top (fixture), "plan.open", "s", part);
  settle (fixture);
  g_assert_true (GVT_IS_PLAN_PART_PAGE (top (fixture)));
}

static void
go_back (Fixture *fixture)
{
  gvt_app_test_desk_act (&fixture->desk, "part.done");
  g_assert_true (GVT_IS_PLAN_PAGE (top (fixture)));
}

/* The only visit there is. Returns: (transfer full) */
static GvtVisit *
only_visit (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) visits = gvt_visits_browse (fixture->desk.profile, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (visits), ==, 1);
  return g_list_model_get_item (visits, 0);
}

static guint
count_visits (Fixture *fixture)
{
  g_autoptr (GListModel) visits = gvt_visits_browse (fixture->desk.profile, NULL);

  return g_list_model_get_n_items (visits);
}

static void
assert_plan (Fixture *fixture, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisit) visit = only_visit (fixture);
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (fixture->desk.profile,
                                                        gvt_visit_get_id (visit), &error);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  object = gvt_visit_plan_to_json (plan);
  bytes = gvt_json_canonical (object, NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (text, ==, expected);
}

static void
test_every_field_is_recorded_as_it_was_typed (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  type (fixture, "name", "SMAN 1 Praya");
  type (fixture, "date", "3-12-2026");
  open_part (fixture, "people");
  type (fixture, "expected", "120");
  type (fixture, "women", "70");
  type (fixture, "classes", "3");
  type (fixture, "class_names", "X-1\nX-2\n");
  adw_combo_row_set_selected (ADW_COMBO_ROW (field (fixture, "segment")), 2);
  go_back (fixture);
  gvt_app_test_assert_text (top (fixture), "120 people · 70 women · 3 classes · First-time voters");
  open_part (fixture, "order");
  type (fixture, "order_number", "17/PP.06-ST/52/2026");
  type (fixture, "order_date", "20/11/2026");
  type (fixture, "letterhead", "KPU PROVINSI\nMataram");
  type (fixture, "contact_name", "Ibu Ratna Contoh");
  type (fixture, "contact_phone", "0812-0000-0001");
  go_back (fixture);
  open_part (fixture, "team");
  g_object_set (gvt_app_test_find (top (fixture), GVT_TYPE_CHECK_ROW, NULL), "active", TRUE, NULL);
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, NULL)),
                         "FAS-77");
  go_back (fixture);
  open_part (fixture, "lists");
  gvt_app_test_assert_text (top (fixture), "Take out"); /* those of the kecamatan are proposed */
  go_back (fixture);
  open_part (fixture, "names");
  type (fixture, "names_until", "10-12-2026");
  g_object_set (field (fixture, "names_travel"), "active", TRUE, NULL);
  go_back (fixture);

  gvt_app_test_desk_act (&fixture->desk, "plan.save");

  g_assert_true (GVT_IS_VISIT_PAGE (top (fixture)));
  assert_plan (
      fixture,
      "{\"class_names\":[\"X-1\",\"X-2\"],\"classes\":3,\"contact_name\":\"Ibu Ratna Contoh\","
      "\"contact_phone\":\"0812-0000-0001\",\"date\":\"2026-12-03\",\"expected\":120,"
      "\"facilitators\":[\"SPV-01\",\"FAS-77\"],\"letterhead\":\"KPU PROVINSI\\nMataram\","
      "\"name\":\"SMAN 1 Praya\",\"names_travel\":true,\"names_until\":\"2026-12-10\","
      "\"order_date\":\"2026-11-20\",\"order_number\":\"17/PP.06-ST/52/2026\","
      "\"place\":\"" PLACE "\",\"segment\":\"pemula\",\"steps\":[\"attendance\",\"pretest\","
      "\"modules\",\"posttest\",\"survey\",\"close\"],\"villages\":[\"" PLACE "\"],"
      "\"women\":70}");
}

static void
test_more_women_than_people_are_refused_beside_the_number (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  type (fixture, "name", "SMAN 1 Praya");
  open_part (fixture, "people");
  type (fixture, "expected", "40");
  type (fixture, "women", "41");
  gvt_app_test_assert_text (field (fixture, "women"), "41 women cannot be among 40 people");
  go_back (fixture);

  gvt_app_test_desk_act (&fixture->desk, "plan.save");

  g_assert_true (GVT_IS_PLAN_PART_PAGE (top (fixture)));
  gvt_app_test_assert_text (field (fixture, "women"), "41 women cannot be among 40 people");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (fixture, "women"))), ==, "41");
  g_assert_cmpuint (count_visits (fixture), ==, 0);

  type (fixture, "women", "22");
  go_back (fixture);
  gvt_app_test_desk_act (&fixture->desk, "plan.save");
  g_assert_cmpuint (count_visits (fixture), ==, 1);
}

static void
test_a_year_that_slipped_is_named_beside_the_day (Fixture *fixture, gconstpointer data)
{
  show (fixture, 900);
  type (fixture, "name", "SMAN 1 Praya");

  type (fixture, "date", "3-12-2070");
  gvt_app_test_desk_act (&fixture->desk, "plan.save");
  gvt_app_test_assert_text (field (fixture, "date"),
                            "The visit is more than two years away: look at the year");

  type (fixture, "date", "31-11-2026");
  gvt_app_test_desk_act (&fixture->desk, "plan.save");
  gvt_app_test_assert_text (field (fixture, "date"),
                            "There is no such day: write day-month-year, as 24-11-2026");

  type (fixture, "date", "3-12-1926");
  gvt_app_test_desk_act (&fixture->desk, "plan.save");
  gvt_app_test_assert_text (field (fixture, "date"), "No visit was before 2020: look at the year");
  g_assert_cmpuint (count_visits (fixture), ==, 0);
}

/* A lock takes the page away, in the midst of a word. */
static void
test_what_was_typed_outlives_the_page (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_desk_show (&fixture->desk, g_object_new (GVT_TYPE_SESSIONS_PAGE, NULL), 900);
  gvt_page_stack_push (fixture->desk.stack, gvt_plan_page_new (NULL));
  settle (fixture);
  gtk_editable_set_text (GTK_EDITABLE (field (fixture, "name")), "SMAN 1 Pra");
  gtk_widget_activate_action (top (fixture), "plan.open", "s", "people");
  gtk_editable_set_text (GTK_EDITABLE (field (fixture, "expected")), "12o");

  gvt_page_stack_forget (fixture->desk.stack);
  gvt_page_stack_push (fixture->desk.stack, gvt_plan_page_new (NULL));
  settle (fixture);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (fixture, "name"))), ==,
                   "SMAN 1 Pra");
  gvt_app_test_assert_text (top (fixture), "This is what you typed before and did not save.");
  open_part (fixture, "people");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (fixture, "expected"))), ==, "12o");
}

static void
test_a_change_begins_with_what_is_recorded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  GvtId visit;

  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, PLACE);
  gvt_visit_plan_set_text (&plan->date, "2026-12-03");
  plan->expected = 40;
  gvt_visit_plan_add_module (plan, "m7-sah-tidak-sah", 25);
  gvt_visits_plan (fixture->desk.profile, plan, &visit, &error);
  g_assert_no_error (error);
  gvt_app_test_desk_show (&fixture->desk, gvt_visit_page_new (&visit), 900);

  gvt_page_stack_push (fixture->desk.stack, gvt_plan_page_new (&visit));
  settle (fixture);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (field (fixture, "date"))), ==,
                   "03-12-2026");
  gvt_app_test_assert_text (top (fixture), "1 module, 25 minutes");
  type (fixture, "date", "4-12-2026");
  gvt_app_test_desk_act (&fixture->desk, "plan.save");

  g_assert_true (GVT_IS_VISIT_PAGE (top (fixture)));
  assert_plan (fixture,
               "{\"date\":\"2026-12-04\",\"expected\":40,\"modules\":[{\"minutes\":25,"
               "\"module\":\"m7-sah-tidak-sah\"}],\"name\":\"SMAN 1 Praya\",\"place\":\"" PLACE
               "\",\"steps\":[\"attendance\",\"pretest\",\"modules\",\"posttest\",\"survey\","
               "\"close\"]}");
}

static void
test_modules_are_added_moved_and_taken_out (Fixture *fixture, gconstpointer data)
{
  GtkListBox *others;
  GtkWidget *modules;

  show (fixture, 900);
  open_part (fixture, "modules");
  modules = gvt_app_test_find (top (fixture), GVT_TYPE_PLAN_MODULES, NULL);
  others = GTK_LIST_BOX (gvt_app_test_find (modules, GTK_TYPE_LIST_BOX, "others"));
  for (guint i = 0; i < 3; i++)
    gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (others, 0)));
  gvt_app_test_assert_text (modules, "3 modules, ");

  gtk_widget_activate_action (modules, "modules.move", "(ui)", 0, 1);
  gtk_widget_activate_action (modules, "modules.move", "(ui)", 2, 0);
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (modules, GTK_TYPE_ENTRY, "minutes")),
                         "9999");
  gvt_app_test_assert_text (modules, "A whole number, at most 600");
  gtk_editable_set_text (GTK_EDITABLE (gvt_app_test_find (modules, GTK_TYPE_ENTRY, "minutes")),
                         "0");
  settle (fixture);

  gvt_app_test_assert_text (modules, "2 modules, ");
}

static void
test_no_part_is_cut_in_a_narrow_window_with_large_text (Fixture *fixture, gconstpointer data)
{
  static const char *const parts[] = { "people", "modules", "order", "team", "lists", "names" };

  gvt_app_test_set_text_scale (200);
  show (fixture, 360);
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_assert_whole (top (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      open_part (fixture, parts[i]);
      if (g_str_equal (parts[i], "modules"))
        gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (
            GTK_LIST_BOX (gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "others")), 0)));
      settle (fixture);
      gvt_app_test_assert_fits (top (fixture), 360);
      gvt_app_test_assert_whole (top (fixture));
      go_back (fixture);
    }
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/plan-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("every-field-is-recorded-as-it-was-typed", test_every_field_is_recorded_as_it_was_typed);
  ADD ("more-women-than-people-are-refused-beside-the-number",
       test_more_women_than_people_are_refused_beside_the_number);
  ADD ("a-year-that-slipped-is-named-beside-the-day",
       test_a_year_that_slipped_is_named_beside_the_day);
  ADD ("what-was-typed-outlives-the-page", test_what_was_typed_outlives_the_page);
  ADD ("a-change-begins-with-what-is-recorded", test_a_change_begins_with_what_is_recorded);
  ADD ("modules-are-added-moved-and-taken-out", test_modules_are_added_moved_and_taken_out);
  ADD ("no-part-is-cut-in-a-narrow-window-with-large-text",
       test_no_part_is_cut_in_a_narrow_window_with_large_text);
#undef ADD
  return g_test_run ();
}
