/* SPDX-License-Identifier: GPL-3.0-or-later */
/* `govotectl doctor` over a day's data, of which one part after the other is really damaged. */
#include <string.h>

#include "gvt-db-copy.h"
#include "gvt-file.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-test.h"
#include "gvt-vault.h"

#define MAX_FILE  (64 << 20)
#define PAGE_SIZE 4096

static GvtProgramRun *
doctor (GvtPlantedDay *day, gboolean may_repair)
{
  return gvt_program_run_new ("govotectl", GVT_PLANTED_PASSPHRASE "\n", "--data", day->laptop,
                              "--user", GVT_PLANTED_OFFICER, "--passphrase-file", "-", "--json",
                              "doctor", may_repair ? "--repair" : NULL, NULL);
}

static JsonNode *
examine (GvtPlantedDay *day, gboolean may_repair, int exit_code)
{
  g_autoptr (GvtProgramRun) run = doctor (day, may_repair);
  JsonNode *node = gvt_program_run_json (run);

  g_assert_cmpint (run->exit_code, ==, exit_code);
  g_assert_cmpint (json_object_get_boolean_member (json_node_get_object (node), "well"), ==,
                   exit_code == 0);
  return node;
}

static JsonObject *
part_of (JsonNode *node, const char *name)
{
  return json_object_get_object_member (json_node_get_object (node), name);
}

static gint64
number (JsonNode *node, const char *part, const char *member)
{
  return json_object_get_int_member (part_of (node, part), member);
}

static guint
count (JsonNode *node, const char *part, const char *member)
{
  return json_array_get_length (json_object_get_array_member (part_of (node, part), member));
}

static void
synchronise (GvtPlantedDay *day)
{
  g_autofree char *address = NULL;
  GSubprocess *server = gvt_program_serve (day->centre, &address);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govotectl", GVT_PLANTED_PASSPHRASE "\n", "--data", day->laptop, "--user",
      GVT_PLANTED_OFFICER, "--passphrase-file", "-", "sync", "--server", address, NULL);

  gvt_program_stop (server);
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->exit_code, ==, 0);
}

static void
flip (const char *path, gsize offset)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) whole = gvt_file_read (path, MAX_FILE, &error);
  g_autoptr (GBytes) damaged = NULL;
  gsize length;
  guint8 *data;

  g_assert_no_error (error);
  length = g_bytes_get_size (whole);
  data = g_memdup2 (g_bytes_get_data (whole, NULL), length);
  data[offset < length ? offset : length / 2] ^= 1;
  damaged = g_bytes_new_take (data, length);
  gvt_file_write (path, damaged, &error);
  g_assert_no_error (error);
}

/* The first file in the laptop's @folder that ends so. Returns: (transfer full) */
static char *
find_file (GvtPlantedDay *day, const char *folder, const char *ending)
{
  g_autofree char *path = g_build_filename (day->laptop, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ending))
      return g_build_filename (path, name, NULL);
  g_assert_not_reached ();
}

