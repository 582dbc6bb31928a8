/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <string.h>

#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"

/* A laptop enrolled with a real centre by the built programs. */
typedef struct
{
  const char *folder;
  char *centre;
  char *laptop;
  char *passphrase;
  char *address;
  GSubprocess *server; /* (nullable): once it was stopped */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *root = NULL;
  g_autofree char *code = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = gvt_test_folder ();
  fixture->centre = g_build_filename (fixture->folder, "centre", NULL);
  fixture->laptop = g_build_filename (fixture->folder, "laptop", NULL);
  fixture->passphrase = g_build_filename (fixture->folder, "passphrase", NULL);
  root = g_build_filename (fixture->folder, "root-key", NULL);
  code = g_build_filename (fixture->folder, "code", NULL);
  g_file_set_contents (fixture->passphrase, PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);

  gvt_program_do ("govote-central", fixture->centre, "init", "--root-key", root, "--practice",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "PTD-01", "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "SPV-01", "--role",
                  "supervisor", NULL);
  fixture->server = gvt_program_serve (fixture->centre, &fixture->address);
  gvt_program_do ("govote-central", fixture->centre, "devices", "enrol", "--user", "PTD-01",
                  "--user", "SPV-01", "--output", code, "--url", fixture->address, NULL);
  gvt_program_do ("govotectl", fixture->laptop, "enrol", "--code-file", code, "--user", "PTD-01",
                  "--passphrase-file", fixture->passphrase, "--user", "SPV-01", "--passphrase-file",
                  fixture->passphrase, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_clear_pointer (&fixture->server, gvt_program_stop);
  g_free (fixture->centre);
  g_free (fixture->laptop);
  g_free (fixture->passphrase);
  g_free (fixture->address);
}

static GvtProgramRun *
sync_with (Fixture *fixture, const char *option)
{
  return gvt_program_run_new ("govotectl", NULL, "--data", fixture->laptop, "--json", "--user",
                              "PTD-01", "--passphrase-file", fixture->passphrase, "sync", option,
                              NULL);
}

static GvtProgramRun *
sync_now (Fixture *fixture)
{
  return sync_with (fixture, NULL);
}

static void
assert_ledger (GvtProgramRun *run, const char *expected)
{
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  gvt_program_assert_members (json_object_get_object_member (json_node_get_object (node), "ledger"),
                              expected);
}

/* I2: a second talk with nothing to say changes nothing. */
static void
test_everything_is_confirmed_once (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) first = sync_now (fixture);
  g_autoptr (GvtProgramRun) second = sync_now (fixture);
  const char *all = "{\"made\":1,\"sent\":1,\"received\":1,\"confirmed\":1,\"only_here\":0,"
                    "\"quarantined\":0}";

  g_assert_cmpstr (first->err, ==, "");
  g_assert_cmpint (first->exit_code, ==, 0);
  assert_ledger (first, all);
  g_assert_cmpint (second->exit_code, ==, 0);
  assert_ledger (second, all);
}

static void
test_without_a_centre_nothing_is_lost_and_the_ledger_says_so (Fixture *fixture,
                                                              gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = NULL;

  g_clear_pointer (&fixture->server, gvt_program_stop);
  run = sync_now (fixture);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_cmpstr (run->err, !=, "");
  assert_ledger (run, "{\"made\":1,\"received\":0,\"confirmed\":0,\"only_here\":1}");
}

/* I6: where each megabyte is paid for, records go and files wait, their size told; nothing of it is
 * fetched in secret. */
static void
test_files_can_wait_while_records_go (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) held = NULL;
  g_autoptr (GvtProgramRun) all = NULL;
  g_autoptr (GvtProgramRun) again = NULL;
  g_autoptr (JsonNode) told = NULL, fetched = NULL, nothing = NULL;
  gint64 bytes;

  gvt_program_do ("govote-central", fixture->centre, "modules", "publish", NULL);
  held = sync_with (fixture, "--hold-files");
  all = sync_now (fixture);
  again = sync_with (fixture, "--hold-files");
  told = gvt_program_run_json (held);
  fetched = gvt_program_run_json (all);
  nothing = gvt_program_run_json (again);
  bytes = json_object_get_int_member (json_node_get_object (told), "held_bytes");

  assert_ledger (held, "{\"made\":1,\"confirmed\":1,\"only_here\":0}");
  gvt_program_assert_members (json_node_get_object (told), "{\"files\":0,\"bytes\":0}");
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (told), "held"), ==,
                   json_object_get_int_member (json_node_get_object (fetched), "files"));
  g_assert_cmpint (bytes, >, 100000);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (fetched), "bytes"), ==, bytes);
  gvt_program_assert_members (json_node_get_object (fetched), "{\"held\":0,\"held_bytes\":0}");
  gvt_program_assert_members (json_node_get_object (nothing), "{\"held\":0,\"held_bytes\":0}");
}

/* --- which records --- */

static GvtProgramRun *
run_ledger (Fixture *fixture, const char *what, const char *day, const char *sort)
{
  return gvt_program_run_new ("govotectl", NULL, "--data", fixture->laptop, "--json", "--user",
                              "PTD-01", "--passphrase-file", fixture->passphrase, "ledger", what,
                              day, sort, NULL);
}

/* Returns: (transfer full): the day of the one record that was made */
static char *
assert_one_day (Fixture *fixture, const char *expected)
{
  g_autoptr (GvtProgramRun) run = run_ledger (fixture, "days", NULL, NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonArray *parts = json_node_get_array (node);
  JsonObject *part;

  g_assert_cmpuint (json_array_get_length (parts), ==, 1);
  part = json_array_get_object_element (parts, 0);
  gvt_program_assert_members (part, expected);
  return g_strdup (json_object_get_string_member (part, "day"));
}

static void
assert_one_record (Fixture *fixture, const char *day, const char *expected)
{
  g_autoptr (GvtProgramRun) run = run_ledger (fixture, "records", day, "device");
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 1);
  gvt_program_assert_members (json_array_get_object_element (json_node_get_array (node), 0),
                              expected);
}

static void
test_the_ledger_names_each_record_and_where_it_is (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *day = assert_one_day (
      fixture, "{\"sort\":\"device\",\"made\":1,\"sent\":0,\"received\":0}");
  g_autoptr (GvtProgramRun) sync = NULL;
  g_autoptr (GvtProgramRun) refused = run_ledger (fixture, "records", "24-11-2026", "device");

  g_assert_cmpint (refused->exit_code, ==, 1);
  g_assert_nonnull (strstr (refused->err, "24-11-2026"));
  assert_one_record (fixture, day,
                     "{\"kind\":\"device.enrolled/1\",\"seq\":1,"
                     "\"state\":\"only_here\"}");

  sync = sync_now (fixture);
  g_assert_cmpint (sync->exit_code, ==, 0);
  g_free (assert_one_day (fixture, "{\"sort\":\"device\",\"made\":1,\"sent\":1,\"received\":1}"));
  assert_one_record (fixture, day, "{\"seq\":1,\"state\":\"received\"}");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/sync-command/everything-is-confirmed-once", test_everything_is_confirmed_once);
  ADD ("/sync-command/without-a-centre-nothing-is-lost-and-the-ledger-says-so",
       test_without_a_centre_nothing_is_lost_and_the_ledger_says_so);
  ADD ("/I6/sync-command/files-can-wait-while-records-go", test_files_can_wait_while_records_go);
  ADD ("/sync-command/the-ledger-names-each-record-and-where-it-is",
       test_the_ledger_names_each_record_and_where_it_is);
  return g_test_run ();
}
