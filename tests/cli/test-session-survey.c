/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include "gvt-feature-projections.h"
#include "gvt-session-acts.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE "52.02.04.2003"

/* Means of 3.2 3.1 3.0 3.9 3.2 3.4 3.5 3.3 3.1: 82.50, B. */
#define EXAMPLE \
  "443444444 P 17-21 SMA\n433444443 P 17-21 SMA\n333434443 P\n333434433 L\n333433433 L\n" \
  "333433333\n333433333\n333433333\n333433333\n333333333\n"

#define FACES "321\n333\n333\n333\n333\n333\n333\n333\n333\n333\n"

/* A class made by the test library, and then used by the built program alone. */
typedef struct
{
  const char *folder;
  char *passphrase_file;
  char *visit;
  char *session;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  GvtProfile *profile;
  GvtId visit, session;

  self->folder = gvt_test_folder ();
  profile = gvt_test_profile (self->folder, clock, gvt_feature_projections ());
  gvt_sessions_plan_visit (profile, "SMAN 1 Praya", PLACE, "2026-11-24", 40, &visit, &error);
  gvt_sessions_open (profile, &visit, "Kelas X-1", &session, &error);
  gvt_sessions_attend (profile, &session, 10, 20, &error);
  g_assert_no_error (error);
  self->visit = gvt_id_to_text (&visit);
  self->session = gvt_id_to_text (&session);
  gvt_profile_lock (profile);
  g_assert_finalize_object (profile);
  self->passphrase_file = g_build_filename (self->folder, "passphrase", NULL);
  g_assert_true (g_file_set_contents (self->passphrase_file, GVT_TEST_PASSPHRASE "\n", -1, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_free (self->passphrase_file);
  g_free (self->visit);
  g_free (self->session);
}

/* As the facilitator; the arguments are NULL-terminated. */
static GvtProgramRun *
act (Fixture *self, const char *input, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *common[] = { "--data", self->folder,        "--user",
                           "FAS-01", "--passphrase-file", self->passphrase_file };
  va_list list;

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (args, (char *) common[i]);
  va_start (list, input);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  va_end (list);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govotectl", input, (const char *const *) args->pdata);
}

static void
assert_ok (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

/* I7 */
static void
test_sheets_that_were_keyed_are_found_again (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) keyed = act (self, EXAMPLE, "session", "survey", self->session,
                                         "--sheets", "-", "--json", NULL);
  g_autoptr (GvtProgramRun) again = act (self, EXAMPLE, "session", "survey", self->session,
                                         "--sheets", "-", "--json", NULL);
  g_autoptr (GvtProgramRun) visit = act (self, NULL, "visit", "survey", self->visit, "--json",
                                         NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root;

  assert_ok (keyed);
  assert_ok (again);
  assert_ok (visit);
  g_assert_cmpstr (again->out, ==, keyed->out); /* nothing is doubled */
  g_assert_cmpstr (visit->out, ==, keyed->out); /* it is the only class */
  node = gvt_program_run_json (keyed);
  root = json_node_get_object (node);
  gvt_program_assert_members (root, "{\"n\":10,\"grade\":\"B\",\"lowest\":[\"U3\",\"U2\",\"U9\"],"
                                    "\"channels\":{\"laptop\":0,\"paper\":10},"
                                    "\"sample\":{\"present\":30,\"needed\":28,\"enough\":false}}");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "ikm"), 82.5, 1e-9);
}

static void
test_a_wrong_line_records_nothing (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) keyed = act (self, "443444444\n443454444\n", "session", "survey",
                                         self->session, "--sheets", "-", NULL);
  g_autoptr (GvtProgramRun) found = act (self, NULL, "session", "survey", self->session, "--json",
                                         NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (found);

  g_assert_cmpint (keyed->exit_code, ==, 1);
  g_assert_nonnull (strstr (keyed->err, "line 2: Column 5:"));
  gvt_program_assert_members (json_node_get_object (node), "{\"n\":0,\"ikm\":null}");
}

static void
test_faces_stand_apart (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) keyed = act (self, FACES, "session", "survey", self->session,
                                         "--smileys", "-", "--json", NULL);
  g_autoptr (GvtProgramRun) words = act (self, NULL, "session", "survey", self->session, NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (keyed);
  JsonObject *smiley = json_object_get_object_member (json_node_get_object (node), "smiley");

  assert_ok (keyed);
  gvt_program_assert_members (json_node_get_object (node), "{\"n\":0}");
  gvt_program_assert_members (smiley, "{\"n\":10,\"questions\":["
                                      "{\"sad\":0,\"so_so\":0,\"glad\":10},"
                                      "{\"sad\":0,\"so_so\":1,\"glad\":9},"
                                      "{\"sad\":1,\"so_so\":0,\"glad\":9}]}");
  g_assert_nonnull (strstr (words->out, "Did you like it today?"));
  g_assert_nonnull (strstr (words->out, "Present: 30. Needed: 28 sheets. Taken: 0."));
}

/* Nine people's figures would be theirs. */
static void
test_too_few_sheets_are_only_counted (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) keyed = act (self, EXAMPLE, "session", "survey", self->session,
                                         "--sheets", "-", NULL);
  g_autoptr (GvtProgramRun) faces = act (self, "321\n333\n", "session", "survey", self->session,
                                         "--smileys", "-", NULL);
  g_autoptr (GvtProgramRun) back = act (self, NULL, "session", "undo", self->session, NULL);
  g_autoptr (GvtProgramRun) more = act (self, NULL, "session", "undo", self->session, NULL);
  g_autoptr (GvtProgramRun) last = act (self, NULL, "session", "undo", self->session, NULL);
  g_autoptr (GvtProgramRun) words = act (self, NULL, "session", "survey", self->session, NULL);
  g_autoptr (GvtProgramRun) found = act (self, NULL, "session", "survey", self->session, "--json",
                                         NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (found);

  assert_ok (keyed);
  assert_ok (faces);
  assert_ok (back);
  assert_ok (more);
  assert_ok (last);
  g_assert_nonnull (strstr (words->out, "Fewer than ten sheets are only counted"));
  gvt_program_assert_members (json_node_get_object (node),
                              "{\"n\":9,\"ikm\":null,\"grade\":null,\"lowest\":[]}");
}

static void
test_a_service_that_there_is_not_is_a_usage_error (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = act (self, "443444444\n", "session", "survey", self->session,
                                       "--sheets", "-", "--service", "parkir", NULL);

  g_assert_cmpint (run->exit_code, ==, 2);
  g_assert_nonnull (strstr (run->err, "parkir"));
}

static void
test_a_follow_up_is_noted_and_taken_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) noted = act (self, NULL, "visit", "followup", self->visit, "U3",
                                         "--act", "Loket kedua", "--due", "2027-01-31", "--role",
                                         "Kepala subbagian", NULL);
  g_autoptr (GvtProgramRun) words = act (self, NULL, "visit", "survey", self->visit, NULL);
  g_autoptr (GvtProgramRun) phone = act (self, NULL, "visit", "followup", self->visit, "U3",
                                         "--act", "Telepon 081234567890", NULL);
  g_autoptr (GvtProgramRun) back = act (self, NULL, "visit", "followup", self->visit, "U3", NULL);
  g_autoptr (GvtProgramRun) after = act (self, NULL, "visit", "survey", self->visit, "--json",
                                         NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (after);

  assert_ok (noted);
  g_assert_nonnull (strstr (words->out, "Loket kedua"));
  g_assert_nonnull (strstr (words->out, "31 Januari 2027"));
  g_assert_cmpint (phone->exit_code, ==, 1);
  g_assert_nonnull (strstr (phone->err, "A long number stands in the plan."));
  assert_ok (back);
  gvt_program_assert_members (json_node_get_object (node), "{\"followup\":[]}");
}

