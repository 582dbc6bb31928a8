/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a class goes on: each command is a process of its own, so all of it stands on the journal. */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-feature-projections.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE  "52.02.04.2003"
#define MODULE "m7-sah-tidak-sah"

typedef struct
{
  const char *folder;
  char *passphrase_file;
  char *visit;
  char *session;
} Fixture;

/* As the facilitator; the arguments are NULL-terminated. */
static GvtProgramRun *
act_va (Fixture *fixture, const char *input, va_list list)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *common[] = { "--data", fixture->folder,     "--user",
                           "FAS-01", "--passphrase-file", fixture->passphrase_file };

  for (guint i = 0; i < G_N_ELEMENTS (common); i++)
    g_ptr_array_add (args, (char *) common[i]);
  for (char *arg = va_arg (list, char *); arg != NULL; arg = va_arg (list, char *))
    g_ptr_array_add (args, arg);
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govotectl", input, (const char *const *) args->pdata);
}

/* Must succeed. Returns: (transfer full): what it prints */
static char *
run_va (Fixture *fixture, va_list list)
{
  g_autoptr (GvtProgramRun) run = act_va (fixture, NULL, list);

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return g_strdup (run->out);
}

static void
run (Fixture *fixture, ...)
{
  g_autofree char *out = NULL;
  va_list list;

  va_start (list, fixture);
  out = run_va (fixture, list);
  va_end (list);
}

/* Returns: (transfer full): what it says with --json, which must be among the arguments */
static JsonNode *
ask (Fixture *fixture, ...)
{
  g_autofree char *out = NULL;
  g_autoptr (GError) error = NULL;
  JsonNode *node;
  va_list list;

  va_start (list, fixture);
  out = run_va (fixture, list);
  va_end (list);
  node = json_from_string (out, &error);
  g_assert_no_error (error);
  return node;
}

/* Must be refused. Returns: (transfer full): what it says why */
static char *
refuse (Fixture *fixture, ...)
{
  g_autoptr (GvtProgramRun) refused = NULL;
  va_list list;

  va_start (list, fixture);
  refused = act_va (fixture, NULL, list);
  va_end (list);
  g_assert_cmpstr (refused->out, ==, "");
  g_assert_cmpint (refused->exit_code, !=, 0);
  return g_strdup (refused->err);
}

static char *
take_id (JsonNode *node)
{
  char *id = g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));

  json_node_unref (node);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  GvtProfile *profile;

  fixture->folder = gvt_test_folder ();
  profile = gvt_test_profile (fixture->folder, clock, gvt_feature_projections ());
  gvt_profile_lock (profile);
  g_assert_finalize_object (profile);
  fixture->passphrase_file = g_build_filename (fixture->folder, "passphrase", NULL);
  g_file_set_contents (fixture->passphrase_file, GVT_TEST_PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);
  fixture->visit = take_id (ask (fixture, "--json", "visit", "plan", "--name", "SMAN 1 Praya",
                                 "--place", PLACE, "--date", "2026-11-24", NULL));
  fixture->session = take_id (
      ask (fixture, "--json", "session", "open", fixture->visit, "--name", "Kelas X-1", NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->passphrase_file);
  g_free (fixture->visit);
  g_free (fixture->session);
}

static void
assert_rebuilds (Fixture *fixture)
{
  g_autoptr (JsonNode) checked = ask (fixture, "--json", "rebuild", "--check", NULL);
  JsonObject *object = json_node_get_object (checked);

  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "differing")), ==,
                    0);
}

static void
assert_shows (Fixture *fixture, const char *members)
{
  g_autoptr (JsonNode) shown = ask (fixture, "--json", "session", "show", fixture->session, NULL);

  gvt_program_assert_members (json_node_get_object (shown), members);
}

static GvtProgramRun *
act (Fixture *fixture, const char *input, ...)
{
  GvtProgramRun *done;
  va_list list;

  va_start (list, input);
  done = act_va (fixture, input, list);
  va_end (list);
  return done;
}

