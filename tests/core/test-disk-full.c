/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I1 on a full disk: an error that says so, and nothing half-written. */
#include <glib/gstdio.h>

#include "db-test-resources.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-small-disk.h"
#include "gvt-store.h"
#include "gvt-test.h"

#define DISK      (1024 * 1024)
#define RESERVE   (256 * 1024)
#define WORD_SIZE 4000
#define MANY      1000

static const char *const files[] = { "/test/sql/0001-word.sql", NULL };
static const GvtSchema schema = { 0x67767474, db_test_get_resource, files };

typedef struct
{
  GvtSmallDisk disk;
  char *reserve; /* given back when somebody makes room */
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *content = g_malloc0 (RESERVE);

  gvt_small_disk_mount (&self->disk, 1);
  self->reserve = g_build_filename (self->disk.folder, "reserve", NULL);
  g_assert_true (g_file_set_contents (self->reserve, content, RESERVE, NULL));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_small_disk_unmount (&self->disk);
  g_free (self->reserve);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) entries = g_dir_open (self->disk.folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (entries) != NULL)
    n++;
  return n;
}

static void
test_file_stays_as_it_was (Fixture *self, gconstpointer unused)
{
  g_autofree char *path = g_build_filename (self->disk.folder, "vault", NULL);
  g_autofree char *large = g_malloc0 (DISK);
  g_autoptr (GBytes) old = gvt_test_bytes ("the old content");
  g_autoptr (GBytes) new = g_bytes_new_static (large, DISK);
  g_autoptr (GBytes) found = NULL;
  g_autoptr (GError) error = NULL;

  gvt_file_write (path, old, &error);
  g_assert_no_error (error);

  g_assert_false (gvt_file_write (path, new, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DISK_FULL);
  found = gvt_file_read (path, DISK, NULL);
  gvt_test_assert_bytes (found, old);
  g_assert_cmpuint (count_files (self), ==, 2); /* no temporary one is left */
}

static GvtStore *
open_store (Fixture *self, GError **error)
{
  static const guint8 bytes[GVT_KEY_SIZE] = "thirty-two bytes for test stores";
  g_autoptr (GvtSecret) key = gvt_secret_new (bytes, sizeof bytes);
  g_autofree char *path = g_build_filename (self->disk.folder, "store.db", NULL);

  return gvt_store_open (path, key, &schema, error);
}

static gboolean
insert (GvtDb *db, guint number, GError **error)
{
  g_autofree char *word = g_strdup_printf ("%0*u", WORD_SIZE, number);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "INSERT INTO word (word) VALUES (:word)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":word", word);
  return gvt_stmt_run (stmt, error);
}

static gboolean
insert_pair (GvtDb *db, gpointer user_data, GError **error)
{
  guint *n_pairs = user_data;

  return insert (db, 2 * *n_pairs, error) && insert (db, 2 * *n_pairs + 1, error);
}

static gboolean
count_words (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM word", error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "number", error))
    return FALSE;

  *(guint *) user_data = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static void
assert_words (GvtStore *store, guint expected)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  gvt_store_read (store, count_words, &n, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, expected);
}

static void
test_store_keeps_what_it_said_it_has (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  GvtStore *store = open_store (self, &error);
  guint n_pairs = 0;

  g_assert_no_error (error);
  while (n_pairs < MANY && gvt_store_write (store, insert_pair, &n_pairs, &error))
    n_pairs++;
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DISK_FULL);
  g_clear_error (&error);
  g_assert_cmpuint (n_pairs, >, 0);
  assert_words (store, 2 * n_pairs);

  g_assert_cmpint (g_unlink (self->reserve), ==, 0);
  gvt_store_write (store, insert_pair, &n_pairs, &error);
  g_assert_no_error (error);
  n_pairs++;
  g_assert_finalize_object (store);

  store = open_store (self, &error);
  g_assert_no_error (error);
  assert_words (store, 2 * n_pairs);
  g_assert_finalize_object (store);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  if (!gvt_small_disk_prepare ())
    {
      g_print ("1..0 # SKIP no mount namespace is allowed here\n");
      return 0;
    }

  gvt_test_init (&argc, &argv);

  ADD ("/disk-full/file-stays-as-it-was", test_file_stays_as_it_was);
  ADD ("/disk-full/store-keeps-what-it-said-it-has", test_store_keeps_what_it_said_it_has);

  return g_test_run ();
}
