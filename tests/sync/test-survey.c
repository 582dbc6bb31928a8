/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The survey of a class, from the line that is keyed to the centre's own tables. */
#include "gvt-central.h"
#include "gvt-session-acts.h"
#include "gvt-session-survey.h"
#include "gvt-survey-followup.h"
#include "gvt-survey-line.h"
#include "gvt-test-laptop.h"
#include "gvt-test.h"

/* Means of 3.2 3.1 3.0 3.9 3.2 3.4 3.5 3.3 3.1: 82.50. */
static const char example[] = "443444444 P 17-21 SMA\n433444443 P 17-21 SMA\n333434443 P\n"
                              "333434433 L\n333433433 L\n333433333\n333433333\n333433333\n"
                              "333433333\n333333333\n";

static void
hold_a_class (GvtLaptop *laptop, GvtId *visit)
{
  const GvtSurveyFollowup followup = { "U3", "Loket kedua", "2027-01-31", "Kepala subbagian" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) sheets = gvt_survey_lines_read (example, GVT_SERVICE_EDUCATION, &error);
  GvtSmileySheet smiley;
  GvtId session;

  gvt_sessions_plan_visit (laptop->profile, "SMAN 1", GVT_CENTRE_VILLAGE, "2026-11-30", 40, visit,
                           &error);
  gvt_sessions_open (laptop->profile, visit, "Kelas X-1", &session, &error);
  gvt_sessions_attend (laptop->profile, &session, 4, 6, &error);
  for (guint i = 0; i < sheets->len; i++)
    gvt_sessions_survey (laptop->profile, &session, &g_array_index (sheets, GvtSurveySheet, i),
                         &error);
  gvt_smiley_line_parse (&smiley, "9 321", 1, &error);
  gvt_sessions_smile (laptop->profile, &session, &smiley, &error);
  gvt_visits_follow_up (laptop->profile, visit, &followup, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full) */
static char *
to_text (const GvtSessionSurvey *survey)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, gvt_session_survey_to_json (survey));
  return json_to_string (node, FALSE);
}

static void
test_the_centre_counts_what_the_laptop_counts (gconstpointer data)
{
  GvtCentreProcess *centre = (GvtCentreProcess *) data;
  g_autofree char *code = gvt_centre_process_issue_code (centre);
  GvtLaptop *laptop = gvt_laptop_new ();
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtSessionSurvey) own = NULL;
  g_autoptr (GvtSessionSurvey) held = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;
  GvtSyncReport report;
  GvtId visit;

  gvt_laptop_enrol (laptop, centre->uri, code, &error);
  g_assert_no_error (error);
  hold_a_class (laptop, &visit);
  gvt_laptop_sync (laptop, centre->uri, &report, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report.ledger.quarantined, ==, 0);

  own = gvt_visit_survey_read (laptop->profile, &visit, &error);
  central = gvt_central_open (centre->data, laptop->clock, &error);
  g_assert_no_error (error);
  held = gvt_survey_tally (gvt_journal_get_store (gvt_central_get_journal (central)), &visit, 1,
                           &error);
  g_assert_no_error (error);

  g_assert_cmpint (gvt_survey_get_index (&held->survey->total), ==, 8250);
  g_assert_cmpuint (held->survey->total.n, ==, 10);
  g_assert_cmpuint (held->smiley.n, ==, 1);
  g_assert_cmpuint (held->n_present, ==, 10);
  g_assert_cmpstr (gvt_session_survey_find_followup (held, "U3")->act, ==, "Loket kedua");
  expected = to_text (own);
  found = to_text (held);
  g_assert_cmpstr (found, ==, expected);

  g_clear_object (&central); /* has the laptop's clock */
  gvt_laptop_free (laptop);
}

int
main (int argc, char **argv)
{
  GvtCentreProcess *centre;
  int result;

  gvt_test_init (&argc, &argv);
  centre = gvt_centre_process_new ();
  g_test_add_data_func ("/sync/survey/the-centre-counts-what-the-laptop-counts", centre,
                        test_the_centre_counts_what_the_laptop_counts);
  result = g_test_run ();
  gvt_centre_process_free (centre);
  return result;
}
