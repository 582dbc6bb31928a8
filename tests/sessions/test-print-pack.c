/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-papers-fixture.h"
#include "gvt-print-pack.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-survey-codes.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-acts.h"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

static const char *const elements[] = { "1. Tempat", "2. Waktu", NULL };
static const char *const scores[] = { "Buruk", "Kurang", "Baik", "Sangat baik", NULL };

typedef struct
{
  GvtProfile *profile;
  GvtModuleLibrary *library;
  char *path;
  GvtId visit;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  g_autoptr (GError) error = NULL;
  const char *folder = gvt_test_folder ();

  self->profile = gvt_test_profile (folder, clock, projections);
  self->library = gvt_module_library_load (NULL, NULL);
  self->path = g_build_filename (folder, "pack.pdf", NULL);
  gvt_visit_plan_set_text (&plan->name, "SMAN 1 Praya");
  gvt_visit_plan_set_text (&plan->place, "52.02.04.2003");
  gvt_visit_plan_set_text (&plan->date, "2026-12-03");
  gvt_visit_plan_set_text (&plan->contact_name, "Ibu Ratna Contoh");
  gvt_visit_plan_add_module (plan, "m5-hari-pemungutan-suara", 30);
  gvt_visits_plan (self->profile, plan, &self->visit, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->library);
  g_assert_finalize_object (self->profile);
  g_free (self->path);
}

/* Returns: (transfer full): the text of each page */
static GStrv
print (Fixture *self, const GvtPrintPackOptions *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = gvt_print_pack_render (self->profile, self->library, &self->visit,
                                                  options, NULL, &error);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *text = NULL;
  GStrv pages;

  g_assert_no_error (error);
  gvt_file_write (self->path, pdf, &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "print-pack.pdf");
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, "pdftotext", "-layout",
                              self->path, "-", NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  pages = g_strsplit (text, "\f", -1);
  g_clear_pointer (&pages[g_strv_length (pages) - 1], g_free); /* after the last feed */
  return pages;
}

/* Returns: on how many pages @what stands */
static guint
count_pages (GStrv pages, const char *what)
{
  guint n = 0;

  for (guint i = 0; pages[i] != NULL; i++)
    n += strstr (pages[i], what) != NULL ? 1 : 0;
  return n;
}

/* Returns: how often @what stands on all pages together, as a word of its own */
static guint
count_words (GStrv pages, const char *what)
{
  guint n = 0;

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_regex_split_simple ("\\s+", pages[i], 0, 0);

      for (guint k = 0; words[k] != NULL; k++)
        n += g_str_equal (words[k], what) ? 1 : 0;
    }
  return n;
}

/* Returns: (transfer full): the words of a page, with one blank between */
static char *
read_line (const char *page)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", page, 0, 0);

  return g_strjoinv (" ", words);
}

static void
test_one_document_holds_all_that_a_class_needs (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 40, .survey = elements, .scores = scores };
  g_auto (GStrv) pages = print (self, &options);

  g_assert_cmpuint (count_pages (pages, "Answers are marked on the answer sheet"), ==, 2);
  g_assert_cmpuint (count_pages (pages, "Pre-test · "), ==, 10);
  g_assert_cmpuint (count_pages (pages, "Post-test · "), ==, 10);
  g_assert_cmpuint (count_pages (pages, "Cross one letter"), ==, 20);
  g_assert_cmpuint (count_pages (pages, "Signature"), ==, 2);
  g_assert_cmpuint (count_pages (pages, "Cross one face"), ==, 20);
  g_assert_cmpuint (count_pages (pages, "Check code"), ==, 1);
  g_assert_cmpuint (count_pages (pages, "Facilitator's notes"), ==, 1);
  g_assert_cmpuint (count_pages (pages, "PRACTICE"), ==, 0);
}

static void
test_a_sheet_has_a_row_for_each_question_of_its_form (Fixture *self, gconstpointer data)
{
  static const char *const modules[] = { "m2-siapa-pemilih", NULL };
  GvtPrintPackOptions options = { .n_cards = 1, .modules = modules, .whole_quiz = TRUE };
  g_auto (GStrv) pages = print (self, &options);
  g_autofree char *all = read_line (pages[0]);

  /* Of form A: three with one answer, one true or false, then what both forms ask. */
  g_assert_nonnull (strstr (all, "Form A"));
  g_assert_null (strstr (all, "Form B"));
  g_assert_nonnull (strstr (all, "A true, B false"));
  g_assert_nonnull (strstr (all, "where a + stands"));
  g_assert_nonnull (strstr (all, " 6"));
  g_assert_null (strstr (all, " 7"));
}

