/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pupils who are known in both tests by a code that they made up, whatever card they hold: what
 * pairs, what does not, and that nobody reads a code from what is recorded. */
#include <math.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-quiz-codes.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-test-profile.h"
#include "gvt-test-results.h"
#include "gvt-test.h"
#include "gvt-undo.h"
#include "gvt-union-place.h"

#define PLACE    "52.02.04.2003"
#define N_PUPILS 12

typedef struct
{
  GvtUnionPlace here;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session;
  GvtClassQuiz *pre;
  GvtClassQuiz *post;
} Fixture;

static GvtClassQuiz *
open_test (Fixture *fixture, GvtQuizPhase phase, GvtQuizPairing pairing)
{
  const GvtQuizTestPlan plan = { .phase = phase, .pairing = pairing };
  g_autoptr (GError) error = NULL;
  GvtClassQuiz *quiz;
  GvtId id;

  gvt_quiz_test_open (fixture->here.profile, &fixture->session, fixture->module, &plan, &id,
                      &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (fixture->here.profile, &id, &error);
  g_assert_no_error (error);
  return quiz;
}

static void
open_class (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_open (fixture->here.profile, &fixture->visit, name, &fixture->session, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->pre);
  g_clear_object (&fixture->post);
  fixture->pre = open_test (fixture, GVT_PHASE_PRE, GVT_PAIRING_CODE);
  fixture->post = open_test (fixture, GVT_PHASE_POST, GVT_PAIRING_AS_OTHER);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_union_place_open (&fixture->here);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);
  gvt_sessions_plan_visit (fixture->here.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40,
                           &fixture->visit, &error);
  g_assert_no_error (error);
  open_class (fixture, "Kelas X-1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_test_profile_rebuilds (fixture->here.profile);
  g_clear_object (&fixture->pre);
  g_clear_object (&fixture->post);
  gvt_union_place_close (&fixture->here);
  g_object_unref (fixture->library);
}

/* The keys of form A are BDABD, of form B DACBC: the first @n_right are right. */
static GvtSheetChange
key_sheet (Fixture *fixture, GvtClassQuiz *quiz, guint card, const char *code, guint n_right)
{
  const char *form = gvt_class_quiz_get_card_form (quiz, card);
  const char *keys = *form == 'A' ? "BDABD" : "DACBC";
  g_autoptr (GString) line = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;

  g_string_printf (line, "%u%s %s/", card, form, code);
  for (guint i = 0; keys[i] != '\0'; i++)
    g_string_append_c (line, i < n_right ? keys[i] : keys[i] == 'A' ? 'B' : 'A');
  gvt_quiz_sheets_key (fixture->here.profile, quiz, fixture->module, line->str, &outcome, &error);
  g_assert_no_error (error);
  return outcome.change;
}

static char *
code_of (guint pupil)
{
  return g_strdup_printf ("Kd%02u", pupil);
}

/* The other card of each pair: 1 has that of 3, 2 that of 4, ...: the form stays the half's. */
static guint
shuffled (guint pupil)
{
  return (pupil + 1) % N_PUPILS + 1;
}

/* @n_right: before; after, each knows one more. */
static void
hold_class (Fixture *fixture, guint n_pupils)
{
  for (guint pupil = 1; pupil <= n_pupils; pupil++)
    {
      g_autofree char *code = code_of (pupil);

      key_sheet (fixture, fixture->pre, pupil, code, pupil % 4);
      key_sheet (fixture, fixture->post, shuffled (pupil), code, pupil % 4 + 1);
    }
}

static GPtrArray *
read_results (Fixture *fixture, gboolean of_visit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *results = gvt_test_results_read (fixture->here.profile, fixture->library,
                                              of_visit ? &fixture->visit : NULL,
                                              of_visit ? NULL : &fixture->session, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, 1);
  return results;
}

/* --- codes --- */

static void
test_a_code_is_read_whatever_its_case_and_blanks (Fixture *fixture, gconstpointer data)
{
  static const char *const same[] = { "SI12", "si12", " s I 1\t2 ", "Si 12" };
  static const char *const bad[] = { "",
                                     "SI1",
                                     "ABCDEFGH9",
                                     "SI-12",
                                     "SIÑ1",
                                     "\xff"
                                     "abc" };
  char code[GVT_OWN_CODE_MAX + 1];

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    {
      g_autoptr (GError) error = NULL;

      gvt_own_code_clean (same[i], code, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (code, ==, "SI12");
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (gvt_own_code_clean (bad[i], code, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
      g_assert_cmpstr (code, ==, "SI12"); /* left as it was */
    }
}

/* Property: whatever clean code is written in whatever way comes out as itself. */
static void
test_any_code_comes_out_as_it_went_in (Fixture *fixture, gconstpointer data)
{
  static const char symbols[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  for (guint round = 0; round < 500; round++)
    {
      guint length = (guint) g_rand_int_range (random, GVT_OWN_CODE_MIN, GVT_OWN_CODE_MAX + 1);
      g_autoptr (GString) wanted = g_string_new (NULL);
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (GError) error = NULL;
      char code[GVT_OWN_CODE_MAX + 1];

      for (guint i = 0; i < length; i++)
        {
          char symbol = symbols[g_rand_int_range (random, 0, sizeof symbols - 1)];

          g_string_append_c (wanted, symbol);
          g_string_append_c (typed, g_rand_boolean (random) ? symbol : g_ascii_tolower (symbol));
          if (g_rand_boolean (random))
            g_string_append_c (typed, ' ');
        }
      gvt_own_code_clean (typed->str, code, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (code, ==, wanted->str);
    }
}

/* --- pairs --- */

static void
test_codes_pair_whatever_cards_people_hold (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  const GvtTestResult *result;

  hold_class (fixture, N_PUPILS);
  results = read_results (fixture, FALSE);
  result = results->pdata[0];

  g_assert_cmpint (result->state, ==, GVT_TEST_TOLD);
  g_assert_cmpuint (result->gain.n, ==, N_PUPILS);
  /* Each knows one of five more than before, so the changes have no spread. */
  g_assert_cmpfloat_with_epsilon (result->gain.before, 0.3, 1e-9);
  g_assert_cmpfloat_with_epsilon (result->gain.change, 0.2, 1e-9);
  g_assert_true (result->by_code.is_used);
  g_assert_cmpuint (result->by_code.n_without, ==, 0);
  g_assert_cmpuint (result->by_code.n_double, ==, 0);
  g_assert_cmpuint (result->by_code.n_unmatched, ==, 0);
}

static void
test_a_code_that_two_have_pairs_neither_and_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  g_autofree char *text = NULL;
  const GvtTestResult *result;

  hold_class (fixture, 11);
  key_sheet (fixture, fixture->pre, 13, "kd 03", 2); /* as pupil 3 */
  key_sheet (fixture, fixture->pre, 14, "-", 2);
  key_sheet (fixture, fixture->post, 14, "LAIN99", 2);
  results = read_results (fixture, FALSE);
  result = results->pdata[0];
  text = gvt_test_result_describe (result);

  g_assert_cmpuint (result->gain.n, ==, 10);
  g_assert_cmpuint (result->by_code.n_double, ==, 2);
  g_assert_cmpuint (result->by_code.n_without, ==, 1);
  g_assert_cmpuint (result->by_code.n_unmatched, ==, 2); /* pupil 3 after, and who came late */
  g_assert_nonnull (strstr (text, "1 without a code, 2 whose code two cards had, 2 whose code "
                                  "nobody had in the other test."));
}

static void
test_who_had_one_form_twice_is_in_no_pair (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;
  const GvtTestResult *result;

  hold_class (fixture, 10);
  key_sheet (fixture, fixture->pre, 21, "SAMA1", 1);  /* form A */
  key_sheet (fixture, fixture->post, 22, "SAMA1", 5); /* form A again */
  results = read_results (fixture, FALSE);
  result = results->pdata[0];

  g_assert_cmpuint (result->gain.n, ==, 10);
  g_assert_cmpuint (result->by_code.n_same_form, ==, 1);
  g_assert_cmpuint (result->by_code.n_unmatched, ==, 0);
}

/* Two classes have the same codes, and are other people. */
static void
test_a_code_pairs_within_its_class_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) results = NULL;

  key_sheet (fixture, fixture->pre, 1, "SI12", 1);
  open_class (fixture, "Kelas X-2");
  key_sheet (fixture, fixture->post, 2, "SI12", 2);
  results = read_results (fixture, TRUE);

  g_assert_cmpuint (((GvtTestResult *) results->pdata[0])->gain.n, ==, 0);
  g_assert_cmpuint (((GvtTestResult *) results->pdata[0])->by_code.n_unmatched, ==, 2);
}

static void
test_both_tests_pair_in_one_way (Fixture *fixture, gconstpointer data)
{
  const GvtQuizTestPlan plan = { .phase = GVT_PHASE_POST, .pairing = GVT_PAIRING_CARD };
  g_autoptr (GError) error = NULL;
  GvtId id;

  g_assert_true (gvt_class_quiz_pairs_by_code (fixture->post)); /* it said nothing itself */
  gvt_sessions_open (fixture->here.profile, &fixture->visit, "X-2", &fixture->session, &error);
  g_assert_no_error (error);
  g_set_object (&fixture->pre, NULL);
  fixture->pre = open_test (fixture, GVT_PHASE_PRE, GVT_PAIRING_CODE);

  g_assert_false (gvt_quiz_test_open (fixture->here.profile, &fixture->session, fixture->module,
                                      &plan, &id, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* --- at the laptop, and taken back --- */

static void
give (Fixture *fixture, guint card, const char *text)
{
  g_autoptr (GError) error = NULL;

  gvt_quiz_code_give (fixture->here.profile, fixture->pre, card, text, &error);
  g_assert_no_error (error);
}

static guint64
count_events (Fixture *fixture)
{
  g_autoptr (GvtUnionRun) run = gvt_union_run_of (&fixture->here);

  return run->events->len;
}

static void
test_a_seat_asks_for_a_code_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) silent = NULL;
  guint64 n_events;

  g_assert_false (gvt_quiz_code_give (fixture->here.profile, fixture->pre, 7, " ", &silent));
  g_assert_error (silent, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  give (fixture, 7, "si 12");
  n_events = count_events (fixture);
  give (fixture, 7, "SI12");
  give (fixture, 7, ""); /* he comes back after the laptop went off */
  g_assert_cmpuint (count_events (fixture), ==, n_events);
  give (fixture, 7, "-");
  g_assert_cmpuint (count_events (fixture), ==, n_events + 1);
  give (fixture, 7, "");
  g_assert_cmpuint (count_events (fixture), ==, n_events + 1);
}

static void
test_a_test_by_cards_takes_no_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_open (fixture->here.profile, &fixture->visit, "X-2", &fixture->session, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->pre);
  fixture->pre = open_test (fixture, GVT_PHASE_PRE, GVT_PAIRING_AS_OTHER);

  g_assert_false (gvt_quiz_code_give (fixture->here.profile, fixture->pre, 1, "SI12", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_object_unref (gvt_sessions_undo (fixture->here.profile, NULL, &fixture->session, NULL, &error));
  g_assert_no_error (error);
}

/* A sheet replaces what was given at the laptop; undone, that stands again. */
static void
test_undoing_a_sheet_gives_back_the_code_before_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) with = NULL;
  g_autoptr (GPtrArray) without = NULL;

  hold_class (fixture, 10);
  g_assert_cmpint (key_sheet (fixture, fixture->pre, 1, "LAIN1", 1), ==, GVT_SHEET_REPLACED);
  g_assert_cmpint (key_sheet (fixture, fixture->pre, 1, "lain 1", 1), ==, GVT_SHEET_SAME);
  with = read_results (fixture, FALSE);
  undo (fixture);
  without = read_results (fixture, FALSE);

  g_assert_cmpuint (((GvtTestResult *) with->pdata[0])->gain.n, ==, 9);
  g_assert_cmpuint (((GvtTestResult *) without->pdata[0])->gain.n, ==, 10);
}

static void
test_a_keyed_sheet_does_not_show_its_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GError) error = NULL;

  key_sheet (fixture, fixture->pre, 1, "SI12", 5);
  key_sheet (fixture, fixture->pre, 2, "-", 5);
  sheets = gvt_quiz_sheets_list (fixture->here.profile, fixture->pre, fixture->module, &error);
  g_assert_no_error (error);

  g_assert_cmpstr (((GvtKeyedSheet *) sheets->pdata[0])->line, ==, "1A ···· BDABD");
  g_assert_cmpstr (((GvtKeyedSheet *) sheets->pdata[1])->line, ==, "2B - DACBC");
}

/* --- what is recorded --- */

static gboolean
read_marks (GvtDb *db, gpointer marks, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT hex (mark) FROM quiz_code ORDER BY quiz_id, respondent", error);
  g_autoptr (GError) local = NULL;

  while (stmt != NULL && gvt_stmt_next (stmt, &local))
    g_ptr_array_add (marks, g_strdup (gvt_stmt_text (stmt, 0)));
  g_assert_no_error (local);
  return stmt != NULL;
}

/* I10: no event says a code, and the same code in another class has another mark: classes cannot be
 * laid side by side. */
static void
test_nothing_recorded_tells_a_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GvtUnionRun) run = NULL;
  g_autoptr (GError) error = NULL;

  key_sheet (fixture, fixture->pre, 1, "RAHASIA9", 1);
  give (fixture, 2, "rahasia9");
  open_class (fixture, "Kelas X-2");
  give (fixture, 1, "RAHASIA9");
  gvt_store_read (fixture->here.store, read_marks, marks, &error);
  g_assert_no_error (error);
  run = gvt_union_run_of (&fixture->here);

  g_assert_cmpuint (marks->len, ==, 3);
  g_assert_cmpstr (marks->pdata[0], ==, marks->pdata[1]);
  g_assert_cmpstr (marks->pdata[0], !=, marks->pdata[2]);
  for (guint i = 0; i < run->events->len; i++)
    {
      const GvtEvent *event = g_ptr_array_index (run->events, i);
      gsize length;
      const char *body = g_bytes_get_data (event->body, &length);
      g_autofree char *text = g_ascii_strup (body, (gssize) length);

      g_assert_null (strstr (text, "RAHASIA9"));
    }
}

