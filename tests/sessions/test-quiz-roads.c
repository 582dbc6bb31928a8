/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests before and after the teaching, and the roads by which they are answered: which questions,
 * who has which form, and that nobody counts twice. */
#include "gvt-class-quiz-acts.h"
#include "gvt-class-quiz-results.h"
#include "gvt-error.h"
#include "gvt-people-list.h"
#include "gvt-quiz-hands.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-roads.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE  "52.02.04.2003"
#define FORM_A "m5-jam m5-surat-hilang m5-jumlah-kpps m5-urutan-akhir m5-ponsel"
#define FORM_B "m5-antre-tutup m5-surat-tertinggal m5-ketua m5-urutan-awal m5-tetangga"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;

  fixture->profile = gvt_test_profile (gvt_test_folder (), clock, projections);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);
  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40,
                           &fixture->visit, &error);
  gvt_sessions_open (fixture->profile, &fixture->visit, "Kelas X-1", &fixture->session, &error);
  gvt_sessions_attend (fixture->profile, &fixture->session, 3, 4, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->profile);
  g_object_unref (fixture->library);
}

static GvtClassQuiz *
view (Fixture *fixture, const GvtId *id)
{
  g_autoptr (GError) error = NULL;
  GvtClassQuiz *quiz = gvt_class_quiz_view (fixture->profile, id, &error);

  g_assert_no_error (error);
  return quiz;
}

static GvtClassQuiz *
open_test (Fixture *fixture, GvtQuizPhase phase, const char *form)
{
  const GvtQuizTestPlan plan = { .phase = phase, .form = form };
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_quiz_test_open (fixture->profile, &fixture->session, fixture->module, &plan, &id, &error);
  g_assert_no_error (error);
  return view (fixture, &id);
}

static void
assert_refused (Fixture *fixture, GvtQuizPhase phase, const char *form, int code)
{
  const GvtQuizTestPlan plan = { .phase = phase, .form = form };
  g_autoptr (GError) error = NULL;
  GvtId id;

  g_assert_false (gvt_quiz_test_open (fixture->profile, &fixture->session, fixture->module, &plan,
                                      &id, &error));
  g_assert_error (error, GVT_ERROR, code);
}

static char *
asked_of (Fixture *fixture, GvtClassQuiz *quiz, guint card)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) order = gvt_class_quiz_order_card (quiz, fixture->module, card, &error);
  g_autoptr (GString) ids = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (order); i++)
    {
      g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, i);

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", gvt_quiz_item_get_id (item));
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_asked (Fixture *fixture, GvtClassQuiz *quiz, guint card, const char *expected)
{
  g_autofree char *asked = asked_of (fixture, quiz, card);

  g_assert_cmpstr (asked, ==, expected);
}

static GvtSheetOutcome
key (Fixture *fixture, GvtClassQuiz *quiz, const char *line)
{
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;

  gvt_quiz_sheets_key (fixture->profile, quiz, fixture->module, line, &outcome, &error);
  g_assert_no_error (error);
  return outcome;
}

