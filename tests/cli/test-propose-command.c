/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-centre-key.h"
#include "gvt-feature-projections.h"
#include "gvt-program-run.h"
#include "gvt-seal.h"
#include "gvt-test-profile.h"
#include "gvt-test.h"

#define VILLAGE "52.02.04.2003"
#define NIK     "5202044507900007"
#define NAME    "Baiq Nurhasanah Wiramaja"
#define PURPOSE "verifikasi laporan warga"
#define REPORT  "nik = " NIK "\nname=" NAME "\n\nnew.rt=4\nold.rt=003\nphone=0812 3456 789\n"

/* A profile made by the test library, and then used by the built program alone. */
typedef struct
{
  const char *folder;
  char *passphrase_file;
} Fixture;

static gboolean
set_centre_key (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GvtSecret) key = gvt_sealing_key_new ();
  GvtPublicKey public_key;

  gvt_sealing_key_public (key, &public_key);
  return gvt_centre_key_set (db, &public_key, error);
}

static void
enrol_with_a_centre (GvtProfile *profile)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, &error);

  g_assert_no_error (error);
  gvt_store_write (gvt_journal_get_store (journal), set_centre_key, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtClock) clock = gvt_test_clock ();
  g_autoptr (GError) error = NULL;
  GvtProfile *profile;

  fixture->folder = gvt_test_folder ();
  profile = gvt_test_profile (fixture->folder, clock, gvt_feature_projections ());
  enrol_with_a_centre (profile);
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

/* The arguments are NULL-terminated. */
static GvtProgramRun *
act (Fixture *fixture, const char *user, const char *input, ...)
{
  g_autoptr (GPtrArray) args = g_ptr_array_new ();
  const char *common[] = { "--data", fixture->folder,     "--user",
                           user,     "--passphrase-file", fixture->passphrase_file };
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

static GvtProgramRun *
propose (Fixture *fixture, const char *user, const char *kind, const char *report)
{
  return act (fixture, user, report, "propose", kind, "--village", VILLAGE, "--reporter", "family",
              "--evidence", "kk", "--evidence", "ktp-el", "--consent", "--election", "pilkada-2024",
              "--list-version", "2", "--from", "-", "--json", NULL);
}

static void
assert_ok (GvtProgramRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

/* I10: whatever was printed. */
static void
assert_names_nobody (GvtProgramRun *run)
{
  g_assert_null (strstr (run->out, NIK));
  g_assert_null (strstr (run->out, "Nurhasanah"));
  g_assert_null (strstr (run->err, NIK));
  g_assert_null (strstr (run->err, "Nurhasanah"));
}

static const char *
text_of (JsonNode *node, const char *member)
{
  return json_object_get_string_member (json_node_get_object (node), member);
}

/* I7: by a program started anew, value by value. */
static void
test_found_as_it_was_given (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) made = propose (fixture, "PTD-01", "wrong-data", REPORT);
  g_autoptr (GvtProgramRun) listed = act (fixture, "PTD-01", NULL, "--json", "proposals", "list",
                                          "--village", "52.02", "--state", "made", NULL);
  g_autoptr (JsonNode) one = NULL;
  g_autoptr (JsonNode) all = NULL;
  g_autofree char *expected = NULL;
  g_autofree char *json = NULL;

  assert_ok (made);
  assert_ok (listed);
  one = gvt_program_run_json (made);
  all = gvt_program_run_json (listed);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (all)), ==, 1);
  g_assert_true (json_object_has_member (json_node_get_object (one), "lookalikes"));
  json_object_remove_member (json_node_get_object (one), "lookalikes");
  json = json_to_string (one, FALSE);
  expected = g_strdup_printf ("[%s]\n", json);
  g_assert_cmpstr (listed->out, ==, expected);

  g_assert_cmpstr (text_of (one, "proposal"), ==, "wrong_data");
  g_assert_cmpstr (text_of (one, "village_code"), ==, VILLAGE);
  g_assert_cmpstr (text_of (one, "state"), ==, "draft");
  g_assert_cmpstr (text_of (one, "reporter"), ==, "family");
  g_assert_cmpstr (text_of (one, "election"), ==, "pilkada-2024");
  g_assert_cmpstr (text_of (one, "made_by"), ==, "PTD-01");
  g_assert_cmpstr (text_of (one, "sex"), ==, "P");
  g_assert_nonnull (strstr (made->out, "\"evidence\":[\"ktp-el\",\"kk\"]"));
  g_assert_nonnull (strstr (made->out, "\"fields\":[\"rt\"]"));
  g_assert_nonnull (strstr (made->out, "\"consent\":true"));
  assert_names_nobody (made);
  assert_names_nobody (listed);
}

