/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-feature-projections.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE  "52.02.04.2003"
#define MODULE "m7-sah-tidak-sah"

/* A profile made by the test library, and then used by the built program alone. */
typedef struct
{
  const char *folder;
  char *passphrase_file;
} Fixture;

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
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->passphrase_file);
}

/* As the facilitator, --json; the arguments are NULL-terminated. */
static GvtProgramRun *
act (Fixture *fixture, const char *input, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *common[] = { "--data", fixture->folder,     "--user",
                           "FAS-01", "--passphrase-file", fixture->passphrase_file,
                           "--json" };
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

/* Returns: (transfer full): the id that the run printed */
static char *
id_of (GvtProgramRun *run)
{
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  node = gvt_program_run_json (run);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static char *
plan_and_open (Fixture *fixture, char **visit)
{
  g_autoptr (GvtProgramRun) planned = act (fixture, NULL, "visit", "plan", "--name", "SMAN 1 Praya",
                                           "--place", PLACE, "--date", "2026-11-24", "--expected",
                                           "120", NULL);
  g_autoptr (GvtProgramRun) opened = NULL;

  *visit = id_of (planned);
  opened = act (fixture, NULL, "session", "open", *visit, "--name", "Kelas X-1", NULL);
  return id_of (opened);
}

static JsonObject *
only_session (Fixture *fixture, JsonNode **node)
{
  g_autoptr (GvtProgramRun) run = act (fixture, NULL, "session", "list", NULL);
  JsonArray *sessions;

  *node = gvt_program_run_json (run);
  sessions = json_object_get_array_member (json_node_get_object (*node), "sessions");
  g_assert_cmpint (json_array_get_length (sessions), ==, 1);
  return json_array_get_object_element (sessions, 0);
}

static void
assert_ok (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

/* I7 */
static void
test_a_whole_plan_is_written_shown_and_changed (Fixture *fixture, gconstpointer unused)
{
  static const char plan[] = "{\"name\":\"Desa Kuta\",\"place\":\"" PLACE "\","
                             "\"date\":\"2026-12-03\",\"contact_name\":\"Bapak Contoh\","
                             "\"modules\":[{\"module\":\"" MODULE "\",\"minutes\":25}]}";
  static const char changed[] = "{\"name\":\"Desa Kuta\",\"place\":\"" PLACE "\","
                                "\"date\":\"2026-12-10\",\"expected\":35}";
  g_autoptr (GvtProgramRun) planned = act (fixture, plan, "visit", "plan", "-", NULL);
  g_autofree char *visit = id_of (planned);
  g_autoptr (GvtProgramRun) shown = act (fixture, NULL, "visit", "show", visit, NULL);
  g_autoptr (GvtProgramRun) change = act (fixture, changed, "visit", "change", visit, "-", NULL);
  g_autoptr (GvtProgramRun) listed = act (fixture, NULL, "visit", "list", NULL);
  g_autoptr (JsonNode) before = gvt_program_run_json (shown);
  g_autoptr (JsonNode) after = gvt_program_run_json (listed);
  JsonObject *found = json_node_get_object (before);
  JsonObject *module = json_array_get_object_element (
      json_object_get_array_member (found, "modules"), 0);
  JsonObject *only = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (after), "visits"), 0);

  assert_ok (change);
  g_assert_cmpstr (json_object_get_string_member (found, "contact_name"), ==, "Bapak Contoh");
  g_assert_cmpstr (json_object_get_string_member (module, "module"), ==, MODULE);
  g_assert_cmpint (json_object_get_int_member (module, "minutes"), ==, 25);
  g_assert_cmpstr (json_object_get_string_member (only, "id"), ==, visit);
  g_assert_cmpstr (json_object_get_string_member (only, "date"), ==, "2026-12-10");
  g_assert_cmpint (json_object_get_int_member (only, "expected"), ==, 35);
}

static void
test_a_plan_that_is_wrong_is_refused_in_words (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) slipped = act (
      fixture, "{\"name\":\"A\",\"place\":\"" PLACE "\",\"date\":\"2070-12-03\"}", "visit", "plan",
      "-", NULL);
  g_autoptr (GvtProgramRun) torn = act (fixture, "{\"name\":", "visit", "plan", "-", NULL);
  g_autoptr (GvtProgramRun) listed = act (fixture, NULL, "visit", "list", NULL);

  g_assert_cmpint (slipped->exit_code, ==, 1);
  g_assert_nonnull (strstr (slipped->err, "look at the year"));
  g_assert_cmpint (torn->exit_code, ==, 1);
  g_assert_cmpstr (listed->out, ==, "{\"visits\":[]}\n");
}

