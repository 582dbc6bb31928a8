/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-json.h"
#include "gvt-module-fixture.h"
#include "gvt-module-library.h"
#include "gvt-report.h"
#include "gvt-session-acts.h"
#include "gvt-session-hands.h"
#include "gvt-session-kinds.h"
#include "gvt-session-progress.h"
#include "gvt-session-results.h"
#include "gvt-session-views.h"
#include "gvt-session.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"
#include "gvt-visit.h"

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

static GvtStore *
get_store (Fixture *fixture)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);

  return gvt_journal_get_store (journal);
}

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

static GvtSession *
find_session (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GvtSession *session = gvt_sessions_find (get_store (fixture), &fixture->session, &error);

  g_assert_no_error (error);
  return session;
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
test_later_count_replaces_earlier (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = NULL;

  g_assert_true (gvt_sessions_attend (fixture->profile, &fixture->session, 20, 18, &error));
  g_assert_true (gvt_sessions_attend (fixture->profile, &fixture->session, 19, 21, &error));

  session = find_session (fixture);
  g_assert_cmpuint (gvt_session_get_men (session), ==, 19);
  g_assert_cmpuint (gvt_session_get_women (session), ==, 21);
}

static void
answer (Fixture *fixture, guint card, const char *choice)
{
  g_autoptr (GError) error = NULL;

  gvt_sessions_answer (fixture->profile, &fixture->session, fixture->module,
                       gvt_quiz_item_get_id (first_item (fixture)), card, choice, &error);
  g_assert_no_error (error);
}

static void
test_results_count_the_last_answer_of_each_card (Fixture *fixture, gconstpointer data)
{
  GvtQuizItem *item = first_item (fixture);
  const char *right = gvt_quiz_item_get_key (item);
  g_autoptr (GListModel) results = NULL;
  g_autoptr (GvtItemResult) result = NULL;
  g_autoptr (GError) error = NULL;

  answer (fixture, 1, right);
  answer (fixture, 2, right);
  answer (fixture, 2, wrong_choice (item));
  answer (fixture, 3, wrong_choice (item));
  answer (fixture, 3, right);

  results = gvt_session_results (fixture->profile, fixture->library, &fixture->session, NULL,
                                 &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (results), ==, 1);
  result = g_list_model_get_item (results, 0);
  g_assert_true (gvt_item_result_is_known (result));
  g_assert_cmpuint (gvt_item_result_get_n_answers (result), ==, 3);
  g_assert_cmpuint (gvt_item_result_get_n_correct (result), ==, 2);
}

static void
test_hands_are_counted_beside_cards (Fixture *fixture, gconstpointer data)
{
  GvtQuizItem *item = first_item (fixture);
  const char *id = gvt_quiz_item_get_id (item);
  const char *right = gvt_quiz_item_get_key (item);
  g_autoptr (GListModel) results = NULL;
  g_autoptr (GvtItemResult) result = NULL;
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, 6, 6, NULL);
  answer (fixture, 1, right);
  gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module, id, right, 9,
                            &error);
  gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module, id, right, 7,
                            &error);
  gvt_sessions_count_hands (fixture->profile, &fixture->session, fixture->module, id,
                            wrong_choice (item), 4, &error);
  g_assert_no_error (error);

  results = gvt_session_results (fixture->profile, fixture->library, NULL, &fixture->visit, &error);
  result = g_list_model_get_item (results, 0);
  g_assert_cmpuint (gvt_item_result_get_n_answers (result), ==, 1 + 7 + 4);
  g_assert_cmpuint (gvt_item_result_get_n_correct (result), ==, 1 + 7);
}

/* --- a question of each type --- */

static GvtModule *
load_kinds (void)
{
  g_autoptr (GError) error = NULL;
  GvtModule *module = gvt_module_load_folder (gvt_module_fixture_kinds (), &error);

  g_assert_no_error (error);
  return module;
}

static gboolean
read_choice (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT group_concat (item || '=' || choice, ' ') FROM session_answer", error);

  g_assert_true (gvt_stmt_one (stmt, "choices", error));
  *(char **) user_data = g_strdup (gvt_stmt_text (stmt, 0));
  return TRUE;
}

static void
assert_choices (Fixture *fixture, const char *expected)
{
  g_autofree char *choices = NULL;

  g_assert_true (gvt_store_read (get_store (fixture), read_choice, &choices, NULL));
  g_assert_cmpstr (choices, ==, expected);
}

