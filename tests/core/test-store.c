/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "db-test-resources.h"
#include "gvt-error.h"
#include "gvt-store.h"
#include "gvt-test.h"

#define N_THREADS 8
#define N_WRITES  25

static const char *const files[] = { "/test/sql/0001-word.sql", NULL };
static const GvtSchema schema = { 0x67767474, db_test_get_resource, files };

typedef struct
{
  GvtStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) key = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  path = g_build_filename (gvt_test_folder (), "test.db", NULL);
  fixture->store = gvt_store_open (path, key, &schema, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->store);
}

static gboolean
bump (GvtDb *db, gpointer user_data, GError **error)
{
  return gvt_db_exec (db,
                      "INSERT INTO word (word) VALUES ('one')"
                      " ON CONFLICT (word) DO UPDATE SET count = count + 1",
                      error);
}

static gboolean
read_count (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT coalesce (sum (count), 0) FROM word",
                                             error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "sum", error))
    return FALSE;

  *(gint64 *) user_data = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
count (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  gvt_store_read (fixture->store, read_count, &n, &error);
  g_assert_no_error (error);
  return n;
}

static gpointer
write_many (gpointer data)
{
  Fixture *fixture = data;

  for (guint i = 0; i < N_WRITES; i++)
    {
      g_autoptr (GError) error = NULL;

      gvt_store_write (fixture->store, bump, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (count (fixture), >, 0);
    }

  return NULL;
}

static void
test_writes_of_many_threads_all_count (Fixture *fixture, gconstpointer data)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("test", write_many, fixture);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);

  g_assert_cmpint (count (fixture), ==, N_THREADS * N_WRITES);
}

static gboolean
write_then_fail (GvtDb *db, gpointer user_data, GError **error)
{
  bump (db, NULL, NULL);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "on purpose");
  return FALSE;
}

static void
test_failed_write_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_write (fixture->store, write_then_fail, NULL, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpint (count (fixture), ==, 0);
}

static void
test_reader_cannot_write (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_read (fixture->store, bump, NULL, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED);
  g_assert_cmpint (count (fixture), ==, 0);
}

/* The write in the middle comes from another thread: this one holds the read connection. */
static gboolean
read_write_read (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *fixture = user_data;
  gint64 before = -1, after = -1;

  g_assert_true (read_count (db, &before, error));
  g_assert_true (gvt_store_write (fixture->store, bump, NULL, error));
  g_assert_true (read_count (db, &after, error));

  g_assert_cmpint (before, ==, after);
  return TRUE;
}

static void
test_reader_sees_one_snapshot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_store_read (fixture->store, read_write_read, fixture, &error);

  g_assert_no_error (error);
  g_assert_cmpint (count (fixture), ==, 1);
}

static void
test_closed_store_says_so (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  gvt_store_close (fixture->store);
  gvt_store_close (fixture->store);

  g_assert_false (gvt_store_write (fixture->store, bump, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
  g_clear_error (&error);
  g_assert_false (gvt_store_read (fixture->store, read_count, &n, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_LOCKED);
}

typedef struct
{
  GvtStore *store;
  guint depth;
} Nesting;

/* One inside the other takes one more, so that no second thread is needed to have too many. */
static gboolean
read_once_more (GvtDb *db, gpointer user_data, GError **error)
{
  Nesting *self = user_data;
  GvtStoreReaders readers;

  gvt_store_get_readers (self->store, &readers);
  g_assert_cmpuint (readers.n_reading, ==, ++self->depth);
  return gvt_store_read (self->store, read_once_more, self, error);
}

static void
test_no_more_read_than_may (Fixture *fixture, gconstpointer data)
{
  Nesting nesting = { .store = fixture->store };
  GvtStoreReaders readers;
  g_autoptr (GError) error = NULL;

  gvt_store_bound_readers (fixture->store, 3, 1);
  g_assert_false (gvt_store_read (fixture->store, read_once_more, &nesting, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_cmpuint (nesting.depth, ==, 3);

  gvt_store_get_readers (fixture->store, &readers);
  g_assert_cmpuint (readers.n_reading, ==, 0);
  g_assert_cmpuint (readers.n_idle, ==, 3);
  g_assert_cmpint (count (fixture), ==, 0); /* and it goes on */
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("/store/writes-of-many-threads-all-count", test_writes_of_many_threads_all_count);
  ADD ("/store/failed-write-leaves-nothing", test_failed_write_leaves_nothing);
  ADD ("/store/reader-cannot-write", test_reader_cannot_write);
  ADD ("/store/reader-sees-one-snapshot", test_reader_sees_one_snapshot);
  ADD ("/store/no-more-read-than-may", test_no_more_read_than_may);
  ADD ("/store/closed-store-says-so", test_closed_store_says_so);

  return g_test_run ();
}
