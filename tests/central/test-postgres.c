/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-postgres.h"

#include <string.h>

#include "gvt-central-schema.h"
#include "gvt-db-load.h"
#include "gvt-error.h"
#include "gvt-private-postgres.h"
#include "gvt-test.h"

/* One server for the whole program; the schema is made anew for each test. */
static GvtPrivatePostgres *server;
static GvtSecret *key;

typedef struct
{
  GvtStore *store;
} Fixture;

static GvtStore *
open_store (void)
{
  g_autoptr (GError) error = NULL;
  GvtStore *store = gvt_postgres_open_store (gvt_private_postgres_get_uri (server), key,
                                             &gvt_central_schema, &error);

  g_assert_no_error (error);
  return store;
}

static gboolean
exec (GvtDb *db, gpointer sql, GError **error)
{
  return gvt_db_exec (db, sql, error);
}

static void
write_sql (GvtStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (store, exec, (gpointer) sql, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_postgres_create (gvt_private_postgres_get_uri (server), &error);
  g_assert_no_error (error);
  self->store = open_store ();
  write_sql (self->store, "DELETE FROM setting");
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_finalize_object (self->store);
  gvt_postgres_drop (gvt_private_postgres_get_uri (server), &error);
  g_assert_no_error (error);
}

typedef struct
{
  const char *sql;
  gint64 answer;
} Question;

static gboolean
ask (GvtDb *db, gpointer user_data, GError **error)
{
  Question *question = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, question->sql, error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "an answer", error))
    return FALSE;
  question->answer = gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gint64
read_int (GvtStore *store, const char *sql)
{
  g_autoptr (GError) error = NULL;
  Question question = { .sql = sql };

  gvt_store_read (store, ask, &question, &error);
  g_assert_no_error (error);
  return question.answer;
}

static gboolean
add_setting (GvtDb *db, const char *name, const char *value, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "INSERT INTO setting VALUES (:name, :value)",
                                             error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  gvt_stmt_bind_text (stmt, ":value", value);
  return gvt_stmt_run (stmt, error);
}

/* --- values --- */

static gboolean
write_values (GvtDb *db, gpointer unused, GError **error)
{
  static const guint8 bytes[] = { 0, 255, '\'', '\\', 0 };
  g_autoptr (GvtStmt) stmt = NULL;

  if (!gvt_db_exec (db, "CREATE TABLE value (n INTEGER, i INTEGER, t TEXT, b BLOB) STRICT", error))
    return FALSE;
  stmt = gvt_db_prepare (db, "INSERT INTO value VALUES (:n, :i, :t, :b)", error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":n", 1);
  gvt_stmt_bind_int (stmt, ":i", G_MININT64);
  gvt_stmt_bind_text (stmt, ":t", "d'esa \\ ’é");
  gvt_stmt_bind_data (stmt, ":b", bytes, sizeof bytes);
  if (!gvt_stmt_run (stmt, error))
    return FALSE;
  g_assert_cmpint (gvt_db_changes (db), ==, 1);

  gvt_stmt_reset (stmt); /* what is not bound again is NULL */
  gvt_stmt_bind_int (stmt, ":n", 2);
  if (!gvt_stmt_run (stmt, error))
    return FALSE;

  gvt_stmt_reset (stmt);
  gvt_stmt_bind_int (stmt, ":n", 3);
  gvt_stmt_bind_int (stmt, ":i", G_MAXINT64);
  gvt_stmt_bind_text (stmt, ":t", "");
  gvt_stmt_bind_data (stmt, ":b", NULL, 0);
  return gvt_stmt_run (stmt, error);
}

static gboolean
read_values (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "SELECT n, i, t, b FROM value ORDER BY n", error);
  g_autoptr (GBytes) bytes = NULL, none = NULL, empty = NULL;

  g_assert_true (gvt_stmt_next (stmt, error));
  bytes = gvt_stmt_bytes (stmt, 3);
  g_assert_cmpint (gvt_stmt_int (stmt, 1), ==, G_MININT64);
  g_assert_cmpstr (gvt_stmt_text (stmt, 1), ==, "-9223372036854775808");
  g_assert_cmpstr (gvt_stmt_text (stmt, 2), ==, "d'esa \\ ’é");
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "\0\377'\\\0", 5);

  g_assert_true (gvt_stmt_next (stmt, error));
  none = gvt_stmt_bytes (stmt, 3);
  g_assert_true (gvt_stmt_is_null (stmt, 1) && gvt_stmt_is_null (stmt, 2));
  g_assert_null (none);
  g_assert_null (gvt_stmt_text (stmt, 2));
  g_assert_cmpint (gvt_stmt_int (stmt, 1), ==, 0);

  g_assert_true (gvt_stmt_next (stmt, error));
  empty = gvt_stmt_bytes (stmt, 3);
  g_assert_cmpint (gvt_stmt_int (stmt, 1), ==, G_MAXINT64);
  g_assert_cmpstr (gvt_stmt_text (stmt, 2), ==, "");
  g_assert_nonnull (empty);
  g_assert_cmpuint (g_bytes_get_size (empty), ==, 0);
  g_assert_false (gvt_stmt_next (stmt, error));
  return TRUE;
}