static void
test_each_type_is_recorded_in_its_one_form (Fixture *fixture, gconstpointer data)
{
  static const char *const answers[][2] = { { "satu", "b" },
                                            { "banyak", "c+a+c" },
                                            { "benar", "false" },
                                            { "kata", " TEMPAT pemungutan suara" } };
  g_autoptr (GvtModule) module = load_kinds ();

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (GError) error = NULL;

      gvt_sessions_answer (fixture->profile, &fixture->session, module, answers[i][0], 1,
                           answers[i][1], &error);
      g_assert_no_error (error);
    }

  assert_choices (fixture, "banyak=a+c benar=false kata=tempat pemungutan suara satu=b");
  gvt_test_profile_rebuilds (fixture->profile);
}

/* I10: a name typed where words are asked for stays nowhere. */
static void
test_typed_words_are_not_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModule) module = load_kinds ();
  g_autoptr (GError) error = NULL;

  gvt_sessions_answer (fixture->profile, &fixture->session, module, "kata", 1, "Baiq Sitti",
                       &error);
  g_assert_no_error (error);

  assert_choices (fixture, "kata=");
}

static void
test_hands_are_counted_where_one_is_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtModule) module = load_kinds ();
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, 6, 6, NULL);
  g_assert_true (gvt_sessions_count_hands (fixture->profile, &fixture->session, module, "benar",
                                           "true", 12, &error));
  g_assert_false (gvt_sessions_count_hands (fixture->profile, &fixture->session, module, "banyak",
                                            "a", 12, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_clear_error (&error);
  g_assert_false (gvt_sessions_count_hands (fixture->profile, &fixture->session, module, "kata",
                                            "TPS", 12, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* An event as version 1 of its kind said it, from a laptop that was not brought up to date. */
static void
record_version_1 (Fixture *fixture, guint card, const char *choice)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  g_autoptr (JsonObject) body = json_object_new ();
  const GvtEventDraft draft = { .kind = "session.answered/1", .place = PLACE, .body = body };
  g_autoptr (GError) error = NULL;

  gvt_json_set_id (body, "session", &fixture->session);
  gvt_json_set_hash (body, "content_hash", gvt_module_get_hash (fixture->module));
  json_object_set_string_member (body, "channel", "laptop");
  json_object_set_string_member (body, "item", gvt_quiz_item_get_id (first_item (fixture)));
  json_object_set_string_member (body, "choice", choice);
  json_object_set_int_member (body, "respondent", card);
  json_object_set_int_member (body, "people", 1);
  gvt_journal_record (journal, &draft, NULL, &error);
  g_assert_no_error (error);
}

/* D1: a released kind is read for ever. */
static void
test_answers_of_the_first_version_are_read_beside_new_ones (Fixture *fixture, gconstpointer data)
{
  const char *right = gvt_quiz_item_get_key (first_item (fixture));
  g_autoptr (GListModel) results = NULL;
  g_autoptr (GvtItemResult) result = NULL;

  record_version_1 (fixture, 1, right);
  record_version_1 (fixture, 2, right);
  answer (fixture, 2, wrong_choice (first_item (fixture)));
  answer (fixture, 3, right);

  results = gvt_session_results (fixture->profile, fixture->library, &fixture->session, NULL, NULL);
  result = g_list_model_get_item (results, 0);
  g_assert_cmpuint (gvt_item_result_get_n_answers (result), ==, 3);
  g_assert_cmpuint (gvt_item_result_get_n_correct (result), ==, 2);
  g_assert_cmpuint (gvt_item_result_get_points (result), ==, 2);
  g_assert_cmpuint (gvt_item_result_get_of (result), ==, 1);
  gvt_test_profile_rebuilds (fixture->profile);
}

static void
test_foreign_item_or_choice_is_refused (Fixture *fixture, gconstpointer data)
{
  const char *item = gvt_quiz_item_get_id (first_item (fixture));
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_sessions_answer (fixture->profile, &fixture->session, fixture->module,
                                       "no-such-item", 1, "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gvt_sessions_answer (fixture->profile, &fixture->session, fixture->module, item,
                                       1, "zz", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (gvt_sessions_answer (fixture->profile, &fixture->session, fixture->module, item,
                                       0, "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
test_nothing_comes_after_closing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtSession) session = NULL;
  g_autofree char *said = NULL;

  g_assert_true (gvt_sessions_attend (fixture->profile, &fixture->session, 1, 2, &error));
  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, &error));
  g_assert_no_error (error);

  g_assert_false (gvt_sessions_attend (fixture->profile, &fixture->session, 5, 5, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  said = gvt_error_describe (error);
  g_assert_nonnull (strstr (said, "This session is closed"));
  g_clear_error (&error);
  g_assert_false (gvt_sessions_close (fixture->profile, &fixture->session, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  session = find_session (fixture);
  g_assert_false (gvt_session_is_open (session));
  g_assert_cmpuint (gvt_session_get_men (session), ==, 1);
}

static gboolean
last_event (GvtDb *db, gpointer user_data, GError **error)
{
  GvtEvent **event = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT id FROM event ORDER BY seq DESC LIMIT 1",
                                             error);
  GvtId id;

  g_assert_true (gvt_stmt_one (stmt, "event", error) && gvt_stmt_id (stmt, 0, &id, error));
  *event = gvt_journal_event ((GvtJournal *) event[1], db, &id, error);
  return *event != NULL;
}

static void
test_closing_is_signed_by_the_user (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (fixture->profile, NULL);
  g_autoptr (GvtSecret) key = gvt_vault_dup_user_key (gvt_profile_get_vault (fixture->profile),
                                                      NULL);
  g_autoptr (GvtSecret) other = gvt_signing_key_new ();
  g_autoptr (GError) error = NULL;
  gpointer found[2] = { NULL, journal };
  g_autoptr (GvtEvent) event = NULL;
  GvtPublicKey public_key;

  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, &error));
  g_assert_true (gvt_store_read (gvt_journal_get_store (journal), last_event, found, &error));
  g_assert_no_error (error);
  event = found[0];

  gvt_signing_key_public (key, &public_key);
  g_assert_true (gvt_sessions_check_close (event, &public_key, &error));
  gvt_signing_key_public (other, &public_key);
  g_assert_false (gvt_sessions_check_close (event, &public_key, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_SIGNATURE);
}

static void
test_nonsense_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *long_name = g_strnfill (121, 'x');
  const struct
  {
    const char *name, *place, *date;
    guint expected;
  } bad[] = {
    { "", PLACE, "2026-11-24", 1 },           { long_name, PLACE, "2026-11-24", 1 },
    { "Desa Kuta", "5202", "2026-02-30", 1 }, { "Desa Kuta", "nowhere", "2026-11-24", 1 },
    { "Desa Kuta", PLACE, "24-11-2026", 1 },  { "Desa Kuta", PLACE, "2026-11-24", 100001 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;
      GvtId id;

      g_assert_false (gvt_sessions_plan_visit (fixture->profile, bad[i].name, bad[i].place,
                                               bad[i].date, bad[i].expected, &id, &error));
      g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
    }
}

/* I4, D1: the tables are what the events say. */
static void
test_rebuild_gives_the_same_tables (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, &error));
  answer (fixture, 1, gvt_quiz_item_get_key (first_item (fixture)));
  answer (fixture, 1, wrong_choice (first_item (fixture)));
  g_assert_true (gvt_sessions_attend (fixture->profile, &fixture->session, 3, 4, &error));
  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, &error));

  gvt_test_profile_rebuilds (fixture->profile);
}

/* D6: acts stop at the border of the working area, in the library. */
static void
test_acts_stop_at_the_border_of_the_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GvtId id;

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER); /* of 52.02 */

  g_assert_false (gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Dompu", "52.05.01.1001",
                                           "2026-11-24", 40, &id, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (&error);
  g_assert_true (gvt_sessions_attend (fixture->profile, &fixture->session, 1, 1, &error));
}

