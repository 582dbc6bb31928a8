/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-program-run.h"

#include <glib/gstdio.h>

#include "gvt-test.h"

/* A centre as staff make it, command by command, in a folder of its own. */
typedef struct
{
  const char *top;
  char *folder;
  char *regions; /* the invented ones */
} Fixture;

static char *
path_in (const Fixture *fixture, const char *name)
{
  return g_build_filename (fixture->top, name, NULL);
}

/* Runs govote-central on the fixture's folder; @line is cut at its blanks, "@name" is a file of the
 * fixture's. */
static GvtProgramRun *
run (const Fixture *fixture, const char *line)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);
  g_autoptr (GPtrArray) args = g_ptr_array_new_with_free_func (g_free);

  g_ptr_array_add (args, g_strdup ("--data"));
  g_ptr_array_add (args, g_strdup (fixture->folder));
  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (args,
                     words[i][0] == '@' ? path_in (fixture, words[i] + 1) : g_strdup (words[i]));
  g_ptr_array_add (args, NULL);
  return gvt_program_run_newv ("govote-central", NULL, (const char *const *) args->pdata);
}

static void
assert_ok (const Fixture *fixture, const char *line)
{
  g_autoptr (GvtProgramRun) done = run (fixture, line);

  g_assert_cmpstr (done->err, ==, "");
  g_assert_cmpint (done->exit_code, ==, 0);
}

static void
assert_fails (const Fixture *fixture, const char *line, int exit_code, const char *told)
{
  g_autoptr (GvtProgramRun) done = run (fixture, line);

  g_assert_cmpint (done->exit_code, ==, exit_code);
  g_assert_cmpstr (done->out, ==, "");
  g_assert_nonnull (strstr (done->err, told));
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *regions = g_test_build_filename (G_TEST_DIST, "fixtures", "regions",
                                                    "invented.csv", NULL);
  g_autofree char *content = NULL;
  gsize length;

  fixture->top = gvt_test_folder ();
  fixture->folder = path_in (fixture, "centre");
  fixture->regions = path_in (fixture, "regions.csv");
  g_assert_true (g_file_get_contents (regions, &content, &length, NULL));
  g_assert_true (g_file_set_contents (fixture->regions, content, (gssize) length, NULL));
}

static void
set_up_centre (Fixture *fixture, gconstpointer unused)
{
  set_up (fixture, unused);
  assert_ok (fixture, "init --practice --name Latihan --root-key @root.key");
  assert_ok (fixture, "regions import @regions.csv");
  assert_ok (fixture, "users add OFFICER-1 --role officer");
  assert_ok (fixture, "users add SUPERVISOR-1 --role supervisor");
  assert_ok (fixture, "users add FACILITATOR-1 --role facilitator --area 99.01");
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_free (fixture->folder);
  g_free (fixture->regions);
}

static char *
read_file (const Fixture *fixture, const char *name)
{
  g_autofree char *path = path_in (fixture, name);
  char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  return content;
}

static void
test_list (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) built = NULL;

  assert_ok (fixture,
             "voters synthesize --regions @regions.csv --rows 900 --seed 5 --output @list.csv");
  assert_ok (fixture, "voters import @list.csv --election pilkada-2024 --as-of 2026-06-30"
                      " --dry-run");
  assert_ok (fixture, "voters import @list.csv --election pilkada-2024 --as-of 2026-06-30");
  built = run (fixture, "packs build");

  g_assert_cmpint (built->exit_code, ==, 0);
  g_assert_true (g_str_has_prefix (built->out, "pilkada-2024, version 1: 13 packs of 900 voters"));
}

static void
test_synthesize_repeats (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *other = NULL;
  g_autoptr (GvtProgramRun) printed = NULL;

  assert_ok (fixture, "voters synthesize --regions @regions.csv --villages 2 --rows 50 --seed 7"
                      " --output @first.csv");
  assert_ok (fixture, "voters synthesize --regions @regions.csv --villages 2 --rows 50 --seed 7"
                      " --output @second.csv");
  assert_ok (fixture, "voters synthesize --regions @regions.csv --villages 2 --rows 50 --seed 8"
                      " --output @other.csv");
  printed = run (fixture, "voters synthesize --regions @regions.csv --villages 2 --rows 50"
                          " --seed 7 --output -");
  first = read_file (fixture, "first.csv");
  second = read_file (fixture, "second.csv");
  other = read_file (fixture, "other.csv");

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, ==, printed->out);
  g_assert_cmpstr (first, !=, other);
}

