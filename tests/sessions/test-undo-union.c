/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was undone, where chains meet: I4 any interleaving, I9 a forked suffix. What undoes an act
 * may come before it. */
#include "gvt-attendance.h"
#include "gvt-class-quiz-acts.h"
#include "gvt-module-library.h"
#include "gvt-quiz-hands.h"
#include "gvt-quiz-order.h"
#include "gvt-quiz-sheets.h"
#include "gvt-quiz-test.h"
#include "gvt-session-acts.h"
#include "gvt-session-survey.h"
#include "gvt-session.h"
#include "gvt-survey-followup.h"
#include "gvt-survey-line.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-undo.h"
#include "gvt-union-place.h"
#include "gvt-visit-cancel.h"
#include "gvt-visit.h"

#define PLACE "52.02.04.2003"

typedef struct
{
  GvtUnionPlace laptop;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session;
} Fixture;

static void
attend (Fixture *self, guint men, guint women)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (self->laptop.profile, &self->session, men, women, &error);
  g_assert_no_error (error);
}

static void
count_groups (Fixture *self, const char *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines (lines, &error);

  gvt_sessions_count_people (self->laptop.profile, &self->session, groups, &error);
  g_assert_no_error (error);
}

static void
answer (Fixture *self, guint card, guint choice)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (self->module));
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, 0);
  g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                            choice);
  g_autoptr (GError) error = NULL;

  gvt_sessions_answer (self->laptop.profile, &self->session, self->module,
                       gvt_quiz_item_get_id (item), card, gvt_quiz_option_get_id (option), &error);
  g_assert_no_error (error);
}

static void
undo (Fixture *self, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GvtDoneAct) act = gvt_sessions_undo (self->laptop.profile, NULL, &self->session,
                                                      NULL, &error);

      g_assert_no_error (error);
    }
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_union_place_open (&self->laptop);
  self->library = gvt_module_library_load (NULL, NULL);
  self->module = gvt_module_library_find (self->library, "m5-hari-pemungutan-suara", &error);
  gvt_sessions_plan_visit (self->laptop.profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120,
                           &self->visit, &error);
  gvt_sessions_open (self->laptop.profile, &self->visit, "Kelas X-1", &self->session, &error);
  gvt_sessions_teach (self->laptop.profile, &self->session, self->module, &error);
  g_assert_no_error (error);
  count_groups (self, "L 60+ 1 3\nP 17-21 0 5\n");
  answer (self, 1, 0);
  answer (self, 2, 0);
  answer (self, 1, 1);
  attend (self, 18, 20);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_assert_finalize_object (self->library);
  gvt_union_place_close (&self->laptop);
}

static void
assert_sums (GvtUnionPlace *place, const GvtId *id, guint men, guint n_modules, guint n_answers)
{
  g_autoptr (GvtSession) session = gvt_sessions_find (place->store, id, NULL);

  g_assert_cmpuint (gvt_session_get_men (session), ==, men);
  g_assert_cmpuint (gvt_session_get_n_modules (session), ==, n_modules);
  g_assert_cmpuint (gvt_session_get_n_answers (session), ==, n_answers);
}

/* Any interleaving of @runs at a fresh centre gives the tables of the laptop. */
static void
assert_every_interleaving (Fixture *self, const GvtUnionRun *const *runs, guint n_runs)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      GvtUnionPlace centre = { 0 };

      gvt_union_place_open (&centre);
      gvt_union_admit_interleaved (&centre, runs, n_runs, seed);
      gvt_union_assert_same_tables (&centre, &self->laptop);
      gvt_test_profile_rebuilds (centre.profile);
      gvt_union_place_close (&centre);
    }
}

static void
test_undone_acts_come_out_the_same_in_any_order (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) early = gvt_union_run_of (&self->laptop);
  g_autoptr (GvtUnionRun) whole = NULL;

  undo (self, 2); /* the last count, and card 1's second answer */
  attend (self, 5, 6);
  answer (self, 9, 0);
  undo (self, 3); /* both, and card 2 */
  whole = gvt_union_run_of (&self->laptop);
  assert_sums (&self->laptop, &self->session, 3, 1, 1);

  for (guint n_kept = early->events->len; n_kept < whole->events->len; n_kept += 3)
    {
      g_autoptr (GvtUnionRun) head = gvt_union_head_of (whole, n_kept);
      g_autoptr (GvtUnionRun) again = gvt_union_reissue (whole, n_kept, 2);
      const GvtUnionRun *const runs[] = { again, head };

      assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
    }
}