static void
test_sheets_and_plans_are_taken_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) keyed = act (self, EXAMPLE, "session", "survey", self->session,
                                         "--sheets", "-", NULL);
  g_autoptr (GvtProgramRun) noted = act (self, NULL, "visit", "followup", self->visit, "U3",
                                         "--act", "Loket kedua", NULL);
  g_autoptr (GvtProgramRun) sheet = act (self, NULL, "session", "undo", self->session, NULL);
  g_autoptr (GvtProgramRun) plans = act (self, NULL, "visit", "acts", self->visit, NULL);
  g_autoptr (GvtProgramRun) plan = act (self, NULL, "visit", "undo", self->visit, "--json", NULL);
  g_autoptr (GvtProgramRun) none = act (self, NULL, "visit", "undo", self->visit, NULL);
  g_autoptr (GvtProgramRun) after = act (self, NULL, "visit", "survey", self->visit, "--json",
                                         NULL);
  g_autoptr (GvtProgramRun) rebuilt = act (self, NULL, "rebuild", "--check", NULL);
  g_autoptr (JsonNode) undone = gvt_program_run_json (plan);
  g_autoptr (JsonNode) node = gvt_program_run_json (after);

  assert_ok (keyed);
  assert_ok (noted);
  g_assert_cmpstr (sheet->out, ==, "Undone: survey sheet 10\n");
  g_assert_cmpstr (plans->out, ==, "follow-up plan about U3\n");
  gvt_program_assert_members (json_node_get_object (undone), "{\"kind\":\"survey.followup/1\"}");
  g_assert_cmpint (none->exit_code, ==, 1);
  gvt_program_assert_members (json_node_get_object (node), "{\"n\":9,\"followup\":[]}");
  assert_ok (rebuilt);
}

#define ADD(name, func) g_test_add ("/session-survey/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("sheets-that-were-keyed-are-found-again", test_sheets_that_were_keyed_are_found_again);
  ADD ("a-wrong-line-records-nothing", test_a_wrong_line_records_nothing);
  ADD ("faces-stand-apart", test_faces_stand_apart);
  ADD ("too-few-sheets-are-only-counted", test_too_few_sheets_are_only_counted);
  ADD ("a-service-that-there-is-not-is-a-usage-error",
       test_a_service_that_there_is_not_is_a_usage_error);
  ADD ("a-follow-up-is-noted-and-taken-back", test_a_follow_up_is_noted_and_taken_back);
  ADD ("sheets-and-plans-are-taken-back", test_sheets_and_plans_are_taken_back);
  return g_test_run ();
}
