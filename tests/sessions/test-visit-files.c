/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What leaves a visit beside its page: the fuller report, tables, certificates. */
#include "gvt-attendance-sheet.h"
#include "gvt-certificates.h"
#include "gvt-class-quiz-acts.h"
#include "gvt-error.h"
#include "gvt-full-report.h"
#include "gvt-papers-fixture.h"
#include "gvt-people-list.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-open.h"
#include "gvt-session-survey.h"
#include "gvt-survey-acts.h"
#include "gvt-test-results.h"
#include "gvt-test.h"
#include "gvt-visit-tables.h"

static gboolean
count_exports (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM visit_export", error);

  g_assert_true (gvt_stmt_one (stmt, "count", error));
  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
n_exports (GvtPapersFixture *self)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (self->profile, NULL);
  gint64 n = -1;

  g_assert_true (gvt_store_read (gvt_journal_get_store (journal), count_exports, &n, NULL));
  return n;
}

/* --- what was said --- */

/* The worked example of KPU's survey: ten sheets whose means are 3.2 3.1 3.0 3.9 3.2 3.4 3.5 3.3
 * 3.1; by hand (29.7 / 9) * 25 = 82.50. */
static void
take_survey (GvtPapersFixture *self, const GvtId *session)
{
  static const guint fours[GVT_SURVEY_N_ELEMENTS] = { 2, 1, 0, 9, 2, 4, 5, 3, 1 };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 10; i++)
    {
      GvtSurveySheet sheet = { .channel = GVT_SURVEY_PAPER, .sheet = i + 1, .is_done = TRUE };

      for (guint k = 0; k < GVT_SURVEY_N_ELEMENTS; k++)
        sheet.scores[k] = i < fours[k] ? 4 : 3;
      gvt_sessions_survey (self->profile, session, &sheet, &error);
      g_assert_no_error (error);
    }
}

static GvtQuizItem *
find_item (GvtModule *module, guint index)
{
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (
      gvt_quiz_get_items (gvt_module_get_quiz (module)), index);

  return item; /* the module keeps it */
}

static const char *
wrong_choice (GvtQuizItem *item)
{
  GListModel *options = gvt_quiz_item_get_options (item);

  for (guint i = 0;; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);

      if (!gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option)))
        return gvt_quiz_option_get_id (option);
    }
}

/* Twelve answer the first question, ten of them rightly; three the second. */
static void
answer_questions (GvtPapersFixture *self, const GvtId *session)
{
  GvtModule *module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", NULL);
  GvtQuizItem *first = find_item (module, 0);
  GvtQuizItem *second = find_item (module, 1);
  g_autoptr (GError) error = NULL;

  gvt_sessions_teach (self->profile, session, module, &error);
  for (guint card = 1; card <= 12; card++)
    gvt_sessions_answer (self->profile, session, module, gvt_quiz_item_get_id (first), card,
                         card <= 10 ? gvt_quiz_item_get_key (first) : wrong_choice (first), &error);
  for (guint card = 1; card <= 3; card++)
    gvt_sessions_answer (self->profile, session, module, gvt_quiz_item_get_id (second), card,
                         gvt_quiz_item_get_key (second), &error);
  g_assert_no_error (error);
}

static void
test_satisfaction_stands_on_the_page (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 20, NULL);
  take_survey (self, &session);
  text = gvt_papers_write_report (self);

  /* Krejcie and Morgan: of 40 people 36 are a sample. */
  gvt_papers_assert_says (text, "Index 82,50, grade B (");
  gvt_papers_assert_says (text, "from 10 sheets of 40 people; a sample needs 36");
}

