/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <dlfcn.h>
#include <string.h>
#include <sys/stat.h>

#include <glib/gstdio.h>

#include "db-test-resources.h"
#include "gvt-db.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-test.h"

static const char *const files_v1[] = { "/test/sql/0001-word.sql", NULL };
static const char *const files_v2[] = { "/test/sql/0001-word.sql", "/test/sql/0002-note.sql",
                                        NULL };
static const char *const files_v3[] = { "/test/sql/0001-word.sql", "/test/sql/0002-note.sql",
                                        "/test/sql/0003-broken.sql", NULL };
static const GvtSchema schema_v1 = { 0x67767474, db_test_get_resource, files_v1 };
static const GvtSchema schema_v2 = { 0x67767474, db_test_get_resource, files_v2 };
static const GvtSchema schema_v3 = { 0x67767474, db_test_get_resource, files_v3 };

typedef struct
{
  const char *folder;
  char *path;
  GvtSecret *key;
  GvtDb *db;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = gvt_test_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->key = gvt_secret_new_random (GVT_KEY_SIZE);
  fixture->db = gvt_db_open (fixture->path, fixture->key, &schema_v1, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->db != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->db));
  gvt_secret_unref (fixture->key);
  g_free (fixture->path);
}

static gboolean
insert (GvtDb *db, const char *word, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "INSERT INTO word (word) VALUES (:word)", error);

  g_assert_nonnull (stmt);
  gvt_stmt_bind_text (stmt, ":word", word);
  return gvt_stmt_run (stmt, error);
}

static gint64
count (GvtDb *db)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT count (*) FROM word", NULL);

  g_assert_true (gvt_stmt_next (stmt, NULL));
  return gvt_stmt_int (stmt, 0);
}

/* libsoup pulls in the plain libsqlite3; whoever came first would answer for both. */
static void
test_sqlite_is_sqlcipher (Fixture *fixture, gconstpointer data)
{
  void *symbol = dlsym (RTLD_DEFAULT, "sqlite3_open_v2");
  Dl_info info;

  g_assert_nonnull (symbol);
  g_assert_true (dladdr (symbol, &info) != 0);
  g_assert_nonnull (strstr (info.dli_fname, "sqlcipher"));
}

/* D2: nothing of a database can be read from its files, its log included. */
static void
test_file_is_really_encrypted (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) content = NULL;
  g_autoptr (GError) error = NULL;

  insert (fixture->db, "PLANTEDWORD", &error);
  g_assert_no_error (error);

  content = gvt_file_read (fixture->path, 1 << 20, &error);
  g_assert_no_error (error);
  g_assert_true (memcmp (g_bytes_get_data (content, NULL), "SQLite format 3", 16) != 0);
  g_assert_false (gvt_test_folder_contains (fixture->folder, "PLANTEDWORD"));
}

static void
assert_modes (Fixture *fixture, int mode)
{
  static const char *const suffixes[] = { "", "-wal", "-shm", "-lock" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);
      GStatBuf info;

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, mode);
    }
}

static void
test_files_are_for_their_owner_alone (Fixture *fixture, gconstpointer data)
{
  insert (fixture->db, "word", NULL);

  assert_modes (fixture, 0600);
}

static void
test_files_that_others_could_read_are_tightened (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-wal", "-shm" };
  g_autoptr (GError) error = NULL;

  insert (fixture->db, "word", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_assert_cmpint (g_chmod (path, 0644), ==, 0);
    }

  g_object_unref (gvt_db_open (fixture->path, fixture->key, &schema_v1, &error)); /* a second one */

  g_assert_no_error (error);
  assert_modes (fixture, 0600);
}

static void
test_wrong_key_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtSecret) other = gvt_secret_new_random (GVT_KEY_SIZE);
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->db);

  g_assert_null (gvt_db_open (fixture->path, other, &schema_v1, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
}

static void
test_plain_database_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "plain.db", NULL);
  char page[4096] = "SQLite format 3";

  g_assert_true (g_file_set_contents (path, page, sizeof page, NULL));

  g_assert_null (gvt_db_open (path, fixture->key, &schema_v1, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
}

static void
test_rule_of_the_schema_is_told_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (insert (fixture->db, "", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CONSTRAINT);
}

static gboolean
fail_after_insert (GvtDb *db, gpointer user_data, GError **error)
{
  insert (db, "undone", NULL);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE, "on purpose");
  return FALSE;
}