static void
assert_not_keyed (Fixture *fixture, GvtClassQuiz *quiz, const char *line, const char *message)
{
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;

  g_assert_false (
      gvt_quiz_sheets_key (fixture->profile, quiz, fixture->module, line, &outcome, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==, message);
}

static void
answer (Fixture *fixture, GvtClassQuiz *quiz, guint card, const char *item, const char *text)
{
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_answer (fixture->profile, quiz, fixture->module, item, card, text, &error);
  g_assert_no_error (error);
}

static char *
list_sheets (Fixture *fixture, GvtClassQuiz *quiz)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = gvt_quiz_sheets_list (fixture->profile, quiz, fixture->module,
                                                       &error);
  g_autoptr (GString) lines = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (lines, "%s\n", ((GvtKeyedSheet *) sheets->pdata[i])->line);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static void
assert_sheets (Fixture *fixture, GvtClassQuiz *quiz, const char *expected)
{
  g_autofree char *lines = list_sheets (fixture, quiz);

  g_assert_cmpstr (lines, ==, expected);
}

/* "people shown answers right laptop/hands/paper" of @item. */
static char *
figures_of (Fixture *fixture, GvtClassQuiz *quiz, const char *item)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) results = gvt_class_quiz_results (fixture->profile, fixture->library, quiz,
                                                           &error);

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

      if (g_str_equal (gvt_item_result_get_item (result), item))
        return g_strdup_printf ("%u %u %u %u %u/%u/%u", gvt_item_result_get_n_people (result),
                                gvt_item_result_get_n_shown (result),
                                gvt_item_result_get_n_answers (result),
                                gvt_item_result_get_n_correct (result),
                                gvt_item_result_count_channel (result, "laptop"),
                                gvt_item_result_count_channel (result, "hands"),
                                gvt_item_result_count_channel (result, "paper"));
    }
  g_error ("no result of %s", item);
}

static void
assert_figures (Fixture *fixture, GvtClassQuiz *quiz, const char *item, const char *expected)
{
  g_autofree char *figures = figures_of (fixture, quiz, item);

  g_assert_cmpstr (figures, ==, expected);
}

/* --- which questions --- */

static void
assert_chosen (GvtModule *module, const char *form, guint n, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = gvt_quiz_test_choose (module, form, n, &error);
  g_autofree char *joined = NULL;

  g_assert_no_error (error);
  joined = g_strjoinv (" ", ids);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_five_questions_are_spread_over_the_objectives (Fixture *fixture, gconstpointer data)
{
  assert_chosen (fixture->module, "A", 0, FORM_A);
  assert_chosen (fixture->module, "B", 0, FORM_B);
  assert_chosen (fixture->module, "A", 2, "m5-jam m5-urutan-akhir");
  assert_chosen (gvt_module_library_find (fixture->library, "m3-jaga-data-pemilih", NULL), "A", 4,
                 "m3-dpt m3-coklit m3-cek m3-foto-kartu");
}

static void
test_the_halves_of_a_class_are_crossed_over (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) after = open_test (fixture, GVT_PHASE_POST, NULL);

  assert_asked (fixture, before, 1, FORM_A);
  assert_asked (fixture, before, 2, FORM_B);
  assert_asked (fixture, after, 1, FORM_B);
  assert_asked (fixture, after, 2, FORM_A);
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_nobody_sees_a_form_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, "A");
  g_autoptr (GvtClassQuiz) after = NULL;

  assert_refused (fixture, GVT_PHASE_POST, "A", GVT_ERROR_BAD_INPUT);
  after = open_test (fixture, GVT_PHASE_POST, NULL);

  assert_asked (fixture, before, 2, FORM_A);
  assert_asked (fixture, after, 2, FORM_B);
}

static void
test_a_class_takes_each_test_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) unanswered = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GvtClassQuiz) before = NULL;
  g_autoptr (GError) error = NULL;

  assert_refused (fixture, GVT_PHASE_PRE, NULL, GVT_ERROR_STATE);
  gvt_class_quiz_close (fixture->profile, unanswered, &error);
  g_assert_no_error (error);
  before = open_test (fixture, GVT_PHASE_PRE, NULL);
  key (fixture, before, "1A BDABD");
  gvt_class_quiz_close (fixture->profile, before, &error);
  g_assert_no_error (error);

  assert_refused (fixture, GVT_PHASE_PRE, NULL, GVT_ERROR_STATE);
}