static void
test_entropy (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) done = run (
      fixture, "voters synthesize --regions @regions.csv --rows 5000 --entropy");
  const char *total = strstr (done->out, "\nTOTAL ");

  g_assert_cmpint (done->exit_code, ==, 0);
  g_assert_nonnull (strstr (done->out, "\nNIK "));
  g_assert_nonnull (total);
  g_assert_cmpfloat (g_ascii_strtod (total + strlen ("\nTOTAL "), NULL), >, 45);
  g_assert_cmpfloat (g_ascii_strtod (total + strlen ("\nTOTAL "), NULL), <, 65);
}

/* The codes are in their file and nowhere else; the file is its owner's alone. */
static void
test_codes (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *path = path_in (fixture, "codes");
  g_autoptr (GvtProgramRun) done = run (
      fixture, "devices enrol --user OFFICER-1 --user SUPERVISOR-1 --user FACILITATOR-1 --count 3"
               " --url http://127.0.0.1:8480 --output @codes");
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  GStatBuf status;

  g_assert_cmpint (done->exit_code, ==, 0);
  g_assert_cmpstr (done->out, ==, "");
  content = read_file (fixture, "codes");
  lines = g_strsplit (content, "\n", -1);
  g_assert_cmpint (g_stat (path, &status), ==, 0);

  g_assert_cmpuint (g_strv_length (lines), ==, 5); /* three, the address, and the last line's end */
  g_assert_cmpuint (strlen (lines[0]), ==, strlen (lines[2]));
  g_assert_cmpstr (lines[0], !=, lines[1]);
  g_assert_cmpstr (lines[3], ==, "http://127.0.0.1:8480");
  g_assert_cmpuint (status.st_mode & 0777, ==, 0600);
  g_assert_false (gvt_test_folder_contains (fixture->folder, lines[0]));
}

static void
test_users_in_json (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) done = run (fixture, "users list --json");
  g_autoptr (JsonNode) node = gvt_program_run_json (done);
  JsonObject *first = json_array_get_object_element (json_node_get_array (node), 0);

  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (first, "code"), ==, "FACILITATOR-1");
  g_assert_cmpstr (json_object_get_string_member (first, "role"), ==, "facilitator");
  g_assert_cmpstr (json_object_get_string_member (first, "area"), ==, "99.01");
}

static void
test_refusals (Fixture *fixture, gconstpointer unused)
{
  assert_fails (fixture, "init --root-key @other.key", 1, "is there already");
  assert_fails (fixture, "init", 2, "--root-key");
  assert_fails (fixture, "regions import @nothing.csv", 1, "nothing.csv");
  assert_fails (fixture, "users add OFFICER-1 --role officer", 1, "OFFICER-1");
  assert_fails (fixture, "users add OFFICER-2", 2, "--role");
  assert_fails (fixture, "devices enrol --output @codes", 2, "--user");
  assert_fails (fixture, "devices enrol --user FACILITATOR-1 --output @codes", 1, "officer");
  assert_fails (fixture, "devices enrol --user OFFICER-1 --output @codes", 1, "officer");
  assert_fails (fixture, "voters import @nothing.csv --election e --as-of 2026-06-30", 1,
                "nothing.csv");
  assert_fails (fixture, "voters import @regions.csv --election e --as-of 2026-06-30", 1, "column");
  assert_fails (fixture, "packs build", 1, "no voter list");
  assert_fails (fixture, "leases grant --device ABCD --village 99.01.01.2002 --until 2027-01-01", 1,
                "ABCD");
  assert_fails (fixture, "leases grant --device ABCD --until 2027-01-01", 2, "--village");
  assert_fails (fixture, "voters synthesize --regions @regions.csv", 2, "--output");
  assert_fails (fixture, "voters synthesize --regions @regions.csv --villages 99 --output @x", 1,
                "99");
}