static char *
show (Fixture *fixture, GvtProgramRun *made)
{
  g_autoptr (JsonNode) node = gvt_program_run_json (made);
  g_autoptr (GvtProgramRun) shown = act (fixture, "PTD-01", NULL, "--json", "proposals", "show",
                                         text_of (node, "receipt"), "--purpose", PURPOSE, NULL);
  g_autoptr (JsonNode) whole = NULL;
  JsonObject *object;

  assert_ok (shown);
  whole = gvt_program_run_json (shown);
  object = json_node_get_object (whole);
  return json_to_string (json_object_get_member (object, "personal"), FALSE);
}

static void
test_lines_and_json_say_the_same (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) lines = propose (fixture, "PTD-01", "wrong-data", REPORT);
  g_autoptr (GvtProgramRun) json = propose (
      fixture, "PTD-01", "wrong-data",
      "{\"nik\": \"" NIK "\", \"name\": \"" NAME "\", \"phone\": \"0812 3456 789\",\n"
      " \"changes\": [{\"field\": \"rt\", \"old\": \"003\", \"new\": \"4\"}]}\n");
  g_autofree char *from_lines = NULL;
  g_autofree char *from_json = NULL;

  assert_ok (lines);
  assert_ok (json);
  from_lines = show (fixture, lines);
  from_json = show (fixture, json);
  g_assert_cmpstr (from_lines, ==,
                   "{\"is_erased\":false,\"nik_masked\":\"520204xxxxxxxx07\",\"name\":\"" NAME
                   "\",\"phone\":\"0812 3456 789\",\"changes\":[{\"field\":\"rt\",\"old\":\"003\","
                   "\"new\":\"004\"}]}");
  g_assert_cmpstr (from_json, ==, from_lines);
}

static void
test_a_file_serves_as_well (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (fixture->folder, "report", NULL);
  g_autoptr (GvtProgramRun) made = NULL;

  g_assert_true (g_file_set_contents (path, "name=" NAME "\n", -1, NULL));
  made = act (fixture, "PTD-01", NULL, "propose", "move", "--village", VILLAGE, "--reporter",
              "citizen", "--evidence", "none", "--from", path, NULL);

  assert_ok (made);
  g_assert_cmpuint (strlen (made->out), ==, strlen ("TEST-ABCDE-F\n"));
  g_assert_true (g_str_has_prefix (made->out, "TEST-"));
}

/* D4: he writes it down blind; an officer reads it. */
static void
test_a_facilitator_cannot_read_it_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) made = propose (fixture, "FAS-01", "wrong-data", REPORT);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GvtProgramRun) facts = NULL;
  g_autoptr (GvtProgramRun) refused = NULL;
  g_autofree char *personal = NULL;

  assert_ok (made);
  node = gvt_program_run_json (made);
  facts = act (fixture, "FAS-01", NULL, "proposals", "show", text_of (node, "receipt"), NULL);
  refused = act (fixture, "FAS-01", NULL, "proposals", "show", text_of (node, "receipt"),
                 "--purpose", PURPOSE, NULL);
  personal = show (fixture, made);

  assert_ok (facts);
  g_assert_nonnull (strstr (facts->out, text_of (node, "receipt")));
  assert_names_nobody (facts);
  g_assert_cmpint (refused->exit_code, ==, 3);
  g_assert_cmpstr (refused->out, ==, "");
  assert_names_nobody (refused);
  g_assert_nonnull (strstr (personal, NAME));
}