/* Three classes all have a card 17A: a sheet says whose it is. */
static void
test_every_sheet_says_its_class_or_asks_for_it (Fixture *self, gconstpointer data)
{
  static char *const one[] = { "Kelas X-1", NULL };
  GvtPrintPackOptions options = { .n_cards = 8, .survey = elements, .scores = scores };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (self->profile, &self->visit, &error);
  g_auto (GStrv) asked = print (self, &options);
  g_auto (GStrv) planned = NULL;
  g_auto (GStrv) given = NULL;

  g_strfreev (plan->class_names);
  plan->class_names = g_strdupv ((GStrv) one);
  gvt_visits_change (self->profile, &self->visit, plan, &error);
  g_assert_no_error (error);
  planned = print (self, &options);
  options.class_name = "Kelas XI-2";
  given = print (self, &options);

  /* Sheets before, after, and of the survey; and the attendance list. */
  g_assert_cmpuint (count_words (asked, "Class"), ==, 8 + 8 + 8 + 1);
  g_assert_cmpuint (count_words (asked, "X-1"), ==, 0);
  g_assert_cmpuint (count_words (planned, "X-1"), ==, 8 + 8 + 8 + 1);
  g_assert_cmpuint (count_words (given, "XI-2"), ==, 8 + 8 + 8 + 1);
  g_assert_cmpuint (count_words (given, "X-1"), ==, 0);
}

/* Whoever holds a question sheet and an answer sheet sees that they belong together. */
static void
test_questions_and_sheets_bear_version_and_mark (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 2 };
  g_auto (GStrv) pages = print (self, &options);
  GvtModule *module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", NULL);
  const char *const forms[] = { "A", "B" };

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autoptr (GListModel) items = gvt_quiz_test_list (module, forms[i], 0, NULL);
      g_autofree char *text = NULL;
      char mark[GVT_PRINT_MARK_LENGTH + 1];

      gvt_print_mark (items, mark);
      text = g_strdup_printf ("Version %u · mark %s", gvt_module_get_version (module), mark);

      g_assert_nonnull (strstr (pages[i], text));
      g_assert_cmpuint (count_pages (pages, text), ==, 3); /* its questions, before, after */
    }
}

/* Beneath all questions: at the head it would lie over the form. Only tests pair people. */
static void
test_a_sheet_of_a_test_has_room_for_a_code_at_its_foot (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 1 };
  GvtPrintPackOptions learning = { .n_cards = 1, .whole_quiz = TRUE };
  g_auto (GStrv) pages = print (self, &options);
  g_auto (GStrv) others = print (self, &learning);
  const char *code = strstr (pages[2], "Your own code, if you are asked for one");
  const char *last = NULL;

  for (guint blanks = 0; last == NULL && blanks < 8; blanks++)
    {
      g_autofree char *row = g_strdup_printf ("\n%*s5 ", (int) blanks, "");

      last = strstr (pages[2], row);
    }
  g_assert_nonnull (code);
  g_assert_nonnull (last);
  g_assert_true (code > last);
  g_assert_cmpuint (count_pages (pages, "Your own code"), ==, 2); /* before, after */
  g_assert_cmpuint (count_pages (others, "Your own code"), ==, 0);
}

static void
test_cards_take_the_forms_in_turn (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 5, .whole_quiz = TRUE };
  g_auto (GStrv) pages = print (self, &options);

  g_assert_cmpuint (count_pages (pages, "Form A"), ==, 2);
  g_assert_cmpuint (count_pages (pages, "Form B"), ==, 1);
}

static void
test_after_the_teaching_a_card_has_the_other_form (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 1 };
  g_auto (GStrv) pages = print (self, &options);

  g_assert_nonnull (strstr (pages[2], "Pre-test"));
  g_assert_nonnull (strstr (pages[2], "Form A"));
  g_assert_null (strstr (pages[2], "Form B"));
  g_assert_nonnull (strstr (pages[3], "Post-test"));
  g_assert_nonnull (strstr (pages[3], "Form B"));
  g_assert_null (strstr (pages[3], "Form A"));
}

