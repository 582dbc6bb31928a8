/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-undo.h"

#include "gvt-attendance.h"
#include "gvt-class-quiz-acts.h"
#include "gvt-class-quiz.h"
#include "gvt-error.h"
#include "gvt-module-library.h"
#include "gvt-session-acts.h"
#include "gvt-session-hands.h"
#include "gvt-session-kinds.h"
#include "gvt-session-results.h"
#include "gvt-session-survey.h"
#include "gvt-session-views.h"
#include "gvt-survey-followup.h"
#include "gvt-survey-line.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit-cancel.h"

#define PLACE "52.02.04.2003"

static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  const char *folder;
  GvtClock *clock;
  GvtProfile *profile;
  GvtModuleLibrary *library;
  GvtModule *module; /* borrowed */
  GvtId visit;
  GvtId session;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = gvt_test_folder ();
  fixture->clock = gvt_test_clock ();
  fixture->profile = gvt_test_profile (fixture->folder, fixture->clock, projections);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);
  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120,
                           &fixture->visit, &error);
  gvt_sessions_open (fixture->profile, &fixture->visit, "Kelas X-1", &fixture->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_test_profile_rebuilds (fixture->profile);
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->profile);
  g_assert_finalize_object (fixture->clock);
}

static void
attend (Fixture *fixture, guint men, guint women)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, men, women, &error);
  g_assert_no_error (error);
}

static void
assert_present (Fixture *fixture, guint men, guint women)
{
  g_autoptr (GvtSession) session = gvt_sessions_view (fixture->profile, &fixture->session, NULL);

  g_assert_cmpuint (gvt_session_get_men (session), ==, men);
  g_assert_cmpuint (gvt_session_get_women (session), ==, women);
}

/* Takes the last act back, which must be called @name. */
static void
undo (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDoneAct) act = gvt_sessions_undo (fixture->profile, fixture->library,
                                                  &fixture->session, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_done_act_get_name (act), ==, name);
}

static guint
count_acts (Fixture *fixture, guint limit)
{
  g_autoptr (GListModel) acts = gvt_sessions_list_acts (fixture->profile, NULL, &fixture->session,
                                                        limit, NULL);

  return g_list_model_get_n_items (acts);
}

static void
assert_nothing_to_undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (count_acts (fixture, 0), ==, 0);
  g_assert_null (gvt_sessions_undo (fixture->profile, NULL, &fixture->session, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static void
test_what_stood_before_stands_again (Fixture *fixture, gconstpointer unused)
{
  attend (fixture, 18, 20);
  attend (fixture, 19, 20);
  undo (fixture, "attendance: 19 men, 20 women");
  assert_present (fixture, 18, 20);
  attend (fixture, 17, 21);

  undo (fixture, "attendance: 17 men, 21 women");
  assert_present (fixture, 18, 20);
  undo (fixture, "attendance: 18 men, 20 women");
  assert_present (fixture, 0, 0);
  assert_nothing_to_undo (fixture);
}

static guint
count_old_men (Fixture *fixture)
{
  g_autoptr (GvtPeopleGroups) groups = gvt_session_read_people (fixture->profile, &fixture->session,
                                                                NULL);

  return gvt_people_groups_sum (groups, 'L', "60+", NULL);
}

static void
test_groups_come_back_with_their_count (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPeopleGroups) groups = gvt_people_groups_read_lines ("L 60+ 1 3\nP 17-21 0 5\n",
                                                                     &error);

  g_assert_no_error (error);
  gvt_sessions_count_people (fixture->profile, &fixture->session, groups, &error);
  g_assert_no_error (error);
  attend (fixture, 1, 1);
  g_assert_cmpuint (count_old_men (fixture), ==, 0);

  undo (fixture, "attendance: 1 men, 1 women");
  assert_present (fixture, 3, 5);
  g_assert_cmpuint (count_old_men (fixture), ==, 3);
  undo (fixture, "attendance: 3 men, 5 women");
  assert_present (fixture, 0, 0);
  g_assert_cmpuint (count_old_men (fixture), ==, 0);
}

static GvtQuizItem *
item_at (Fixture *fixture, guint index)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (fixture->module));
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, index);

  return item; /* the module keeps it */
}