static gboolean
nest (GvtDb *db, gpointer user_data, GError **error)
{
  g_assert_true (insert (db, "kept", NULL));
  g_assert_false (gvt_db_transact (db, fail_after_insert, NULL, NULL));
  return TRUE;
}

static void
test_failure_rolls_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_db_transact (fixture->db, fail_after_insert, NULL, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_STATE);
  g_assert_cmpint (count (fixture->db), ==, 0);
}

static void
test_nested_failure_keeps_outer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (gvt_db_transact (fixture->db, nest, NULL, &error));

  g_assert_no_error (error);
  g_assert_cmpint (count (fixture->db), ==, 1);
}

static gboolean
remember_and_fail (GvtDb *db, gpointer user_data, GError **error)
{
  gvt_db_remember (db, "inner", g_strdup ("gone with it"), g_free);
  return fail_after_insert (db, user_data, error);
}

static gboolean
remember (GvtDb *db, gpointer user_data, GError **error)
{
  gvt_db_remember (db, "name", g_strdup ("first"), g_free);
  gvt_db_remember (db, "name", g_strdup ("second"), g_free);
  g_assert_cmpstr (gvt_db_recall (db, "name"), ==, "second");
  g_assert_null (gvt_db_recall (db, "another"));

  gvt_db_forget (db);
  g_assert_null (gvt_db_recall (db, "name"));

  gvt_db_remember (db, "name", g_strdup ("read before"), g_free);
  g_assert_false (gvt_db_transact (db, remember_and_fail, NULL, NULL));
  g_assert_null (gvt_db_recall (db, "inner"));
  g_assert_null (gvt_db_recall (db, "name"));

  gvt_db_remember (db, "name", g_strdup ("at the end"), g_free);
  return TRUE;
}

static void
test_what_was_read_is_remembered_for_one_transaction (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  gvt_db_remember (fixture->db, "outside", g_strdup ("of none"), g_free);
  g_assert_null (gvt_db_recall (fixture->db, "outside"));
  g_assert_true (gvt_db_transact (fixture->db, remember, NULL, &error));
  g_assert_no_error (error);
  g_assert_null (gvt_db_recall (fixture->db, "name"));
}

/* What SQLite does by itself on a full disk, asked for by hand; the caller overlooks it. */
static gboolean
go_on_after_sqlite_gave_up (GvtDb *db, gpointer user_data, GError **error)
{
  gvt_db_exec (db, "ROLLBACK", NULL);
  insert (db, "outside", NULL);
  return TRUE;
}

static void
test_nothing_is_written_after_the_transaction_died (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_db_transact (fixture->db, go_on_after_sqlite_gave_up, NULL, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED);
  g_assert_cmpint (count (fixture->db), ==, 0);
}

/* I12: an older file is migrated, and a copy is kept until the next clean start. */
static void
test_older_file_is_migrated_and_copied (Fixture *fixture, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (fixture->path, ".before-migration", NULL);
  g_autoptr (GError) error = NULL;

  insert (fixture->db, "old", NULL);
  g_clear_object (&fixture->db);

  fixture->db = gvt_db_open (fixture->path, fixture->key, &schema_v2, &error);
  g_assert_no_error (error);
  g_assert_cmpint (gvt_db_get_version (fixture->db), ==, 2);
  g_assert_cmpint (count (fixture->db), ==, 1);
  g_assert_true (g_file_test (copy, G_FILE_TEST_EXISTS));
  {
    g_autoptr (GvtDb) before = gvt_db_open (copy, fixture->key, &schema_v1, &error);
    g_assert_no_error (error);
    g_assert_cmpint (count (before), ==, 1);
  }

  g_clear_object (&fixture->db);
  fixture->db = gvt_db_open (fixture->path, fixture->key, &schema_v2, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
}

/* I12 */
static void
test_newer_file_is_left_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) before = NULL;
  g_autoptr (GBytes) after = NULL;

  g_clear_object (&fixture->db);
  fixture->db = gvt_db_open (fixture->path, fixture->key, &schema_v2, NULL);
  g_clear_object (&fixture->db);
  before = gvt_file_read (fixture->path, 1 << 20, NULL);

  g_assert_null (gvt_db_open (fixture->path, fixture->key, &schema_v1, &error));

  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
  after = gvt_file_read (fixture->path, 1 << 20, NULL);
  g_assert_true (g_bytes_equal (before, after));
}

