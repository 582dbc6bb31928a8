/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test-desk.h"
#include "gvt-app-test.h"
#include "gvt-class-quiz-acts.h"
#include "gvt-entry-row.h"
#include "gvt-keying-page.h"
#include "gvt-module-picture.h"
#include "gvt-more-below.h"
#include "gvt-print-fit.h"
#include "gvt-quiz-results-page.h"
#include "gvt-quiz-sheets.h"
#include "gvt-result-bar.h"
#include "gvt-session-acts.h"
#include "gvt-session-open.h"
#include "gvt-session-page.h"
#include "gvt-session-progress.h"
#include "gvt-session-views.h"

#define PLACE  "52.02.01.1001"
#define MODULE "m7-sah-tidak-sah"

typedef struct
{
  GvtAppTestDesk desk;
  GvtId session;
  GvtId id; /* of the quiz */
  GvtModuleLibrary *library;
  GvtModule *module; /* of the library */
  GvtQuizItem *first;
} Fixture;

static GvtClassQuiz *
view_quiz (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtClassQuiz *quiz = gvt_class_quiz_view (fixture->desk.profile, &fixture->id, &error);

  g_assert_no_error (error);
  return quiz;
}

/* The first question: one answers it right, one wrong, a third is shown it and goes. The others
 * were shown to nobody, and one who is present took no part. */
static void
hold_quiz (Fixture *fixture)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GError) error = NULL;
  const char *item = gvt_quiz_item_get_id (fixture->first);
  const char *key = gvt_quiz_item_get_key (fixture->first);

  gvt_class_quiz_open (fixture->desk.profile, &fixture->session, fixture->module, "", 0,
                       &fixture->id, &error);
  g_assert_no_error (error);
  quiz = view_quiz (fixture);
  for (guint card = 1; card <= 3; card++)
    gvt_class_quiz_show (fixture->desk.profile, quiz, fixture->module, item, card, &error);
  gvt_class_quiz_answer (fixture->desk.profile, quiz, fixture->module, item, 1, key, &error);
  gvt_class_quiz_answer (fixture->desk.profile, quiz, fixture->module, item, 2,
                         g_str_equal (key, "a") ? "b" : "a", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId visit;

  gvt_app_test_desk_open (&fixture->desk, GVT_TEST_FACILITATOR);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, data != NULL ? data : MODULE, NULL);
  fixture->first = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), 0);
  gvt_sessions_plan_visit (fixture->desk.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120, &visit,
                           &error);
  gvt_sessions_open (fixture->desk.profile, &visit, "Kelas X-1", &fixture->session, &error);
  gvt_sessions_attend (fixture->desk.profile, &fixture->session, 2, 2, &error);
  g_assert_no_error (error);
  hold_quiz (fixture);
  gvt_app_test_desk_show (&fixture->desk, gvt_session_page_new (&fixture->session), 1024);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->first);
  g_clear_object (&fixture->library);
  gvt_app_test_desk_close (&fixture->desk);
}

static GtkWidget *
top (Fixture *fixture)
{
  return gvt_app_test_desk_top (&fixture->desk);
}

static void
act (Fixture *fixture, const char *name)
{
  g_autofree char *id = gvt_id_to_text (&fixture->id);
  GtkWidget *rows = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "rows");

  g_assert_true (gtk_widget_activate_action (rows, name, "s", id));
  gvt_app_test_settle (top (fixture));
}

static void
close_quiz (Fixture *fixture)
{
  act (fixture, "quizzes.close");
  adw_message_dialog_response (gvt_app_test_find_dialog (), "accept");
  gvt_app_test_settle (top (fixture));
}

static void
show_quiz_step (Fixture *fixture)
{
  gvt_app_test_desk_choose_step (&fixture->desk, GVT_STEP_QUIZ);
}

static gboolean
is_open (Fixture *fixture)
{
  g_autoptr (GvtClassQuiz) quiz = view_quiz (fixture);

  return gvt_class_quiz_is_open (quiz);
}

static guint
count_questions (Fixture *fixture)
{
  return gvt_quiz_get_size (gvt_module_get_quiz (fixture->module));
}

/* Three things are missing, and each is counted apart. */
static void
test_closing_says_first_what_is_missing (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;
  g_autofree char *questions = g_strdup_printf (
      "Questions shown and not answered: 1. Questions not shown: %u.",
      3 * (count_questions (fixture) - 1));

  act (fixture, "quizzes.close");
  dialog = gvt_app_test_find_dialog ();

  gvt_app_test_assert_text (GTK_WIDGET (dialog), "Took part: 3. Present, and not taken part: 1.");
  gvt_app_test_assert_text (GTK_WIDGET (dialog), questions);
  adw_message_dialog_response (dialog, "cancel");
  gvt_app_test_settle (top (fixture));
  g_assert_true (is_open (fixture));
}