static const char *
choice_at (GvtQuizItem *item, guint index)
{
  g_autoptr (GvtQuizOption) option = g_list_model_get_item (gvt_quiz_item_get_options (item),
                                                            index);

  return gvt_quiz_option_get_id (option);
}

/* How many gave the option at @choice of the first question. */
static guint
count_choice (Fixture *fixture, guint choice)
{
  GvtQuizItem *item = item_at (fixture, 0);
  g_autoptr (GListModel) results = gvt_session_results (fixture->profile, fixture->library,
                                                        &fixture->session, NULL, NULL);
  g_autoptr (GvtItemResult) result = g_list_model_get_item (results, 0);

  return result == NULL ? 0 : gvt_item_result_count_option (result, choice_at (item, choice));
}

static void
answer (Fixture *fixture, guint card, guint choice)
{
  GvtQuizItem *item = item_at (fixture, 0);
  g_autoptr (GError) error = NULL;

  gvt_sessions_answer (fixture->profile, &fixture->session, fixture->module,
                       gvt_quiz_item_get_id (item), card, choice_at (item, choice), &error);
  g_assert_no_error (error);
}

static void
test_an_answer_gives_way_to_the_one_before (Fixture *fixture, gconstpointer unused)
{
  answer (fixture, 17, 0);
  answer (fixture, 18, 1);
  answer (fixture, 17, 1);
  g_assert_cmpuint (count_choice (fixture, 1), ==, 2);

  undo (fixture, "answer of card 17");
  g_assert_cmpuint (count_choice (fixture, 0), ==, 1);
  g_assert_cmpuint (count_choice (fixture, 1), ==, 1);
  undo (fixture, "answer of card 18");
  g_assert_cmpuint (count_choice (fixture, 1), ==, 0);
  undo (fixture, "answer of card 17");
  g_assert_cmpuint (count_choice (fixture, 0), ==, 0);
}

static void
count_hands (Fixture *fixture, guint first, guint second)
{
  GvtQuizItem *item = item_at (fixture, 0);
  guint n = g_list_model_get_n_items (gvt_quiz_item_get_options (item));
  g_autofree guint *counts = g_new0 (guint, n);
  g_autoptr (GError) error = NULL;

  counts[0] = first;
  counts[1] = second;
  gvt_hands_record (fixture->profile, &fixture->session, fixture->module,
                    gvt_quiz_item_get_id (item), counts, n, &error);
  g_assert_no_error (error);
}

/* One option counted by itself, then all of them at once. */
static void
test_hands_of_a_question_are_undone_as_one (Fixture *fixture, gconstpointer unused)
{
  GvtQuizItem *item = item_at (fixture, 0);
  g_autoptr (GError) error = NULL;

  attend (fixture, 20, 20);
  gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module,
                            gvt_quiz_item_get_id (item), choice_at (item, 0), 4, &error);
  g_assert_no_error (error);
  count_hands (fixture, 12, 20);
  count_hands (fixture, 13, 21);
  g_assert_cmpuint (count_choice (fixture, 1), ==, 21);

  gvt_sessions_undo (fixture->profile, NULL, &fixture->session, NULL, &error);
  g_assert_cmpuint (count_choice (fixture, 0), ==, 12);
  g_assert_cmpuint (count_choice (fixture, 1), ==, 20);
  gvt_sessions_undo (fixture->profile, NULL, &fixture->session, NULL, &error);
  g_assert_cmpuint (count_choice (fixture, 0), ==, 4);
  g_assert_cmpuint (count_choice (fixture, 1), ==, 0);
  undo (fixture, "4 hands counted");
  g_assert_cmpuint (count_choice (fixture, 0), ==, 0);
  g_assert_no_error (error);
}