static void
test_a_test_is_printed_as_it_will_be_opened (Fixture *self, gconstpointer data)
{
  const GvtQuizTestPlan plan = { .phase = GVT_PHASE_PRE };
  GvtPrintPackOptions options = { .n_cards = 2 };
  g_auto (GStrv) pages = print (self, &options);
  GvtModule *module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", NULL);
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *sheet = read_line (pages[2]);
  GvtId session, id;

  gvt_sessions_open (self->profile, &self->visit, "Kelas X-1", &session, &error);
  gvt_quiz_test_open (self->profile, &session, module, &plan, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (self->profile, &id, &error);
  g_assert_no_error (error);

  for (guint card = 1; card <= 2; card++)
    {
      g_autofree char *told = read_line (pages[card - 1]); /* card 1 has form A, card 2 form B */
      g_autoptr (GListModel) asked = gvt_class_quiz_order_form (
          quiz, module, gvt_class_quiz_get_card_form (quiz, card), FALSE, &error);
      const char *from = told;

      g_assert_cmpuint (g_list_model_get_n_items (asked), ==, 5);
      for (guint i = 0; i < 5; i++)
        {
          g_autoptr (GvtQuizItem) item = g_list_model_get_item (asked, i);
          g_autofree char *line = g_strdup_printf (" %u %s", i + 1,
                                                   gvt_quiz_item_get_prompt (item));
          g_autoptr (GvtQuizOption) option = g_list_model_get_item (
              gvt_quiz_item_get_options (item), 1);
          g_autofree char *second = g_strdup_printf (" B %s", gvt_quiz_option_get_text (option));

          from = strstr (from, line);
          g_assert_nonnull (from);
          from = strstr (from, second);
          g_assert_nonnull (from);
        }
    }
  g_assert_nonnull (strstr (sheet, " 5 "));
  g_assert_null (strstr (sheet, " 6 "));
}

static void
test_a_plan_without_tests_has_sheets_for_the_quiz (Fixture *self, gconstpointer data)
{
  static const char *const one[] = { "attendance", "modules", "posttest", "close", NULL };
  static const char *const none[] = { "attendance", "modules", "close", NULL };
  static const char *const *const steps[] = { one, none };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visits_read_plan (self->profile, &self->visit, &error);
  GvtPrintPackOptions options = { .n_cards = 4 };

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto (GStrv) pages = NULL;

      g_strfreev (plan->steps);
      plan->steps = g_strdupv ((GStrv) steps[i]);
      gvt_visits_change (self->profile, &self->visit, plan, &error);
      g_assert_no_error (error);
      pages = print (self, &options);

      g_assert_cmpuint (count_pages (pages, "Pre-test"), ==, 0);
      g_assert_cmpuint (count_pages (pages, "Post-test · "), ==, steps[i] == one ? 1 : 0);
      g_assert_cmpuint (count_pages (pages, "Cross one letter"), ==, 1);
    }
}

static void
test_without_a_quiz_a_sheet_has_eight_rows (Fixture *self, gconstpointer data)
{
  static const char *const none[] = { NULL };
  GvtPrintPackOptions options = { .n_cards = 4, .modules = none };
  g_auto (GStrv) pages = print (self, &options);

  g_assert_nonnull (strstr (pages[0], "8 "));
  g_assert_null (strstr (pages[0], "9 "));
  g_assert_cmpuint (count_pages (pages, "Facilitator's notes"), ==, 0);
  g_assert_cmpuint (count_pages (pages, "Cross one face"), ==, 0);
}

/* What gvt_survey_line_parse() takes of a sheet stands on it, in the very letters. */
static void
test_a_survey_sheet_can_be_keyed_in_one_line (Fixture *self, gconstpointer data)
{
  static const char *const codes[] = { "Sheet 3", "Sheet 4", "0-16", "17-21", "22-30", "31-59",
                                       "60+",     "SMP",     "SMA",  "S1",    "S2" };
  GvtPrintPackOptions options = { .n_cards = 4, .survey = elements, .scores = scores };
  g_auto (GStrv) pages = print (self, &options);

  g_assert_cmpuint (count_pages (pages, "Sheet 3"), ==, 1);
  for (guint i = 0; pages[i] != NULL; i++)
    for (guint k = 0; strstr (pages[i], "Sheet 3") != NULL && k < G_N_ELEMENTS (codes); k++)
      g_assert_nonnull (strstr (pages[i], codes[k]));
}

/* Children and who does not read cross a face; what is keyed of it stands below. */
static void
test_the_short_survey_has_its_own_sheets_with_faces (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 4, .n_smileys = 6 };
  g_auto (GStrv) pages = print (self, &options);
  GvtPrintPackOptions without = { .n_cards = 4 };
  g_auto (GStrv) none = print (self, &without);
  guint first = 0;

  while (pages[first] != NULL && strstr (pages[first], "Sheet 1") == NULL)
    first++;

  g_assert_cmpuint (count_pages (pages, "How was it today?"), ==, 2); /* four, and two */
  for (guint i = 0; i < GVT_SMILEY_N_QUESTIONS; i++)
    {
      g_autofree char *start = g_strndup (gvt_smiley_question (i), 10);

      g_assert_nonnull (strstr (pages[first], start));
    }
  for (guint face = 1; face <= GVT_SMILEY_MAX_FACE; face++)
    {
      g_autofree char *keyed = g_strdup_printf ("%u %s", face, gvt_smiley_face (face));

      g_assert_nonnull (strstr (pages[first], keyed));
    }
  g_assert_nonnull (strstr (pages[first], "Sheet 4"));
  g_assert_nonnull (strstr (pages[first + 1], "Sheet 6"));
  g_assert_nonnull (strstr (pages[first], "Class"));
  g_assert_cmpuint (count_pages (none, "How was it today?"), ==, 0);
}

