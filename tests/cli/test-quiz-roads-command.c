/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tests, sheets and hands by the built program, as a script or a person uses it. */
#include <string.h>

#include "gvt-feature-projections.h"
#include "gvt-program-run.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define PLACE  "52.02.04.2003"
#define MODULE "m5-hari-pemungutan-suara"

/* The keys of the five questions of each form, in the letters of a sheet. */
#define RIGHT_A "BDABD"
#define RIGHT_B "DACBC"

/* A profile made by the test library, and then used by the built program alone. */
typedef struct
{
  const char *folder;
  char *passphrase_file;
  char *visit;
  char *session;
} Fixture;

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

static JsonNode *
json_of (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  return gvt_program_run_json (run);
}

static char *
id_of (GvtProgramRun *run)
{
  g_autoptr (JsonNode) node = json_of (run);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "id"));
}

static void
do_well (GvtProgramRun *run) /* (transfer full) */
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  gvt_program_run_free (run);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GvtProgramRun) planned = NULL;
  g_autoptr (GvtProgramRun) opened = NULL;
  g_autoptr (GError) error = NULL;
  GvtProfile *profile;

  fixture->folder = gvt_test_folder ();
  profile = gvt_test_profile (fixture->folder, clock, gvt_feature_projections ());
  gvt_profile_lock (profile);
  g_assert_finalize_object (profile);
  fixture->passphrase_file = g_build_filename (fixture->folder, "passphrase", NULL);
  g_file_set_contents (fixture->passphrase_file, GVT_TEST_PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);
  planned = act (fixture, NULL, "visit", "plan", "--name", "SMAN 1 Praya", "--place", PLACE,
                 "--date", "2026-11-24", "--expected", "12", NULL);
  fixture->visit = id_of (planned);
  opened = act (fixture, NULL, "session", "open", fixture->visit, "--name", "Kelas X-1", NULL);
  fixture->session = id_of (opened);
  do_well (act (fixture, NULL, "session", "attend", fixture->session, "--men", "6", "--women", "6",
                NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->passphrase_file);
  g_free (fixture->visit);
  g_free (fixture->session);
}

static char *
open_test (Fixture *fixture, const char *phase, const char *form)
{
  g_autoptr (GvtProgramRun) run = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                       "--phase", phase, form != NULL ? "--form" : NULL, form,
                                       NULL);

  return id_of (run);
}

static GvtProgramRun *
key (Fixture *fixture, const char *quiz, const char *lines)
{
  return act (fixture, lines, "session", "answer", fixture->session, "--quiz", quiz, "--sheets",
              "-", NULL);
}

static guint64
n_events (Fixture *fixture)
{
  g_autoptr (GvtProgramRun) run = act (fixture, NULL, "journal", "verify", NULL);
  g_autoptr (JsonNode) node = json_of (run);

  return (guint64) json_object_get_int_member (json_node_get_object (node), "events");
}

/* --- sheets --- */

static void
test_a_file_of_sheets_is_keyed_line_by_line (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", NULL);
  g_autoptr (GvtProgramRun) run = key (fixture, quiz,
                                       "# kelas X-1\n1A BDABD\n\n2B DACBC\n3B BDABD\n5A BDAB\n");
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  g_autoptr (GvtProgramRun) listed = act (fixture, NULL, "quiz", "sheets", quiz, NULL);
  JsonArray *taken = json_object_get_array_member (json_node_get_object (node), "taken");
  JsonArray *refused = json_object_get_array_member (json_node_get_object (node), "refused");

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpuint (json_array_get_length (taken), ==, 2);
  gvt_program_assert_members (json_array_get_object_element (taken, 1),
                              "{\"line\":4,\"card\":2,\"change\":\"new\",\"n_on_laptop\":0}");
  g_assert_cmpuint (json_array_get_length (refused), ==, 2);
  gvt_program_assert_members (json_array_get_object_element (refused, 0),
                              "{\"line\":5,\"message\":\"This cannot be accepted: Column 1: card 3 "
                              "has form A in this test, and the line says form "
                              "B.\"}");
  g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (refused, 1), "line"),
                   ==, 6);
  g_assert_nonnull (strstr (listed->out, "\"line\":\"1A BDABD\""));
  g_assert_null (strstr (listed->out, "\"card\":3"));
}