static void
test_nothing_remains_of_what_was_all_undone (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) early = gvt_union_run_of (&self->laptop);
  g_autoptr (GvtUnionRun) whole = NULL;
  g_autoptr (GvtUnionRun) head = NULL;
  g_autoptr (GvtUnionRun) again = NULL;

  undo (self, 6);
  whole = gvt_union_run_of (&self->laptop);
  head = gvt_union_head_of (whole, early->events->len);
  again = gvt_union_reissue (whole, early->events->len, 2);

  assert_sums (&self->laptop, &self->session, 0, 0, 0);
  {
    const GvtUnionRun *const runs[] = { again, head };

    assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
  }
}

/* --- tests, hands, sheets and the survey --- */

static GvtClassQuiz *
open_test (Fixture *self, const char *form)
{
  const GvtQuizTestPlan plan = { .phase = GVT_PHASE_PRE, .form = form };
  g_autoptr (GError) error = NULL;
  GvtClassQuiz *quiz;
  GvtId id;

  gvt_quiz_test_open (self->laptop.profile, &self->session, self->module, &plan, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (self->laptop.profile, &id, &error);
  g_assert_no_error (error);
  return quiz;
}

static void
key_answers (Fixture *self, GvtClassQuiz *quiz, const char *line)
{
  g_autoptr (GError) error = NULL;
  GvtSheetOutcome outcome;

  gvt_quiz_sheets_key (self->laptop.profile, quiz, self->module, line, &outcome, &error);
  g_assert_no_error (error);
}

/* Of the first question of the test: @n hands for the first option, of 40 who are there. */
static void
raise_hands (Fixture *self, GvtClassQuiz *quiz, guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) order = gvt_class_quiz_order_card (quiz, self->module, 1, &error);
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (order, 0);
  guint n_options = g_list_model_get_n_items (gvt_quiz_item_get_options (item));
  g_autofree guint *counts = g_new0 (guint, n_options);

  counts[0] = n;
  gvt_quiz_hands_count (self->laptop.profile, quiz, self->module, gvt_quiz_item_get_id (item),
                        counts, n_options, 38 - n, &error);
  g_assert_no_error (error);
}

static void
key_survey (Fixture *self, const char *line, const char *faces)
{
  GvtSurveySheet sheet = { 0 };
  GvtSmileySheet smiley = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_survey_line_parse (&sheet, line, 1, GVT_SERVICE_EDUCATION, &error);
  gvt_sessions_survey (self->laptop.profile, &self->session, &sheet, &error);
  gvt_smiley_line_parse (&smiley, faces, 1, &error);
  gvt_sessions_smile (self->laptop.profile, &self->session, &smiley, &error);
  g_assert_no_error (error);
}

static void
plan_followup (Fixture *self, const char *act)
{
  const GvtSurveyFollowup followup = { "U3", act, "2027-01-31", "" };
  g_autoptr (GError) error = NULL;

  gvt_visits_follow_up (self->laptop.profile, &self->visit, &followup, &error);
  g_assert_no_error (error);
}

static void
undo_followup (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDoneAct) act = gvt_visits_undo (self->laptop.profile, &self->visit, NULL, &error);

  g_assert_no_error (error);
}

static void
assert_survey (Fixture *self, guint sum, guint n_glad, const char *act)
{
  g_autoptr (GvtSessionSurvey) survey = gvt_visit_survey_read (self->laptop.profile, &self->visit,
                                                               NULL);

  g_assert_cmpuint (survey->survey->total.elements[8].sum, ==, sum);
  g_assert_cmpuint (survey->smiley.questions[0].n[2], ==, n_glad);
  g_assert_cmpstr (gvt_session_survey_find_followup (survey, "U3")->act, ==, act);
}