static void
test_failed_migration_keeps_the_old_version (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  insert (fixture->db, "old", NULL);
  g_clear_object (&fixture->db);

  g_assert_null (gvt_db_open (fixture->path, fixture->key, &schema_v3, &error));
  g_assert_nonnull (strstr (error->message, "0003-broken.sql"));

  fixture->db = gvt_db_open (fixture->path, fixture->key, &schema_v2, NULL);
  g_assert_cmpint (gvt_db_get_version (fixture->db), ==, 2);
  g_assert_cmpint (count (fixture->db), ==, 1);
}

static void
test_digest_sees_content_and_not_order (Fixture *fixture, gconstpointer data)
{
  GvtHash empty, one, two, again;

  g_assert_true (gvt_db_digest_table (fixture->db, "word", &empty, NULL));
  insert (fixture->db, "a", NULL);
  g_assert_true (gvt_db_digest_table (fixture->db, "word", &one, NULL));
  insert (fixture->db, "b", NULL);
  g_assert_true (gvt_db_digest_table (fixture->db, "word", &two, NULL));
  gvt_db_exec (fixture->db, "DELETE FROM word", NULL);
  insert (fixture->db, "b", NULL);
  insert (fixture->db, "a", NULL);
  g_assert_true (gvt_db_digest_table (fixture->db, "word", &again, NULL));

  g_assert_false (gvt_hash_equal (&empty, &one));
  g_assert_false (gvt_hash_equal (&one, &two));
  g_assert_true (gvt_hash_equal (&two, &again));
}

static GvtStmt *
prepare (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;
  GvtStmt *stmt = gvt_db_prepare (fixture->db, sql, &error);

  g_assert_no_error (error);
  return stmt;
}

static void
test_a_statement_comes_back_without_its_values (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtStmt) stmt = prepare (fixture, "SELECT :word");

      if (i == 0)
        gvt_stmt_bind_text (stmt, ":word", "of somebody else");
      g_assert_true (gvt_stmt_next (stmt, NULL)); /* left in the midst of its rows */
      g_assert_cmpint (gvt_stmt_is_null (stmt, 0), ==, i == 1);
    }
}

static void
test_one_text_stands_twice_at_a_time (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GvtStmt) outer = NULL;

  insert (fixture->db, "a", NULL);
  insert (fixture->db, "b", NULL);
  outer = prepare (fixture, "SELECT word FROM word ORDER BY word");
  g_assert_true (gvt_stmt_next (outer, NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtStmt) inner = prepare (fixture, "SELECT word FROM word ORDER BY word");

      g_assert_true (gvt_stmt_next (inner, NULL));
      g_assert_cmpstr (gvt_stmt_text (inner, 0), ==, "a");
    }
  g_assert_true (gvt_stmt_next (outer, NULL));
  g_assert_cmpstr (gvt_stmt_text (outer, 0), ==, "b");
}

static void
test_a_statement_is_of_use_after_it_failed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (insert (fixture->db, "a", NULL));
  g_assert_false (insert (fixture->db, "a", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CONSTRAINT);
  g_assert_true (insert (fixture->db, "b", NULL));
  g_assert_cmpint (count (fixture->db), ==, 2);
}