static void
assert_forbidden (gboolean is_refused, GError **error)
{
  g_assert_true (is_refused);
  g_assert_error (*error, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  g_clear_error (error);
}

/* D6: one by one as in lists. */
static void
test_no_record_outside_of_the_area_is_shown (Fixture *fixture, gconstpointer data)
{
  const GvtReportOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  GvtId visit, session;

  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Dompu", "52.05.01.1001", "2026-11-24", 40,
                           &visit, &error);
  gvt_sessions_open (fixture->profile, &visit, "Kelas X-1", &session, &error);
  g_assert_no_error (error);
  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER); /* of 52.02 */

  assert_forbidden (gvt_visits_view (fixture->profile, &visit, &error) == NULL, &error);
  assert_forbidden (gvt_sessions_view (fixture->profile, &session, &error) == NULL, &error);
  assert_forbidden (gvt_session_progress_load (fixture->profile, fixture->library, &session, &error)
                        == NULL,
                    &error);
  assert_forbidden (gvt_session_results (fixture->profile, fixture->library, &session, NULL, &error)
                        == NULL,
                    &error);
  assert_forbidden (gvt_session_results (fixture->profile, fixture->library, NULL, &visit, &error)
                        == NULL,
                    &error);
  assert_forbidden (gvt_report_render (fixture->profile, fixture->library, &visit, &options, &error)
                        == NULL,
                    &error);
}