static void
test_the_same_file_again_doubles_nothing (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", NULL);
  guint64 before;

  do_well (key (fixture, quiz, "1A BDABD\n2B DACBC\n"));
  before = n_events (fixture);
  do_well (key (fixture, quiz, "1A BDABD\n2B DACBC\n"));

  g_assert_cmpuint (n_events (fixture), ==, before);
}

/* What a card had before stands again, and a rebuild agrees. */
static void
test_a_line_is_taken_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", NULL);
  g_autoptr (GvtProgramRun) once = NULL;
  g_autoptr (GvtProgramRun) twice = NULL;

  do_well (key (fixture, quiz, "1A BDABD\n2B DACBC\n1A ADABD\n"));
  do_well (act (fixture, NULL, "quiz", "sheets", quiz, "--take-back", "1", NULL));
  once = act (fixture, NULL, "quiz", "sheets", quiz, NULL);
  do_well (act (fixture, NULL, "quiz", "sheets", quiz, "--take-back", "1", NULL));
  twice = act (fixture, NULL, "quiz", "sheets", quiz, NULL);

  g_assert_nonnull (strstr (once->out, "\"line\":\"1A BDABD\""));
  g_assert_null (strstr (twice->out, "\"card\":1,"));
  g_assert_nonnull (strstr (twice->out, "\"line\":\"2B DACBC\""));
  do_well (act (fixture, NULL, "rebuild", "--check", NULL));
}

/* --- roads --- */

static void
assert_first_question (Fixture *fixture, const char *quiz, const char *expected)
{
  g_autoptr (GvtProgramRun) run = act (fixture, NULL, "quiz", "results", quiz, NULL);
  g_autoptr (JsonNode) node = json_of (run);
  JsonArray *items = json_object_get_array_member (json_node_get_object (node), "items");

  gvt_program_assert_members (json_array_get_object_element (items, 0), expected);
}

static void
test_each_answer_says_by_which_road_it_came (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", "A");
  g_autoptr (GvtProgramRun) wrong = NULL;

  do_well (act (fixture, NULL, "quiz", "answer", quiz, "1:m5-jam:b", "2:m5-jam:a", NULL));
  do_well (key (fixture, quiz, "2A BDABD\n3A *----\n"));
  wrong = act (fixture, NULL, "quiz", "count", quiz, "m5-jam", "1", "5", "0", "0", "--abstained",
               "2", NULL);
  do_well (act (fixture, NULL, "quiz", "count", quiz, "m5-jam", "1", "5", "0", "0", "--abstained",
                "3", NULL));

  g_assert_cmpint (wrong->exit_code, ==, 1);
  g_assert_nonnull (strstr (wrong->err, "1 are missing"));
  assert_first_question (
      fixture, quiz,
      "{\"item\":\"m5-jam\",\"n_people\":12,\"n_shown\":12,\"n_answers\":9,\"n_correct\":7,"
      "\"channels\":{\"laptop\":1,\"hands\":6,\"paper\":2}}");
}

static void
test_a_test_asks_each_card_its_own_form (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", NULL);
  g_autoptr (GvtProgramRun) odd = act (fixture, NULL, "quiz", "next", quiz, "--card", "1", NULL);
  g_autoptr (GvtProgramRun) even = act (fixture, NULL, "quiz", "next", quiz, "--card", "2", NULL);
  g_autoptr (GvtProgramRun) again = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                         "--phase", "pre", NULL);

  g_assert_nonnull (strstr (odd->out, "\"item\":\"m5-jam\""));
  g_assert_nonnull (strstr (even->out, "\"item\":\"m5-antre-tutup\""));
  g_assert_cmpint (again->exit_code, ==, 1);
}

