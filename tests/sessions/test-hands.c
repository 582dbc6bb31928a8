/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hands that are counted in a quiz to learn by: nobody counts twice. */
#include "gvt-session-hands.h"

#include "gvt-class-quiz-acts.h"
#include "gvt-error.h"
#include "gvt-module-library.h"
#include "gvt-session-acts.h"
#include "gvt-session-kinds.h"
#include "gvt-session-results.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE "52.02.04.2003"
static const GvtProjection *const projections[] = { &gvt_sessions_projection, NULL };

typedef struct
{
  const char *folder;
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

  fixture->folder = gvt_test_folder ();
  fixture->profile = gvt_test_profile (fixture->folder, clock, projections);
  fixture->library = gvt_module_library_load (NULL, NULL);
  fixture->module = gvt_module_library_find (fixture->library, "m5-hari-pemungutan-suara", &error);
  g_assert_no_error (error);

  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Praya", PLACE, "2026-11-24", 120,
                           &fixture->visit, &error);
  g_assert_no_error (error);
  gvt_sessions_open (fixture->profile, &fixture->visit, "Kelas X-1", &fixture->session, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->library);
  g_assert_finalize_object (fixture->profile);
}

static GvtQuizItem *
first_item (Fixture *fixture)
{
  GListModel *items = gvt_quiz_get_items (gvt_module_get_quiz (fixture->module));
  g_autoptr (GvtQuizItem) item = g_list_model_get_item (items, 0);

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

static void
answer (Fixture *fixture, guint card, const char *choice)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_answer (fixture->profile, &fixture->session, fixture->module,
                       gvt_quiz_item_get_id (first_item (fixture)), card, choice, &error);
  g_assert_no_error (error);
}

/* Whoever raised no hand is the rest of those present, so there cannot be more hands than people.
 */
static void
test_more_hands_than_people_are_not_recorded (Fixture *fixture, gconstpointer data)
{
  GvtQuizItem *item = first_item (fixture);
  const char *id = gvt_quiz_item_get_id (item);
  guint n_options = g_list_model_get_n_items (gvt_quiz_item_get_options (item));
  guint counts[8] = { 20, 11 };
  g_autoptr (GListModel) results = NULL;
  g_autoptr (GvtItemResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, 14, 16, NULL);
  g_assert_false (gvt_hands_record (fixture->profile, &fixture->session, fixture->module, id,
                                    counts, n_options, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);

  counts[1] = 10;
  g_assert_true (gvt_hands_record (fixture->profile, &fixture->session, fixture->module, id, counts,
                                   n_options, &error));
  results = gvt_session_results (fixture->profile, fixture->library, NULL, &fixture->visit, &error);
  result = g_list_model_get_item (results, 0);
  g_assert_cmpuint (gvt_item_result_get_n_answers (result), ==, 30);
}

static void
assert_too_many (Fixture *fixture, const char *choice, guint people, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module,
                                            gvt_quiz_item_get_id (first_item (fixture)), choice,
                                            people, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_cmpstr (error->message, ==, message);
}

/* Of four, card 1 answered in a quiz and without one, and card 2 in the quiz alone. An option that
 * is counted again replaces its own hands alone. */
static void
test_nobody_counts_by_card_and_by_hand (Fixture *fixture, gconstpointer data)
{
  GvtQuizItem *item = first_item (fixture);
  const char *right = gvt_quiz_item_get_key (item);
  const char *wrong = wrong_choice (item);
  g_autoptr (GvtClassQuiz) quiz = NULL;
  g_autoptr (GError) error = NULL;
  GvtId id;

  assert_too_many (fixture, right, 1, "To count hands, take the attendance first.");
  gvt_sessions_attend (fixture->profile, &fixture->session, 2, 2, NULL);
  answer (fixture, 1, right);
  gvt_class_quiz_open (fixture->profile, &fixture->session, fixture->module, "", 0, &id, &error);
  quiz = gvt_class_quiz_view (fixture->profile, &id, &error);
  gvt_class_quiz_answer (fixture->profile, quiz, fixture->module, gvt_quiz_item_get_id (item), 1,
                         right, &error);
  gvt_class_quiz_answer (fixture->profile, quiz, fixture->module, gvt_quiz_item_get_id (item), 2,
                         right, &error);
  g_assert_no_error (error);

  assert_too_many (fixture, right, 3,
                   "Hands: 3; answered by card: 2; present: 4. That is 1 too many. Count again.");
  g_assert_true (gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module,
                                           gvt_quiz_item_get_id (item), right, 2, NULL));
  assert_too_many (fixture, wrong, 1,
                   "Hands: 3; answered by card: 2; present: 4. That is 1 too many. Count again.");
  g_assert_true (gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module,
                                           gvt_quiz_item_get_id (item), right, 1, NULL));
  g_assert_true (gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module,
                                           gvt_quiz_item_get_id (item), wrong, 1, NULL));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/hands/more-hands-than-people-are-not-recorded",
       test_more_hands_than_people_are_not_recorded);
  ADD ("/hands/nobody-counts-by-card-and-by-hand", test_nobody_counts_by_card_and_by_hand);
  return g_test_run ();
}