static void
test_a_closed_quiz_shows_its_results (Fixture *fixture, gconstpointer data)
{
  close_quiz (fixture);

  g_assert_false (is_open (fixture));
  g_assert_true (GVT_IS_QUIZ_RESULTS_PAGE (top (fixture)));
  gvt_app_test_assert_text (top (fixture), "Right answers to each question");
  gvt_app_test_assert_text (top (fixture), "1 of 2");
  gvt_page_stack_pop (fixture->desk.stack);
  gvt_app_test_settle (top (fixture));
  show_quiz_step (fixture);
  gvt_app_test_assert_text (top (fixture), "Closed. Took part: 3. Answers: 2.");
  act (fixture, "quizzes.results");
  gvt_app_test_assert_text (top (fixture), "Right answers to each question");
}

/* The bar of the key, and no other, says that it is right. */
static void
test_each_question_tells_how_often_each_answer_was_given (Fixture *fixture, gconstpointer data)
{
  const char *key = gvt_quiz_item_get_key (fixture->first);
  GvtQuizOption *option = gvt_quiz_item_find_option (fixture->first, key, NULL);
  g_autofree char *seen = NULL;
  g_autofree char *expected = NULL;
  g_auto (GStrv) parts = NULL;

  close_quiz (fixture);
  g_assert_true (gtk_widget_activate_action (top (fixture), "results.next", NULL));
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "Question 1 of ");
  gvt_app_test_assert_text (top (fixture), gvt_quiz_item_get_prompt (fixture->first));
  gvt_app_test_assert_text (top (fixture), "Not answered: 1. Not shown: 0.");
  gvt_app_test_assert_text (top (fixture), "contoh Pemilu 2024");
  expected = g_strdup_printf ("%s\nright\n1 of 2", gvt_quiz_option_get_text (option));
  gvt_app_test_assert_text (top (fixture), expected);
  seen = gvt_app_test_text (top (fixture));
  parts = g_strsplit (seen, "\nright\n", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
}

static int
letter_size (Fixture *fixture)
{
  GtkWidget *bar = gvt_app_test_find (top (fixture), GVT_TYPE_RESULT_BAR, NULL);
  GtkLabel *label = GTK_LABEL (gvt_app_test_find (bar, GTK_TYPE_LABEL, "figure"));
  PangoAttrIterator *iter = pango_attr_list_get_iterator (gtk_label_get_attributes (label));
  PangoFontDescription *font = pango_font_description_new ();
  int size;

  pango_attr_iterator_get_font (iter, font, NULL, NULL);
  g_assert_true (pango_font_description_get_size_is_absolute (font));
  size = pango_font_description_get_size (font) / PANGO_SCALE;
  pango_attr_iterator_destroy (iter);
  pango_font_description_free (font);
  return size;
}

static void
resize (Fixture *fixture, int width, int height)
{
  gtk_window_set_default_size (fixture->desk.window, width, height);
  for (guint i = 0; i < 3; i++) /* the window, then its letters, then their place */
    gvt_app_test_settle (top (fixture));
}

/* On a projector of 1024 by 768. */
static void
test_no_letter_is_smaller_than_a_class_can_read (Fixture *fixture, gconstpointer data)
{
  close_quiz (fixture);
  resize (fixture, 1024, 768);

  g_assert_cmpint (letter_size (fixture), >=, 28);
}

static void
test_letters_grow_with_the_text (Fixture *fixture, gconstpointer data)
{
  close_quiz (fixture);
  resize (fixture, 360, 720);
  g_assert_cmpint (letter_size (fixture), ==, 16);

  gvt_app_test_set_text_scale (200);
  resize (fixture, 360, 720);

  g_assert_cmpint (letter_size (fixture), ==, 32);
  gvt_app_test_set_text_scale (100);
}

static GvtQuizItem *
find_picture_item (Fixture *fixture, guint *index) /* (transfer full) */
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (fixture->module));

  for (*index = 0; *index < g_list_model_get_n_items (items); (*index)++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, *index);
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                                0);
      g_autoptr (GvtMedia) picture = option != NULL ? gvt_media_find_picture (
                                         gvt_quiz_option_get_media (option))
                                                    : NULL;

      if (picture != NULL)
        return g_steal_pointer (&item);
    }
  g_assert_not_reached ();
}

static void
show_picture_question (Fixture *fixture, guint index)
{
  close_quiz (fixture);
  for (guint i = 0; i <= index; i++)
    g_assert_true (gtk_widget_activate_action (top (fixture), "results.next", NULL));
}

