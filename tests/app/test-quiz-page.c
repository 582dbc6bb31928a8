/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-app-test.h"
#include "gvt-ballot-sheet.h"
#include "gvt-module-fixture.h"
#include "gvt-module-library.h"
#include "gvt-module-picture.h"
#include "gvt-pupil-bar.h"
#include "gvt-quiz-option-button.h"
#include "gvt-quiz-page.h"

typedef struct
{
  GvtModule *module;
  GtkWidget *page;
  GtkWindow *window;
  GPtrArray *answers; /* "item option" */
  guint n_correct;
  guint n_items;
} Fixture;

static void
on_answered (Fixture *fixture, const char *item, const char *option)
{
  g_ptr_array_add (fixture->answers, g_strdup_printf ("%s %s", item, option));
}

static void
on_finished (Fixture *fixture, guint n_correct, guint n_items)
{
  fixture->n_correct = n_correct;
  fixture->n_items = n_items;
}

/* Replaces the options of the first question by two with pictures. */
static const char *
make_picture_folder (void)
{
  const char *folder = gvt_module_fixture_kinds ();

  gvt_module_fixture_edit (
      folder, "quiz.json", "\"text\": \"06.00\",",
      "\"text\": \"Kotak suara berwarna abu-abu\", \"media\": [{\"kind\": \"image\", "
      "\"file\": \"media/a.svg\", \"text\": \"Kotak hitam.\"}],");
  gvt_module_fixture_edit (
      folder, "quiz.json", "\"text\": \"07.00\"",
      "\"text\": \"Kotak suara berwarna kuning\", \"media\": [{\"kind\": \"image\", "
      "\"file\": \"media/a.svg\", \"text\": \"Kotak kuning.\"}]");
  return folder;
}

/* M7, whose last questions are marked papers */
#define PAPERS      "m7-sah-tidak-sah"
#define FIRST_PAPER 8
#define N_PAPERS    6

static GvtModule *
load_module (const char *which)
{
  g_autoptr (GvtModuleLibrary) library = NULL;

  if (which == NULL)
    return gvt_app_test_module ();
  if (g_str_equal (which, "kinds"))
    return gvt_module_load_folder (gvt_module_fixture_kinds (), NULL);
  library = gvt_module_library_load (NULL, NULL);
  return g_object_ref (gvt_module_library_find (library, which, NULL));
}

/* A module of the program, or "kinds": the one that has a question of each type that is written. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->module = load_module (data);
  fixture->answers = g_ptr_array_new_with_free_func (g_free);
  fixture->page = GTK_WIDGET (gvt_quiz_page_new (fixture->module));
  g_signal_connect_swapped (fixture->page, "answered", G_CALLBACK (on_answered), fixture);
  g_signal_connect_swapped (fixture->page, "finished", G_CALLBACK (on_finished), fixture);
  fixture->window = gvt_app_test_present (fixture->page, 360, 640);
}

static void
set_up_pictures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->module = gvt_module_load_folder (make_picture_folder (), &error);
  g_assert_no_error (error);
  fixture->answers = g_ptr_array_new_with_free_func (g_free);
  fixture->page = GTK_WIDGET (gvt_quiz_page_new (fixture->module));
  g_signal_connect_swapped (fixture->page, "answered", G_CALLBACK (on_answered), fixture);
  fixture->window = gvt_app_test_present (fixture->page, 360, 720);
  gvt_app_test_settle (fixture->page);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_settle (fixture->page);
  g_object_ref (fixture->page);
  gvt_app_test_destroy (fixture->window);
  g_assert_finalize_object (fixture->page);
  g_ptr_array_unref (fixture->answers);
  g_assert_finalize_object (fixture->module);
}

static GvtQuizItem *
item_at (Fixture *fixture, guint index)
{
  return g_list_model_get_item (gvt_quiz_get_items (gvt_module_get_quiz (fixture->module)), index);
}

/* The button of the right answer, or the first of the others. */
static GtkWidget *
find_option (Fixture *fixture, guint index, gboolean is_right)
{
  g_autoptr (GvtQuizItem) item = item_at (fixture, index);
  GtkWidget *button = gvt_app_test_find (fixture->page, GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  while (
      gvt_quiz_item_is_key (item, gvt_quiz_option_button_get_id (GVT_QUIZ_OPTION_BUTTON (button)))
      != is_right)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static void
choose (Fixture *fixture, guint index, gboolean is_right)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_option (fixture, index, is_right)), TRUE);
}