/* Called off for one reason, then for another one, which is undone. */
static void
call_off (Fixture *self, GvtId *visit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDoneAct) act = NULL;

  gvt_sessions_plan_visit (self->laptop.profile, "SLB", PLACE, "2026-11-25", 20, visit, &error);
  gvt_visits_cancel (self->laptop.profile, visit, "road", &error);
  gvt_visits_cancel (self->laptop.profile, visit, "host", &error);
  g_assert_no_error (error);
  act = gvt_visits_undo (self->laptop.profile, visit, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_called_off (Fixture *self, const GvtId *id, const char *reason)
{
  g_autoptr (GvtVisit) visit = gvt_visits_find (self->laptop.store, id, NULL);

  g_assert_cmpstr (gvt_visit_get_cancelled (visit), ==, reason);
}

/* Each of a kind, done twice and undone once or twice, where two incarnations meet. */
static void
test_every_kind_that_can_be_undone_comes_out_the_same (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtClassQuiz) quiz = open_test (self, "A");
  guint n_early;
  GvtId other;
  g_autoptr (GvtUnionRun) early = NULL;
  g_autoptr (GvtUnionRun) whole = NULL;

  raise_hands (self, quiz, 20);
  raise_hands (self, quiz, 30);
  undo (self, 2);
  key_answers (self, quiz, "17A AAAAA");
  key_answers (self, quiz, "17A BBBBB");
  key_survey (self, "17 443434443 P", "17 3");
  call_off (self, &other);
  plan_followup (self, "Loket kedua");
  early = gvt_union_run_of (&self->laptop);
  n_early = early->events->len;
  key_survey (self, "17 443434442 P", "17 1");
  plan_followup (self, "Loket ketiga");
  undo (self, 2); /* the second sheet of each survey */
  undo_followup (self);
  undo (self, 3); /* the first ones, and the second sheet of card 17 */
  key_survey (self, "17 443434441 L", "17 3");
  whole = gvt_union_run_of (&self->laptop);
  assert_survey (self, 1, 1, "Loket kedua");
  assert_called_off (self, &other, "road");

  for (guint n_kept = n_early - 6; n_kept < whole->events->len; n_kept += 3)
    {
      g_autoptr (GvtUnionRun) head = gvt_union_head_of (whole, n_kept);
      g_autoptr (GvtUnionRun) again = gvt_union_reissue (whole, n_kept, 2);
      const GvtUnionRun *const runs[] = { again, head };

      assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
    }
}

static void
close_quiz (Fixture *self, GvtClassQuiz *quiz)
{
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_close (self->laptop.profile, quiz, &error);
  g_assert_no_error (error);
}

static void
close_class (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_close (self->laptop.profile, &self->session, &error);
  g_assert_no_error (error);
}

static void
assert_is_open (Fixture *self, gboolean is_open)
{
  g_autoptr (GvtSession) session = gvt_sessions_find (self->laptop.store, &self->session, NULL);

  g_assert_cmpint (gvt_session_is_open (session), ==, is_open);
}

/* Class and test are closed, opened again for a sheet that was missing, and closed anew: the close
 * that stands is the second, also where the first one or what undoes it comes last. */
static void
test_a_close_that_was_undone_comes_out_the_same (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtClassQuiz) quiz = open_test (self, "A");
  g_autoptr (GvtUnionRun) early = NULL;
  g_autoptr (GvtUnionRun) whole = NULL;
  g_autoptr (GError) error = NULL;

  key_answers (self, quiz, "17A AAAAA");
  close_quiz (self, quiz);
  attend (self, 19, 20);
  early = gvt_union_run_of (&self->laptop);
  close_class (self);
  undo (self, 1);
  g_assert_true (gvt_class_quiz_reopen (self->laptop.profile, quiz, &error));
  g_assert_no_error (error);
  key_answers (self, quiz, "18A BBBBB");
  close_quiz (self, quiz);
  undo (self, 1);
  key_answers (self, quiz, "19A BBBBB");
  close_class (self);
  assert_is_open (self, FALSE);
  whole = gvt_union_run_of (&self->laptop);

  for (guint n_kept = early->events->len - 1; n_kept < whole->events->len; n_kept += 2)
    {
      g_autoptr (GvtUnionRun) head = gvt_union_head_of (whole, n_kept);
      g_autoptr (GvtUnionRun) again = gvt_union_reissue (whole, n_kept, 2);
      const GvtUnionRun *const runs[] = { again, head };

      assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
    }
}