/* By its letter, and by its picture. */
static void
test_options_that_are_pictures_stand_there_with_them (Fixture *fixture, gconstpointer data)
{
  guint index;
  g_autoptr (GvtQuizItem) item = find_picture_item (fixture, &index);
  GListModel *options = gvt_quiz_item_get_options (item);

  show_picture_question (fixture, index);
  resize (fixture, 1366, 768);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      g_autofree char *letter = g_strdup_printf ("%c\n%s", 'A' + i,
                                                 gvt_quiz_option_get_text (option));

      gvt_app_test_assert_text (top (fixture), letter);
    }
  g_assert_true (
      gtk_widget_get_mapped (gvt_app_test_find (top (fixture), GVT_TYPE_MODULE_PICTURE, NULL)));
  gvt_app_test_set_text_scale (200);
  resize (fixture, 360, 720);
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_set_text_scale (100);
}

static GvtMoreBelow *
sheet_of (Fixture *fixture)
{
  return GVT_MORE_BELOW (gvt_app_test_find (top (fixture), GVT_TYPE_MORE_BELOW, NULL));
}

/* Whether the first two bars stand beside each other, and every picture can be made out. */
static void
assert_two_by_two (Fixture *fixture)
{
  GtkWidget *first = gvt_app_test_find (top (fixture), GVT_TYPE_RESULT_BAR, NULL);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  graphene_rect_t at, beside;

  g_assert_true (gtk_widget_compute_bounds (first, top (fixture), &at));
  g_assert_true (gtk_widget_compute_bounds (second, top (fixture), &beside));
  g_assert_cmpfloat (at.origin.y, ==, beside.origin.y);
  g_assert_cmpfloat (at.origin.x, <, beside.origin.x);
  for (GtkWidget *bar = first; bar != NULL; bar = gtk_widget_get_next_sibling (bar))
    g_assert_cmpint (gtk_widget_get_height (gvt_app_test_find (bar, GVT_TYPE_MODULE_PICTURE, NULL)),
                     >=, 72);
}

static void
test_four_pictures_fit_one_screen (Fixture *fixture, gconstpointer data)
{
  guint index;
  g_autoptr (GvtQuizItem) item = find_picture_item (fixture, &index);

  g_assert_cmpuint (g_list_model_get_n_items (gvt_quiz_item_get_options (item)), ==, 4);
  show_picture_question (fixture, index);
  resize (fixture, 1366, 700); /* the bars of the window take the rest of 768 */

  g_assert_false (gvt_more_below_has_more (sheet_of (fixture)));
  assert_two_by_two (fixture);
  resize (fixture, 1024, 700);
  g_assert_false (gvt_more_below_has_more (sheet_of (fixture)));
  assert_two_by_two (fixture);
}

/* The only key of a presenter's remote leads through all of a question before the next one. */
static void
test_page_down_scrolls_before_it_turns (Fixture *fixture, gconstpointer data)
{
  guint index, n_pressed = 0;
  g_autoptr (GvtQuizItem) item = find_picture_item (fixture, &index);
  g_autofree char *position = g_strdup_printf ("Question %u of ", index + 1);

  show_picture_question (fixture, index);
  gvt_app_test_set_text_scale (200);
  resize (fixture, 1024, 500);
  gvt_app_test_assert_text (top (fixture), "More below");

  for (; gvt_more_below_has_more (sheet_of (fixture)); n_pressed++)
    {
      gtk_widget_activate_action (top (fixture), "results.down", NULL);
      gvt_app_test_settle (top (fixture));
      gvt_app_test_assert_text (top (fixture), position);
    }
  g_assert_cmpuint (n_pressed, >, 0);
  g_assert_false (gtk_widget_get_mapped (
      gvt_app_test_find (GTK_WIDGET (sheet_of (fixture)), GTK_TYPE_LABEL, "More below")));
  gtk_widget_activate_action (top (fixture), "results.up", NULL);
  gvt_app_test_assert_text (top (fixture), position);
  while (gvt_more_below_has_more (sheet_of (fixture)))
    gtk_widget_activate_action (top (fixture), "results.down", NULL);
  gtk_widget_activate_action (top (fixture), "results.down", NULL);
  gvt_app_test_settle (top (fixture));
  g_assert_null (
      gvt_app_test_find (top (fixture), GTK_TYPE_LABEL, gvt_quiz_item_get_prompt (item)));
  gvt_app_test_set_text_scale (100);
}

static void
test_a_narrow_window_holds_it (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  close_quiz (fixture);
  gvt_app_test_assert_fits (top (fixture), 360);
  g_assert_true (gtk_widget_activate_action (top (fixture), "results.next", NULL));
  gvt_app_test_settle (top (fixture));
  gvt_app_test_assert_fits (top (fixture), 360);
  gvt_app_test_set_text_scale (100);
}