static void
test_values_come_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, write_values, NULL, &error);
  g_assert_no_error (error);

  gvt_store_read (self->store, read_values, NULL, &error);
  g_assert_no_error (error);
}

static void
test_sums_are_numbers (Fixture *self, gconstpointer unused)
{
  g_assert_cmpint (read_int (self->store, "SELECT sum (i) FROM (VALUES (7000000000000000000),"
                                          " (-6999999999999999999)) AS v (i)"),
                   ==, 1);
  g_assert_cmpint (read_int (self->store, "SELECT sum (i) FROM (VALUES (9223372036854775807),"
                                          " (0)) AS v (i)"),
                   ==, G_MAXINT64);
  g_assert_cmpint (read_int (self->store, "SELECT -120000000 * 1.0"), ==, -120000000);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_cmpint (read_int (self->store, "SELECT 2 > 1"), ==, 1);
  g_assert_cmpint (read_int (self->store, "SELECT '17'"), ==, 17);
}

/* --- statements --- */

static gboolean
interleave (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GvtStmt) outer = gvt_db_prepare (
      db, "SELECT generate_series FROM generate_series (1, 3)", error);
  g_autoptr (GvtStmt) inner = gvt_db_prepare (
      db, "SELECT generate_series FROM generate_series (1, :last) ORDER BY 1 DESC", error);
  gint64 n = 0;

  while (gvt_stmt_next (outer, error))
    {
      gvt_stmt_reset (inner);
      gvt_stmt_bind_int (inner, ":last", gvt_stmt_int (outer, 0));
      g_assert_true (gvt_stmt_next (inner, error)); /* the rest of it is never read */
      g_assert_cmpint (gvt_stmt_int (inner, 0), ==, ++n);
    }
  g_assert_cmpint (n, ==, 3);
  return *error == NULL;
}

static void
test_statements_interleave (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, interleave, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
fail_inside (GvtDb *db, gpointer unused, GError **error)
{
  return add_setting (db, "inner", "1", error) && add_setting (db, "outer", "twice", error);
}

static gboolean
fail_and_go_on (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (!add_setting (db, "outer", "1", error))
    return FALSE;
  g_assert_false (gvt_db_transact (db, fail_inside, NULL, &local));
  g_assert_error (local, GVT_ERROR, GVT_ERROR_DB_CONSTRAINT);
  return add_setting (db, "after", "1", error);
}

static void
test_savepoints_hold (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, fail_and_go_on, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 2);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting WHERE name = 'inner'"), ==,
                   0);
}

static gboolean
swallow_an_error (GvtDb *db, gpointer unused, GError **error)
{
  g_assert_true (add_setting (db, "lost", "1", error));
  g_assert_false (add_setting (db, "", "the rule says: not empty", NULL));
  return TRUE;
}

/* A transaction in which something failed is over, whoever looked away. */
static void
test_no_half_is_kept (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_write (self->store, swallow_an_error, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED);

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 0);
}

/* I10: the server's own words would show the row. */
static void
test_errors_show_no_row (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      gvt_store_write (self->store, exec,
                       (gpointer) "INSERT INTO setting VALUES ('5203010101900001', NULL)", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CONSTRAINT);
  g_assert_null (strstr (error->message, "5203010101900001"));
}

static void
test_readers_cannot_write (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_read (self->store, exec,
                                  (gpointer) "INSERT INTO setting VALUES ('a', 'b')", &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED);
}

/* --- many rows --- */

static const char *const setting_columns[] = { "name", "value", NULL };

#define N_LOADED 20000 /* more than two megabytes: several pieces */

static gboolean
load_settings (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GvtDbLoad) load = gvt_db_load_new (db, "setting", setting_columns, error);
  g_autofree char *value = g_strnfill (100, 'x');
  Question question = { .sql = "SELECT 1" };

  for (guint i = 0; i < N_LOADED; i++)
    {
      g_autofree char *name = g_strdup_printf ("name-%u", i);

      gvt_db_load_add_text (load, name);
      gvt_db_load_add_text (load, value);
      if (!gvt_db_load_end_row (load, error) || (i % 5000 == 0 && !ask (db, &question, error)))
        return FALSE;
    }
  return gvt_db_load_finish (load, error);
}