/* A letter on paper means what it meant when it was printed. */
static void
test_a_test_that_is_printed_otherwise_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "pack.pdf", NULL);
  g_autoptr (GvtProgramRun) none = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                        "--phase", "post", "--printed", NULL);
  g_autoptr (GvtProgramRun) printed = act (fixture, NULL, "visit", "print", fixture->visit, path,
                                           "--cards", "12", "--items", "4", "--module", MODULE,
                                           NULL);
  g_autoptr (GvtProgramRun) told = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                        "--phase", "pre", NULL);
  g_autoptr (GvtProgramRun) as_printed = act (fixture, NULL, "quiz", "open", fixture->session,
                                              MODULE, "--phase", "post", "--printed", NULL);
  g_autofree char *quiz = NULL;

  g_assert_cmpint (none->exit_code, ==, 1);
  g_assert_nonnull (strstr (none->err, "No sheets of this test were printed"));
  g_assert_cmpint (printed->exit_code, ==, 0);
  g_assert_cmpint (told->exit_code, ==, 0);
  g_assert_nonnull (strstr (told->err, "ask 4 questions of"));
  g_assert_nonnull (strstr (told->err, "quiz open --printed"));
  quiz = id_of (as_printed);
  g_assert_cmpstr (as_printed->err, ==, "");
  do_well (key (fixture, quiz, "1B ABCD\n"));
}

/* --- what was learned --- */

/* Ten sheets, the odd of one form and the even of the other. Returns: (transfer full) */
static char *
write_sheets (const char *odd, const char *even)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint card = 1; card <= 10; card++)
    g_string_append_printf (lines, "%u%s\n", card, card % 2 == 1 ? odd : even);
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

/* Nobody marks anything before; after, every mark is right: the whole of what was missing is
 * gained. The report says the same as the class's own results. */
static void
test_what_was_learned_stands_in_the_report (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = open_test (fixture, "pre", NULL);
  g_autofree char *after = open_test (fixture, "post", NULL);
  g_autofree char *empty = write_sheets ("A -----", "B -----");
  g_autofree char *right = write_sheets ("B " RIGHT_B, "A " RIGHT_A);
  g_autoptr (GvtProgramRun) results = NULL;
  g_autoptr (GvtProgramRun) report = NULL;

  do_well (key (fixture, before, empty));
  do_well (key (fixture, after, right));
  results = act (fixture, NULL, "session", "results", fixture->session, NULL);
  report = act (fixture, NULL, "visit", "report", fixture->visit, NULL);

  g_assert_nonnull (strstr (results->out, "\"n_pairs\":10,"));
  g_assert_nonnull (strstr (report->out, "{\"module\":\"" MODULE "\",\"n_pre\":10,\"n_post\":10,"
                                         "\"n_pairs\":10,\"before\":0,\"after\":10000,"
                                         "\"gain\":10000}"));
}

/* Nobody is held up: who is missing may have gone home. */
static void
test_the_close_names_an_open_test (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", NULL);
  g_autoptr (GvtProgramRun) closed = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *expected = g_strdup_printf (
      "{\"present\":12,\"tests\":[{\"id\":\"%s\",\"phase\":\"pre\",\"module\":\"" MODULE
      "\",\"is_open\":true,\"n_missing\":10}],\"steps\":[\"modules\",\"posttest\",\"survey\"]}\n",
      quiz);

  do_well (key (fixture, quiz, "1A BDABD\n2B DACBC\n"));
  closed = act (fixture, NULL, "session", "close", fixture->session, NULL);
  node = json_of (closed);

  g_assert_cmpstr (closed->out, ==, expected);
}