/* I9: both copies closed the class, and one opened it again: what the other said stands. */
static void
test_a_copy_that_closed_too_leaves_the_class_closed (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) before = gvt_union_run_of (&self->laptop);
  guint n_kept = before->events->len;
  g_autofree char *session = gvt_id_to_text (&self->session);
  g_autofree char *body = g_strdup_printf ("{\"session\":\"%s\"}", session);
  g_autoptr (GvtUnionRun) closed = NULL;
  g_autoptr (GvtUnionRun) copy = gvt_union_head_of (before, n_kept);
  g_autoptr (GvtEvent) other = NULL;
  g_autoptr (GvtUnionRun) again = NULL;
  g_autoptr (GvtUnionRun) whole = NULL;

  close_class (self);
  closed = gvt_union_run_of (&self->laptop);
  other = gvt_union_issue (copy, g_ptr_array_index (closed->events, n_kept), body);
  again = gvt_union_reissue (copy, n_kept, 2);
  undo (self, 1);
  assert_is_open (self, TRUE);
  whole = gvt_union_run_of (&self->laptop);
  gvt_union_admit_all (&self->laptop, again);

  assert_is_open (self, FALSE);
  {
    const GvtUnionRun *const runs[] = { again, whole };

    assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
  }
}

/* I9: one copy counted anew, the other undid the count before. */
static void
test_a_copy_that_undid_leaves_what_the_other_counted (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) before = gvt_union_run_of (&self->laptop);
  guint n_kept = before->events->len;
  GvtEvent *last = g_ptr_array_index (before->events, n_kept - 1);
  g_autoptr (GvtUnionRun) copy = gvt_union_head_of (before, n_kept);
  g_autofree char *session = gvt_id_to_text (&self->session);
  g_autofree char *body = g_strdup_printf ("{\"men\":7,\"session\":\"%s\",\"women\":8}", session);
  g_autoptr (GvtEvent) counted = gvt_union_issue (copy, last, body);
  g_autoptr (GvtUnionRun) again = gvt_union_reissue (copy, n_kept, 2);
  g_autoptr (GvtUnionRun) whole = NULL;

  undo (self, 1);
  whole = gvt_union_run_of (&self->laptop);
  assert_sums (&self->laptop, &self->session, 3, 1, 2);
  gvt_union_admit_all (&self->laptop, again);

  assert_sums (&self->laptop, &self->session, 7, 1, 2);
  {
    const GvtUnionRun *const runs[] = { again, whole };

    assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
  }
}

/* A chain can take back its own acts alone, whatever it says. */
static void
test_nobody_undoes_what_another_laptop_did (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtUnionRun) whole = gvt_union_run_of (&self->laptop);
  GvtEvent *last = g_ptr_array_index (whole->events, whole->events->len - 1);
  g_autofree char *act = gvt_id_to_text (&last->header.id);
  g_autofree char *session = gvt_id_to_text (&self->session);
  g_autoptr (JsonObject) body = json_object_new ();
  GvtEventDraft draft = { .kind = "session.undone/1", .body = body };
  GvtUnionPlace other = { 0 };
  g_autoptr (GvtUnionRun) of_other = NULL;
  g_autoptr (GError) error = NULL;

  json_object_set_string_member (body, "kind", "session.attended/1");
  json_object_set_string_member (body, "session", session);
  json_object_set_string_member (body, "undoes", act);
  gvt_union_place_open (&other);
  gvt_journal_record (other.journal, &draft, NULL, &error);
  g_assert_no_error (error);
  of_other = gvt_union_run_of (&other);
  gvt_union_admit_all (&self->laptop, of_other);

  assert_sums (&self->laptop, &self->session, 18, 1, 2);
  {
    const GvtUnionRun *const runs[] = { of_other, whole };

    assert_every_interleaving (self, runs, G_N_ELEMENTS (runs));
  }
  gvt_union_place_close (&other);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/undo-union/undone-acts-come-out-the-same-in-any-order",
       test_undone_acts_come_out_the_same_in_any_order);
  ADD ("/undo-union/nothing-remains-of-what-was-all-undone",
       test_nothing_remains_of_what_was_all_undone);
  ADD ("/undo-union/every-kind-that-can-be-undone-comes-out-the-same",
       test_every_kind_that_can_be_undone_comes_out_the_same);
  ADD ("/undo-union/a-close-that-was-undone-comes-out-the-same",
       test_a_close_that_was_undone_comes_out_the_same);
  ADD ("/undo-union/a-copy-that-closed-too-leaves-the-class-closed",
       test_a_copy_that_closed_too_leaves_the_class_closed);
  ADD ("/undo-union/a-copy-that-undid-leaves-what-the-other-counted",
       test_a_copy_that_undid_leaves_what_the_other_counted);
  ADD ("/undo-union/nobody-undoes-what-another-laptop-did",
       test_nobody_undoes_what_another_laptop_did);

  return g_test_run ();
}