static void
test_many_rows (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_store_write (self->store, load_settings, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, N_LOADED);
  g_assert_cmpint (read_int (self->store, "SELECT sum (length (value)) FROM setting"), ==,
                   100 * N_LOADED);
}

static gboolean
load_twins (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GvtDbLoad) load = gvt_db_load_new (db, "setting", setting_columns, error);

  for (guint i = 0; i < 2; i++)
    {
      gvt_db_load_add_text (load, "5203010101900001");
      gvt_db_load_add_text (load, "twin");
      g_assert_true (gvt_db_load_end_row (load, error));
    }
  return gvt_db_load_finish (load, error);
}

static void
test_refused_rows (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (gvt_store_write (self->store, load_twins, NULL, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_CONSTRAINT);
  g_assert_null (strstr (error->message, "5203010101900001"));

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 0);
  write_sql (self->store, "INSERT INTO setting VALUES ('a', 'b')"); /* the connection is free */
}

/* --- several at once --- */

static gboolean
count_up (GvtDb *db, gpointer unused, GError **error)
{
  Question question = { .sql = "SELECT value::bigint FROM setting WHERE name = 'n'" };
  g_autofree char *value = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  if (!ask (db, &question, error))
    return FALSE;
  value = g_strdup_printf ("%" G_GINT64_FORMAT, question.answer + 1);
  stmt = gvt_db_prepare (db, "UPDATE setting SET value = :value WHERE name = 'n'", error);
  gvt_stmt_bind_text (stmt, ":value", value);
  return gvt_stmt_run (stmt, error);
}

#define TURNS 40

static gpointer
count_in_thread (gpointer store)
{
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < TURNS; i++)
    {
      gvt_store_write (store, count_up, NULL, &error);
      g_assert_no_error (error);
    }
  return NULL;
}

/* What a writer reads stays as it is until it has written, as the journal's seq must. */
static void
test_writers_wait_for_each_other (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStore) other = open_store ();
  GThread *thread;

  write_sql (self->store, "INSERT INTO setting VALUES ('n', '0')");
  thread = g_thread_new ("other", count_in_thread, other);
  count_in_thread (self->store);
  g_thread_join (thread);

  g_assert_cmpint (read_int (other, "SELECT value::bigint FROM setting WHERE name = 'n'"), ==,
                   2 * TURNS);
}

static gboolean
look_twice (GvtDb *db, gpointer store, GError **error)
{
  Question question = { .sql = "SELECT count (*) FROM setting" };

  g_assert_true (ask (db, &question, error));
  g_assert_cmpint (question.answer, ==, 0);
  write_sql (store, "INSERT INTO setting VALUES ('a', 'b')");
  g_assert_true (ask (db, &question, error));
  g_assert_cmpint (question.answer, ==, 0);
  return TRUE;
}

static void
test_a_view_stays (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_store_read (self->store, look_twice, self->store, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 1);
}

/* --- versions --- */

static void
test_opens_again (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStore) other = open_store ();
  g_autoptr (GError) error = NULL;
  guint version = gvt_schema_get_version (&gvt_central_schema);

  g_assert_cmpint (read_int (other, "SELECT version FROM store"), ==, version);
  g_assert_false (gvt_postgres_create (gvt_private_postgres_get_uri (server), &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

/* I12 */
static void
test_newer_is_left_alone (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStore) other = NULL;
  g_autoptr (GError) error = NULL;

  write_sql (self->store, "UPDATE store SET version = version + 1");
  other = gvt_postgres_open_store (gvt_private_postgres_get_uri (server), key, &gvt_central_schema,
                                   &error);

  g_assert_null (other);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW);
}

static void
test_nobody_is_migrated_at_work (Fixture *self, gconstpointer unused)
{
  const char *files[64] = { NULL };
  GvtSchema newer = gvt_central_schema;
  guint n = gvt_schema_get_version (&gvt_central_schema);
  g_autoptr (GvtStore) other = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (n + 1, <, G_N_ELEMENTS (files));
  memcpy (files, gvt_central_schema.files, n * sizeof *files);
  files[n] = "/no/such/file.sql";
  newer.files = files;
  other = gvt_postgres_open_store (gvt_private_postgres_get_uri (server), key, &newer, &error);

  g_assert_null (other);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
}

