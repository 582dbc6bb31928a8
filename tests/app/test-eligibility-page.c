/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-big-question.h"
#include "gvt-check-row.h"
#include "gvt-clock.h"
#include "gvt-eligibility-page.h"
#include "gvt-entry-row.h"
#include "gvt-lesson-page.h"
#include "gvt-page-stack.h"
#include "gvt-simulator.h"

#define NOON_UTC_2027_05_06 G_GINT64_CONSTANT (1809604800000000) /* 20.00 WITA on 6 May 2027 */
#define FIVE_HOURS_US       (5 * G_TIME_SPAN_HOUR)

typedef struct
{
  GvtClock *clock;
  GtkWidget *page;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->clock = gvt_clock_new_fixed (NOON_UTC_2027_05_06);
  fixture->page = GTK_WIDGET (gvt_eligibility_page_new (fixture->clock));
  fixture->window = gvt_app_test_present (fixture->page, 360, 640);
  gvt_app_test_settle (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (100);
  gvt_app_test_settle (fixture->page);
  g_object_ref (fixture->page);
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_assert_finalize_object (fixture->clock);
}

static GtkWidget *
part (Fixture *fixture, GType type, const char *id)
{
  GtkWidget *found = gvt_app_test_find (fixture->page, type, id);

  g_assert_nonnull (found);
  return found;
}

static void
type (Fixture *fixture, const char *id, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (part (fixture, GVT_TYPE_ENTRY_ROW, id)), text);
}

static void
choose (Fixture *fixture, const char *id, guint answer)
{
  gvt_big_question_set_selected (GVT_BIG_QUESTION (part (fixture, GVT_TYPE_BIG_QUESTION, id)),
                                 answer);
}

static guint
chosen (Fixture *fixture, const char *id)
{
  return gvt_big_question_get_selected (
      GVT_BIG_QUESTION (part (fixture, GVT_TYPE_BIG_QUESTION, id)));
}

static void
ask (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "eligibility.answer", NULL));
  gvt_app_test_settle (fixture->page);
}

static gboolean
shows (Fixture *fixture, const char *text)
{
  g_autofree char *all = gvt_app_test_text (fixture->page);

  return strstr (all, text) != NULL;
}

static void
test_without_a_voting_day_none_is_made_up (Fixture *fixture, gconstpointer data)
{
  type (fixture, "birth", "7-5-2010");
  ask (fixture);

  gvt_app_test_assert_text (fixture->page, "Can vote from 7 Mei 2027 on");
  gvt_app_test_assert_text (fixture->page, "The voting day is not set yet.");
  gvt_app_test_assert_text (fixture->page, "Needs verification");
  gvt_app_test_assert_text (fixture->page, "needs verification");
  gvt_app_test_assert_text (fixture->page, "Undang-Undang 7/2017 pasal 1 angka 34");
}

/* Today is the day in WITA: five hours later it is 7 May there and still 6 May in UTC. */
static void
test_today_is_the_day_in_wita (Fixture *fixture, gconstpointer data)
{
  type (fixture, "birth", "7/5/2010");
  choose (fixture, "which_day", 1);
  ask (fixture);
  gvt_app_test_assert_text (fixture->page, "Cannot vote yet");

  gvt_clock_advance (fixture->clock, FIVE_HOURS_US);
  ask (fixture);

  gvt_app_test_assert_text (fixture->page, "Can vote");
  gvt_app_test_assert_text (fixture->page, "17 years old since 7 Mei 2027");
}

static void
test_a_day_can_be_typed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = part (fixture, GTK_TYPE_LIST_BOX, "day_list");

  g_assert_false (gtk_widget_get_visible (list));
  choose (fixture, "which_day", 2);
  g_assert_true (gtk_widget_get_visible (list));
  type (fixture, "birth", "15-2-2007");
  type (fixture, "day", "14-2-2024");
  ask (fixture);
  gvt_app_test_assert_text (fixture->page, "Cannot vote yet");

  choose (fixture, "marriage", 2);
  g_assert_false (shows (fixture, "Cannot vote yet")); /* no answer stays that is no longer true */
  ask (fixture);

  gvt_app_test_assert_text (fixture->page, "Who is or was married may vote");
  gvt_app_test_assert_text (fixture->page, "show the marriage");
}

static void
test_every_question_counts (Fixture *fixture, gconstpointer data)
{
  type (fixture, "birth", "1-1-1990");
  choose (fixture, "service", 1);
  ask (fixture);
  gvt_app_test_assert_text (fixture->page, "Does not vote");

  choose (fixture, "service", 2);
  choose (fixture, "id_card", 2);
  g_object_set (part (fixture, GVT_TYPE_CHECK_ROW, "moved"), "active", TRUE, NULL);
  ask (fixture);
  gvt_app_test_assert_text (fixture->page, "letter of discharge");
  gvt_app_test_assert_text (fixture->page, "recording the KTP-el");
  gvt_app_test_assert_text (fixture->page, "DPTb");

  g_object_set (part (fixture, GVT_TYPE_CHECK_ROW, "revoked"), "active", TRUE, NULL);
  ask (fixture);
  gvt_app_test_assert_text (fixture->page, "A final court ruling");
}

static void
test_a_date_that_cannot_be_is_pointed_out (Fixture *fixture, gconstpointer data)
{
  GtkWidget *birth = part (fixture, GVT_TYPE_ENTRY_ROW, "birth");
  GtkWidget *day = part (fixture, GVT_TYPE_ENTRY_ROW, "day");

  type (fixture, "birth", "30-2-2007");
  ask (fixture);
  gvt_app_test_assert_text (fixture->page, "the date of birth is no day of the calendar");
  g_assert_nonnull (gtk_window_get_focus (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), birth));

  type (fixture, "birth", "20-2-2007");
  choose (fixture, "which_day", 2);
  ask (fixture);
  gvt_app_test_assert_text (fixture->page, "the voting day is no day of the calendar");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (fixture->window), day));
}