static void
test_the_full_report_says_what_was_answered (GvtPapersFixture *self, gconstpointer data)
{
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  gvt_sessions_attend (self->profile, &session, 20, 20, NULL);
  answer_questions (self, &session);
  take_survey (self, &session);
  gvt_full_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "full.pdf");
  text = gvt_papers_read (self, "pdftotext");

  gvt_papers_assert_says (text, "Kelas X-1 20 20 40 15");
  gvt_papers_assert_says (text, "10 (83,33%)"); /* of 12 */
  gvt_papers_assert_says (text, "2 (16,67%)");
  gvt_papers_assert_says (text, "Fewer than 10 answers: not told which.");
  gvt_papers_assert_says (text, "Index 82,50, grade B, from 10 sheets");
  gvt_papers_assert_says (text, "3,90 (10)");
  gvt_papers_assert_says (text, "U3"); /* the lowest of all */
  gvt_papers_assert_says (text, "nothing planned yet");
  gvt_papers_assert_says (text, "on laptop TEST by SPV-01");
  g_assert_cmpint (n_exports (self), ==, 1);
}

static void
key_tests (GvtPapersFixture *self, const GvtId *session, guint n_cards, const char *after)
{
  GvtModule *module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", NULL);
  const struct
  {
    GvtQuizPhase phase;
    const char *form;
    const char *line;
  } tests[] = { { GVT_PHASE_PRE, "A", "BABAA" }, { GVT_PHASE_POST, "B", after } };

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      const GvtQuizTestPlan plan = { .phase = tests[i].phase, .form = tests[i].form };
      g_autoptr (GvtClassQuiz) quiz = NULL;
      g_autoptr (GError) error = NULL;
      GvtSheetOutcome outcome;
      GvtId id;

      gvt_quiz_test_open (self->profile, session, module, &plan, &id, &error);
      quiz = gvt_class_quiz_view (self->profile, &id, &error);
      g_assert_no_error (error);
      for (guint card = 1; card <= n_cards; card++)
        {
          g_autofree char *line = g_strdup_printf ("%u%s %s", card, tests[i].form, tests[i].line);

          gvt_quiz_sheets_key (self->profile, quiz, module, line, &outcome, &error);
          g_assert_no_error (error);
        }
    }
}

/* Before, everybody had one of five right; after, three of five in X-1 and four of five in X-2: a
 * gain of (60 - 20) / 80 = 0.5 and of (80 - 20) / 80 = 0.75. X-3 had five pairs, which are not
 * told; with the 10 of X-1, the smaller class, they are 15. */
static void
test_the_full_report_goes_class_by_class (GvtPapersFixture *self, gconstpointer data)
{
  const GvtReportOptions options = { .place_text = "Desa Kuta, Kec. Pujut" };
  g_autoptr (GError) error = NULL;
  g_autofree char *two = NULL, *three = NULL;
  GvtId first = gvt_papers_open_class (self, "Kelas X-1");
  GvtId second = gvt_papers_open_class (self, "Kelas X-2");
  GvtId third;

  key_tests (self, &first, 10, "DACAA");
  key_tests (self, &second, 12, "DACBA");
  take_survey (self, &first);
  gvt_full_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  two = gvt_papers_read (self, "pdftotext");
  gvt_papers_assert_says (two, "Kelas X-1 10 20,00 60,00 0,50");
  gvt_papers_assert_says (two, "Kelas X-2 12 20,00 80,00 0,75");
  gvt_papers_assert_says (two, "Kelas X-1 10 82,50 B");
  gvt_papers_assert_says (two, "Kelas X-2 0 – –");

  third = gvt_papers_open_class (self, "Kelas X-3");
  key_tests (self, &third, 5, "DACBC");
  gvt_full_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "full-classes.pdf");
  three = gvt_papers_read (self, "pdftotext");
  gvt_papers_assert_says (three, "Kelas X-1 10 – – –");
  gvt_papers_assert_says (three, "Kelas X-2 12 20,00 80,00 0,75");
  gvt_papers_assert_says (three, "Kelas X-3 5 – – –");
}

/* Twelve cards see three questions; the first nine get the first right, the first six the second,
 * and the last two the third. */