/* --- where chains meet --- */

/* I2, I4: two laptops with a class each, at a centre that gets them in any order. The centre has no
 * key, and pairs as they do. */
static void
test_the_centre_has_the_codes_of_all_laptops (Fixture *fixture, gconstpointer data)
{
  Fixture other = { 0 };
  g_autoptr (GvtUnionRun) of_here = NULL;
  g_autoptr (GvtUnionRun) of_other = NULL;

  set_up (&other, NULL);
  hold_class (fixture, 10);
  undo (fixture);
  hold_class (&other, N_PUPILS);
  of_here = gvt_union_run_of (&fixture->here);
  of_other = gvt_union_run_of (&other.here);
  gvt_union_admit_all (&fixture->here, of_other);
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      const GvtUnionRun *const runs[] = { of_here, of_other };
      GvtUnionPlace centre = { 0 };

      gvt_union_place_open (&centre);
      gvt_union_admit_interleaved (&centre, runs, G_N_ELEMENTS (runs), seed);
      gvt_union_assert_same_tables (&centre, &fixture->here);
      gvt_test_profile_rebuilds (centre.profile);
      gvt_union_place_close (&centre);
    }
  tear_down (&other, NULL);
}

/* I9: what was issued again after a fork counts as where it first stood. */
static void
test_codes_issued_again_pair_as_before (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtUnionRun) whole = NULL;
  g_autoptr (GvtUnionRun) head = NULL;
  g_autoptr (GvtUnionRun) again = NULL;
  GvtUnionPlace centre = { 0 };

  key_sheet (fixture, fixture->pre, 1, "SI12", 1);
  give (fixture, 1, "SI13");
  key_sheet (fixture, fixture->pre, 1, "SI14", 2);
  whole = gvt_union_run_of (&fixture->here);
  head = gvt_union_head_of (whole, 4);
  again = gvt_union_reissue (whole, 4, 2);
  gvt_union_place_open (&centre);
  {
    const GvtUnionRun *const runs[] = { again, head };

    gvt_union_admit_interleaved (&centre, runs, G_N_ELEMENTS (runs), 3);
  }

  gvt_union_assert_same_tables (&centre, &fixture->here);
  gvt_union_place_close (&centre);
}