/* Nothing of one person is left for the next, not even for Ctrl+Z. */
static void
test_the_next_person_finds_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *birth = part (fixture, GVT_TYPE_ENTRY_ROW, "birth");
  GtkWidget *text;

  type (fixture, "birth", "1-1-1990");
  choose (fixture, "which_day", 2);
  type (fixture, "day", "14-2-2024");
  choose (fixture, "marriage", 1);
  choose (fixture, "service", 2);
  choose (fixture, "id_card", 1);
  g_object_set (part (fixture, GVT_TYPE_CHECK_ROW, "revoked"), "active", TRUE, NULL);
  ask (fixture);

  g_assert_true (gtk_widget_activate_action (fixture->page, "eligibility.next-person", NULL));
  gvt_app_test_settle (fixture->page);
  text = gtk_window_get_focus (fixture->window);
  gtk_widget_activate_action (text, "text.undo", NULL);

  g_assert_true (gtk_widget_is_ancestor (text, birth));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (birth)), ==, "");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (part (fixture, GVT_TYPE_ENTRY_ROW, "day"))),
                   ==, "");
  g_assert_cmpuint (chosen (fixture, "which_day"), ==, 0);
  g_assert_cmpuint (chosen (fixture, "marriage"), ==, 0);
  g_assert_cmpuint (chosen (fixture, "service"), ==, 0);
  g_assert_cmpuint (chosen (fixture, "id_card"), ==, 0);
  g_assert_false (
      gvt_check_row_get_active (GVT_CHECK_ROW (part (fixture, GVT_TYPE_CHECK_ROW, "revoked"))));
  g_assert_false (gtk_widget_get_visible (part (fixture, GTK_TYPE_BOX, "verdict")));
}

/* At 360 pixels and with text twice as large. */
static void
test_it_fits_a_narrow_screen_with_large_text (Fixture *fixture, gconstpointer data)
{
  type (fixture, "birth", "29-2-2008");
  choose (fixture, "which_day", 2);
  type (fixture, "day", "14-2-2029");
  gvt_app_test_set_text_scale (200);
  ask (fixture);

  gvt_app_test_assert_fits (fixture->page, 360);
  gvt_app_test_assert_whole (fixture->page);
}

static void
test_its_card_opens_it (void)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GvtModule *module = gvt_module_library_find (library, "m2-siapa-pemilih", NULL);
  GListModel *lessons = gvt_module_get_lessons (module);
  GvtPageStack *stack = g_object_new (GVT_TYPE_PAGE_STACK, NULL);
  GtkWindow *window;

  gvt_page_stack_push (stack, gvt_lesson_page_new (module, g_list_model_get_n_items (lessons) - 1));
  window = gvt_app_test_present (GTK_WIDGET (stack), 360, 640);
  gtk_widget_activate_action (gvt_app_test_find (GTK_WIDGET (stack), GVT_TYPE_LESSON_PAGE, NULL),
                              "lesson.simulate", NULL);
  gvt_app_test_settle (GTK_WIDGET (stack));

  g_assert_nonnull (gvt_app_test_find (GTK_WIDGET (stack), GVT_TYPE_ELIGIBILITY_PAGE, NULL));
  gvt_app_test_destroy (window);
}

/* Each simulator that a card inside the program asks for is one that the program has. */
static void
test_no_card_asks_for_a_simulator_that_is_not_there (void)
{
  g_autoptr (GvtModuleLibrary) library = gvt_module_library_load (NULL, NULL);
  GListModel *modules = gvt_module_library_get_modules (library);
  guint n_asked = 0;

  for (guint i = 0; i < g_list_model_get_n_items (modules); i++)
    {
      g_autoptr (GvtModule) module = g_list_model_get_item (modules, i);
      GListModel *lessons = gvt_module_get_lessons (module);

      for (guint j = 0; j < g_list_model_get_n_items (lessons); j++)
        {
          g_autoptr (GvtLesson) lesson = g_list_model_get_item (lessons, j);

          if (*gvt_lesson_get_simulator (lesson) == '\0')
            continue;
          g_assert_true (gvt_simulator_is_known (lesson));
          n_asked++;
        }
    }
  g_assert_cmpuint (n_asked, >, 0);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gvt_app_test_init (&argc, &argv);
  add ("/eligibility-page/without-a-voting-day-none-is-made-up",
       test_without_a_voting_day_none_is_made_up);
  add ("/eligibility-page/today-is-the-day-in-wita", test_today_is_the_day_in_wita);
  add ("/eligibility-page/a-day-can-be-typed", test_a_day_can_be_typed);
  add ("/eligibility-page/every-question-counts", test_every_question_counts);
  add ("/eligibility-page/a-date-that-cannot-be-is-pointed-out",
       test_a_date_that_cannot_be_is_pointed_out);
  add ("/eligibility-page/the-next-person-finds-nothing", test_the_next_person_finds_nothing);
  add ("/eligibility-page/it-fits-a-narrow-screen-with-large-text",
       test_it_fits_a_narrow_screen_with_large_text);
  g_test_add_func ("/eligibility-page/its-card-opens-it", test_its_card_opens_it);
  g_test_add_func ("/eligibility-page/no-card-asks-for-a-simulator-that-is-not-there",
                   test_no_card_asks_for_a_simulator_that_is_not_there);
  return g_test_run ();
}