static void
test_missing_is_told (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStore) other = NULL;
  g_autoptr (GError) error = NULL;

  write_sql (self->store, "ALTER SCHEMA govote RENAME TO elsewhere");
  other = gvt_postgres_open_store (gvt_private_postgres_get_uri (server), key, &gvt_central_schema,
                                   &error);
  write_sql (self->store, "ALTER SCHEMA elsewhere RENAME TO govote");

  g_assert_null (other);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_MISSING);
}

/* --- the server goes --- */

#define KILL \
  "SELECT count (pg_terminate_backend (pid)) FROM pg_stat_activity" \
  " WHERE application_name = 'govote-central' AND pid <> pg_backend_pid ()"

static gboolean
lose_in_the_middle (GvtDb *db, gpointer other, GError **error)
{
  Question question = { .sql = KILL };

  g_assert_true (add_setting (db, "lost", "1", error));
  gvt_store_read (other, ask, &question, error);
  g_assert_no_error (*error);
  return add_setting (db, "lost, too", "1", error);
}

static void
test_comes_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStore) other = open_store ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_false (gvt_store_write (self->store, lose_in_the_middle, other, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_nonnull (strstr (error->message, "database server"));

  /* The writer and an idle reader each find theirs gone, and make a new one. */
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 0);
  write_sql (self->store, "INSERT INTO setting VALUES ('a', 'b')");
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 1);
}

static void
test_idle_ones_come_back (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStore) other = open_store ();

  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 0);
  g_assert_cmpint (read_int (other, KILL), >=, 2);

  write_sql (self->store, "INSERT INTO setting VALUES ('a', 'b')");
  g_assert_cmpint (read_int (self->store, "SELECT count (*) FROM setting"), ==, 1);
}

static void
test_no_server (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtStore) store = NULL;
  g_autoptr (GError) error = NULL;

  store = gvt_postgres_open_store ("postgresql:///none?host=/nonexistent", key, &gvt_central_schema,
                                   &error);
  g_assert_null (store);
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_nonnull (strstr (error->message, "/nonexistent"));
}

static void
test_addresses (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL, nonsense = NULL;

  g_assert_true (gvt_postgres_check_address ("postgresql://db.example/govote", FALSE, NULL));
  g_assert_true (gvt_postgres_check_address ("service=govote", FALSE, NULL));
  g_assert_true (gvt_postgres_check_address ("postgresql://u:rahasia@host/d", TRUE, NULL));
  g_assert_false (gvt_postgres_check_address ("postgresql://u:rahasia@host/d", FALSE, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT);
  g_assert_null (strstr (error->message, "rahasia"));
  g_assert_false (gvt_postgres_check_address ("colour=red", FALSE, &nonsense));
  g_assert_error (nonsense, GVT_ERROR, GVT_ERROR_BAD_INPUT);
}

static void
add_test (const char *name, void (*test) (Fixture *self, gconstpointer unused))
{
  g_autofree char *path = g_strconcat ("/postgres/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

static void
test_skipped (void)
{
  server = gvt_private_postgres_new_or_skip (NULL);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  gvt_test_init (&argc, &argv);
  gvt_crypto_init ();
  server = gvt_private_postgres_new (NULL, &error);
  if (server == NULL)
    {
      g_test_add_func ("/postgres/server", test_skipped);
      return g_test_run ();
    }

  key = gvt_secret_new_random (GVT_KEY_SIZE);
  add_test ("values-come-back", test_values_come_back);
  add_test ("sums-are-numbers", test_sums_are_numbers);
  add_test ("statements-interleave", test_statements_interleave);
  add_test ("savepoints-hold", test_savepoints_hold);
  add_test ("no-half-is-kept", test_no_half_is_kept);
  add_test ("errors-show-no-row", test_errors_show_no_row);
  add_test ("readers-cannot-write", test_readers_cannot_write);
  add_test ("many-rows-are-loaded-in-pieces", test_many_rows);
  add_test ("refused-rows-leave-nothing", test_refused_rows);
  add_test ("writers-wait-for-each-other", test_writers_wait_for_each_other);
  add_test ("a-view-stays", test_a_view_stays);
  add_test ("opens-again", test_opens_again);
  add_test ("newer-is-left-alone", test_newer_is_left_alone);
  add_test ("nobody-is-migrated-at-work", test_nobody_is_migrated_at_work);
  add_test ("missing-is-told", test_missing_is_told);
  add_test ("comes-back-after-the-middle", test_comes_back);
  add_test ("idle-ones-come-back", test_idle_ones_come_back);
  add_test ("no-server-is-told", test_no_server);
  add_test ("addresses-hold-no-password", test_addresses);
  status = g_test_run ();
  gvt_secret_unref (key);
  gvt_private_postgres_free (server);
  return status;
}