/* On paper a class is recorded after it was held: whoever reads its results must know. */
static void
test_a_class_on_paper_says_that_it_was_recorded_later (Fixture *fixture, gconstpointer data)
{
  GvtProfile *profile = fixture->desk.profile;
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) before = gvt_sessions_view (profile, &fixture->session, &error);

  gvt_sessions_open_held (profile, gvt_session_get_visit_id (before), "Kelas X-2", "2026-11-23",
                          &fixture->session, &error);
  gvt_sessions_attend (profile, &fixture->session, 2, 2, &error);
  g_assert_no_error (error);
  hold_quiz (fixture);
  gvt_page_stack_push (fixture->desk.stack, gvt_quiz_results_page_new (&fixture->id));
  gvt_app_test_settle (top (fixture));

  gvt_app_test_assert_text (top (fixture), "Recorded later; held on paper on ");
}

/* A sheet of form A on which the first letter of each question is crossed. Returns: (transfer
 * full)
 */
static char *
write_sheet (Fixture *fixture)
{
  g_autofree GvtKeyedGrid *grid = g_new0 (GvtKeyedGrid, 1);
  g_autoptr (GvtClassQuiz) quiz = view_quiz (fixture);
  GString *line = g_string_new ("4A ");

  g_assert_true (gvt_quiz_sheets_init_grid (grid, quiz, fixture->module, NULL));
  for (guint i = 0; i < grid->forms[0].n_questions; i++)
    g_string_append_c (line, grid->forms[0].questions[i].n_options > 0 ? 'A' : '-');
  return g_string_free (line, FALSE);
}

/* A visit without tests prints sheets of the whole quiz: they are keyed into it. */
static void
test_sheets_of_the_whole_quiz_are_keyed_in_the_window (Fixture *fixture, gconstpointer data)
{
  g_autofree char *line = write_sheet (fixture);
  g_autoptr (GvtClassQuiz) quiz = view_quiz (fixture);
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree char *marks = gvt_print_list_marks (quiz, fixture->module);
  g_autofree char *told = g_strdup_printf ("must bear the mark %s:", marks);
  g_autoptr (GError) error = NULL;
  GtkWidget *rows;

  gvt_sessions_teach (fixture->desk.profile, &fixture->session, fixture->module, &error);
  g_assert_no_error (error);
  gvt_workspace_touch (fixture->desk.workspace);
  gvt_app_test_settle (top (fixture));
  show_quiz_step (fixture);
  rows = gvt_app_test_find (top (fixture), GTK_TYPE_LIST_BOX, "rows");
  g_assert_true (gtk_widget_activate_action (rows, "quiz-step.paper", NULL));
  gvt_app_test_settle (top (fixture));
  g_assert_true (GVT_IS_KEYING_PAGE (top (fixture)));
  gvt_app_test_assert_text (top (fixture), told);
  gtk_editable_set_text (
      GTK_EDITABLE (gvt_app_test_find (top (fixture), GVT_TYPE_ENTRY_ROW, "entry")), line);
  gvt_app_test_desk_act (&fixture->desk, "keying.enter");

  sheets = gvt_quiz_sheets_list (fixture->desk.profile, quiz, fixture->module, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sheets->len, ==, 1); /* in the quiz that was open, and in no other */
  g_assert_cmpuint (((GvtKeyedSheet *) sheets->pdata[0])->card, ==, 4);
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/quiz-results/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("closing-says-first-what-is-missing", test_closing_says_first_what_is_missing);
  ADD ("sheets-of-the-whole-quiz-are-keyed-in-the-window",
       test_sheets_of_the_whole_quiz_are_keyed_in_the_window);
  ADD ("a-closed-quiz-shows-its-results", test_a_closed_quiz_shows_its_results);
  ADD ("each-question-tells-how-often-each-answer-was-given",
       test_each_question_tells_how_often_each_answer_was_given);
  ADD ("no-letter-is-smaller-than-a-class-can-read",
       test_no_letter_is_smaller_than_a_class_can_read);
  ADD ("letters-grow-with-the-text", test_letters_grow_with_the_text);
  g_test_add ("/quiz-results/options-that-are-pictures-stand-there-with-them", Fixture,
              "m5-hari-pemungutan-suara", set_up,
              test_options_that_are_pictures_stand_there_with_them, tear_down);
  g_test_add ("/quiz-results/four-pictures-fit-one-screen", Fixture, "m5-hari-pemungutan-suara",
              set_up, test_four_pictures_fit_one_screen, tear_down);
  g_test_add ("/quiz-results/page-down-scrolls-before-it-turns", Fixture,
              "m5-hari-pemungutan-suara", set_up, test_page_down_scrolls_before_it_turns,
              tear_down);
  ADD ("a-narrow-window-holds-it", test_a_narrow_window_holds_it);
  ADD ("a-class-on-paper-says-that-it-was-recorded-later",
       test_a_class_on_paper_says_that_it_was_recorded_later);
  return g_test_run ();
}