static char *
check_code (Fixture *fixture)
{
  g_autoptr (GvtProgramRun) run = act (fixture, NULL, "visit", "report", fixture->visit, NULL);
  g_autoptr (JsonNode) node = json_of (run);

  return g_strdup (json_object_get_string_member (json_node_get_object (node), "code"));
}

/* A report may have been handed out meanwhile: it keeps its code, and the new figures have theirs.
 */
static void
test_sheets_are_keyed_after_the_close (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", NULL);
  g_autoptr (GvtProgramRun) late = NULL;
  g_autoptr (GvtProgramRun) undone = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  do_well (key (fixture, quiz, "1A BDABD\n"));
  do_well (act (fixture, NULL, "quiz", "close", quiz, NULL));
  do_well (act (fixture, NULL, "session", "close", fixture->session, NULL));
  before = check_code (fixture);
  late = key (fixture, quiz, "2B DACBC\n");
  g_assert_cmpint (late->exit_code, !=, 0);
  undone = act (fixture, NULL, "session", "undo", fixture->session, NULL);
  g_assert_nonnull (strstr (undone->out, "\"name\":\"close of the class\""));
  do_well (act (fixture, NULL, "quiz", "reopen", quiz, NULL));
  do_well (key (fixture, quiz, "2B DACBC\n"));
  do_well (act (fixture, NULL, "quiz", "close", quiz, NULL));
  do_well (act (fixture, NULL, "session", "close", fixture->session, NULL));
  after = check_code (fixture);

  g_assert_cmpstr (before, !=, after);
  do_well (act (fixture, NULL, "rebuild", "--check", NULL));
}

/* --- codes of people's own --- */

static char *
open_coded (Fixture *fixture, const char *phase)
{
  g_autoptr (GvtProgramRun) run = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                       "--phase", phase, "--pairing", "code", NULL);

  return id_of (run);
}

/* As write_sheets(), each with a code; after, the cards have gone round by two. */
static char *
write_coded_sheets (const char *odd, const char *even, guint shift)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint pupil = 1; pupil <= 10; pupil++)
    {
      guint card = (pupil - 1 + shift) % 10 + 1;

      g_string_append_printf (lines, "%u%c rah %02u/%s\n", card,
                              (card % 2 == 1) == (shift == 0) ? 'A' : 'B', pupil,
                              card % 2 == 1 ? odd : even);
    }
  return g_string_free (g_steal_pointer (&lines), FALSE);
}

static GvtProgramRun *
give_codes (Fixture *fixture, const char *quiz, const char *lines)
{
  return act (fixture, lines, "session", "answer", fixture->session, "--quiz", quiz, "--codes", "-",
              NULL);
}

static void
test_codes_pair_what_cards_do_not (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = open_coded (fixture, "pre");
  g_autofree char *after = open_test (fixture, "post", NULL); /* pairs as the other one */
  g_autofree char *first = write_coded_sheets ("-----", "-----", 0);
  g_autofree char *last = write_coded_sheets (RIGHT_B, RIGHT_A, 2);
  g_autoptr (GvtProgramRun) results = NULL;

  do_well (key (fixture, before, first));
  do_well (key (fixture, after, last));
  do_well (key (fixture, after, "11B RAH01 " RIGHT_B "\n12A - " RIGHT_A "\n")); /* 1 once more */
  results = act (fixture, NULL, "session", "results", fixture->session, NULL);

  g_assert_nonnull (strstr (results->out, "\"n_pairs\":9,"));
  g_assert_nonnull (strstr (results->out, "\"by_code\":{\"n_without\":1,\"n_double\":2,"
                                          "\"n_unmatched\":1,\"n_same_form\":0}"));
  do_well (act (fixture, NULL, "rebuild", "--check", NULL));
  do_well (act (fixture, NULL, "journal", "verify", NULL));
}