static void
take_quiz (GvtPapersFixture *self, const GvtId *session)
{
  static const guint from[] = { 1, 1, 11 }, until[] = { 9, 6, 12 };
  GvtModule *module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", NULL);
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_class_quiz_open (self->profile, session, module, "", 0, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_find_open (self->profile, session, module, "", &error);
  g_assert_no_error (error);
  for (guint card = 1; card <= 12; card++)
    for (guint i = 0; i < G_N_ELEMENTS (from); i++)
      {
        GvtQuizItem *item = find_item (module, i);
        const char *id_text = gvt_quiz_item_get_id (item);
        gboolean is_right = card >= from[i] && card <= until[i];

        gvt_class_quiz_show (self->profile, quiz, module, id_text, card, &error);
        gvt_class_quiz_answer (self->profile, quiz, module, id_text, card,
                               is_right ? gvt_quiz_item_get_key (item) : wrong_choice (item),
                               &error);
        g_assert_no_error (error);
      }
}

/* Against Python's statistics: facility, correlation with the rest, share of the greatest
 * covariance that these marks allow. */
static void
test_a_question_that_misleads_is_flagged (GvtPapersFixture *self, gconstpointer data)
{
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  take_quiz (self, &session);
  gvt_full_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "full-quiz.pdf");
  text = gvt_papers_read (self, "pdftotext");

  gvt_papers_assert_says (text, "12 75,00 0,00 0,00 pemungutan suara (TPS) buka?");
  gvt_papers_assert_says (text, "12 50,00 30,15 100,00 memilih setelah");
  gvt_papers_assert_says (text, "12 16,67 -67,42 -166,67 check key");
  gvt_papers_assert_says (text, "9 (75,00%)");
}

static void
test_answers_go_into_their_table_by_card (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *answers = NULL;
  g_autofree char *survey = NULL;
  GvtId session = gvt_papers_open_class (self, "Kelas X-1");

  answer_questions (self, &session);
  take_survey (self, &session);
  gvt_visit_tables_write (self->profile, self->library, &self->visit, "answers", self->path, NULL);
  g_assert_true (g_file_get_contents (self->path, &answers, NULL, NULL));
  gvt_visit_tables_write (self->profile, self->library, &self->visit, "survey", self->path, NULL);
  g_assert_true (g_file_get_contents (self->path, &survey, NULL, NULL));

  gvt_papers_assert_says (answers, "Kelas X-1;m5-hari-pemungutan-suara;;");
  gvt_papers_assert_says (answers, ";laptop;10;");
  gvt_papers_assert_says (answers, ";1;1;at once\r\n");
  gvt_papers_assert_says (answers, ";0;1;at once\r\n");
  gvt_papers_assert_says (survey, ";;U4;10;3.90;at once\r\n");
  gvt_papers_assert_says (survey, ";;IKM;10;82.50;at once\r\n");
  g_assert_null (strstr (survey, "Kelas"));
}

/* --- certificates --- */

static void
test_each_name_has_a_page_and_is_whole (GvtPapersFixture *self, gconstpointer data)
{
  static const char long_name[] = "I Gusti Ayu Putu Wulandari Kusumaningratnawati Sastrawijayanti "
                                  "binti Lalu Muhammad Zainuddin Abdurrahman";
  static const char *const names[] = { "Ni Luh \u00c9lise Dwi\u00e1ni", long_name, NULL };
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_autofree char *info = NULL;

  gvt_papers_hold_three_classes (self);
  gvt_certificates_write (self->profile, self->library, &self->visit, names, &options, self->path,
                          &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "certificates.pdf");
  text = gvt_papers_read (self, "pdftotext");
  info = gvt_papers_read (self, "pdfinfo");

  gvt_papers_assert_says (info, "Pages: 2 ");
  gvt_papers_assert_says (info, "Page size: 842 x 595 pts");
  gvt_papers_assert_says (text, names[0]);
  gvt_papers_assert_says (text, long_name);
  gvt_papers_assert_says (text, "KANTOR CONTOH");
  gvt_papers_assert_says (text,
                          "took part in voter education at SMAN 1 Praya, Desa Kuta, Kec. Pujut, on "
                          "Selasa, 24 November 2026.");
  gvt_papers_assert_says (text, "Hari pemungutan suara: langkah di TPS (draft)");
  gvt_papers_assert_says (text, "have not been reviewed yet");
  gvt_papers_assert_says (text, "Facilitator: name and signature");
  g_assert_null (strstr (text, "Ratna Contoh"));
}

/* Two classes that were taught different things, one of them days before on paper: nobody is said
 * to have learnt what another class did. */