/* It is closed, and @lacking is told on standard error. */
static void
close_with (Fixture *fixture, const char *lacking)
{
  g_autoptr (GvtProgramRun) closed = act (fixture, NULL, "session", "close", fixture->session,
                                          NULL);

  g_assert_cmpint (closed->exit_code, ==, 0);
  g_assert_cmpstr (closed->out, ==, "");
  g_assert_cmpstr (closed->err, ==, lacking);
}

/* Returns: (transfer full): the names of all that can be undone, with lines between */
static char *
list_acts (Fixture *fixture)
{
  g_autoptr (JsonNode) node = ask (fixture, "--json", "session", "acts", fixture->session, NULL);
  JsonArray *acts = json_node_get_array (node);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (acts); i++)
    g_string_append_printf (
        names, "%s\n",
        json_object_get_string_member (json_array_get_object_element (acts, i), "name"));
  return g_string_free (names, FALSE);
}

/* I7 */
static void
test_acts_are_taken_back_one_by_one (Fixture *fixture, gconstpointer unused)
{
  const char *session = fixture->session;
  g_autoptr (JsonNode) undone = NULL;
  g_autofree char *acts = NULL;
  g_autofree char *left = NULL;
  g_autofree char *why = NULL;

  run (fixture, "session", "attend", session, "--men", "14", "--women", "17", NULL);
  run (fixture, "session", "answer", session, MODULE, "17:m7-dua-pasangan:a", NULL);
  run (fixture, "session", "answer", session, MODULE, "--hands", "9:m7-dua-pasangan:b", NULL);
  assert_shows (fixture, "{\"men\":14,\"women\":17,\"n_answers\":10}");
  acts = list_acts (fixture);
  g_assert_cmpstr (acts, ==, "9 hands counted\nanswer of card 17\nattendance: 14 men, 17 women\n");

  run (fixture, "session", "undo", session, NULL);
  assert_shows (fixture, "{\"n_answers\":1}");
  undone = ask (fixture, "--json", "session", "undo", session, NULL);
  gvt_program_assert_members (json_node_get_object (undone),
                              "{\"kind\":\"session.answered/2\",\"name\":\"answer of card 17\"}");
  run (fixture, "session", "undo", session, NULL);
  assert_shows (fixture, "{\"men\":0,\"women\":0,\"n_answers\":0}");

  left = list_acts (fixture);
  g_assert_cmpstr (left, ==, "");
  why = refuse (fixture, "session", "undo", session, NULL);
  g_assert_nonnull (strstr (why, "Nothing was done here yet"));
  assert_rebuilds (fixture);
}

/* One option after the other: hands, and the card that answered, are at most all who are there. */
static void
test_nobody_counts_twice (Fixture *fixture, gconstpointer unused)
{
  const char *session = fixture->session;
  g_autofree char *nobody = refuse (fixture, "session", "answer", session, MODULE, "--hands",
                                    "9:m7-dua-pasangan:b", NULL);
  g_autofree char *many = NULL;

  run (fixture, "session", "attend", session, "--men", "4", "--women", "5", NULL);
  run (fixture, "session", "answer", session, MODULE, "17:m7-dua-pasangan:a", NULL);
  run (fixture, "session", "answer", session, MODULE, "--hands", "5:m7-dua-pasangan:b", NULL);
  many = refuse (fixture, "session", "answer", session, MODULE, "--hands", "4:m7-dua-pasangan:a",
                 NULL);
  run (fixture, "session", "answer", session, MODULE, "--hands", "3:m7-dua-pasangan:a", NULL);

  g_assert_nonnull (strstr (nobody, "take the attendance first"));
  g_assert_nonnull (strstr (many, "Hands: 9; answered by card: 1; present: 9. That is 1 too many"));
  assert_shows (fixture, "{\"n_answers\":9}");
  assert_rebuilds (fixture);
}

