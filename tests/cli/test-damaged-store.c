/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One bit of a store turns, as old disks do it: in every page of what a whole day has left. It is
 * found, by its page, or the store does not open and says so. */
#include <string.h>

#include "gvt-db-check.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-laptop-schema.h"
#include "gvt-planted-day.h"
#include "gvt-program-run.h"
#include "gvt-test.h"
#include "gvt-vault.h"

#define PAGE_SIZE 4096
#define MAX_STORE (64 << 20)
#define N_BY_HAND 12 /* pages that the programs themselves are asked about: it takes a while */

typedef struct
{
  char *path;
  GBytes *whole;
  guint64 n_pages;
} Store;

static void
store_init (Store *self, const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;

  self->path = g_build_filename (folder, name, NULL);
  self->whole = gvt_file_read (self->path, MAX_STORE, &error);
  g_assert_no_error (error);
  self->n_pages = g_bytes_get_size (self->whole) / PAGE_SIZE;
}

static void
store_clear (Store *self)
{
  g_free (self->path);
  g_bytes_unref (self->whole);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Store, store_clear)

/* The store at @path with one bit turned within @page: at its start, its middle or its end, where
 * the checksum itself lies. */
static void
write_damaged (const Store *self, const char *path, guint64 page)
{
  static const gsize within[] = { 20, PAGE_SIZE / 2, PAGE_SIZE - 8 };
  gsize length = g_bytes_get_size (self->whole);
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (self->whole, NULL), length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  data[(page - 1) * PAGE_SIZE + within[page % G_N_ELEMENTS (within)]] ^= 4;
  bytes = g_bytes_new_take (g_steal_pointer (&data), length);
  gvt_file_write (path, bytes, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): what opens the laptop's store */
static GvtSecret *
store_key (GvtPlantedDay *self)
{
  g_autofree char *path = g_build_filename (self->laptop, "vault", NULL);
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

/* Returns: whether it opened */
static gboolean
assert_page_is_found (const char *path, const GvtSecret *key, guint64 page)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtDb) db = gvt_db_open (path, key, &gvt_laptop_schema, &error);
  g_auto (GvtDbReport) report = { 0 };

  if (db == NULL)
    {
      g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
      return FALSE;
    }

  g_assert_true (gvt_db_check (db, &report, &error));
  g_assert_no_error (error);
  g_assert_false (gvt_db_report_is_sound (&report));
  g_assert_cmpuint (report.damaged->len, ==, 1);
  g_assert_cmpuint (g_array_index (report.damaged, guint64, 0), ==, page);
  return TRUE;
}

static void
find_every_page_of_the_laptop (GvtPlantedDay *self)
{
  g_auto (Store) store = { 0 };
  g_autoptr (GvtSecret) key = store_key (self);
  g_autofree char *copy = g_build_filename (gvt_test_folder (), "copy.db", NULL);
  guint n_opened = 0;

  store_init (&store, self->laptop, "store.db");
  g_assert_cmpuint (store.n_pages, >, 20);
  for (guint64 page = 1; page <= store.n_pages; page++)
    {
      write_damaged (&store, copy, page);
      n_opened += assert_page_is_found (copy, key, page);
    }
  g_assert_cmpuint (n_opened, <, store.n_pages); /* without the first page nothing opens */
  g_assert_cmpuint (n_opened, >, store.n_pages / 2);
}

static GvtProgramRun *
verify_laptop (GvtPlantedDay *self)
{
  return gvt_program_run_new ("govotectl", GVT_PLANTED_PASSPHRASE "\n", "--data", self->laptop,
                              "--user", GVT_PLANTED_OFFICER, "--passphrase-file", "-", "--json",
                              "journal", "verify", NULL);
}

static GvtProgramRun *
verify_centre (GvtPlantedDay *self)
{
  return gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "--json", "journal",
                              "verify", NULL);
}

static void
assert_sound (GvtProgramRun *run, guint64 n_pages)
{
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *object = json_node_get_object (node);

  g_assert_cmpint (run->exit_code, ==, 0);
  g_assert_cmpint (json_object_get_int_member (object, "pages"), ==, (gint64) n_pages);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "damaged_pages")),
                    ==, 0);
  g_assert_true (json_object_get_null_member (object, "fault"));
  g_assert_cmpint (json_object_get_int_member (object, "events"), >, 0);
}

static void
assert_damaged (GvtProgramRun *run, guint64 page)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *pages;

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, "is damaged, or")); /* in the words of either program */
  if (*run->out == '\0')                                  /* it did not open */
    return;

  node = json_from_string (run->out, NULL);
  pages = json_object_get_array_member (json_node_get_object (node), "damaged_pages");
  g_assert_cmpuint (json_array_get_length (pages), ==, 1);
  g_assert_cmpint (json_array_get_int_element (pages, 0), ==, (gint64) page);
}

typedef GvtProgramRun *(*Verify) (GvtPlantedDay *self);

static void
ask_the_program (GvtPlantedDay *self, const char *folder, const char *name, Verify verify)
{
  g_auto (Store) store = { 0 };
  g_autoptr (GvtProgramRun) before = NULL, after = NULL;
  g_autoptr (GError) error = NULL;

  store_init (&store, folder, name);
  before = verify (self);
  assert_sound (before, store.n_pages);
  for (guint i = 0; i <= N_BY_HAND; i++)
    {
      guint64 page = MAX (store.n_pages * i / N_BY_HAND, 1);
      g_autoptr (GvtProgramRun) run = NULL;

      write_damaged (&store, store.path, page);
      run = verify (self);
      assert_damaged (run, page);
      gvt_file_write (store.path, store.whole, &error);
      g_assert_no_error (error);
    }
  after = verify (self);
  assert_sound (after, store.n_pages);
}

/* Returns: (transfer full): one of the files that the centre serves */
static char *
published_file (GvtPlantedDay *self)
{
  g_autofree char *files = g_build_filename (self->centre, "files", NULL);
  g_autoptr (GDir) shelves = g_dir_open (files, 0, NULL);
  g_autofree char *shelf = g_build_filename (files, g_dir_read_name (shelves), NULL);
  g_autoptr (GDir) dir = g_dir_open (shelf, 0, NULL);

  return g_build_filename (shelf, g_dir_read_name (dir), NULL);
}

static void
ask_about_a_published_file (GvtPlantedDay *self)
{
  g_auto (Store) file = { 0 };
  g_autofree char *path = published_file (self);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GvtProgramRun) run = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonArray *damaged;

  store_init (&file, folder, name);
  write_damaged (&file, file.path, 1);
  run = verify_centre (self);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, "Publish them again"));
  node = json_from_string (run->out, NULL);
  damaged = json_object_get_array_member (json_node_get_object (node), "damaged_files");
  g_assert_cmpuint (json_array_get_length (damaged), ==, 1);
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (damaged, 0), "hash"), ==, name);
}

static void
test_one_bit_of_any_page_is_found (GvtPlantedDay *self, gconstpointer unused)
{
  gvt_planted_day_act (self);
  gvt_watch_stop (self->watch);

  find_every_page_of_the_laptop (self);
  ask_the_program (self, self->laptop, "store.db", verify_laptop);
  ask_the_program (self, self->centre, "centre.db", verify_centre);
  ask_about_a_published_file (self);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add ("/damaged-store/one-bit-of-any-page-is-found", GvtPlantedDay, NULL,
              gvt_planted_day_set_up, test_one_bit_of_any_page_is_found, gvt_planted_day_tear_down);

  return g_test_run ();
}