static void
go_on (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (fixture->page, "quiz.next", NULL));
}

static void
test_the_explanation_comes_after_the_answer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtQuizItem) item = item_at (fixture, 0);
  g_autofree char *before = gvt_app_test_text (fixture->page);

  g_assert_null (strstr (before, gvt_quiz_item_get_explanation (item)));
  choose (fixture, 0, TRUE);
  go_on (fixture);
  gvt_app_test_settle (fixture->page);

  gvt_app_test_assert_text (fixture->page, "Right!");
  gvt_app_test_assert_text (fixture->page, gvt_quiz_item_get_explanation (item));
}

/* Nobody's notice that a rule is of a past day may come after his answer. */
static void
test_what_a_question_is_an_example_of_stands_beside_it (Fixture *fixture, gconstpointer data)
{
  GtkWidget *badge = gvt_app_test_find (fixture->page, GTK_TYPE_LABEL, "badge");

  gvt_app_test_assert_text (fixture->page, "contoh Pemilu 2024");
  g_assert_true (gtk_widget_get_visible (badge));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (badge)), ==,
                   gvt_module_get_review_note (fixture->module));
}

static void
test_what_the_answer_rests_on_comes_with_its_marks (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtQuizItem) item = item_at (fixture, 0);
  g_autoptr (GvtClaim) claim = g_list_model_get_item (gvt_quiz_item_get_claims (item), 0);
  g_autofree char *described = gvt_claim_describe (claim);
  g_autofree char *before = gvt_app_test_text (fixture->page);

  g_assert_null (strstr (before, described));
  choose (fixture, 0, TRUE);
  go_on (fixture);
  gvt_app_test_settle (fixture->page);

  gvt_app_test_assert_text (fixture->page, gvt_claim_get_text (claim));
  gvt_app_test_assert_text (fixture->page, described);
}

/* Green alone would be no sign for those who do not see it. */
static void
test_a_wrong_answer_and_the_right_one_are_marked_with_a_sign (Fixture *fixture, gconstpointer data)
{
  GtkWidget *wrong = find_option (fixture, 0, FALSE);
  GtkWidget *right = find_option (fixture, 0, TRUE);

  choose (fixture, 0, FALSE);
  go_on (fixture);

  g_assert_true (gtk_widget_has_css_class (wrong, "wrong"));
  g_assert_true (gtk_widget_has_css_class (right, "right"));
  g_assert_true (gtk_widget_get_visible (gvt_app_test_find (wrong, GTK_TYPE_IMAGE, "verdict")));
  g_assert_true (gtk_widget_get_visible (gvt_app_test_find (right, GTK_TYPE_IMAGE, "verdict")));
}

static void
test_answers_are_told_once_fixed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtQuizItem) item = item_at (fixture, 0);
  g_autofree char *expected = NULL;

  choose (fixture, 0, FALSE);
  choose (fixture, 0, TRUE);
  g_assert_cmpuint (fixture->answers->len, ==, 0);
  go_on (fixture);

  expected = g_strdup_printf ("%s %s", gvt_quiz_item_get_id (item), gvt_quiz_item_get_key (item));
  g_assert_cmpuint (fixture->answers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->answers, 0), ==, expected);
}

static void
test_without_an_answer_there_is_no_going_on (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "quiz.next", NULL);

  gvt_app_test_assert_text (fixture->page, "Question 1 of 16");
  g_assert_cmpuint (fixture->answers->len, ==, 0);
}

static void
test_all_questions_lead_to_the_score (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 16; i++)
    {
      choose (fixture, i, i != 3);
      go_on (fixture);
      go_on (fixture);
    }
  gvt_app_test_settle (fixture->page);

  gvt_app_test_assert_text (fixture->page, "15 of 16 right");
  g_assert_cmpuint (fixture->n_correct, ==, 15);
  g_assert_cmpuint (fixture->n_items, ==, 16);

  g_assert_true (gtk_widget_activate_action (fixture->page, "quiz.again", NULL));
  gvt_app_test_settle (fixture->page);
  gvt_app_test_assert_text (fixture->page, "Question 1 of 16");
}

/* --- a question of each type: one, several, true or false, words --- */