/* Those inside the program, again, and an author's folder that has a slip in it. */
static guint
n_lines (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text++)
    n += *text == '\n';
  return n;
}

/* Returns: (transfer full): the page behind @after (nullable) */
static JsonNode *
read_page (const Fixture *fixture, const char *list, const char *after)
{
  g_autofree char *line = g_strconcat (list, " --json --limit 2", after != NULL ? " --after " : "",
                                       after != NULL ? after : "", NULL);
  g_autoptr (GvtProgramRun) done = run (fixture, line);

  g_assert_cmpint (done->exit_code, ==, 0);
  return gvt_program_run_json (done);
}

/* Turns all pages of two, and does what @added (nullable) says before the third. Returns: how many
 * rows there were */
static guint
turn_pages (const Fixture *fixture, const char *list, const char *added)
{
  g_autofree char *after = NULL;
  guint n_rows = 0;

  for (guint n_pages = 1; n_pages == 1 || after != NULL; n_pages++)
    {
      g_autoptr (JsonNode) page = read_page (fixture, list, after);
      JsonObject *object = json_node_get_object (page);
      guint n = json_array_get_length (json_object_get_array_member (object, "rows"));

      g_assert_cmpuint (n, <=, 2);
      n_rows += n;
      g_free (after);
      after = json_object_get_null_member (object, "next")
                  ? NULL
                  : g_strdup (json_object_get_string_member (object, "next"));
      if (n_pages == 2)
        assert_ok (fixture, added);
    }
  return n_rows;
}

static guint
count_all (const Fixture *fixture, const char *list)
{
  g_autofree char *line = g_strconcat (list, " --json", NULL);
  g_autoptr (GvtProgramRun) done = run (fixture, line);
  g_autoptr (JsonNode) all = gvt_program_run_json (done);

  return json_array_get_length (json_node_get_array (all));
}

static void
test_pages (Fixture *fixture, gconstpointer unused)
{
  static const char *const empty[] = { "devices list", "leases list", "checks list",
                                       "visits list",  "digests",     "proposals list",
                                       "sessions list" };

  assert_ok (fixture, "users add PD-01 --role officer");
  assert_ok (fixture, "users add PD-02 --role officer");
  assert_ok (fixture, "users add PD-03 --role officer");
  g_assert_cmpuint (turn_pages (fixture, "users list", "users add ZZ-98 --role officer"), ==,
                    count_all (fixture, "users list"));
  g_assert_cmpuint (turn_pages (fixture, "events list", "users add ZZ-99 --role officer"), ==,
                    count_all (fixture, "events list"));

  for (gsize i = 0; i < G_N_ELEMENTS (empty); i++)
    {
      g_autofree char *key = g_strconcat (empty[i], " --after X/Y/Z/W", NULL);
      g_autofree char *none = g_strconcat (empty[i], " --limit 0", NULL);

      g_assert_cmpuint (turn_pages (fixture, empty[i], NULL), ==, 0);
      assert_fails (fixture, key, 1, "no place in this list");
      assert_fails (fixture, none, 2, "--limit");
    }
}

static void
test_modules (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *folder = path_in (fixture, "module");
  g_autofree char *file = path_in (fixture, "module/module.json");
  g_autoptr (GvtProgramRun) first = run (fixture, "modules publish");
  g_autoptr (GvtProgramRun) again = run (fixture, "modules publish");
  g_autoptr (GvtProgramRun) events = run (fixture, "events list --json --kind file.published");
  g_autoptr (JsonNode) node = gvt_program_run_json (events);
  guint n_modules = n_lines (first->out);

  g_assert_cmpint (first->exit_code, ==, 0);
  g_assert_nonnull (strstr (first->out, "m7-sah-tidak-sah"));
  g_assert_null (strstr (first->out, "already"));
  g_assert_cmpint (again->exit_code, ==, 0);
  g_assert_nonnull (strstr (again->out, "was published already"));
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==,
                    n_modules + 1); /* regions */

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, "{\"format\": 1}", -1, NULL));
  assert_fails (fixture, "modules publish @module", 1, "module.json");
}