static void
check_files (GvtPlantedDay *day, const char *folder, const char *part, const char *ending)
{
  g_autofree char *path = find_file (day, folder, ending);
  g_autoptr (JsonNode) found = NULL, repaired = NULL, fetched = NULL;
  gint64 n;

  flip (path, G_MAXSIZE);
  found = examine (day, FALSE, 1);
  g_assert_cmpuint (count (found, part, "damaged"), ==, 1);
  g_assert_cmpint (number (found, part, "removed"), ==, 0);
  n = number (found, part, "files");

  repaired = examine (day, TRUE, 0);
  g_assert_cmpint (number (repaired, part, "removed"), ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  synchronise (day);
  fetched = examine (day, FALSE, 0);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (number (fetched, part, "files"), ==, n);
  g_assert_cmpint (number (fetched, part, "missing"), ==, 0);
}

static void
check_vault (GvtPlantedDay *day)
{
  g_autofree char *path = g_build_filename (day->laptop, "vault", NULL);
  g_autoptr (JsonNode) found = NULL, again = NULL;

  flip (path, 100);
  found = examine (day, FALSE, 0);
  g_assert_cmpint (number (found, "vault", "damaged"), ==, 1);
  g_assert_cmpint (number (found, "vault", "repaired"), ==, 1);

  again = examine (day, FALSE, 0);
  g_assert_cmpint (number (again, "vault", "damaged"), ==, 0);
  g_assert_cmpint (number (again, "journal", "vault_repairs"), ==, 1);
}

static GvtSecret *
store_key (GvtPlantedDay *day)
{
  g_autofree char *path = g_build_filename (day->laptop, "vault", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtVault) vault = gvt_vault_open (path, &error);
  GvtSecret *key;

  g_assert_no_error (error);
  gvt_vault_unlock (vault, GVT_PLANTED_OFFICER, GVT_PLANTED_PASSPHRASE, &error);
  g_assert_no_error (error);
  key = gvt_vault_dup_store_key (vault, &error);
  g_assert_no_error (error);
  return key;
}

static gboolean
spoil_table (GvtDb *db, gpointer unused, GError **error)
{
  return gvt_db_exec (db, "UPDATE visit SET expected = expected + 1", error);
}

/* A list that says something else than the records do. */
static void
check_projections (GvtPlantedDay *day)
{
  g_autofree char *path = g_build_filename (day->laptop, "store.db", NULL);
  g_autofree char *spoilt = g_build_filename (day->laptop, "store.new", NULL);
  g_autoptr (GvtSecret) key = store_key (day);
  g_autoptr (JsonNode) found = NULL, repaired = NULL, again = NULL;
  g_autoptr (GError) error = NULL;

  gvt_db_copy_file (path, spoilt, key, &(GvtDbCopyActs){ .settle = spoil_table }, &error);
  g_assert_no_error (error);
  gvt_file_move (spoilt, path, &error);
  g_assert_no_error (error);

  found = examine (day, FALSE, 1);
  g_assert_cmpuint (count (found, "projections", "differing"), ==, 1);
  repaired = examine (day, TRUE, 0);
  g_assert_true (json_object_get_boolean_member (part_of (repaired, "projections"), "rebuilt"));
  again = examine (day, FALSE, 0);
  g_assert_cmpuint (count (again, "projections", "differing"), ==, 0);
}

static void
check_backups (GvtPlantedDay *day)
{
  g_autofree char *folder = find_file (day, "backups", "");
  g_autofree char *path = g_build_filename (folder, "store.db", NULL);
  g_autofree char *name = g_path_get_basename (folder);
  g_autoptr (JsonNode) found = NULL, whole = NULL;
  JsonArray *damaged;

  flip (path, 5 * PAGE_SIZE + 100);
  found = examine (day, TRUE, 1);
  damaged = json_object_get_array_member (part_of (found, "backups"), "damaged");
  g_assert_cmpuint (json_array_get_length (damaged), ==, 1);
  g_assert_cmpstr (json_array_get_string_element (damaged, 0), ==, name);

  flip (path, 5 * PAGE_SIZE + 100);
  whole = examine (day, FALSE, 0);
  g_assert_cmpint (number (whole, "backups", "backups"), >=, 1);
}

/* What people recorded is not made again from anything: a word where to get it back. */
static void
check_pages (GvtPlantedDay *day)
{
  g_autofree char *path = g_build_filename (day->laptop, "store.db", NULL);
  g_autoptr (GBytes) whole = NULL;
  g_autoptr (GError) error = NULL;
  guint n_found = 0;

  whole = gvt_file_read (path, MAX_FILE, &error);
  g_assert_no_error (error);
  for (gsize page = g_bytes_get_size (whole) / PAGE_SIZE - 1; page > 0 && n_found == 0; page--)
    {
      g_autoptr (GvtProgramRun) run = NULL;

      flip (path, page * PAGE_SIZE + 2000);
      run = doctor (day, TRUE);
      g_assert_cmpint (run->exit_code, ==, 1);
      n_found += strstr (run->out, "\"damaged_pages\":[") != NULL
                 && strstr (run->out, "\"examined\":false") != NULL;
      gvt_file_write (path, whole, &error);
      g_assert_no_error (error);
    }
  g_assert_cmpuint (n_found, ==, 1);
}

static void
test_each_damage_is_found_and_what_can_be_is_repaired (GvtPlantedDay *day, gconstpointer unused)
{
  g_autoptr (JsonNode) sound = NULL;

  gvt_planted_day_act (day);
  gvt_watch_stop (day->watch);
  sound = examine (day, FALSE, 0);
  g_assert_cmpint (number (sound, "vault", "copies"), ==, 2);
  g_assert_cmpint (number (sound, "journal", "events"), >, 3);
  g_assert_cmpint (number (sound, "projections", "tables"), >, 5);
  g_assert_cmpstr (json_object_get_string_member (part_of (sound, "compared"), "state"), ==,
                   "same");

  check_files (day, "packs", "lists", ".gvpack");
  check_files (day, "packs", "lists", ".gvlexi");
  check_vault (day);
  check_projections (day);
  check_backups (day);
  check_pages (day);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add ("/doctor/each-damage-is-found-and-what-can-be-is-repaired", GvtPlantedDay, NULL,
              gvt_planted_day_set_up, test_each_damage_is_found_and_what_can_be_is_repaired,
              gvt_planted_day_tear_down);
  return g_test_run ();
}