static void
test_people_read_masked_numbers (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) made = propose (fixture, "PTD-01", "wrong-data", REPORT);
  g_autoptr (JsonNode) node = gvt_program_run_json (made);
  g_autoptr (GvtProgramRun) shown = act (fixture, "PTD-01", NULL, "proposals", "show",
                                         text_of (node, "id"), "--purpose", PURPOSE, NULL);

  assert_ok (shown);
  g_assert_nonnull (strstr (shown->out, "520204xxxxxxxx07"));
  g_assert_null (strstr (shown->out, NIK));
  g_assert_nonnull (strstr (shown->out, NAME));
  g_assert_nonnull (strstr (shown->out, "003 → 004"));
}

/* The same number in two schemes; and the evidence that one of them asks for. */
static void
test_a_reason_goes_with_its_scheme (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) bare = act (fixture, "PTD-01", "name=" NAME "\n", "propose", "tms",
                                        "--tms-code", "6", "--village", VILLAGE, "--reporter",
                                        "officer", "--evidence", "kk", "--from", "-", NULL);
  g_autoptr (GvtProgramRun) old = act (fixture, "PTD-01", "name=" NAME "\n", "propose", "tms",
                                       "--tms-code", "9", "--tms-scheme", "2018-2020", "--village",
                                       VILLAGE, "--reporter", "officer", "--evidence", "none",
                                       "--from", "-", "--json", NULL);
  g_autoptr (GvtProgramRun) moved = act (fixture, "PTD-01", "name=" NAME "\nnew.tps=7\n", "propose",
                                         "wrong-tps", "--village", VILLAGE, "--reporter", "self",
                                         "--evidence", "none", "--from", "-", NULL);
  g_autoptr (GvtProgramRun) shown = NULL;

  g_assert_cmpint (bare->exit_code, ==, 1);
  g_assert_nonnull (strstr (bare->err, "Membership card"));
  assert_ok (old);
  g_assert_nonnull (strstr (old->out, "\"tms_code\":\"9\",\"tms_scheme\":\"2018-2020\""));
  assert_ok (moved);
  shown = act (fixture, "PTD-01", NULL, "proposals", "show", g_strchomp (moved->out), NULL);
  g_assert_nonnull (strstr (shown->out, "8 Wrong polling station, of 2023/2024"));
}

/* Of each class; and for who writes blind, nothing at all. */
static void
test_who_was_reported_before_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) first = propose (fixture, "PTD-01", "wrong-data", REPORT);
  g_autoptr (GvtProgramRun) again = propose (fixture, "PTD-01", "wrong-data", REPORT);
  g_autoptr (GvtProgramRun) other = propose (fixture, "PTD-01", "move",
                                             "nik=" NIK "\nname=Lalu Wiradana\n");
  g_autoptr (GvtProgramRun) blind = propose (fixture, "FAS-01", "wrong-data", REPORT);
  g_autoptr (JsonNode) node = gvt_program_run_json (first);
  g_autofree char *expected = g_strdup_printf ("\"alike\":\"K1\",\"source\":\"proposal\","
                                               "\"id\":\"%s\"",
                                               text_of (node, "id"));

  g_assert_nonnull (strstr (first->out, "\"lookalikes\":[]"));
  g_assert_nonnull (strstr (again->out, expected));
  g_assert_nonnull (strstr (other->out, "\"alike\":\"K2\""));
  g_assert_nonnull (strstr (blind->out, "\"lookalikes\":null"));
  assert_names_nobody (again);
}