static void
test_each_certificate_is_of_its_own_class (GvtPapersFixture *self, gconstpointer data)
{
  static const char *const modules[] = { "m5-hari-pemungutan-suara", "m7-sah-tidak-sah" };
  static const char *const names[] = { "Ani Lestari", "Budi Santoso" };
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const char *second;
  GvtId sessions[2];

  sessions[0] = gvt_papers_open_class (self, "Kelas X-1");
  gvt_sessions_open_held (self->profile, &self->visit, "Kelas X-2", "2026-11-20", &sessions[1],
                          &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtPerson) person = gvt_person_new ();

      gvt_sessions_teach (self->profile, &sessions[i],
                          gvt_module_library_find (self->library, modules[i], NULL), &error);
      person->sex = 'P';
      person->name = g_strdup (names[i]);
      gvt_sessions_list_person (self->profile, &sessions[i], person, NULL, &error);
      g_assert_no_error (error);
    }
  gvt_certificates_write (self->profile, self->library, &self->visit, NULL, &options, self->path,
                          &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "certificates-by-class.pdf");
  text = gvt_papers_read (self, "pdftotext");
  second = strstr (text, names[1]);
  g_assert_nonnull (second);

  g_assert_true (strstr (text, names[0]) < second);
  g_assert_nonnull (g_strstr_len (text, second - text, "on Selasa, 24 November 2026."));
  g_assert_nonnull (g_strstr_len (text, second - text, "Hari pemungutan suara"));
  g_assert_null (g_strstr_len (text, second - text, "Surat suara sah"));
  gvt_papers_assert_says (second, "on Jumat, 20 November 2026.");
  gvt_papers_assert_says (second, "Surat suara sah dan tidak sah");
  g_assert_null (strstr (second, "Hari pemungutan suara"));
}

static void
test_a_list_of_names_is_checked (void)
{
  g_autoptr (GBytes) right = gvt_test_bytes ("\xef\xbb\xbf"
                                             "Ani\r\n\n  Budi Santoso \n");
  g_autoptr (GBytes) empty = gvt_test_bytes ("\n \n");
  g_autoptr (GBytes) wrong = gvt_test_bytes ("Ani\nBu\tdi\n");
  g_auto (GStrv) names = gvt_certificates_read_names (right, NULL);
  g_autoptr (GError) none = NULL;
  g_autoptr (GError) second = NULL;
  g_autofree char *words = NULL;

  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "Ani");
  g_assert_cmpstr (names[1], ==, "Budi Santoso");
  g_assert_null (gvt_certificates_read_names (empty, &none));
  g_assert_null (gvt_certificates_read_names (wrong, &second));
  g_assert_error (none, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  words = gvt_error_describe (second);
  g_assert_nonnull (strstr (words, "Line 2"));
}

static void
test_an_export_that_cannot_be_written_is_not_recorded (GvtPapersFixture *self, gconstpointer data)
{
  static const char *const names[] = { "Ani", NULL };
  const GvtReportOptions options = { NULL, FALSE, NULL };

  g_assert_false (gvt_certificates_write (self->profile, self->library, &self->visit, names,
                                          &options, "/nonexistent/a.pdf", NULL));
  g_assert_false (gvt_visit_tables_write (self->profile, self->library, &self->visit, NULL,
                                          "/nonexistent/a.xlsx", NULL));
  g_assert_cmpint (n_exports (self), ==, 0);
  g_assert_true (gvt_certificates_write (self->profile, self->library, &self->visit, names,
                                         &options, self->path, NULL));
  g_assert_cmpint (n_exports (self), ==, 1);
}