static guint
count (GListModel *list)
{
  guint n = g_list_model_get_n_items (list);

  g_object_unref (list);
  return n;
}

/* D6: and so do views. */
static void
test_views_stop_at_the_border_of_the_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_visits = count (gvt_visits_browse (fixture->profile, NULL));
  guint n_sessions = count (gvt_sessions_browse (fixture->profile, NULL, NULL));
  GvtId far, session;

  gvt_test_profile_as (fixture->profile, GVT_TEST_SUPERVISOR);
  gvt_sessions_plan_visit (fixture->profile, "SMAN 1 Dompu", "52.05.01.1001", "2026-11-24", 40,
                           &far, &error);
  g_assert_no_error (error);
  gvt_sessions_open (fixture->profile, &far, "Kelas X-1", &session, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count (gvt_visits_browse (fixture->profile, NULL)), ==, n_visits + 1);
  g_assert_cmpuint (count (gvt_sessions_browse (fixture->profile, &far, NULL)), ==, 1);

  gvt_test_profile_as (fixture->profile, GVT_TEST_OFFICER); /* of 52.02 */
  g_assert_cmpuint (count (gvt_visits_browse (fixture->profile, NULL)), ==, n_visits);
  g_assert_cmpuint (count (gvt_sessions_browse (fixture->profile, NULL, NULL)), ==, n_sessions);
  g_assert_cmpuint (count (gvt_sessions_browse (fixture->profile, &far, NULL)), ==, 0);

  gvt_profile_lock (fixture->profile);
  g_assert_null (gvt_visits_browse (fixture->profile, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

static void
test_locked_profile_takes_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_profile_lock (fixture->profile);

  g_assert_false (gvt_sessions_attend (fixture->profile, &fixture->session, 1, 1, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

static char *
read_report (const char *path)
{
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL,
                                                      "pdftotext", path, "-", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_assert_nonnull (process);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return text;
}

static void
assert_says (const char *text, const char *what)
{
  if (strstr (text, what) == NULL)
    g_error ("The report does not say \"%s\":\n%s", what, text);
}

static void
test_report_says_what_was_recorded (Fixture *fixture, gconstpointer data)
{
  GvtReportOptions options = { "Desa Kuta, Kec. Pujut, Kab. Lombok Tengah", TRUE, NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, 1012, 18, &error);
  gvt_sessions_teach (fixture->profile, &fixture->session, fixture->module, &error);
  for (guint card = 1; card <= 10; card++)
    answer (fixture, card,
            card <= 4 ? gvt_quiz_item_get_key (first_item (fixture))
                      : wrong_choice (first_item (fixture)));
  g_assert_true (gvt_sessions_close (fixture->profile, &fixture->session, &error));

  gvt_report_write (fixture->profile, fixture->library, &fixture->visit, &options, path, &error);
  g_assert_no_error (error);

  text = read_report (path);
  assert_says (text, "SMAN 1 Praya");
  assert_says (text, "Desa Kuta, Kec. Pujut, Kab. Lombok Tengah");
  assert_says (text, "Selasa, 24 November 2026");
  assert_says (text, "Kelas X-1");
  assert_says (text, "1.012");
  assert_says (text, "1.030");
  assert_says (text, gvt_module_get_title (fixture->module));
  assert_says (text, "4 of 10");
  assert_says (text, "40,00%");
  assert_says (text, "practice, invented data");
  assert_says (text, GVT_TEST_DEVICE_CODE);
  assert_says (text, "09.00 WITA");
}

/* What three answers come to would be somebody's. */
static void
test_a_report_tells_of_few_answers_only_how_many_they_are (Fixture *fixture, gconstpointer data)
{
  GvtReportOptions options = { "Desa Kuta, Kec. Pujut, Kab. Lombok Tengah", TRUE, NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  gvt_sessions_attend (fixture->profile, &fixture->session, 12, 18, &error);
  for (guint card = 1; card <= 3; card++)
    answer (fixture, card,
            card == 1 ? gvt_quiz_item_get_key (first_item (fixture))
                      : wrong_choice (first_item (fixture)));
  gvt_report_write (fixture->profile, fixture->library, &fixture->visit, &options, path, &error);
  g_assert_no_error (error);

  text = read_report (path);
  g_assert_null (strstr (text, "1 of 3"));
  g_assert_null (strstr (text, "33,33%"));
}

static gboolean
count_reports (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM session_report", error);

  g_assert_true (gvt_stmt_one (stmt, "count", error));
  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
n_reports (Fixture *fixture)
{
  gint64 n = -1;

  g_assert_true (gvt_store_read (get_store (fixture), count_reports, &n, NULL));
  return n;
}

static void
test_report_that_cannot_be_written_is_not_recorded (Fixture *fixture, gconstpointer data)
{
  GvtReportOptions options = { NULL, FALSE, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_report_write (fixture->profile, fixture->library, &fixture->visit, &options,
                                    "/nonexistent/report.pdf", &error));
  g_assert_nonnull (error);
  g_assert_cmpint (n_reports (fixture), ==, 0);
}

static gboolean
refuse_reports (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_db_exec (db,
                      "CREATE TRIGGER full BEFORE INSERT ON session_report"
                      " BEGIN SELECT raise (ABORT, 'no'); END",
                      error);
}

/* I10: an export is never silent. */
static void
test_report_that_cannot_be_recorded_does_not_stay (Fixture *fixture, gconstpointer data)
{
  GvtReportOptions options = { NULL, FALSE, NULL };
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autoptr (GError) error = NULL;

  gvt_store_write (get_store (fixture), refuse_reports, NULL, &error);
  g_assert_no_error (error);

  g_assert_false (gvt_report_write (fixture->profile, fixture->library, &fixture->visit, &options,
                                    path, &error));
  g_assert_nonnull (error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (n_reports (fixture), ==, 0);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/sessions/later-count-replaces-earlier", test_later_count_replaces_earlier);
  ADD ("/sessions/results-count-the-last-answer-of-each-card",
       test_results_count_the_last_answer_of_each_card);
  ADD ("/sessions/hands-are-counted-beside-cards", test_hands_are_counted_beside_cards);
  ADD ("/sessions/each-type-is-recorded-in-its-one-form",
       test_each_type_is_recorded_in_its_one_form);
  ADD ("/sessions/typed-words-are-not-kept", test_typed_words_are_not_kept);
  ADD ("/sessions/hands-are-counted-where-one-is-chosen",
       test_hands_are_counted_where_one_is_chosen);
  ADD ("/sessions/answers-of-the-first-version-are-read-beside-new-ones",
       test_answers_of_the_first_version_are_read_beside_new_ones);
  ADD ("/sessions/foreign-item-or-choice-is-refused", test_foreign_item_or_choice_is_refused);
  ADD ("/sessions/nothing-comes-after-closing", test_nothing_comes_after_closing);
  ADD ("/sessions/closing-is-signed-by-the-user", test_closing_is_signed_by_the_user);
  ADD ("/sessions/nonsense-is-refused", test_nonsense_is_refused);
  ADD ("/sessions/rebuild-gives-the-same-tables", test_rebuild_gives_the_same_tables);
  ADD ("/sessions/acts-stop-at-the-border-of-the-area", test_acts_stop_at_the_border_of_the_area);
  ADD ("/sessions/no-record-outside-of-the-area-is-shown",
       test_no_record_outside_of_the_area_is_shown);
  ADD ("/sessions/views-stop-at-the-border-of-the-area", test_views_stop_at_the_border_of_the_area);
  ADD ("/sessions/locked-profile-takes-nothing", test_locked_profile_takes_nothing);
  ADD ("/sessions/report-says-what-was-recorded", test_report_says_what_was_recorded);
  ADD ("/sessions/a-report-tells-of-few-answers-only-how-many-they-are",
       test_a_report_tells_of_few_answers_only_how_many_they_are);
  ADD ("/sessions/report-that-cannot-be-written-is-not-recorded",
       test_report_that_cannot_be_written_is_not_recorded);
  ADD ("/sessions/report-that-cannot-be-recorded-does-not-stay",
       test_report_that_cannot_be_recorded_does_not_stay);

  return g_test_run ();
}
