/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A room full of laptops and one stick. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-test.h"

#define PASSPHRASE "sepuluh kata rahasia"
#define N_LAPTOPS  8

typedef struct
{
  const char *folder;
  char *centre;
  char *stick;
  char *sheet;
  char *passphrase;
  GSubprocess *server;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *root = NULL;
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = gvt_test_folder ();
  fixture->centre = g_build_filename (fixture->folder, "centre", NULL);
  fixture->stick = g_build_filename (fixture->folder, "codes.gvenrol", NULL);
  fixture->sheet = g_build_filename (fixture->folder, "sheet.txt", NULL);
  fixture->passphrase = g_build_filename (fixture->folder, "passphrase", NULL);
  root = g_build_filename (fixture->folder, "root-key", NULL);
  g_file_set_contents (fixture->passphrase, PASSPHRASE "\n", -1, &error);
  g_assert_no_error (error);

  gvt_program_do ("govote-central", fixture->centre, "init", "--root-key", root, "--practice",
                  "--name", "Latihan", NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "PTD-01", "--role", "officer",
                  NULL);
  gvt_program_do ("govote-central", fixture->centre, "users", "add", "SPV-01", "--role",
                  "supervisor", NULL);
  fixture->server = gvt_program_serve (fixture->centre, &address);
  gvt_program_do ("govote-central", fixture->centre, "devices", "enrol", "--user", "PTD-01",
                  "--user", "SPV-01", "--count", "8", "--url", address, "--output", fixture->stick,
                  "--sheet", fixture->sheet, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_program_stop (fixture->server);
  g_free (fixture->centre);
  g_free (fixture->stick);
  g_free (fixture->sheet);
  g_free (fixture->passphrase);
}

static char *
laptop_folder (Fixture *fixture, guint number)
{
  g_autofree char *name = g_strdup_printf ("laptop-%u", number);

  return g_build_filename (fixture->folder, name, NULL);
}

static GSubprocess *
start_enrolling (Fixture *fixture, guint number)
{
  g_autofree char *folder = laptop_folder (fixture, number);
  const char *const args[] = { "--data",
                               folder,
                               "enrol",
                               "--code-file",
                               fixture->stick,
                               "--user",
                               "PTD-01",
                               "--passphrase-file",
                               fixture->passphrase,
                               "--user",
                               "SPV-01",
                               "--passphrase-file",
                               fixture->passphrase,
                               NULL };

  return gvt_program_start ("govotectl", args);
}

static JsonArray *
list_devices (Fixture *fixture, JsonNode **node)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", fixture->centre, "--json", "devices", "list", NULL);

  *node = gvt_program_run_json (run);
  return json_node_get_array (*node);
}

/* All at once, each its own; and there is none left for a ninth. */
static void
test_one_stick_enrols_a_room_at_once (Fixture *fixture, gconstpointer unused)
{
  GSubprocess *laptops[N_LAPTOPS];
  g_autoptr (GHashTable) codes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GvtProgramRun) ninth = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *devices;

  for (guint i = 0; i < N_LAPTOPS; i++)
    laptops[i] = start_enrolling (fixture, i);
  for (guint i = 0; i < N_LAPTOPS; i++)
    {
      g_autoptr (GvtProgramRun) run = gvt_program_finish (laptops[i]);

      g_assert_cmpstr (run->err, ==, "");
      g_assert_cmpint (run->exit_code, ==, 0);
    }
  ninth = gvt_program_finish (start_enrolling (fixture, N_LAPTOPS));

  g_assert_cmpint (ninth->exit_code, ==, 1);
  g_assert_nonnull (strstr (ninth->err, "every code"));
  devices = list_devices (fixture, &node);
  g_assert_cmpuint (json_array_get_length (devices), ==, N_LAPTOPS);
  for (guint i = 0; i < N_LAPTOPS; i++)
    g_hash_table_add (codes, (char *) json_object_get_string_member (
                                 json_array_get_object_element (devices, i), "code"));
  g_assert_cmpuint (g_hash_table_size (codes), ==, N_LAPTOPS);
}

/* I10: what is as good as a key is for its owner alone, and its codes stand nowhere else. */
static void
test_stick_and_sheet_are_kept_like_keys (Fixture *fixture, gconstpointer unused)
{
  const char *const paths[] = { fixture->stick, fixture->sheet };
  g_autofree char *sheet = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_codes = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      GStatBuf info;

      g_assert_cmpint (g_stat (paths[i], &info), ==, 0);
      g_assert_cmphex (info.st_mode & 0777, ==, 0600);
    }

  g_assert_true (g_file_get_contents (fixture->sheet, &sheet, NULL, NULL));
  g_assert_nonnull (strstr (sheet, "PTD-01"));
  g_assert_nonnull (strstr (sheet, "WITA"));
  lines = g_strsplit (sheet, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *code = strstr (lines[i], ".  ");

      g_assert_cmpint (g_utf8_strlen (lines[i], -1), <=, 80);
      if (code == NULL || strlen (code + 3) != 41)
        continue;
      n_codes++;
      g_assert_false (gvt_test_folder_contains (fixture->centre, code + 3));
    }
  g_assert_cmpuint (n_codes, ==, N_LAPTOPS);
}

static void
test_a_stick_without_an_address_is_a_usage_error (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", fixture->centre, "devices", "enrol", "--user", "PTD-01",
      "--output", fixture->stick, NULL);

  g_assert_cmpint (run->exit_code, ==, 2);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  ADD ("/enrol-many/one-stick-enrols-a-room-at-once", test_one_stick_enrols_a_room_at_once);
  ADD ("/enrol-many/I10-stick-and-sheet-are-kept-like-keys",
       test_stick_and_sheet_are_kept_like_keys);
  ADD ("/enrol-many/a-stick-without-an-address-is-a-usage-error",
       test_a_stick_without_an_address_is_a_usage_error);
  return g_test_run ();
}