static GtkWidget *
option_at (Fixture *fixture, guint index)
{
  GtkWidget *button = gvt_app_test_find (fixture->page, GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  while (index-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static void
tick (Fixture *fixture, guint index)
{
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option_at (fixture, index)), TRUE);
}

static void
go_to_question (Fixture *fixture, guint index)
{
  while (index-- > 0)
    {
      GtkWidget *words = gvt_app_test_find (fixture->page, GTK_TYPE_ENTRY, "words");

      if (gtk_widget_get_visible (words))
        gtk_editable_set_text (GTK_EDITABLE (words), "x");
      else
        tick (fixture, 0);
      go_on (fixture);
      go_on (fixture);
    }
  g_ptr_array_set_size (fixture->answers, 0);
}

static void
assert_answer (Fixture *fixture, const char *expected)
{
  g_assert_cmpuint (fixture->answers->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (fixture->answers, 0), ==, expected);
}

static void
test_several_are_ticked_and_marked_one_by_one (Fixture *fixture, gconstpointer data)
{
  static const char *const marks[] = { "right", "wrong", "missed", NULL };

  go_to_question (fixture, 1);
  gtk_test_accessible_assert_role (option_at (fixture, 0), GTK_ACCESSIBLE_ROLE_CHECKBOX);
  gvt_app_test_assert_text (fixture->page, "Tick every answer that is right.");
  tick (fixture, 1);
  tick (fixture, 0);
  gtk_test_accessible_assert_state (option_at (fixture, 0), GTK_ACCESSIBLE_STATE_CHECKED,
                                    GTK_ACCESSIBLE_TRISTATE_TRUE);
  go_on (fixture);

  assert_answer (fixture, "banyak a+b");
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_widget_has_css_class (option_at (fixture, i), marks[i]));
  gvt_app_test_assert_text (fixture->page, "Ponsel ditinggal. Memang.");
}

static void
test_what_was_ticked_may_be_unticked (Fixture *fixture, gconstpointer data)
{
  go_to_question (fixture, 1);
  tick (fixture, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (option_at (fixture, 0)), FALSE);

  gtk_widget_activate_action (fixture->page, "quiz.next", NULL);

  g_assert_cmpuint (fixture->answers->len, ==, 0);
  gvt_app_test_assert_text (fixture->page, "Question 2 of 4");
}

static void
test_parts_of_a_point_are_told (Fixture *fixture, gconstpointer data)
{
  go_to_question (fixture, 1);
  tick (fixture, 2);
  go_on (fixture);

  gvt_app_test_assert_text (fixture->page, "Partly right: 2 of 4 parts of the point");
}

static void
test_true_and_false_are_two_buttons (Fixture *fixture, gconstpointer data)
{
  go_to_question (fixture, 2);
  gvt_app_test_assert_text (fixture->page, "True");
  gvt_app_test_assert_text (fixture->page, "False");
  tick (fixture, 1);
  go_on (fixture);

  assert_answer (fixture, "benar false");
  gvt_app_test_assert_text (fixture->page, "Not right yet");
}

static void
test_words_are_typed_and_corrected (Fixture *fixture, gconstpointer data)
{
  GtkWidget *words = gvt_app_test_find (fixture->page, GTK_TYPE_ENTRY, "words");

  go_to_question (fixture, 3);
  g_assert_true (gtk_widget_get_visible (words));
  gtk_test_accessible_assert_property (words, GTK_ACCESSIBLE_PROPERTY_LABEL, "Your answer");
  gtk_editable_set_text (GTK_EDITABLE (words), "   ");
  gtk_widget_activate_action (fixture->page, "quiz.next", NULL);
  g_assert_cmpuint (fixture->answers->len, ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (words), " rumah  kami ");
  g_signal_emit_by_name (words, "activate");

  assert_answer (fixture, "kata rumah kami");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (words)));
  gvt_app_test_assert_text (fixture->page, "The answer is: TPS. Memang.");
}

static void
test_what_was_skipped_is_not_called_wrong (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "quiz.skip", NULL);
  tick (fixture, 0);
  go_on (fixture);
  gtk_widget_activate_action (fixture->page, "quiz.skip", NULL); /* nothing: it is answered */
  gvt_app_test_assert_text (fixture->page, "Question 2 of 4");
  go_on (fixture);
  gtk_widget_activate_action (fixture->page, "quiz.skip", NULL);
  gtk_widget_activate_action (fixture->page, "quiz.skip", NULL);
  gvt_app_test_settle (fixture->page);

  gvt_app_test_assert_text (fixture->page, "0 of 4 right");
  gvt_app_test_assert_text (fixture->page, "3 questions were not answered.");
  g_assert_cmpuint (fixture->answers->len, ==, 1);
}