static void
test_a_picture_goes_with_it (Fixture *fixture, gconstpointer unused)
{
  static const char jpeg[] = "\xff\xd8\xff\xdb\0\3\1\xff\xda\0\3\1\x11\xff\xd9";
  g_autofree char *path = g_build_filename (fixture->folder, "kartu.jpg", NULL);
  g_autoptr (GvtProgramRun) made = NULL;
  g_autoptr (GvtProgramRun) refused = NULL;

  g_assert_true (g_file_set_contents (path, jpeg, sizeof jpeg - 1, NULL));
  made = act (fixture, "FAS-01", "name=" NAME "\n", "propose", "move", "--village", VILLAGE,
              "--reporter", "self", "--evidence", "ktp-el", "--picture", path, "--from", "-",
              "--json", NULL);
  assert_ok (made);
  g_assert_nonnull (strstr (made->out, "\"pictures\":1"));

  g_assert_true (g_file_set_contents (path, "no picture", -1, NULL));
  refused = act (fixture, "FAS-01", "name=" NAME "\n", "propose", "move", "--village", VILLAGE,
                 "--reporter", "self", "--evidence", "ktp-el", "--picture", path, "--from", "-",
                 NULL);
  g_assert_cmpint (refused->exit_code, ==, 1);
}

static void
test_withdrawn_is_listed_so (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) made = propose (fixture, "PTD-01", "wrong-data", REPORT);
  g_autoptr (JsonNode) node = gvt_program_run_json (made);
  g_autoptr (GvtProgramRun) first = act (fixture, "PTD-01", NULL, "proposals", "withdraw",
                                         text_of (node, "receipt"), "--reason", "mistake", NULL);
  g_autoptr (GvtProgramRun) second = act (fixture, "PTD-01", NULL, "proposals", "withdraw",
                                          text_of (node, "receipt"), "--reason", "mistake", NULL);
  g_autoptr (GvtProgramRun) standing = act (fixture, "PTD-01", NULL, "--json", "proposals", "list",
                                            "--state", "made", NULL);
  g_autoptr (GvtProgramRun) checked = act (fixture, "PTD-01", NULL, "rebuild", "--check", NULL);

  assert_ok (first);
  g_assert_cmpint (second->exit_code, ==, 1);
  g_assert_cmpstr (standing->out, ==, "[]\n");
  assert_ok (checked);
}

static void
assert_fails (Fixture *fixture, const char *kind, const char *report, const char *said)
{
  g_autoptr (GvtProgramRun) run = propose (fixture, "PTD-01", kind, report);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_nonnull (strstr (run->err, said));
  assert_names_nobody (run);
}

/* Each failure says what is wrong, and keeps to itself what stands there. */
static void
test_bad_reports_are_refused (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *endless = g_strnfill (65 * 1024, 'a');
  g_autoptr (GvtProgramRun) listed = NULL;

  assert_fails (fixture, "new", "name=" NAME "\n" NIK "\n", "line 2");
  assert_fails (fixture, "new", "name=" NAME "\nnama=" NAME "\n", "line 2");
  assert_fails (fixture, "new", "name=" NAME "\nname=" NAME "\n", "twice");
  assert_fails (fixture, "new", "name=" NAME "\nnik=" NIK "1\n", "NIK");
  assert_fails (fixture, "new", "name=" NAME "\n", "NIK");
  assert_fails (fixture, "death", "name=" NAME "\n", "certificate");
  assert_fails (fixture, "wrong-data", "name=" NAME "\n", "field");
  assert_fails (fixture, "wrong-data", "name=" NAME "\nold.rt=1\n", "new value");
  assert_fails (fixture, "wrong-data", "name=" NAME "\nnew.phone=0812345678\n", "list");
  assert_fails (fixture, "move", "{\"name\": \"" NAME "\", \"name\": \"" NAME "\"}", "JSON");
  assert_fails (fixture, "move", "{\"name\": 7}", "text");
  assert_fails (fixture, "move", "{\"changes\": 7, \"name\": \"" NAME "\"}", "list");
  assert_fails (fixture, "move", "name=\xff\n", "text");
  assert_fails (fixture, "move", endless, "too long");
  assert_fails (fixture, "move", "", "nothing");

  listed = act (fixture, "PTD-01", NULL, "--json", "proposals", "list", NULL);
  g_assert_cmpstr (listed->out, ==, "[]\n");
}