static void
test_nobody_is_named_and_no_key_is_told (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 4, .survey = elements, .scores = scores };
  g_auto (GStrv) pages = print (self, &options);

  g_assert_cmpuint (count_pages (pages, "Ratna"), ==, 0);
  g_assert_cmpuint (count_pages (pages, "(right)"), ==, 0);
}

/* As the list on the screen does. */
static void
test_the_attendance_list_asks_for_consents (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 40 };
  g_auto (GStrv) pages = print (self, &options);
  guint n_lists = 0;

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_autofree char *words = read_line (pages[i]);

      if (strstr (words, "Signature") == NULL)
        continue;
      n_lists++;
      g_assert_nonnull (strstr (words, "Guardian agrees: of whoever is aged 0-16."));
      g_assert_nonnull (strstr (words, "left empty, it is no"));
      g_assert_nonnull (g_strrstr (words, "Guardian Photos:"));
    }
  g_assert_cmpuint (n_lists, ==, 2);
}

static void
test_the_papers_ask_for_the_groups_of_a_count (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 4 };
  g_auto (GStrv) pages = print (self, &options);

  g_assert_cmpuint (count_pages (pages, "0-16 · 17-21 · 22-30 · 31-59 · 60+"), ==, 1);
  g_assert_cmpuint (count_pages (pages, "aged 60+"), ==, 1);
  g_assert_cmpuint (count_pages (pages, "6 Sight"), ==, 1);
}

static void
test_practice_is_marked (Fixture *self, gconstpointer data)
{
  GvtPrintPackOptions options = { .n_cards = 4, .is_practice = TRUE };
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GBytes) real = NULL;

  pdf = gvt_print_pack_render (self->profile, self->library, &self->visit, &options, NULL, NULL);
  options.is_practice = FALSE;
  real = gvt_print_pack_render (self->profile, self->library, &self->visit, &options, NULL, NULL);

  g_assert_cmpuint (g_bytes_get_size (pdf), >, g_bytes_get_size (real));
}

static void
test_a_module_that_is_not_here_is_named (Fixture *self, gconstpointer data)
{
  static const char *const modules[] = { "m99-tidak-ada", NULL };
  GvtPrintPackOptions options = { .n_cards = 4, .modules = modules };
  g_autoptr (GError) error = NULL;

  g_assert_null (
      gvt_print_pack_render (self->profile, self->library, &self->visit, &options, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
}

#define TEST(name, func) g_test_add ("/print-pack/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("one-document-holds-all-that-a-class-needs",
        test_one_document_holds_all_that_a_class_needs);
  TEST ("a-sheet-has-a-row-for-each-question-of-its-form",
        test_a_sheet_has_a_row_for_each_question_of_its_form);
  TEST ("every-sheet-says-its-class-or-asks-for-it",
        test_every_sheet_says_its_class_or_asks_for_it);
  TEST ("questions-and-sheets-bear-version-and-mark",
        test_questions_and_sheets_bear_version_and_mark);
  TEST ("a-sheet-of-a-test-has-room-for-a-code-at-its-foot",
        test_a_sheet_of_a_test_has_room_for_a_code_at_its_foot);
  TEST ("cards-take-the-forms-in-turn", test_cards_take_the_forms_in_turn);
  TEST ("after-the-teaching-a-card-has-the-other-form",
        test_after_the_teaching_a_card_has_the_other_form);
  TEST ("a-test-is-printed-as-it-will-be-opened", test_a_test_is_printed_as_it_will_be_opened);
  TEST ("a-plan-without-tests-has-sheets-for-the-quiz",
        test_a_plan_without_tests_has_sheets_for_the_quiz);
  TEST ("without-a-quiz-a-sheet-has-eight-rows", test_without_a_quiz_a_sheet_has_eight_rows);
  TEST ("a-survey-sheet-can-be-keyed-in-one-line", test_a_survey_sheet_can_be_keyed_in_one_line);
  TEST ("the-short-survey-has-its-own-sheets-with-faces",
        test_the_short_survey_has_its_own_sheets_with_faces);
  TEST ("nobody-is-named-and-no-key-is-told", test_nobody_is_named_and_no_key_is_told);
  TEST ("the-attendance-list-asks-for-consents", test_the_attendance_list_asks_for_consents);
  TEST ("the-papers-ask-for-the-groups-of-a-count", test_the_papers_ask_for_the_groups_of_a_count);
  TEST ("practice-is-marked", test_practice_is_marked);
  TEST ("a-module-that-is-not-here-is-named", test_a_module_that_is_not_here_is_named);

  return g_test_run ();
}
