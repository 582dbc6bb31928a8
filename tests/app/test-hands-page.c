/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-hands-option.h"
#include "gvt-hands-page.h"
#include "gvt-more-below.h"
#include "gvt-session-acts.h"
#include "gvt-session-hands.h"
#include "gvt-session-page.h"
#include "gvt-session-progress.h"
#include "gvt-session-results.h"

#define PLACE     "52.02.01.1001"
#define N_PRESENT 30

typedef struct
{
  GvtAppTestDesk desk;
  GvtId session;
  GvtModuleLibrary *library;
  GvtModule *module; /* of the library */
  GListModel *items;
  GvtQuizItem *first;
} Fixture;

static void
open_class (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_sessions_plan_visit (fixture->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  gvt_sessions_open (fixture->desk.profile, &visit, "Kelas X-1", &fixture->session, &error);
  gvt_sessions_attend (fixture->desk.profile, &fixture->session, 14, 16, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GvtQuiz *quiz;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  open_class (fixture);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (
      fixture->library, data != NULL ? data : "m5-hari-pemungutan-suara", NULL);
  quiz = gvt_module_get_quiz (fixture->module);
  fixture->items = gvt_hands_choose_items (gvt_quiz_get_items (quiz));
  fixture->first = g_list_model_get_item (fixture->items, 0);
  gvt_app_test_desk_show (
      &fixture->desk,
      gvt_hands_page_new (&fixture->session, fixture->module, fixture->items, N_PRESENT), 1024);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->first);
  g_clear_object (&fixture->items);
  g_clear_object (&fixture->library);
  gvt_app_test_desk_close (&fixture->desk);
}

static GtkWidget *
top (Fixture *fixture)
{
  return gvt_app_test_desk_top (&fixture->desk);
}

static gboolean
act (Fixture *fixture, const char *action)
{
  gboolean did = gtk_widget_activate_action (top (fixture), action, NULL);

  gvt_app_test_settle (top (fixture));
  return did;
}

static void
resize (Fixture *fixture, int width, int height)
{
  gtk_window_set_default_size (fixture->desk.window, width, height);
  for (guint i = 0; i < 3; i++) /* the window, then its letters, then their place */
    gvt_app_test_settle (top (fixture));
}

static GvtHandsOption *
option_at (Fixture *fixture, guint index)
{
  GtkWidget *option = gvt_app_test_find (top (fixture), GVT_TYPE_HANDS_OPTION, NULL);

  for (; index > 0; index--)
    option = gtk_widget_get_next_sibling (option);
  return GVT_HANDS_OPTION (option);
}

static GvtItemResult *
find_result (Fixture *fixture) /* (transfer full) (nullable): of the first question */
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) results = gvt_session_results (fixture->desk.profile, fixture->library,
                                                        &fixture->session, NULL, &error);

  g_assert_no_error (error);
  return g_list_model_get_item (results, 0);
}

static gboolean
is_seen (Fixture *fixture, const char *part)
{
  g_autofree char *text = gvt_app_test_text (top (fixture));

  return strstr (text, part) != NULL;
}

static void
test_a_question_stands_there_without_its_answer (Fixture *fixture, gconstpointer data)
{
  GListModel *options = gvt_quiz_item_get_options (fixture->first);

  gvt_app_test_assert_text (top (fixture), gvt_quiz_item_get_prompt (fixture->first));
  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autofree char *lettered = g_strdup_printf ("%c\n%s", 'A' + i,
                                                   gvt_quiz_option_get_text (option));

      gvt_app_test_assert_text (top (fixture), lettered);
    }
  g_assert_false (is_seen (fixture, "\nright\n"));
  g_assert_false (is_seen (fixture, gvt_quiz_item_get_explanation (fixture->first)));
}

static void
test_one_key_reveals_the_answer_and_why_and_then_turns (Fixture *fixture, gconstpointer data)
{
  GvtQuizOption *key = gvt_quiz_item_find_option (fixture->first,
                                                  gvt_quiz_item_get_key (fixture->first), NULL);
  g_autofree char *right = g_strdup_printf ("%s\nright", gvt_quiz_option_get_text (key));
  g_autoptr (GvtQuizItem) second = g_list_model_get_item (fixture->items, 1);
  g_autoptr (GvtItemResult) result = NULL;

  g_assert_true (act (fixture, "hands.next"));
  gvt_app_test_assert_text (top (fixture), right);
  gvt_app_test_assert_text (top (fixture), gvt_quiz_item_get_explanation (fixture->first));
  g_assert_true (act (fixture, "hands.next"));
  gvt_app_test_assert_text (top (fixture), gvt_quiz_item_get_prompt (second));
  g_assert_false (is_seen (fixture, "\nright\n"));
  result = find_result (fixture); /* nobody counted */
  g_assert_null (result);
}

static void
test_hands_and_who_raised_none_are_all_who_are_present (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtItemResult) result = NULL;

  gvt_hands_option_set_text (option_at (fixture, 0), "20");
  gvt_hands_option_set_text (option_at (fixture, 1), "7");
  gvt_app_test_assert_text (top (fixture), "Hands: 27. No hand: 3. Present: 30.");
  g_assert_true (act (fixture, "hands.next"));

  result = find_result (fixture);
  g_assert_cmpuint (gvt_item_result_get_n_answers (result), ==, 27);
  g_assert_cmpstr (gvt_item_result_get_item (result), ==, gvt_quiz_item_get_id (fixture->first));
}