static void
test_a_card_answers_its_own_questions_only (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GError) error = NULL;

  answer (fixture, before, 1, "m5-jam", "b");

  g_assert_false (
      gvt_class_quiz_answer (fixture->profile, before, fixture->module, "m5-jam", 2, "b", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

/* A quiz to learn by tells what is right: whoever sat down at the test by it would be told. */
static void
test_no_quiz_of_the_same_form_is_taken_for_a_test (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, "A");
  g_autoptr (GvtClassQuiz) found = NULL;
  g_autoptr (GError) error = NULL;
  GvtId id;

  g_assert_null (
      gvt_class_quiz_find_open (fixture->profile, &fixture->session, fixture->module, "A", &error));
  g_assert_no_error (error);
  gvt_class_quiz_open (fixture->profile, &fixture->session, fixture->module, "A",
                       GVT_QUIZ_SEED_AUTHOR, &id, &error);
  g_assert_no_error (error);
  found = gvt_class_quiz_find_open (fixture->profile, &fixture->session, fixture->module, "A",
                                    &error);

  g_assert_true (gvt_id_equal (gvt_class_quiz_get_id (found), &id));
  assert_refused (fixture, GVT_PHASE_PRE, "A", GVT_ERROR_STATE);
}

static void
test_no_crossed_test_is_taken_for_a_quiz_of_all_questions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (
      gvt_class_quiz_find_open (fixture->profile, &fixture->session, fixture->module, "", &error));
  g_assert_no_error (error);
}

/* --- paper --- */

static void
test_a_sheet_is_one_line (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);

  key (fixture, before, "1a bd*-d");
  key (fixture, before, "2B DACBC");

  assert_sheets (fixture, before, "1A BD*-D\n2B DACBC\n");
  assert_figures (fixture, before, "m5-jam", "1 1 1 1 0/0/1");
  assert_figures (fixture, before, "m5-jumlah-kpps", "1 1 1 0 0/0/1");  /* spoilt: not right */
  assert_figures (fixture, before, "m5-urutan-akhir", "1 1 0 0 0/0/0"); /* no answer */
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_keying_again_replaces_and_adds_nothing_twice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);

  g_assert_cmpint (key (fixture, before, "1A BDABD").change, ==, GVT_SHEET_NEW);
  g_assert_cmpint (key (fixture, before, "1A B D A B D").change, ==, GVT_SHEET_SAME);
  g_assert_cmpint (key (fixture, before, "1A ADABD").change, ==, GVT_SHEET_REPLACED);

  assert_sheets (fixture, before, "1A ADABD\n");
  assert_figures (fixture, before, "m5-jam", "1 1 1 0 0/0/1");
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_a_sheet_is_not_replaced_by_a_new_one (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;

  key (fixture, before, "1A BDABD");
  g_assert_true (gvt_quiz_sheets_key_new (fixture->profile, before, fixture->module, "1A ADABD",
                                          &outcome, &error));
  g_assert_cmpint (outcome.change, ==, GVT_SHEET_HELD);
  g_assert_true (gvt_quiz_sheets_key_new (fixture->profile, before, fixture->module, "1A BDABD",
                                          &outcome, &error));
  g_assert_cmpint (outcome.change, ==, GVT_SHEET_SAME);

  assert_sheets (fixture, before, "1A BDABD\n");
}

static void
test_a_line_is_taken_whole_or_not_at_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);

  assert_not_keyed (fixture, before, "1A BDABE",
                    "Column 8: question 5 has the answers A to D, not E.");
  assert_not_keyed (fixture, before, "2A BDABD",
                    "Column 1: card 2 has form B in this test, and the line says form A.");
  assert_not_keyed (fixture, before, "1001A BDABD",
                    "Column 1: the cards have the numbers 1 to 1000.");
  assert_sheets (fixture, before, "");
}

static void
test_of_laptop_and_paper_the_later_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);

  answer (fixture, before, 1, "m5-jam", "a");
  answer (fixture, before, 1, "m5-surat-hilang", "d");
  g_assert_cmpuint (key (fixture, before, "1A B-ABD").n_on_laptop, ==, 1);
  answer (fixture, before, 1, "m5-ponsel", "a");

  assert_figures (fixture, before, "m5-jam", "1 1 1 1 0/0/1");          /* the sheet's */
  assert_figures (fixture, before, "m5-surat-hilang", "1 1 1 1 1/0/0"); /* only on the laptop */
  assert_figures (fixture, before, "m5-ponsel", "1 1 1 0 1/0/0");       /* the laptop's */
}