static void
test_a_statement_sees_a_table_that_changed (Fixture *fixture, gconstpointer data)
{
  insert (fixture->db, "a", NULL);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GvtStmt) stmt = prepare (fixture, "SELECT * FROM word");

      g_assert_true (gvt_stmt_next (stmt, NULL));
      if (i == 1)
        g_assert_cmpstr (gvt_stmt_text (stmt, 2), ==, "new");
      g_clear_pointer (&stmt, gvt_stmt_free);
      if (i == 0)
        g_assert_true (
            gvt_db_exec (fixture->db, "ALTER TABLE word ADD COLUMN note TEXT DEFAULT 'new'", NULL));
    }
}

static void
test_more_statements_than_are_kept (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT %u", i % 600);
      g_autoptr (GvtStmt) stmt = prepare (fixture, sql);

      g_assert_true (gvt_stmt_next (stmt, NULL));
      g_assert_cmpint (gvt_stmt_int (stmt, 0), ==, i % 600);
    }
}

static void
test_ids_of_all_rows_are_read (Fixture *fixture, gconstpointer data)
{
  const char *const good = "SELECT X'000102030405060708090a0b0c0d0e0f' AS id UNION ALL"
                           " SELECT X'f00102030405060708090a0b0c0d0e0f' ORDER BY id";
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtStmt) two = gvt_db_prepare (fixture->db, good, &error);
  g_autoptr (GvtStmt) none = gvt_db_prepare (fixture->db, "SELECT X'00' WHERE 0", &error);
  g_autoptr (GvtStmt) bad = gvt_db_prepare (fixture->db, "SELECT X'0001'", &error);
  g_autoptr (GArray) ids = gvt_stmt_all_ids (two, &error);
  g_autoptr (GArray) empty = gvt_stmt_all_ids (none, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, 2);
  g_assert_cmpuint (g_array_index (ids, GvtId, 0).bytes[0], ==, 0x00);
  g_assert_cmpuint (g_array_index (ids, GvtId, 1).bytes[0], ==, 0xf0);
  g_assert_cmpuint (empty->len, ==, 0);
  g_assert_null (gvt_stmt_all_ids (bad, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT);
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);
  umask (022); /* as most systems have it */

  ADD ("/db/sqlite-is-sqlcipher", test_sqlite_is_sqlcipher);
  ADD ("/db/file-is-really-encrypted", test_file_is_really_encrypted);
  ADD ("/db/files-are-for-their-owner-alone", test_files_are_for_their_owner_alone);
  ADD ("/db/files-that-others-could-read-are-tightened",
       test_files_that_others_could_read_are_tightened);
  ADD ("/db/wrong-key-is-refused", test_wrong_key_is_refused);
  ADD ("/db/plain-database-is-refused", test_plain_database_is_refused);
  ADD ("/db/rule-of-the-schema-is-told-apart", test_rule_of_the_schema_is_told_apart);
  ADD ("/db/failure-rolls-back", test_failure_rolls_back);
  ADD ("/db/nested-failure-keeps-outer", test_nested_failure_keeps_outer);
  ADD ("/db/what-was-read-is-remembered-for-one-transaction",
       test_what_was_read_is_remembered_for_one_transaction);
  ADD ("/db/nothing-is-written-after-the-transaction-died",
       test_nothing_is_written_after_the_transaction_died);
  ADD ("/db/older-file-is-migrated-and-copied", test_older_file_is_migrated_and_copied);
  ADD ("/db/newer-file-is-left-alone", test_newer_file_is_left_alone);
  ADD ("/db/failed-migration-keeps-the-old-version", test_failed_migration_keeps_the_old_version);
  ADD ("/db/digest-sees-content-and-not-order", test_digest_sees_content_and_not_order);
  ADD ("/db/a-statement-comes-back-without-its-values",
       test_a_statement_comes_back_without_its_values);
  ADD ("/db/one-text-stands-twice-at-a-time", test_one_text_stands_twice_at_a_time);
  ADD ("/db/a-statement-is-of-use-after-it-failed", test_a_statement_is_of_use_after_it_failed);
  ADD ("/db/a-statement-sees-a-table-that-changed", test_a_statement_sees_a_table_that_changed);
  ADD ("/db/ids-of-all-rows-are-read", test_ids_of_all_rows_are_read);
  ADD ("/db/more-statements-than-are-kept", test_more_statements_than_are_kept);

  return g_test_run ();
}