/* The kinds of a program from before codes. */
static const GvtProjection *
old_projection (GArray *kinds, GvtProjection *old)
{
  *old = gvt_sessions_projection;
  for (const GvtKind *kind = gvt_sessions_projection.kinds; kind->name != NULL; kind++)
    if (!g_str_equal (kind->name, "quiz.opened/3") && !g_str_equal (kind->name, "quiz.sheet/2")
        && !g_str_equal (kind->name, "quiz.coded/1"))
      g_array_append_vals (kinds, kind, 1);
  old->kinds = (const GvtKind *) kinds->data;
  return old;
}

/* I1: an older centre keeps what it does not know, and has it when it is made newer. */
static void
test_an_older_centre_holds_codes_until_it_knows_them (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) kinds = g_array_new (TRUE, TRUE, sizeof (GvtKind));
  GvtProjection old;
  const GvtProjection *const of_old[] = { old_projection (kinds, &old), NULL };
  const GvtProjection *const of_new[] = { &gvt_sessions_projection, NULL };
  GvtJournalReport before;
  GvtUnionPlace centre = { 0 };
  g_autoptr (GvtJournal) older = NULL;
  g_autoptr (GvtUnionRun) run = NULL;
  g_autoptr (GError) error = NULL;

  key_sheet (fixture, fixture->pre, 1, "SI12", 1);
  give (fixture, 2, "SI13");
  run = gvt_union_run_of (&fixture->here);
  gvt_union_place_open (&centre);
  older = gvt_journal_new (centre.store, centre.clock, of_old);
  g_set_object (&centre.journal, older);
  gvt_union_admit_all (&centre, run);
  gvt_journal_verify (older, &before, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (before.n_unknown, ==, 4); /* two tests, a sheet, a code */

  g_clear_object (&centre.journal);
  g_clear_object (&older);
  centre.journal = gvt_journal_new (centre.store, centre.clock, of_new);
  gvt_journal_catch_up (centre.journal, &error);
  g_assert_no_error (error);

  gvt_union_assert_same_tables (&centre, &fixture->here);
  gvt_union_place_close (&centre);
}