static void
test_an_answer_in_a_quiz_is_taken_back (Fixture *fixture, gconstpointer unused)
{
  GvtQuizItem *item = item_at (fixture, 0);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GvtQuizPlace) place = NULL;
  GvtId id;

  gvt_class_quiz_open (fixture->profile, &fixture->session, fixture->module, "", 0, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_find_open (fixture->profile, &fixture->session, fixture->module, "",
                                   &error);
  gvt_class_quiz_answer (fixture->profile, quiz, fixture->module, gvt_quiz_item_get_id (item), 3,
                         choice_at (item, 0), &error);
  g_assert_no_error (error);

  undo (fixture, "answer of card 3");

  place = gvt_class_quiz_find_place (fixture->profile, quiz, 3, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (place->answered), ==, 0);
  assert_nothing_to_undo (fixture); /* that the quiz was opened is no act */
}

static guint
find_next (Fixture *fixture, GvtClassQuiz *quiz, guint *card)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) order = gvt_class_quiz_order (quiz, fixture->module, &error);
  g_autoptr (GvtQuizPlace) place = gvt_class_quiz_find_place (fixture->profile, quiz, *card,
                                                              &error);

  g_assert_no_error (error);
  *card = place->card;
  return gvt_quiz_place_next (place, order);
}

static void
sit (Fixture *fixture, GvtClassQuiz *quiz, guint card, guint index, gboolean answers)
{
  GvtQuizItem *item = item_at (fixture, index);
  g_autoptr (GError) error = NULL;

  gvt_class_quiz_show (fixture->profile, quiz, fixture->module, gvt_quiz_item_get_id (item), card,
                       &error);
  if (answers)
    gvt_class_quiz_answer (fixture->profile, quiz, fixture->module, gvt_quiz_item_get_id (item),
                           card, choice_at (item, 0), &error);
  g_assert_no_error (error);
}

/* Also when the next one sits there already. */
static void
test_a_question_comes_back_to_whose_answer_was_taken_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtClassQuiz) quiz = NULL;
  guint card = 0;
  GvtId id;

  gvt_class_quiz_open (fixture->profile, &fixture->session, fixture->module, "", 0, &id, &error);
  g_assert_no_error (error);
  quiz = gvt_class_quiz_view (fixture->profile, &id, &error);
  sit (fixture, quiz, 3, 0, TRUE);
  sit (fixture, quiz, 3, 1, TRUE);
  sit (fixture, quiz, 3, 2, FALSE);
  sit (fixture, quiz, 4, 0, FALSE);
  undo (fixture, "answer of card 3");

  g_assert_cmpuint (find_next (fixture, quiz, &card), ==, 1);
  g_assert_cmpuint (card, ==, 3);

  sit (fixture, quiz, 3, 1, TRUE);
  g_assert_cmpuint (find_next (fixture, quiz, &card), ==, 2);
  card = 0;
  sit (fixture, quiz, 4, 0, FALSE);
  g_assert_cmpuint (find_next (fixture, quiz, &card), ==, 0);
  g_assert_cmpuint (card, ==, 4);
}

static void
test_a_module_was_not_taught_after_all (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *name = g_strconcat ("module taught: ", gvt_module_get_title (fixture->module),
                                       NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = NULL;

  gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, &error);
  gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, &error);
  g_assert_no_error (error);

  undo (fixture, name);
  session = gvt_sessions_view (fixture->profile, &fixture->session, NULL);
  g_assert_cmpuint (gvt_session_get_n_modules (session), ==, 1);
  undo (fixture, name);
  g_clear_object (&session);
  session = gvt_sessions_view (fixture->profile, &fixture->session, NULL);
  g_assert_cmpuint (gvt_session_get_n_modules (session), ==, 0);
}

/* --- a survey --- */

