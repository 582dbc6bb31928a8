/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A laptop and its centre, both as built, and two people with a share each. */
#include "gvt-program-run.h"
#include "gvt-quick-enrol.h"

#include <string.h>

#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define CHOSEN     "pilihan saya yang baru"

typedef struct
{
  char *centre;
  char *laptop;
  char *root;
  char *share_a;
  char *share_b;
  char *passphrase;
  char *chosen;
} Fixture;

static char *
in_folder (const char *name)
{
  return g_build_filename (gvt_test_folder (), name, NULL);
}

static char *
write_file (const char *name, const char *text)
{
  char *path = in_folder (name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* @program on --data @folder; it must end with @exit_code. Arguments are NULL-terminated. Returns:
 * (transfer full): standard output */
static char *
act (const char *program, const char *folder, int exit_code, ...)
{
  g_autoptr (GvtProgramRun) run = NULL;
  va_list list;

  va_start (list, exit_code);
  run = gvt_program_run_va (program, folder, list);
  va_end (list);
  if (exit_code == 0)
    g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, exit_code);
  return g_steal_pointer (&run->out);
}

static void
do_act (char *output)
{
  g_free (output);
}

static void
enrol (Fixture *fixture)
{
  static const GvtQuickUser users[] = {
    { "PTD-01", PASSPHRASE },
    { "PTD-02", PASSPHRASE },
  };
  g_autofree char *code = in_folder ("code");
  g_autofree char *address = NULL;
  GSubprocess *server = gvt_program_serve (fixture->centre, &address);

  do_act (act ("govote-central", fixture->centre, 0, "devices", "enrol", "--user", "PTD-01",
               "--user", "PTD-02", "--output", code, "--url", address, NULL));
  gvt_quick_enrol (fixture->laptop, code, users, G_N_ELEMENTS (users));
  gvt_program_stop (server);
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture->centre = in_folder ("centre");
  fixture->laptop = in_folder ("laptop");
  fixture->root = in_folder ("root-key");
  fixture->share_a = in_folder ("share-a");
  fixture->share_b = in_folder ("share-b");
  fixture->passphrase = write_file ("passphrase", PASSPHRASE "\n");
  fixture->chosen = write_file ("chosen", CHOSEN "\n");

  do_act (act ("govote-central", fixture->centre, 0, "init", "--root-key", fixture->root,
               "--practice", NULL));
  do_act (act ("govote-central", fixture->centre, 0, "users", "add", "PTD-01", "--role", "officer",
               NULL));
  do_act (act ("govote-central", fixture->centre, 0, "users", "add", "PTD-02", "--role", "officer",
               NULL));
  do_act (act ("govote-central", fixture->centre, 0, "recovery", "init", "--root-key",
               fixture->root, "--share-a", fixture->share_a, "--share-b", fixture->share_b, NULL));
  enrol (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->centre);
  g_free (fixture->laptop);
  g_free (fixture->root);
  g_free (fixture->share_a);
  g_free (fixture->share_b);
  g_free (fixture->passphrase);
  g_free (fixture->chosen);
}

/* Returns: (transfer full): the member @name of the one line of JSON in @output */
static char *
member (const char *output, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (output, &error);

  g_assert_no_error (error);
  return g_strdup (json_object_get_string_member (json_node_get_object (node), name));
}

static char *
request (Fixture *fixture)
{
  g_autofree char *output = act ("govotectl", fixture->laptop, 0, "--json", "recovery", "request",
                                 "--user", "PTD-01", "--new-passphrase-file", fixture->chosen,
                                 NULL);
  g_autofree char *text = member (output, "request");

  return write_file ("request", text);
}

/* I10 as well: neither a share nor a key is anywhere but in the two files. */
static void
test_the_two_custodians_help (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = request (fixture);
  g_autofree char *output = act ("govote-central", fixture->centre, 0, "--json", "recover", path,
                                 "--share-a", fixture->share_a, "--share-b", fixture->share_b,
                                 NULL);
  g_autofree char *user = member (output, "user");
  g_autofree char *text = member (output, "answer");
  g_autofree char *answer = write_file ("answer", text);
  g_autofree char *share = NULL;
  g_autofree char *events = NULL;

  g_assert_cmpstr (user, ==, "PTD-01");
  do_act (act ("govotectl", fixture->laptop, 0, "recovery", "finish", "--user", "PTD-01",
               "--passphrase-file", fixture->chosen, "--answer-file", answer, NULL));
  do_act (act ("govotectl", fixture->laptop, 0, "--user", "PTD-01", "--passphrase-file",
               fixture->chosen, "journal", "verify", NULL));
  do_act (act ("govotectl", fixture->laptop, 3, "--user", "PTD-01", "--passphrase-file",
               fixture->passphrase, "journal", "verify", NULL));
  do_act (act ("govotectl", fixture->laptop, 1, "recovery", "finish", "--user", "PTD-01",
               "--passphrase-file", fixture->chosen, "--answer-file", answer, NULL));

  events = act ("govote-central", fixture->centre, 0, "--json", "events", "list", NULL);
  g_assert_nonnull (strstr (events, "recovery.answered/1"));
  g_file_get_contents (fixture->share_a, &share, NULL, NULL);
  g_assert_cmpuint (strlen (g_strstrip (share)), ==, 64);
  g_assert_false (gvt_test_folder_contains (fixture->centre, share));
  g_assert_false (gvt_test_folder_contains (fixture->laptop, share));
}

static void
test_one_share_alone_helps_nobody (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = request (fixture);

  do_act (act ("govote-central", fixture->centre, 1, "recover", path, "--share-a", fixture->share_a,
               "--share-b", fixture->share_a, NULL));
}

/* A laptop that was away when the key was replaced is sealed to the one before. */
static void
test_a_second_key_is_made_on_purpose_and_the_first_still_helps (Fixture *fixture,
                                                                gconstpointer unused)
{
  g_autofree char *path = request (fixture);
  g_autofree char *c = g_strconcat (fixture->share_a, ".new", NULL);
  g_autofree char *d = g_strconcat (fixture->share_b, ".new", NULL);

  do_act (act ("govote-central", fixture->centre, 1, "recovery", "init", "--root-key",
               fixture->root, "--share-a", c, "--share-b", d, NULL));
  g_assert_false (g_file_test (c, G_FILE_TEST_EXISTS));
  do_act (act ("govote-central", fixture->centre, 0, "recovery", "init", "--replace", "--root-key",
               fixture->root, "--share-a", c, "--share-b", d, NULL));

  do_act (act ("govote-central", fixture->centre, 1, "recover", path, "--share-a", c, "--share-b",
               d, NULL));
  do_act (act ("govote-central", fixture->centre, 1, "recover", path, "--share-a", fixture->share_a,
               "--share-b", d, NULL));
  do_act (act ("govote-central", fixture->centre, 0, "--json", "recover", path, "--share-a",
               fixture->share_a, "--share-b", fixture->share_b, NULL));
}

static void
test_a_slip_in_the_text_is_told (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = request (fixture);
  g_autofree char *text = NULL;
  g_autofree char *wrong = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  text[0] = text[0] == '7' ? '8' : '7';
  wrong = write_file ("wrong", text);
  do_act (act ("govote-central", fixture->centre, 1, "recover", wrong, "--share-a",
               fixture->share_a, "--share-b", fixture->share_b, NULL));
}

static void
assert_code_on_terminal (const char *program, const char *const *args, const char *text)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_on_terminal (program, args);

  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_nonnull (strstr (run->out, text));
  g_assert_nonnull (strstr (run->out, "▀"));
}