static void
assert_usage (GvtProgramRun *run)
{
  g_assert_cmpint (run->exit_code, ==, 2);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpstr (run->err, !=, "");
}

static void
test_usage_errors (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) kind = propose (fixture, "PTD-01", "dead", REPORT);
  g_autoptr (GvtProgramRun) no_file = act (fixture, "PTD-01", NULL, "propose", "move", "--village",
                                           VILLAGE, "--reporter", "self", "--evidence", "kk", NULL);
  g_autoptr (GvtProgramRun) no_evidence = act (fixture, "PTD-01", REPORT, "propose", "move",
                                               "--village", VILLAGE, "--reporter", "self", "--from",
                                               "-", NULL);
  g_autoptr (GvtProgramRun) both = gvt_program_run_new (
      "govotectl", REPORT, "--data", fixture->folder, "--user", "PTD-01", "--passphrase-file", "-",
      "propose", "move", "--village", VILLAGE, "--reporter", "self", "--evidence", "kk", "--from",
      "-", NULL);

  assert_usage (kind);
  assert_usage (no_file);
  assert_usage (no_evidence);
  assert_usage (both);
}

/* A receipt number is read over the telephone: one slip of it finds nobody else's report. */
static void
test_a_slip_in_a_receipt_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) made = propose (fixture, "PTD-01", "wrong-data", REPORT);
  g_autoptr (JsonNode) node = gvt_program_run_json (made);
  g_autofree char *typed = g_ascii_strdown (text_of (node, "receipt"), -1);
  g_autoptr (GvtProgramRun) shown = act (fixture, "PTD-01", NULL, "proposals", "show", typed, NULL);
  g_autoptr (GvtProgramRun) slipped = NULL;

  assert_ok (shown);
  typed[6] = typed[6] == '7' ? '8' : '7';
  slipped = act (fixture, "PTD-01", NULL, "proposals", "show", typed, NULL);
  g_assert_cmpint (slipped->exit_code, ==, 1);
  g_assert_nonnull (strstr (slipped->err, "wrong"));
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/propose-command/I7-a-proposal-is-found-as-it-was-given", test_found_as_it_was_given);
  ADD ("/propose-command/lines-and-json-say-the-same", test_lines_and_json_say_the_same);
  ADD ("/propose-command/a-file-serves-as-well", test_a_file_serves_as_well);
  ADD ("/propose-command/a-facilitator-cannot-read-it-back",
       test_a_facilitator_cannot_read_it_back);
  ADD ("/propose-command/I11-people-read-masked-numbers", test_people_read_masked_numbers);
  ADD ("/propose-command/a-reason-goes-with-its-scheme", test_a_reason_goes_with_its_scheme);
  ADD ("/propose-command/who-was-reported-before-is-told", test_who_was_reported_before_is_told);
  ADD ("/propose-command/a-picture-goes-with-it", test_a_picture_goes_with_it);
  ADD ("/propose-command/a-withdrawn-one-is-listed-so", test_withdrawn_is_listed_so);
  ADD ("/propose-command/I10-bad-reports-are-refused-unsaid", test_bad_reports_are_refused);
  ADD ("/propose-command/what-is-missing-is-a-usage-error", test_usage_errors);
  ADD ("/propose-command/a-slip-in-a-receipt-number-is-told", test_a_slip_in_a_receipt_is_told);
  return g_test_run ();
}