/* I7: what was written is found at once. */
static void
test_a_class_from_plan_to_close (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = plan_and_open (fixture, &visit);
  g_autoptr (GvtProgramRun) attended = act (fixture, NULL, "session", "attend", session, "--men",
                                            "14", "--women", "17", NULL);
  g_autoptr (GvtProgramRun) taught = act (fixture, NULL, "session", "teach", session, MODULE, NULL);
  g_autoptr (GvtProgramRun) answered = act (
      fixture, "1:m7-dua-pasangan:a\n2:m7-dua-pasangan:b\n2:m7-dua-pasangan:a\n", "session",
      "answer", session, MODULE, "-", NULL);
  g_autoptr (GvtProgramRun) closed = act (fixture, NULL, "session", "close", session, NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *listed = only_session (fixture, &node);

  assert_ok (attended);
  assert_ok (taught);
  assert_ok (answered);
  assert_ok (closed);
  g_assert_cmpstr (json_object_get_string_member (listed, "id"), ==, session);
  g_assert_cmpstr (json_object_get_string_member (listed, "visit_id"), ==, visit);
  g_assert_cmpstr (json_object_get_string_member (listed, "name"), ==, "Kelas X-1");
  g_assert_cmpstr (json_object_get_string_member (listed, "place"), ==, PLACE);
  g_assert_cmpint (json_object_get_int_member (listed, "men"), ==, 14);
  g_assert_cmpint (json_object_get_int_member (listed, "women"), ==, 17);
  g_assert_cmpint (json_object_get_int_member (listed, "n_answers"), ==, 2);
  g_assert_false (json_object_get_boolean_member (listed, "is_open"));
}

static void
test_a_closed_session_takes_nothing_more (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = plan_and_open (fixture, &visit);
  g_autoptr (GvtProgramRun) closed = act (fixture, NULL, "session", "close", session, NULL);
  g_autoptr (GvtProgramRun) late = act (fixture, NULL, "session", "attend", session, "--men", "1",
                                        "--women", "1", NULL);

  assert_ok (closed);
  g_assert_cmpint (late->exit_code, ==, 1);
  g_assert_cmpstr (late->out, ==, "");
  g_assert_cmpstr (late->err, !=, "");
}

static void
test_the_report_is_a_pdf_and_is_recorded (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = plan_and_open (fixture, &visit);
  g_autofree char *path = g_build_filename (fixture->folder, "report.pdf", NULL);
  g_autoptr (GvtProgramRun) closed = act (fixture, NULL, "session", "close", session, NULL);
  g_autoptr (GvtProgramRun) before = act (fixture, NULL, "journal", "verify", NULL);
  g_autoptr (GvtProgramRun) written = act (fixture, NULL, "visit", "report", visit, path, NULL);
  g_autoptr (GvtProgramRun) after = act (fixture, NULL, "journal", "verify", NULL);
  g_autoptr (JsonNode) earlier = gvt_program_run_json (before);
  g_autoptr (JsonNode) later = gvt_program_run_json (after);
  g_autofree char *pdf = NULL;
  gsize length;

  assert_ok (closed);
  assert_ok (written);
  g_assert_true (g_file_get_contents (path, &pdf, &length, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  /* The report, and that a file left. */
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (later), "events"), ==,
                   json_object_get_int_member (json_node_get_object (earlier), "events") + 2);
}

static void
test_the_print_pack_of_a_visit_is_written (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  g_autofree char *visit = NULL;
  g_autofree char *session = plan_and_open (fixture, &visit);
  g_autoptr (GvtProgramRun) written = act (fixture, NULL, "visit", "print", visit, path, "--cards",
                                           "8", "--module", MODULE, NULL);
  g_autoptr (GvtProgramRun) refused = act (fixture, NULL, "visit", "print", visit, path, "--cards",
                                           "401", NULL);
  g_autofree char *pdf = NULL;

  assert_ok (written);
  g_assert_true (g_file_get_contents (path, &pdf, NULL, NULL));
  g_assert_true (g_str_has_prefix (pdf, "%PDF-"));
  g_assert_cmpint (refused->exit_code, ==, 2);
}

static void
test_nothing_comes_out_different_after_a_rebuild (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = plan_and_open (fixture, &visit);
  g_autoptr (GvtProgramRun) checked = act (fixture, NULL, "rebuild", "--check", NULL);
  g_autoptr (GvtProgramRun) rebuilt = act (fixture, NULL, "rebuild", NULL);
  g_autoptr (JsonNode) node = NULL;
  JsonObject *listed = only_session (fixture, &node);

  assert_ok (checked);
  g_assert_cmpstr (checked->out, ==, "{\"differing\":[]}\n");
  assert_ok (rebuilt);
  g_assert_cmpstr (json_object_get_string_member (listed, "id"), ==, session);
}

static void
test_a_wrong_passphrase_needs_a_person (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", "salah\n", "--data", fixture->folder, "--user", "FAS-01", "--passphrase-file",
      "-", "session", "list", NULL);

  g_assert_cmpint (run->exit_code, ==, 3);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpstr (run->err, !=, "");
}

static void
test_users_are_listed_while_locked (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "--data", fixture->folder,
                                                       "--json", "users", "list", NULL);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpstr (run->out, ==,
                   "[{\"code\":\"SPV-01\",\"role\":\"supervisor\",\"area\":\"\"},"
                   "{\"code\":\"PTD-01\",\"role\":\"officer\",\"area\":\"52.02\"},"
                   "{\"code\":\"FAS-01\",\"role\":\"facilitator\",\"area\":\"\"}]\n");
}