static void
test_tables_say_what_was_recorded (GvtPapersFixture *self, gconstpointer data)
{
  g_autofree char *classes = NULL;
  g_autofree char *groups = NULL;

  gvt_papers_hold_three_classes (self);
  gvt_visit_tables_write (self->profile, self->library, &self->visit, "classes", self->path, NULL);
  g_assert_true (g_file_get_contents (self->path, &classes, NULL, NULL));
  gvt_visit_tables_write (self->profile, self->library, &self->visit, "attendance", self->path,
                          NULL);
  g_assert_true (g_file_get_contents (self->path, &groups, NULL, NULL));

  gvt_papers_assert_says (
      classes, "2026-11-24;SMAN 1 Praya;52.02.04.2003;Kelas X-1;closed;15;18;33;1;0;;at once\r\n");
  gvt_papers_assert_says (
      classes, "2026-11-24;SMAN 1 Praya;52.02.04.2003;Kelas X-3;not closed;12;11;23;0;0;;at once");
  gvt_papers_assert_says (groups, "Kelas X-1;P;17-21;5;2;at once\r\n");
  gvt_papers_assert_says (groups, "Kelas X-1;L;?;0;1;at once\r\n");
  gvt_papers_assert_says (groups, "Kelas X-3;L;;;12;at once\r\nKelas X-3;P;;;11;at once\r\n");
}

static void
assert_table_says (GvtPapersFixture *self, const char *sheet, const char *line)
{
  g_autofree char *text = NULL;

  gvt_visit_tables_write (self->profile, self->library, &self->visit, sheet, self->path, NULL);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  gvt_papers_assert_says (text, line);
}

/* The time of day at which it was entered is not that of the class. */
static void
test_a_class_recorded_later_says_so_on_every_paper (GvtPapersFixture *self, gconstpointer data)
{
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *page = NULL;
  g_autofree char *full = NULL;
  GvtId session;

  gvt_sessions_open_held (self->profile, &self->visit, "X IPA 2", "2026-11-23", &session, &error);
  g_assert_no_error (error);
  gvt_sessions_attend (self->profile, &session, 15, 16, NULL);
  g_assert_true (gvt_sessions_close (self->profile, &session, NULL));

  page = gvt_papers_write_report (self);
  gvt_papers_assert_says (page, "Recorded later X IPA 2: 23 November 2026");
  gvt_papers_assert_says (page, "X IPA 2 recorded later 15 16 31");
  g_assert_null (strstr (page, "to 09.00 WITA"));
  gvt_full_report_write (self->profile, self->library, &self->visit, &options, self->path, &error);
  g_assert_no_error (error);
  full = gvt_papers_read (self, "pdftotext");
  gvt_papers_assert_says (full, "X IPA 2: held on paper on 23 November 2026, recorded later.");
  assert_table_says (self, "classes", "X IPA 2;closed;15;16;31;0;0;2026-11-23;later\r\n");
}

/* One class of two: the mark stands beside its own numbers, and sums say that they hold some of it.
 */
static void
test_numbers_recorded_later_say_so_in_every_table (GvtPapersFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSessionSurvey) survey = NULL;
  g_autoptr (GvtSessionSurvey) of_class = NULL;
  g_autoptr (JsonObject) told = NULL;
  g_autofree char *words = NULL;
  GvtId now = gvt_papers_open_class (self, "Kelas X-1");
  GvtId later;

  gvt_sessions_open_held (self->profile, &self->visit, "X IPA 2", "2026-11-23", &later, &error);
  g_assert_no_error (error);
  gvt_papers_count_groups (self, &later, "P 17-21 0 4\n");
  gvt_papers_count_groups (self, &now, "L 17-21 0 3\n");
  key_tests (self, &later, 1, "DACBA");
  key_tests (self, &now, 1, "DACBA");
  take_survey (self, &later);

  assert_table_says (self, "attendance", "X IPA 2;P;17-21;0;4;later\r\n");
  assert_table_says (self, "attendance", "Kelas X-1;L;17-21;0;3;at once\r\n");
  assert_table_says (self, "answers", ";1;later\r\n");
  assert_table_says (self, "answers", ";1;at once\r\n");
  assert_table_says (self, "survey", ";partly later\r\n");
  survey = gvt_visit_survey_read (self->profile, &self->visit, &error);
  g_assert_no_error (error);
  words = gvt_session_survey_describe_later (survey);
  g_assert_cmpstr (words, ==, "Held on paper and recorded later: X IPA 2 (23 November 2026).");
  told = gvt_session_survey_to_json (survey);
  g_assert_cmpint (json_object_get_int_member (told, "n_classes"), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (told, "recorded_later")),
                    ==, 1);
  of_class = gvt_session_survey_read (self->profile, &now, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (of_class->later->len, ==, 0);
  g_assert_null (gvt_session_survey_describe_later (of_class));
}