/* Returns: (transfer full): "attendance done, ..." and where the class stands */
static char *
list_steps (Fixture *fixture)
{
  g_autoptr (JsonNode) node = ask (fixture, "--json", "session", "show", fixture->session, NULL);
  JsonObject *object = json_node_get_object (node);
  JsonArray *steps = json_object_get_array_member (object, "steps");
  GString *text = g_string_new (json_object_get_string_member (object, "step"));

  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);

      g_string_append_printf (text, ", %s %s%s", json_object_get_string_member (step, "step"),
                              json_object_get_string_member (step, "state"),
                              json_object_get_string_member (step, "reason"));
    }
  return g_string_free (text, FALSE);
}

static void
assert_steps (Fixture *fixture, const char *expected)
{
  g_autofree char *found = list_steps (fixture);

  g_assert_cmpstr (found, ==, expected);
}

/* I7: whoever comes back stands where the class stood, with the same numbers. */
static void
test_a_class_is_found_at_its_step (Fixture *fixture, gconstpointer unused)
{
  const char *session = fixture->session;

  run (fixture, "session", "step", session, "attendance", NULL);
  run (fixture, "session", "attend", session, "--men", "14", "--women", "17", NULL);
  run (fixture, "session", "step", session, "pretest", "--skip", "--reason", "power", NULL);
  run (fixture, "session", "step", session, "modules", NULL);
  assert_steps (fixture, "modules, attendance done, pretest skippedpower, modules entered, "
                         "posttest ahead, survey ahead, close ahead");
  assert_shows (fixture, "{\"people\":31,\"men\":14,\"minutes\":0,\"clock_jumped\":false}");
  run (fixture, "session", "order", session, "attendance", "survey", "pretest", "modules",
       "posttest", "close", NULL);
  run (fixture, "session", "step", session, "pretest", "--return", NULL);
  assert_steps (fixture, "pretest, attendance done, survey ahead, pretest entered, "
                         "modules entered, posttest ahead, close ahead");
  close_with (fixture, "Neither done nor skipped: Survey, Post-test.\n");

  assert_shows (fixture, "{\"step\":\"close\",\"people\":31}");
  assert_rebuilds (fixture);
}

static void
assert_refused (Fixture *fixture, const char *words, const char *first, const char *second)
{
  g_autofree char *why = refuse (fixture, "session", "step", fixture->session, "survey", first,
                                 second, NULL);

  g_assert_nonnull (strstr (why, words));
}

static void
test_a_step_that_makes_no_sense_is_refused_in_words (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *unknown = refuse (fixture, "session", "step", fixture->session, "dinner", NULL);
  g_autofree char *late = NULL;

  g_assert_nonnull (strstr (unknown, "There is no step “dinner”"));
  assert_refused (fixture, "--reason, one of: time, power", "--skip", NULL);
  assert_refused (fixture, "“rain” is no reason", "--skip", "--reason=rain");
  assert_refused (fixture, "given with --skip", "--reason=time", NULL);
  assert_refused (fixture, "either skipped or returned to", "--skip", "--return");
  assert_refused (fixture, "has not come to the step", "--return", NULL);
  close_with (fixture, "Neither done nor skipped: Attendance, Pre-test, Modules, Post-test, "
                       "Survey.\n");
  late = refuse (fixture, "session", "step", fixture->session, "survey", NULL);
  g_assert_nonnull (strstr (late, "This session is closed"));
}

static void
test_the_next_class_is_called_by_the_next_number (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *next = take_id (
      ask (fixture, "--json", "session", "next", fixture->session, NULL));
  g_autofree char *named = take_id (
      ask (fixture, "--json", "session", "next", next, "--name", "Guru", NULL));
  g_autofree char *why = refuse (fixture, "session", "next", named, NULL);
  g_autoptr (JsonNode) shown = ask (fixture, "--json", "session", "show", next, NULL);

  gvt_program_assert_members (json_node_get_object (shown), "{\"name\":\"Kelas X-2\"}");
  g_assert_nonnull (strstr (why, "“Guru” does not end in a number"));
}