static void
test_a_folder_without_a_profile_is_said_so (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty", NULL);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new ("govotectl", NULL, "--data", empty, "users",
                                                       "list", NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, empty));
  g_assert_false (g_file_test (empty, G_FILE_TEST_EXISTS));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

/* --- a quiz that is opened --- */

static JsonNode *
read_run (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

static char *
next_item (Fixture *fixture, const char *quiz, const char *card)
{
  g_autoptr (GvtProgramRun) run = act (fixture, NULL, "quiz", "next", quiz, "--card", card, NULL);
  g_autoptr (JsonNode) node = read_run (run);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "item"));
}

static void
answer_quiz (Fixture *fixture, const char *quiz, const char *card, const char *item)
{
  g_autofree char *answer = g_strdup_printf ("%s:%s:a\n", card, item);
  g_autoptr (GvtProgramRun) run = act (fixture, answer, "quiz", "answer", quiz, "-", NULL);

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

/* Each command is a process of its own: what was shown is found by the next. With this seed a
 * question with an option "a" comes first, not a marked paper. */
static void
test_quiz_goes_on_where_it_stood (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *visit = NULL;
  g_autofree char *session = plan_and_open (fixture, &visit);
  g_autoptr (GvtProgramRun) attended = act (fixture, NULL, "session", "attend", session, "--men",
                                            "3", "--women", "2", NULL);
  g_autoptr (GvtProgramRun) opened = act (fixture, NULL, "quiz", "open", session, MODULE, "--seed",
                                          "12", NULL);
  g_autofree char *quiz = id_of (opened);
  g_autofree char *first = next_item (fixture, quiz, "1");
  g_autofree char *again = next_item (fixture, quiz, "1");
  g_autofree char *second = NULL;
  g_autoptr (GvtProgramRun) skipped = NULL;
  g_autoptr (GvtProgramRun) closed = NULL;
  g_autoptr (GvtProgramRun) late = NULL;
  g_autoptr (GvtProgramRun) results = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *items;
  gint64 n_unanswered = 0;

  g_assert_cmpstr (first, ==, again);
  answer_quiz (fixture, quiz, "1", first);
  second = next_item (fixture, quiz, "1");
  g_assert_cmpstr (second, !=, first);
  skipped = act (fixture, NULL, "quiz", "next", quiz, "--skip", NULL);
  g_assert_cmpint (skipped->exit_code, ==, 0);
  closed = act (fixture, NULL, "quiz", "close", quiz, NULL);
  g_assert_cmpint (closed->exit_code, ==, 0);
  late = act (fixture, NULL, "quiz", "next", quiz, NULL);
  g_assert_cmpint (late->exit_code, ==, 1);

  results = act (fixture, NULL, "quiz", "results", quiz, NULL);
  node = read_run (results);
  gvt_program_assert_members (json_node_get_object (node),
                              "{\"seed\":12,\"is_open\":false,\"n_people\":1,\"n_answers\":1,"
                              "\"n_present\":5,\"n_absent\":4}");
  items = json_object_get_array_member (json_node_get_object (node), "items");
  for (guint i = 0; i < json_array_get_length (items); i++)
    {
      JsonObject *item = json_array_get_object_element (items, i);
      gboolean is_first = g_str_equal (json_object_get_string_member (item, "item"), first);

      n_unanswered += json_object_get_int_member (item, "n_unanswered");
      gvt_program_assert_members (item, is_first ? "{\"answers\":{\"a\":1}}" : "{\"answers\":{}}");
    }
  g_assert_cmpint (n_unanswered, ==, 2);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/session-command/a-class-from-plan-to-close", test_a_class_from_plan_to_close);
  ADD ("/session-command/a-whole-plan-is-written-shown-and-changed",
       test_a_whole_plan_is_written_shown_and_changed);
  ADD ("/session-command/a-plan-that-is-wrong-is-refused-in-words",
       test_a_plan_that_is_wrong_is_refused_in_words);
  ADD ("/session-command/a-closed-session-takes-nothing-more",
       test_a_closed_session_takes_nothing_more);
  ADD ("/session-command/the-report-is-a-pdf-and-is-recorded",
       test_the_report_is_a_pdf_and_is_recorded);
  ADD ("/session-command/the-print-pack-of-a-visit-is-written",
       test_the_print_pack_of_a_visit_is_written);
  ADD ("/session-command/nothing-comes-out-different-after-a-rebuild",
       test_nothing_comes_out_different_after_a_rebuild);
  ADD ("/session-command/a-wrong-passphrase-needs-a-person",
       test_a_wrong_passphrase_needs_a_person);
  ADD ("/session-command/users-are-listed-while-locked", test_users_are_listed_while_locked);
  ADD ("/session-command/a-folder-without-a-profile-is-said-so",
       test_a_folder_without_a_profile_is_said_so);
  g_test_add ("/session-command/quiz-goes-on-where-it-stood", Fixture, NULL, set_up,
              test_quiz_goes_on_where_it_stood, tear_down);
  return g_test_run ();
}