/* Which file it is stands in the words. */
static void
test_files_are_named (Fixture *fixture, gconstpointer unused)
{
  assert_fails (fixture, "keys renew --root-key @not-there", 1, "/not-there. Nothing was changed");
  assert_fails (fixture, "keys renew --root-key @regions.csv", 1, "/regions.csv holds no key");
  assert_fails (fixture, "modules publish @not-there", 1, "/not-there. Nothing was changed");
}

static void
test_no_centre (Fixture *fixture, gconstpointer unused)
{
  assert_fails (fixture, "users list", 1, "govote-central init");
}

/* @content: (nullable): what stands there instead of the store; %NULL: nothing does. Nothing is
 * made in its place, by whatever command, and the words are for whoever runs a server. */
static void
assert_store_is_required (const Fixture *fixture, const char *content, const char *told)
{
  static const char *const lines[] = { "users list", "serve --port 0", "modules publish" };
  g_autofree char *store = path_in (fixture, "centre/centre.db");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  g_assert_cmpint (g_unlink (store), ==, 0);
  if (content != NULL)
    g_assert_true (g_file_set_contents (store, content, -1, NULL));
  before = gvt_test_folder_digest (fixture->folder);

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (GvtProgramRun) refused = run (fixture, lines[i]);

      g_assert_cmpint (refused->exit_code, ==, 1);
      if (strstr (refused->err, told) == NULL || strstr (refused->err, "aptop") != NULL
          || strstr (refused->err, "supervisor") != NULL)
        g_error ("%s: %s", lines[i], refused->err);
    }

  after = gvt_test_folder_digest (fixture->folder);
  g_assert_cmpstr (after, ==, before);
}

static void
test_store_missing (Fixture *fixture, gconstpointer unused)
{
  assert_store_is_required (fixture, NULL, "The centre's store is missing or empty: ");
  assert_fails (fixture, "init --root-key @other-root", 1, "centre.key is there already");
}

static void
test_store_empty (Fixture *fixture, gconstpointer unused)
{
  assert_store_is_required (fixture, "", "The centre's store is missing or empty: ");
}

static void
test_store_damaged (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *noise = g_strnfill (8192, 'x');

  assert_store_is_required (fixture, noise, "centre.db is damaged");
}

#define ADD(name, setup, func) g_test_add (name, Fixture, NULL, setup, func, tear_down)

/* I10: what stands in an argument is in the list of processes. */
static void
test_database_has_no_password (Fixture *fixture, gconstpointer unused)
{
  assert_fails (fixture, "init --root-key @root.key --database postgresql://u:rahasia@host/d", 1,
                "a password inside");
  assert_fails (fixture, "init --root-key @root.key --database service=a --database-file @x", 1,
                "give one of them");
  assert_fails (fixture, "init --root-key @root.key --database colour=red", 1, "no address");
  assert_fails (fixture, "init --root-key @root.key --database postgresql:///d?host=/nonexistent",
                1, "does not answer");
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("/central-command/a-list-becomes-packs", set_up_centre, test_list);
  ADD ("/central-command/an-invented-list-repeats", set_up, test_synthesize_repeats);
  ADD ("/central-command/entropy-is-printed", set_up, test_entropy);
  ADD ("/central-command/codes-are-in-their-file-alone", set_up_centre, test_codes);
  ADD ("/central-command/users-come-as-json", set_up_centre, test_users_in_json);
  ADD ("/central-command/lists-come-in-pages", set_up_centre, test_pages);
  ADD ("/central-command/modules-are-published-once", set_up_centre, test_modules);
  ADD ("/central-command/refusals-say-what-and-exit-so", set_up_centre, test_refusals);
  ADD ("/central-command/files-are-named", set_up_centre, test_files_are_named);
  ADD ("/central-command/I10-a-database-is-named-without-a-password", set_up,
       test_database_has_no_password);
  ADD ("/central-command/without-a-centre-it-says-so", set_up, test_no_centre);
  ADD ("/central-command/I12-a-missing-store-is-told-and-not-replaced", set_up_centre,
       test_store_missing);
  ADD ("/central-command/I12-an-empty-store-is-told-and-not-replaced", set_up_centre,
       test_store_empty);
  ADD ("/central-command/I12-a-damaged-store-is-told-and-left-as-it-is", set_up_centre,
       test_store_damaged);

  return g_test_run ();
}