static void
test_codes_of_the_laptop_are_taken_line_by_line (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_coded (fixture, "pre");
  g_autoptr (GvtProgramRun) run = give_codes (fixture, quiz,
                                              "1 kq93\n2 k q 9 4\n3 -\n4 ABC\nSI15\n");
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  g_autoptr (GvtProgramRun) shown = act (fixture, NULL, "quiz", "results", quiz, NULL);
  JsonObject *object = json_node_get_object (node);
  JsonArray *refused = json_object_get_array_member (object, "refused");

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "taken")), ==, 3);
  g_assert_cmpuint (json_array_get_length (refused), ==, 2);
  gvt_program_assert_members (json_array_get_object_element (refused, 0),
                              "{\"line\":4,\"message\":\"This cannot be accepted: A code of one's "
                              "own has 4 to 8 letters and digits.\"}");
  g_assert_null (strstr (run->out, "KQ93"));
  g_assert_null (strstr (shown->out, "KQ93"));
}

static void
test_only_a_test_pairs_and_only_in_two_ways (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_test (fixture, "pre", NULL);
  g_autoptr (GvtProgramRun) learning = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                            "--pairing", "code", NULL);
  g_autoptr (GvtProgramRun) odd = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                       "--phase", "post", "--pairing", "name", NULL);
  g_autoptr (GvtProgramRun) other = act (fixture, NULL, "quiz", "open", fixture->session, MODULE,
                                         "--phase", "post", "--pairing", "code", NULL);
  g_autoptr (GvtProgramRun) coded = give_codes (fixture, quiz, "1 SI12\n");

  g_assert_cmpint (learning->exit_code, ==, 2);
  g_assert_cmpint (odd->exit_code, ==, 2);
  g_assert_cmpint (other->exit_code, ==, 1);
  g_assert_cmpint (coded->exit_code, ==, 1);
}

/* I10: no file that the programs leave has a code, in whatever case it was written. */
static void
test_no_file_has_a_code (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *quiz = open_coded (fixture, "pre");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  const char *name;

  do_well (key (fixture, quiz, "1A qzx77q BDABD\n"));
  do_well (give_codes (fixture, quiz, "2 QZX77Q\n"));
  dir = g_dir_open (fixture->folder, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      if (!g_file_get_contents (path, &bytes, &length, NULL))
        continue;
      g_assert_null (memmem (bytes, length, "QZX77Q", 6));
      g_assert_null (memmem (bytes, length, "qzx77q", 6));
    }
}

#define TEST(path, test) \
  g_test_add ("/quiz-roads-command/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  TEST ("a-file-of-sheets-is-keyed-line-by-line", test_a_file_of_sheets_is_keyed_line_by_line);
  TEST ("the-same-file-again-doubles-nothing", test_the_same_file_again_doubles_nothing);
  TEST ("a-line-is-taken-back", test_a_line_is_taken_back);
  TEST ("each-answer-says-by-which-road-it-came", test_each_answer_says_by_which_road_it_came);
  TEST ("a-test-asks-each-card-its-own-form", test_a_test_asks_each_card_its_own_form);
  TEST ("a-test-that-is-printed-otherwise-is-told", test_a_test_that_is_printed_otherwise_is_told);
  TEST ("what-was-learned-stands-in-the-report", test_what_was_learned_stands_in_the_report);
  TEST ("sheets-are-keyed-after-the-close", test_sheets_are_keyed_after_the_close);
  TEST ("the-close-names-an-open-test", test_the_close_names_an_open_test);
  TEST ("codes-pair-what-cards-do-not", test_codes_pair_what_cards_do_not);
  TEST ("codes-of-the-laptop-are-taken-line-by-line",
        test_codes_of_the_laptop_are_taken_line_by_line);
  TEST ("only-a-test-pairs-and-only-in-two-ways", test_only_a_test_pairs_and_only_in_two_ways);
  TEST ("no-file-has-a-code", test_no_file_has_a_code);
  return g_test_run ();
}