static void
key_sheet (Fixture *fixture, const char *line)
{
  GvtSurveySheet sheet = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_survey_line_parse (&sheet, line, 1, GVT_SERVICE_EDUCATION, &error);
  gvt_sessions_survey (fixture->profile, &fixture->session, &sheet, &error);
  g_assert_no_error (error);
}

static void
key_faces (Fixture *fixture, const char *line)
{
  GvtSmileySheet sheet = { 0 };
  g_autoptr (GError) error = NULL;

  gvt_smiley_line_parse (&sheet, line, 1, &error);
  gvt_sessions_smile (fixture->profile, &fixture->session, &sheet, &error);
  g_assert_no_error (error);
}

/* How many sheets, the sum of U9, and how many glad faces for the first question. */
static void
assert_survey (Fixture *fixture, guint n, guint sum, guint n_glad)
{
  g_autoptr (GvtSessionSurvey) survey = gvt_session_survey_read (fixture->profile,
                                                                 &fixture->session, NULL);

  g_assert_cmpuint (survey->survey->total.n, ==, n);
  g_assert_cmpuint (survey->survey->total.elements[8].sum, ==, sum);
  g_assert_cmpuint (survey->smiley.questions[0].n[2], ==, n_glad);
}

static void
test_a_survey_sheet_gives_way_to_the_one_before (Fixture *fixture, gconstpointer unused)
{
  GvtSurveySheet seat = { .channel = GVT_SURVEY_LAPTOP, .sheet = 17, .scores = { 4, 3 } };
  g_autoptr (GError) error = NULL;

  key_sheet (fixture, "17 443434443 P 17-21 SMA");
  key_sheet (fixture, "17 443434442 P 17-21 SMA");
  key_faces (fixture, "17 3");
  key_faces (fixture, "17 1");
  gvt_sessions_survey (fixture->profile, &fixture->session, &seat, &error); /* another sheet 17 */
  g_assert_no_error (error);
  assert_survey (fixture, 2, 2, 0);

  undo (fixture, "survey answer at the laptop");
  assert_survey (fixture, 1, 2, 0);
  undo (fixture, "sheet of faces 17");
  assert_survey (fixture, 1, 2, 1);
  undo (fixture, "sheet of faces 17");
  assert_survey (fixture, 1, 2, 0);
  undo (fixture, "survey sheet 17");
  assert_survey (fixture, 1, 3, 0);
  undo (fixture, "survey sheet 17");
  assert_survey (fixture, 0, 0, 0);
  assert_nothing_to_undo (fixture);
}

static void
plan_followup (Fixture *fixture, const char *element, const char *act)
{
  const GvtSurveyFollowup followup = { element, act, "", "" };
  g_autoptr (GError) error = NULL;

  gvt_visits_follow_up (fixture->profile, &fixture->visit, &followup, &error);
  g_assert_no_error (error);
}

/* @act: (nullable): what is planned about @element now */
static void
assert_planned (Fixture *fixture, const char *element, const char *act)
{
  g_autoptr (GvtSessionSurvey) survey = gvt_visit_survey_read (fixture->profile, &fixture->visit,
                                                               NULL);
  const GvtPlannedFollowup *planned = gvt_session_survey_find_followup (survey, element);

  g_assert_cmpstr (planned != NULL ? planned->act : NULL, ==, act);
}

static void
undo_of_visit (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDoneAct) act = gvt_visits_undo (fixture->profile, &fixture->visit, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (gvt_done_act_get_name (act), ==, name);
}