/* On a day that was long ago whenever this runs. */
static void
test_a_class_that_was_held_on_paper_is_entered_later (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *visit = take_id (ask (fixture, "--json", "visit", "plan", "--name", "SMPN 2",
                                         "--place", PLACE, "--date", "2024-03-05", NULL));
  g_autofree char *session = take_id (ask (fixture, "--json", "session", "open", visit, "--name",
                                           "IX-1", "--held", "2024-03-05", NULL));
  g_autofree char *future = refuse (fixture, "session", "open", visit, "--name", "IX-2", "--held",
                                    "2070-01-01", NULL);
  g_autofree char *old = refuse (fixture, "session", "open", visit, "--name", "IX-2", "--held",
                                 "2023-01-01", NULL);
  g_autoptr (JsonNode) shown = ask (fixture, "--json", "session", "show", session, NULL);
  g_autoptr (JsonNode) survey = ask (fixture, "--json", "session", "survey", session, NULL);
  JsonArray *later = json_object_get_array_member (json_node_get_object (survey), "recorded_later");

  gvt_program_assert_members (json_node_get_object (shown),
                              "{\"held\":\"2024-03-05\",\"is_recorded_later\":true}");
  g_assert_cmpuint (json_array_get_length (later), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (later, 0),
                              "{\"held\":\"2024-03-05\",\"name\":\"IX-1\"}");
  g_assert_nonnull (strstr (future, "cannot have been held on 1 Januari 2070"));
  g_assert_nonnull (strstr (old, "the earliest is 5 Januari 2024"));
  assert_rebuilds (fixture);
}

static void
assert_member (Fixture *fixture, const char *session, const char *members)
{
  g_autoptr (JsonNode) shown = ask (fixture, "--json", "session", "show", session, NULL);

  gvt_program_assert_members (json_node_get_object (shown), members);
}

/* Three classes of a day on paper: the day is said once, and their names stand in the plan. */
static void
test_the_next_class_goes_by_plan_and_day (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) planned = act (
      fixture,
      "{\"name\":\"SMPN 2\",\"place\":\"" PLACE "\",\"date\":\"2024-03-05\","
      "\"class_names\":[\"VII-Anggrek\",\"VII-Melati\",\"Guru\"]}",
      "--json", "visit", "plan", "-", NULL);
  g_autofree char *visit = take_id (gvt_program_run_json (planned));
  g_autofree char *first = take_id (ask (fixture, "--json", "session", "open", visit, "--name",
                                         "VII-Anggrek", "--held", "2024-03-05", NULL));
  g_autofree char *second = take_id (ask (fixture, "--json", "session", "next", first, NULL));
  g_autofree char *third = take_id (
      ask (fixture, "--json", "session", "next", second, "--held", "2024-03-04", NULL));
  g_autofree char *now = take_id (
      ask (fixture, "--json", "session", "next", third, "--name", "Guru 2", "--held", "now", NULL));

  assert_member (fixture, second, "{\"name\":\"VII-Melati\",\"held\":\"2024-03-05\"}");
  assert_member (fixture, third, "{\"name\":\"Guru\",\"held\":\"2024-03-04\"}");
  assert_member (fixture, now, "{\"held\":\"\",\"is_recorded_later\":false}");
  assert_rebuilds (fixture);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/session-run/acts-are-taken-back-one-by-one", test_acts_are_taken_back_one_by_one);
  ADD ("/session-run/nobody-counts-twice", test_nobody_counts_twice);
  ADD ("/session-run/a-class-is-found-at-its-step", test_a_class_is_found_at_its_step);
  ADD ("/session-run/a-step-that-makes-no-sense-is-refused-in-words",
       test_a_step_that_makes_no_sense_is_refused_in_words);
  ADD ("/session-run/the-next-class-is-called-by-the-next-number",
       test_the_next_class_is_called_by_the_next_number);
  ADD ("/session-run/a-class-that-was-held-on-paper-is-entered-later",
       test_a_class_that_was_held_on_paper_is_entered_later);
  ADD ("/session-run/the-next-class-goes-by-plan-and-day",
       test_the_next_class_goes_by_plan_and_day);
  return g_test_run ();
}