static void
test_results_of_a_class_on_paper_count_it_as_later (GvtPapersFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GListModel) quizzes = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (JsonObject) told = NULL;
  GvtId now = gvt_papers_open_class (self, "Kelas X-1");
  GvtId later;

  gvt_sessions_open_held (self->profile, &self->visit, "X IPA 2", "2026-11-23", &later, &error);
  g_assert_no_error (error);
  key_tests (self, &later, 2, "DACBA");
  key_tests (self, &now, 2, "DACBA");
  results = gvt_test_results_read (self->profile, self->library, &self->visit, NULL, &error);
  g_assert_no_error (error);
  quizzes = gvt_class_quizzes_browse (self->profile, &later, &error);
  quiz = g_list_model_get_item (quizzes, 0);
  told = gvt_class_quiz_to_json (quiz);

  g_assert_cmpuint (((GvtTestResult *) results->pdata[0])->n_classes, ==, 2);
  g_assert_cmpuint (((GvtTestResult *) results->pdata[0])->n_later, ==, 1);
  g_assert_true (json_object_get_boolean_member (told, "is_recorded_later"));
  g_assert_cmpstr (json_object_get_string_member (told, "held"), ==, "2026-11-23");
}

static void
test_an_attendance_list_says_that_it_was_recorded_later (GvtPapersFixture *self, gconstpointer data)
{
  const GvtReportOptions options = { "Desa Kuta, Kec. Pujut", FALSE, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GvtId later;

  gvt_sessions_open_held (self->profile, &self->visit, "X IPA 2", "2026-11-23", &later, &error);
  g_assert_no_error (error);
  gvt_attendance_sheet_write (self->profile, &later, FALSE, &options, self->path, &error);
  g_assert_no_error (error);
  gvt_papers_keep (self->path, "attendance-later.pdf");
  text = gvt_papers_read (self, "pdftotext");

  gvt_papers_assert_says (text, "Held on paper on 23 November 2026, recorded later");
}

#define ADD(path, func) \
  g_test_add (path, GvtPapersFixture, NULL, gvt_papers_set_up, func, gvt_papers_tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/visit-files/satisfaction-stands-on-the-page", test_satisfaction_stands_on_the_page);
  ADD ("/visit-files/the-full-report-says-what-was-answered",
       test_the_full_report_says_what_was_answered);
  ADD ("/visit-files/the-full-report-goes-class-by-class",
       test_the_full_report_goes_class_by_class);
  ADD ("/visit-files/a-question-that-misleads-is-flagged",
       test_a_question_that_misleads_is_flagged);
  ADD ("/visit-files/answers-go-into-their-table-by-card",
       test_answers_go_into_their_table_by_card);
  ADD ("/visit-files/each-name-has-a-page-and-is-whole", test_each_name_has_a_page_and_is_whole);
  g_test_add_func ("/visit-files/a-list-of-names-is-checked", test_a_list_of_names_is_checked);
  ADD ("/visit-files/each-certificate-is-of-its-own-class",
       test_each_certificate_is_of_its_own_class);
  ADD ("/visit-files/an-export-that-cannot-be-written-is-not-recorded",
       test_an_export_that_cannot_be_written_is_not_recorded);
  ADD ("/visit-files/tables-say-what-was-recorded", test_tables_say_what_was_recorded);
  ADD ("/visit-files/numbers-recorded-later-say-so-in-every-table",
       test_numbers_recorded_later_say_so_in_every_table);
  ADD ("/visit-files/results-of-a-class-on-paper-count-it-as-later",
       test_results_of_a_class_on_paper_count_it_as_later);
  ADD ("/visit-files/an-attendance-list-says-that-it-was-recorded-later",
       test_an_attendance_list_says_that_it_was_recorded_later);
  ADD ("/visit-files/a-class-recorded-later-says-so-on-every-paper",
       test_a_class_recorded_later_says_so_on_every_paper);

  return g_test_run ();
}