static void
test_each_type_fits_a_narrow_window_at_double_size (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  for (guint i = 0; i < 4; i++)
    {
      gvt_app_test_settle (fixture->page);
      gvt_app_test_assert_fits (fixture->page, 360);
      go_to_question (fixture, 1);
    }
  gvt_app_test_set_text_scale (100);
}

/* --- a marked paper --- */

static GvtBallotSheet *
paper_of (Fixture *fixture)
{
  return GVT_BALLOT_SHEET (gvt_app_test_find (fixture->page, GVT_TYPE_BALLOT_SHEET, NULL));
}

static void
test_a_marked_paper_is_drawn_and_judged (Fixture *fixture, gconstpointer data)
{
  const GvtBallotMarks *marks;

  go_to_question (fixture, FIRST_PAPER);
  marks = gvt_ballot_sheet_get_marks (paper_of (fixture));
  g_assert_cmpuint (gvt_ballot_marks_get_n_holes (marks), ==, 1);
  g_assert_cmpint (gvt_ballot_marks_get_hole (marks, 0)->place, ==, GVT_BALLOT_BORDER);
  g_assert_cmpuint (gvt_ballot_marks_get_hole (marks, 0)->column, ==, 2);

  choose (fixture, FIRST_PAPER, TRUE);
  go_on (fixture);
  assert_answer (fixture, "m7-kertas-garis sah-kolom-2");
  gvt_app_test_assert_text (fixture->page, "Right!");
}

static void
test_what_is_seen_stands_there_in_words_for_who_asks (Fixture *fixture, gconstpointer data)
{
  const char *words = "Hole on the line around the column: pair number 2";
  g_autofree char *before = NULL;

  go_to_question (fixture, FIRST_PAPER);
  before = gvt_app_test_text (fixture->page);
  g_assert_null (strstr (before, words));
  gtk_expander_set_expanded (
      GTK_EXPANDER (gvt_app_test_find (fixture->page, GTK_TYPE_EXPANDER, "seen_expander")), TRUE);
  gvt_app_test_assert_text (fixture->page, words);
}

static void
test_a_marked_paper_is_not_punched_again (Fixture *fixture, gconstpointer data)
{
  go_to_question (fixture, FIRST_PAPER);
  gvt_ballot_sheet_punch (paper_of (fixture), 0);

  g_assert_cmpuint (gvt_ballot_marks_get_n_holes (gvt_ballot_sheet_get_marks (paper_of (fixture))),
                    ==, 1);
}

static void
test_each_paper_fits_a_narrow_window_at_double_size (Fixture *fixture, gconstpointer data)
{
  gvt_app_test_set_text_scale (200);
  go_to_question (fixture, FIRST_PAPER);
  for (guint i = 0; i < N_PAPERS; i++)
    {
      gvt_app_test_settle (fixture->page);
      g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (paper_of (fixture))));
      gvt_app_test_assert_fits (fixture->page, 360);
      go_to_question (fixture, 1);
    }
  gvt_app_test_set_text_scale (100);
}

static GtkWidget *
picture_of (GtkWidget *option)
{
  return gvt_app_test_find (option, GVT_TYPE_MODULE_PICTURE, NULL);
}

static int
left_edge (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (widget, fixture->page, &bounds));
  return (int) bounds.origin.x;
}