static void
test_a_person_sees_a_text_and_a_code (Fixture *fixture, gconstpointer unused)
{
  const char *const ask[] = {
    "--data", fixture->laptop,         "recovery",      "request", "--user",
    "PTD-01", "--new-passphrase-file", fixture->chosen, NULL
  };
  g_autofree char *path = NULL;

  assert_code_on_terminal ("govotectl", ask, " - ");
  path = request (fixture);
  {
    const char *const answer[] = { "--data",    fixture->centre,  "recover",
                                   path,        "--share-a",      fixture->share_a,
                                   "--share-b", fixture->share_b, NULL };

    assert_code_on_terminal ("govote-central", answer, "user PTD-01:");
  }
}

/* request > file, recover file > file, finish with that file: what is printed is what the other end
 * takes, without a hand in between. */
static void
test_files_go_there_and_back (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *asked = act ("govotectl", fixture->laptop, 0, "recovery", "request", "--user",
                                "PTD-01", "--new-passphrase-file", fixture->chosen, NULL);
  g_autofree char *request_file = write_file ("request", asked);
  g_autoptr (GvtProgramRun) recovered = gvt_program_run_new (
      "govote-central", NULL, "--data", fixture->centre, "recover", request_file, "--share-a",
      fixture->share_a, "--share-b", fixture->share_b, NULL);
  g_autofree char *answer_file = write_file ("answer", recovered->out);

  g_assert_cmpint (recovered->exit_code, ==, 0);
  g_assert_nonnull (strstr (recovered->err, "PTD-01"));
  g_assert_null (strstr (recovered->out, "PTD-01"));
  do_act (act ("govotectl", fixture->laptop, 0, "recovery", "finish", "--user", "PTD-01",
               "--passphrase-file", fixture->chosen, "--answer-file", answer_file, NULL));
  do_act (act ("govotectl", fixture->laptop, 0, "--user", "PTD-01", "--passphrase-file",
               fixture->chosen, "journal", "verify", NULL));
}

/* It says so, and what to do, not that something is "not possible at this step". */
static void
test_an_answer_works_once (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = request (fixture);
  g_autofree char *text = act ("govote-central", fixture->centre, 0, "--json", "recover", path,
                               "--share-a", fixture->share_a, "--share-b", fixture->share_b, NULL);
  g_autofree char *answer = member (text, "answer");
  g_autofree char *file = write_file ("answer", answer);
  g_autoptr (GvtProgramRun) again = NULL;

  do_act (act ("govotectl", fixture->laptop, 0, "recovery", "finish", "--user", "PTD-01",
               "--passphrase-file", fixture->chosen, "--answer-file", file, NULL));
  again = gvt_program_run_new ("govotectl", NULL, "--data", fixture->laptop, "recovery", "finish",
                               "--user", "PTD-01", "--passphrase-file", fixture->chosen,
                               "--answer-file", file, NULL);

  g_assert_cmpint (again->exit_code, ==, 1);
  g_assert_nonnull (strstr (again->err, "an answer works once"));
  g_assert_nonnull (strstr (again->err, "make a new request"));
}

#define ADD(path, func) g_test_add ("/cli/recovery/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("the-two-custodians-help", test_the_two_custodians_help);
  ADD ("a-second-key-is-made-on-purpose",
       test_a_second_key_is_made_on_purpose_and_the_first_still_helps);
  ADD ("one-share-alone-helps-nobody", test_one_share_alone_helps_nobody);
  ADD ("a-slip-in-the-text-is-told", test_a_slip_in_the_text_is_told);
  ADD ("a-person-sees-a-text-and-a-code", test_a_person_sees_a_text_and_a_code);
  ADD ("files-go-there-and-back", test_files_go_there_and_back);
  ADD ("an-answer-works-once", test_an_answer_works_once);

  return g_test_run ();
}