/* It is made when the class is over. */
static void
test_a_follow_up_plan_gives_way_to_the_one_before (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GListModel) acts = NULL;
  g_autoptr (GError) error = NULL;

  gvt_sessions_close (fixture->profile, &fixture->session, &error);
  g_assert_no_error (error);
  plan_followup (fixture, "U3", "Loket kedua");
  plan_followup (fixture, "U9", "Kursi");
  plan_followup (fixture, "U3", "");
  assert_planned (fixture, "U3", NULL);
  acts = gvt_visits_list_acts (fixture->profile, &fixture->visit, 0, &error);
  g_assert_cmpuint (g_list_model_get_n_items (acts), ==, 3);

  undo_of_visit (fixture, "follow-up plan about U3");
  assert_planned (fixture, "U3", "Loket kedua");
  undo_of_visit (fixture, "follow-up plan about U9");
  assert_planned (fixture, "U9", NULL);
  undo_of_visit (fixture, "follow-up plan about U3");
  assert_planned (fixture, "U3", NULL);
  g_assert_null (gvt_visits_undo (fixture->profile, &fixture->visit, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

static void
cancel (Fixture *fixture, const char *reason)
{
  g_autoptr (GError) error = NULL;

  gvt_visits_cancel (fixture->profile, &fixture->visit, reason, &error);
  g_assert_no_error (error);
}

static void
assert_cancelled (Fixture *fixture, const char *reason)
{
  g_autoptr (GvtVisit) visit = gvt_visits_view (fixture->profile, &fixture->visit, NULL);

  g_assert_cmpstr (gvt_visit_get_cancelled (visit), ==, reason);
}

static void
test_a_visit_that_was_called_off_is_held_after_all (Fixture *fixture, gconstpointer unused)
{
  assert_cancelled (fixture, "");
  cancel (fixture, "road");
  cancel (fixture, "road"); /* says nothing new */
  assert_cancelled (fixture, "road");
  cancel (fixture, "host");
  assert_cancelled (fixture, "host");
  cancel (fixture, "");
  assert_cancelled (fixture, "");

  undo_of_visit (fixture, "visit held after all");
  assert_cancelled (fixture, "host");
  undo_of_visit (fixture, "visit called off: the host cannot receive us");
  assert_cancelled (fixture, "road");
  undo_of_visit (fixture, "visit called off: weather or road");
  assert_cancelled (fixture, "");
}

static void
test_a_visit_that_was_held_is_not_called_off (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) unknown = NULL;

  attend (fixture, 0, 1);
  g_assert_false (gvt_visits_cancel (fixture->profile, &fixture->visit, "road", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_false (gvt_visits_cancel (fixture->profile, &fixture->visit, "Bu Ani sakit", &unknown));
  g_assert_error (unknown, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  assert_cancelled (fixture, "");
}

/* The stack is the journal: it has no end, and no restart shortens it. */
static void
test_forty_acts_are_undone_after_a_restart (Fixture *fixture, gconstpointer unused)
{
  for (guint i = 1; i <= 40; i++)
    attend (fixture, i, 40 - i);
  gvt_profile_lock (fixture->profile);
  g_assert_finalize_object (fixture->profile);
  fixture->profile = gvt_profile_new (fixture->folder, fixture->clock, projections);
  gvt_test_profile_as (fixture->profile, "SPV-01");

  g_assert_cmpuint (count_acts (fixture, 0), ==, 40);
  g_assert_cmpuint (count_acts (fixture, 30), ==, 30);
  for (guint i = 40; i >= 1; i--)
    {
      g_autofree char *name = g_strdup_printf ("attendance: %u men, %u women", i, 40 - i);

      undo (fixture, name);
      assert_present (fixture, i - 1, i == 1 ? 0 : 41 - i);
    }
  assert_nothing_to_undo (fixture);
}

static void
test_only_the_act_that_was_meant_is_undone (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) acts = NULL;
  g_autoptr (GvtDoneAct) seen = NULL;

  attend (fixture, 18, 20);
  acts = gvt_sessions_list_acts (fixture->profile, NULL, &fixture->session, 1, &error);
  seen = g_list_model_get_item (acts, 0);
  attend (fixture, 19, 20);

  g_assert_null (gvt_sessions_undo (fixture->profile, NULL, &fixture->session,
                                    gvt_done_act_get_id (seen), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  assert_present (fixture, 19, 20);
}

static void
close_class (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_close (fixture->profile, &fixture->session, &error);
  g_assert_no_error (error);
}

static void
assert_is_open (Fixture *fixture, gboolean is_open)
{
  g_autoptr (GvtSession) session = gvt_sessions_view (fixture->profile, &fixture->session, NULL);

  g_assert_cmpint (gvt_session_is_open (session), ==, is_open);
}

/* I7: also by whoever comes back after a restart. What was done before it is taken back after it,
 * and a class that was closed again takes nothing more, either. */
static void
test_a_closed_class_is_opened_again_before_all_else (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  attend (fixture, 18, 20);
  attend (fixture, 19, 20);
  close_class (fixture);
  gvt_profile_lock (fixture->profile);
  g_assert_finalize_object (fixture->profile);
  fixture->profile = gvt_profile_new (fixture->folder, fixture->clock, projections);
  gvt_test_profile_as (fixture->profile, "SPV-01");
  assert_is_open (fixture, FALSE);

  undo (fixture, "close of the class");
  assert_is_open (fixture, TRUE);
  assert_present (fixture, 19, 20);
  undo (fixture, "attendance: 19 men, 20 women");
  assert_present (fixture, 18, 20);
  close_class (fixture);
  assert_is_open (fixture, FALSE);
  g_assert_false (gvt_sessions_attend (fixture->profile, &fixture->session, 1, 1, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
}

/* Quiz and class, one after the other. */
static void
test_a_closed_quiz_takes_answers_again (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_class_quiz_open (fixture->profile, &fixture->session, fixture->module, "", 0, &id, &error);
  quiz = gvt_class_quiz_view (fixture->profile, &id, &error);
  gvt_class_quiz_close (fixture->profile, quiz, &error);
  g_assert_no_error (error);
  close_class (fixture);

  undo (fixture, "close of the class");
  undo (fixture, "close of a test or quiz");
  sit (fixture, quiz, 3, 0, TRUE);
  assert_is_open (fixture, TRUE);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/undo/what-stood-before-stands-again", test_what_stood_before_stands_again);
  ADD ("/undo/groups-come-back-with-their-count", test_groups_come_back_with_their_count);
  ADD ("/undo/an-answer-gives-way-to-the-one-before", test_an_answer_gives_way_to_the_one_before);
  ADD ("/undo/hands-of-a-question-are-undone-as-one", test_hands_of_a_question_are_undone_as_one);
  ADD ("/undo/an-answer-in-a-quiz-is-taken-back", test_an_answer_in_a_quiz_is_taken_back);
  ADD ("/undo/a-question-comes-back-to-whose-answer-was-taken-back",
       test_a_question_comes_back_to_whose_answer_was_taken_back);
  ADD ("/undo/a-module-was-not-taught-after-all", test_a_module_was_not_taught_after_all);
  ADD ("/undo/a-survey-sheet-gives-way-to-the-one-before",
       test_a_survey_sheet_gives_way_to_the_one_before);
  ADD ("/undo/a-follow-up-plan-gives-way-to-the-one-before",
       test_a_follow_up_plan_gives_way_to_the_one_before);
  ADD ("/undo/a-visit-that-was-called-off-is-held-after-all",
       test_a_visit_that_was_called_off_is_held_after_all);
  ADD ("/undo/a-visit-that-was-held-is-not-called-off",
       test_a_visit_that_was_held_is_not_called_off);
  ADD ("/undo/forty-acts-are-undone-after-a-restart", test_forty_acts_are_undone_after_a_restart);
  ADD ("/undo/only-the-act-that-was-meant-is-undone", test_only_the_act_that_was_meant_is_undone);
  ADD ("/undo/a-closed-class-is-opened-again-before-all-else",
       test_a_closed_class_is_opened_again_before_all_else);
  ADD ("/undo/a-closed-quiz-takes-answers-again", test_a_closed_quiz_takes_answers_again);

  return g_test_run ();
}