/* --- hands --- */

static gboolean
count_hands (Fixture *fixture,
             GvtClassQuiz *quiz,
             const char *item,
             const guint *counts,
             guint abstained,
             GError **error)
{
  return gvt_quiz_hands_count (fixture->profile, quiz, fixture->module, item, counts, 4, abstained,
                               error);
}

/* Seven are present. */
static void
test_hands_and_people_without_are_all_who_are_present (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, "A");
  const guint counts[] = { 1, 4, 0, 1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (count_hands (fixture, before, "m5-jam", counts, 0, &error));
  g_assert_cmpstr (error->message, ==,
                   "Hands and people without: 6; answered by card: 0; present: 7. 1 are missing. "
                   "Count again.");
  g_clear_error (&error);
  g_assert_false (count_hands (fixture, before, "m5-jam", counts, 3, &error));
  g_assert_cmpstr (error->message, ==,
                   "Hands and people without: 9; answered by card: 0; present: 7. That is 2 too "
                   "many. Count again.");
  g_clear_error (&error);
  g_assert_true (count_hands (fixture, before, "m5-jam", counts, 1, &error));

  assert_figures (fixture, before, "m5-jam", "7 7 6 4 0/6/0");
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_a_class_that_was_listed_need_not_be_counted (Fixture *fixture, gconstpointer data)
{
  const guint counts[] = { 1, 1, 0, 0 };
  g_autoptr (GvtClassQuiz) before = NULL;
  g_autoptr (GPtrArray) people = NULL;
  g_autoptr (GError) error = NULL;

  gvt_sessions_open (fixture->profile, &fixture->visit, "Kelas X-2", &fixture->session, &error);
  people = gvt_people_read_lines ("Ani;P\nBudi;L\nCici;P\n", &error);
  gvt_sessions_list_people (fixture->profile, &fixture->session, people, &error);
  g_assert_no_error (error);
  before = open_test (fixture, GVT_PHASE_PRE, "A");

  g_assert_false (count_hands (fixture, before, "m5-jam", counts, 0, &error));
  g_clear_error (&error);
  g_assert_true (count_hands (fixture, before, "m5-jam", counts, 1, &error));

  assert_figures (fixture, before, "m5-jam", "3 3 2 1 0/2/0");
}

static void
test_roads_are_mixed_in_one_question (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, "A");
  const guint counts[] = { 1, 3, 0, 0 };
  g_autoptr (GError) error = NULL;

  answer (fixture, before, 1, "m5-jam", "b");
  key (fixture, before, "2A BDABD");
  g_assert_false (count_hands (fixture, before, "m5-jam", counts, 3, &error));
  g_clear_error (&error);
  g_assert_true (count_hands (fixture, before, "m5-jam", counts, 1, &error));

  assert_figures (fixture, before, "m5-jam", "7 7 6 5 1/4/1");
  assert_figures (fixture, before, "m5-ponsel", "2 1 1 1 0/0/1");
}