static void
test_more_hands_than_people_are_not_taken (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtItemResult) result = NULL;

  gvt_hands_option_set_text (option_at (fixture, 0), "20");
  gvt_hands_option_set_text (option_at (fixture, 1), "11");

  gvt_app_test_assert_text (top (fixture), "Hands: 31, but only 30 are present. Count again.");
  act (fixture, "hands.next");
  g_assert_false (is_seen (fixture, gvt_quiz_item_get_explanation (fixture->first)));
  gvt_hands_option_set_text (option_at (fixture, 1), "x");
  gvt_app_test_assert_text (top (fixture), "Hands are counted in whole numbers.");
  act (fixture, "hands.next");
  g_assert_false (is_seen (fixture, gvt_quiz_item_get_explanation (fixture->first)));
  result = find_result (fixture);
  g_assert_null (result);
}

/* Whoever answered on the laptop is not counted once more. */
static void
test_nobody_counts_by_card_and_by_hand (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtQuizOption) option = g_list_model_get_item (
      gvt_quiz_item_get_options (fixture->first), 0);
  g_autoptr (GError) error = NULL;

  gvt_sessions_answer (fixture->desk.profile, &fixture->session, fixture->module,
                       gvt_quiz_item_get_id (fixture->first), 3, gvt_quiz_option_get_id (option),
                       &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
  gvt_hands_option_set_text (option_at (fixture, 0), "30");
  gvt_app_test_assert_text (top (fixture), "Hands: 30, answered by card: 1, but only 30 are "
                                           "present. Count again.");
  act (fixture, "hands.next");
  g_assert_false (is_seen (fixture, gvt_quiz_item_get_explanation (fixture->first)));

  gvt_hands_option_set_text (option_at (fixture, 0), "27");
  gvt_app_test_assert_text (top (fixture),
                            "Hands: 27. No hand: 2. Answered by card: 1. Present: 30.");
  act (fixture, "hands.next");
  g_assert_true (is_seen (fixture, gvt_quiz_item_get_explanation (fixture->first)));
}

static void
test_hands_that_cannot_be_recorded_are_still_there (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_hands_option_set_text (option_at (fixture, 0), "20");
  gvt_sessions_close (fixture->desk.profile, &fixture->session, &error);
  g_assert_no_error (error);
  act (fixture, "hands.next");

  g_assert_cmpuint (fixture->desk.said->len, ==, 1);
  g_assert_cmpstr (gvt_hands_option_get_text (option_at (fixture, 0)), ==, "20");
  g_assert_false (is_seen (fixture, gvt_quiz_item_get_explanation (fixture->first)));
}

static void
test_what_was_counted_is_there_when_one_turns_back (Fixture *fixture, gconstpointer data)
{
  gvt_hands_option_set_text (option_at (fixture, 1), "9");
  act (fixture, "hands.next");
  act (fixture, "hands.next");
  g_assert_true (act (fixture, "hands.previous"));

  g_assert_cmpstr (gvt_hands_option_get_text (option_at (fixture, 1)), ==, "9");
  gvt_app_test_assert_text (top (fixture), gvt_quiz_item_get_explanation (fixture->first));
}

/* 768 pixels, less what the window's own bars take. */
static void
test_each_question_of_it_fits_one_screen (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sheet = gvt_app_test_find (top (fixture), GVT_TYPE_MORE_BELOW, NULL);

  resize (fixture, 1024, 680);
  for (guint i = 0; i < g_list_model_get_n_items (fixture->items); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (fixture->items, i);

      if (gvt_more_below_has_more (GVT_MORE_BELOW (sheet)))
        g_error ("“%s” is higher than the screen", gvt_quiz_item_get_prompt (item));
      act (fixture, "hands.next");
      act (fixture,
           i + 1 < g_list_model_get_n_items (fixture->items) ? "hands.next" : "hands.down");
      gvt_app_test_settle (top (fixture));
    }
}

static void
test_a_narrow_window_holds_it (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  resize (fixture, 360, 720);
  gvt_app_test_assert_fits (top (fixture), 360);
  act (fixture, "hands.next");
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_set_text_scale (100);
}

static void
show_quiz_step (Fixture *fixture)
{
  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_QUIZ);
}

static void
test_the_class_leads_to_it (Fixture *fixture, gconstpointer data)
{
  gvt_page_stack_push (fixture->desk.stack, gvt_session_page_new (&fixture->session));
  gvt_app_test_settle (top (fixture));
  show_quiz_step (fixture);
  gvt_app_test_assert_text (top (fixture), "Show of hands");
  g_assert_true (act (fixture, "session.hands"));

  g_assert_true (GVT_IS_HANDS_PAGE (top (fixture)));
  gvt_app_test_assert_text (top (fixture), "Hands: 0. No hand: 30. Present: 30.");
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/hands-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("a-question-stands-there-without-its-answer",
       test_a_question_stands_there_without_its_answer);
  ADD ("one-key-reveals-the-answer-and-why-and-then-turns",
       test_one_key_reveals_the_answer_and_why_and_then_turns);
  ADD ("hands-and-who-raised-none-are-all-who-are-present",
       test_hands_and_who_raised_none_are_all_who_are_present);
  ADD ("more-hands-than-people-are-not-taken", test_more_hands_than_people_are_not_taken);
  ADD ("nobody-counts-by-card-and-by-hand", test_nobody_counts_by_card_and_by_hand);
  ADD ("hands-that-cannot-be-recorded-are-still-there",
       test_hands_that_cannot_be_recorded_are_still_there);
  ADD ("what-was-counted-is-there-when-one-turns-back",
       test_what_was_counted_is_there_when_one_turns_back);
  ADD ("each-question-of-it-fits-one-screen", test_each_question_of_it_fits_one_screen);
  ADD ("a-narrow-window-holds-it", test_a_narrow_window_holds_it);
  ADD ("the-class-leads-to-it", test_the_class_leads_to_it);
  return g_test_run ();
}