static void
test_options_show_their_pictures_side_by_side (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first = gvt_app_test_find (fixture->page, GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);
  GtkWidget *second = gtk_widget_get_next_sibling (first);

  g_assert_true (gtk_widget_get_visible (picture_of (first)));
  g_assert_cmpint (left_edge (fixture, second), >, left_edge (fixture, first));
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A. Kotak suara berwarna abu-abu");
  gtk_test_accessible_assert_property (first, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Kotak hitam.");
  gvt_app_test_assert_fits (fixture->page, 360);
}

/* Where two no longer fit beside each other they stand below each other, whole. */
static void
test_pictures_fit_with_the_largest_text (Fixture *fixture, gconstpointer data)
{
  GtkWidget *bar = gvt_app_test_find (fixture->page, GVT_TYPE_PUPIL_BAR, NULL);
  GtkWidget *first = gvt_app_test_find (fixture->page, GVT_TYPE_QUIZ_OPTION_BUTTON, NULL);

  gvt_pupil_bar_set_size (GVT_PUPIL_BAR (bar), GVT_PUPIL_SIZES - 1);
  gvt_app_test_settle (fixture->page);

  g_assert_cmpint (left_edge (fixture, gtk_widget_get_next_sibling (first)), ==,
                   left_edge (fixture, first));
  gvt_app_test_assert_fits (fixture->page, 360);
  gvt_app_test_assert_whole (fixture->page);
}

static void
test_a_picture_is_answered_like_words (Fixture *fixture, gconstpointer data)
{
  choose (fixture, 0, TRUE);
  go_on (fixture);

  g_assert_cmpuint (fixture->answers->len, ==, 1);
  g_assert_cmpstr (fixture->answers->pdata[0], ==, "satu b");
  gvt_app_test_assert_text (fixture->page, "Right!");
}

int
main (int argc, char *argv[])
{
  gvt_app_test_init (&argc, &argv);
#define ADD(name, test) g_test_add ("/quiz-page/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("the-explanation-comes-after-the-answer", test_the_explanation_comes_after_the_answer);
  ADD ("a-wrong-answer-and-the-right-one-are-marked-with-a-sign",
       test_a_wrong_answer_and_the_right_one_are_marked_with_a_sign);
  ADD ("answers-are-told-once-fixed", test_answers_are_told_once_fixed);
  ADD ("without-an-answer-there-is-no-going-on", test_without_an_answer_there_is_no_going_on);
  ADD ("all-questions-lead-to-the-score", test_all_questions_lead_to_the_score);
#define ADD_KINDS(name, test) \
  g_test_add ("/quiz-page/" name, Fixture, "kinds", set_up, test, tear_down)
  ADD_KINDS ("several-are-ticked-and-marked-one-by-one",
             test_several_are_ticked_and_marked_one_by_one);
  ADD_KINDS ("what-was-ticked-may-be-unticked", test_what_was_ticked_may_be_unticked);
  ADD_KINDS ("parts-of-a-point-are-told", test_parts_of_a_point_are_told);
  ADD_KINDS ("true-and-false-are-two-buttons", test_true_and_false_are_two_buttons);
  ADD_KINDS ("words-are-typed-and-corrected", test_words_are_typed_and_corrected);
  ADD_KINDS ("what-was-skipped-is-not-called-wrong", test_what_was_skipped_is_not_called_wrong);
  ADD_KINDS ("each-type-fits-a-narrow-window-at-double-size",
             test_each_type_fits_a_narrow_window_at_double_size);
#define ADD_PAPERS(name, test) \
  g_test_add ("/quiz-page/" name, Fixture, PAPERS, set_up, test, tear_down)
  ADD_PAPERS ("a-marked-paper-is-drawn-and-judged", test_a_marked_paper_is_drawn_and_judged);
  ADD_PAPERS ("what-a-question-is-an-example-of-stands-beside-it",
              test_what_a_question_is_an_example_of_stands_beside_it);
  ADD_PAPERS ("what-the-answer-rests-on-comes-with-its-marks",
              test_what_the_answer_rests_on_comes_with_its_marks);
  ADD_PAPERS ("what-is-seen-stands-there-in-words-for-who-asks",
              test_what_is_seen_stands_there_in_words_for_who_asks);
  ADD_PAPERS ("a-marked-paper-is-not-punched-again", test_a_marked_paper_is_not_punched_again);
  ADD_PAPERS ("each-paper-fits-a-narrow-window-at-double-size",
              test_each_paper_fits_a_narrow_window_at_double_size);
  g_test_add ("/quiz-page/options-show-their-pictures-side-by-side", Fixture, NULL, set_up_pictures,
              test_options_show_their_pictures_side_by_side, tear_down);
  g_test_add ("/quiz-page/pictures-fit-with-the-largest-text", Fixture, NULL, set_up_pictures,
              test_pictures_fit_with_the_largest_text, tear_down);
  g_test_add ("/quiz-page/a-picture-is-answered-like-words", Fixture, NULL, set_up_pictures,
              test_a_picture_is_answered_like_words, tear_down);
  return g_test_run ();
}