static void
test_halves_raise_no_hands (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);
  const guint counts[] = { 0, 7, 0, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (count_hands (fixture, before, "m5-jam", counts, 0, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

/* --- who is missing --- */

static void
assert_missing (Fixture *fixture, GvtClassQuiz *quiz, const char *figures, const char *missing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtQuizRoads) roads = gvt_quiz_roads_read (fixture->profile, quiz, &error);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  told = g_strdup_printf ("%u %u %u %u %u", roads->n_present, roads->n_laptop, roads->n_paper,
                          roads->n_mixed, roads->n_counted);
  text = gvt_quiz_roads_describe_missing (roads);
  g_assert_cmpstr (told, ==, figures);
  g_assert_cmpstr (text, ==, missing);
}

static void
test_who_has_not_answered_is_named_by_card (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtClassQuiz) before = open_test (fixture, GVT_PHASE_PRE, NULL);

  assert_missing (fixture, before, "7 0 0 0 0", "Missing: cards 1–7");
  answer (fixture, before, 1, "m5-jam", "b");
  key (fixture, before, "4B DACBC");
  key (fixture, before, "5A BDAB-");
  answer (fixture, before, 5, "m5-ponsel", "a");
  assert_missing (fixture, before, "7 1 1 1 0", "Missing: cards 2, 3, 6, 7");
}

static void
test_a_list_says_which_cards_were_given_out (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people = gvt_people_read_lines ("Satu;L\nDua;P\nTiga;P\n", NULL);
  g_autoptr (GvtClassQuiz) before = NULL;
  g_autoptr (GError) error = NULL;
  const guint counts[] = { 0, 2, 0, 0 };
  GvtId visit;

  gvt_sessions_plan_visit (fixture->profile, "SMAN 2 Praya", PLACE, "2026-11-24", 40, &visit,
                           &error);
  gvt_sessions_open (fixture->profile, &visit, "Kelas X-2", &fixture->session, &error);
  gvt_sessions_list_people (fixture->profile, &fixture->session, people, &error);
  gvt_sessions_unlist_person (fixture->profile, &fixture->session, 2, &error);
  g_assert_no_error (error);
  before = open_test (fixture, GVT_PHASE_PRE, "A");

  assert_missing (fixture, before, "2 0 0 0 0", "Missing: cards 1, 3");
  g_assert_true (count_hands (fixture, before, "m5-jam", counts, 0, &error));
  assert_missing (fixture, before, "2 0 0 0 1", "Missing: cards 1, 3");
}

#define TEST(path, test) g_test_add ("/quiz-roads/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("five-questions-are-spread-over-the-objectives",
        test_five_questions_are_spread_over_the_objectives);
  TEST ("the-halves-of-a-class-are-crossed-over", test_the_halves_of_a_class_are_crossed_over);
  TEST ("nobody-sees-a-form-twice", test_nobody_sees_a_form_twice);
  TEST ("a-class-takes-each-test-once", test_a_class_takes_each_test_once);
  TEST ("a-card-answers-its-own-questions-only", test_a_card_answers_its_own_questions_only);
  TEST ("no-quiz-of-the-same-form-is-taken-for-a-test",
        test_no_quiz_of_the_same_form_is_taken_for_a_test);
  TEST ("no-crossed-test-is-taken-for-a-quiz-of-all-questions",
        test_no_crossed_test_is_taken_for_a_quiz_of_all_questions);
  TEST ("a-sheet-is-one-line", test_a_sheet_is_one_line);
  TEST ("keying-again-replaces-and-adds-nothing-twice",
        test_keying_again_replaces_and_adds_nothing_twice);
  TEST ("a-sheet-is-not-replaced-by-a-new-one", test_a_sheet_is_not_replaced_by_a_new_one);
  TEST ("a-line-is-taken-whole-or-not-at-all", test_a_line_is_taken_whole_or_not_at_all);
  TEST ("of-laptop-and-paper-the-later-counts", test_of_laptop_and_paper_the_later_counts);
  TEST ("hands-and-people-without-are-all-who-are-present",
        test_hands_and_people_without_are_all_who_are_present);
  TEST ("a-class-that-was-listed-need-not-be-counted",
        test_a_class_that_was_listed_need_not_be_counted);
  TEST ("roads-are-mixed-in-one-question", test_roads_are_mixed_in_one_question);
  TEST ("halves-raise-no-hands", test_halves_raise_no_hands);
  TEST ("who-has-not-answered-is-named-by-card", test_who_has_not_answered_is_named_by_card);
  TEST ("a-list-says-which-cards-were-given-out", test_a_list_says_which_cards_were_given_out);
  return g_test_run ();
}