#define TEST(path, test) g_test_add ("/code-pairing/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("a-code-is-read-whatever-its-case-and-blanks",
        test_a_code_is_read_whatever_its_case_and_blanks);
  TEST ("any-code-comes-out-as-it-went-in", test_any_code_comes_out_as_it_went_in);
  TEST ("codes-pair-whatever-cards-people-hold", test_codes_pair_whatever_cards_people_hold);
  TEST ("a-code-that-two-have-pairs-neither-and-is-told",
        test_a_code_that_two_have_pairs_neither_and_is_told);
  TEST ("who-had-one-form-twice-is-in-no-pair", test_who_had_one_form_twice_is_in_no_pair);
  TEST ("a-code-pairs-within-its-class-alone", test_a_code_pairs_within_its_class_alone);
  TEST ("both-tests-pair-in-one-way", test_both_tests_pair_in_one_way);
  TEST ("a-seat-asks-for-a-code-once", test_a_seat_asks_for_a_code_once);
  TEST ("a-test-by-cards-takes-no-code", test_a_test_by_cards_takes_no_code);
  TEST ("undoing-a-sheet-gives-back-the-code-before-it",
        test_undoing_a_sheet_gives_back_the_code_before_it);
  TEST ("a-keyed-sheet-does-not-show-its-code", test_a_keyed_sheet_does_not_show_its_code);
  TEST ("nothing-recorded-tells-a-code", test_nothing_recorded_tells_a_code);
  TEST ("the-centre-has-the-codes-of-all-laptops", test_the_centre_has_the_codes_of_all_laptops);
  TEST ("codes-issued-again-pair-as-before", test_codes_issued_again_pair_as_before);
  TEST ("an-older-centre-holds-codes-until-it-knows-them",
        test_an_older_centre_holds_codes_until_it_knows_them);
  return g_test_run ();
}
