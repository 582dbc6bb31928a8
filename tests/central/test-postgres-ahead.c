/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Many small acts, of which the server is told before it has answered. */
#include "gvt-central-schema.h"
#include "gvt-db-load.h"
#include "gvt-error.h"
#include "gvt-postgres.h"
#include "gvt-private-postgres.h"
#include "gvt-test.h"

#define N_MANY 1000 /* more than are on their way at one time */

static GvtPrivatePostgres *server;
static GvtSecret *key;

typedef struct
{
  GvtStore *store;
  GvtStore *other;
  guint n_runs;
  GPtrArray *refused; /* names that the schema refused */
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

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  gvt_postgres_create (gvt_private_postgres_get_uri (server), &error);
  g_assert_no_error (error);
  self->store = open_store ();
  self->other = open_store ();
  self->refused = g_ptr_array_new ();
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_unref (self->refused);
  g_assert_finalize_object (self->other);
  g_assert_finalize_object (self->store);
  gvt_postgres_drop (gvt_private_postgres_get_uri (server), &error);
  g_assert_no_error (error);
}

static gboolean
add_setting (GvtDb *db, const char *name, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, "INSERT INTO setting VALUES (:name, 'x')", error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_text (stmt, ":name", name);
  return gvt_stmt_run (stmt, error);
}

/* -1 and @error: it cannot be told */
static gint64
count_settings (GvtDb *db, const char *like, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT count (*) FROM setting WHERE name LIKE :like", error);

  if (stmt == NULL)
    return -1;
  gvt_stmt_bind_text (stmt, ":like", like);
  return gvt_stmt_one (stmt, "a count", error) ? gvt_stmt_int (stmt, 0) : -1;
}

typedef struct
{
  const char *like;
  gint64 count;
} Count;

static gboolean
count_in_read (GvtDb *db, gpointer user_data, GError **error)
{
  Count *self = user_data;

  self->count = count_settings (db, self->like, error);
  return self->count >= 0;
}

static gint64
count_kept (Fixture *self, const char *like)
{
  g_autoptr (GError) error = NULL;
  Count count = { like, -1 };

  gvt_store_read (self->other, count_in_read, &count, &error);
  g_assert_no_error (error);
  return count.count;
}

/* A transaction with @self, of which @func is sent ahead. */
typedef struct
{
  Fixture *fixture;
  GvtTxFunc func;
} Act;

static gboolean
run_ahead (GvtDb *db, gpointer user_data, GError **error)
{
  Act *act = user_data;

  return gvt_db_transact_ahead (db, act->func, act->fixture, error);
}

static gboolean
write_ahead (Fixture *self, GvtTxFunc func, GError **error)
{
  Act act = { self, func };

  self->n_runs = 0;
  return gvt_store_write (self->store, run_ahead, &act, error);
}

/* --- */

static gboolean
add_many (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  self->n_runs++;
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("many-%u", i);

      if (!add_setting (db, name, error))
        return FALSE;
      if (i % 300 == 0)
        g_assert_cmpint (count_settings (db, "many-%", error), ==, i + 1);
    }
  return TRUE;
}

static void
test_all_are_there (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  write_ahead (self, add_many, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_kept (self, "many-%"), ==, N_MANY);
  g_assert_cmpuint (self->n_runs, ==, 1);
}

static gboolean
add_inside (GvtDb *db, gpointer name, GError **error)
{
  return add_setting (db, name, error);
}

/* As the journal does with events: each by itself, and what the schema refuses is listed (I5). */
static gboolean
add_or_list (GvtDb *db, gpointer user_data, GError **error)
{
  static const char *const names[] = { "one", "two", "one", "three", "" };
  Fixture *self = user_data;

  self->n_runs++;
  g_ptr_array_set_size (self->refused, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) local = NULL;

      if (gvt_db_transact (db, add_inside, (gpointer) names[i], &local))
        continue;
      if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_DB_CONSTRAINT))
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
      g_ptr_array_add (self->refused, (gpointer) names[i]);
    }
  return TRUE;
}

static void
test_each_refusal_finds_its_own (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  write_ahead (self, add_or_list, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->n_runs, ==, 2); /* the second time each answer was waited for */
  g_assert_cmpuint (self->refused->len, ==, 2);
  g_assert_cmpstr (self->refused->pdata[0], ==, "one");
  g_assert_cmpstr (self->refused->pdata[1], ==, "");
  g_assert_cmpint (count_kept (self, "one"), ==, 1);
  g_assert_cmpint (count_kept (self, "two"), ==, 1);
  g_assert_cmpint (count_kept (self, "three"), ==, 1);
}

static gboolean
add_and_refuse (GvtDb *db, gpointer unused, GError **error)
{
  if (add_setting (db, "refused", error))
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_FORBIDDEN, "Not by this one");
  return FALSE;
}

static gboolean
go_on_after_refusal (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autoptr (GError) local = NULL;

  self->n_runs++;
  if (!add_setting (db, "before", error))
    return FALSE;
  g_assert_false (gvt_db_transact (db, add_and_refuse, NULL, &local));
  g_assert_error (local, GVT_ERROR, GVT_ERROR_FORBIDDEN);
  return add_setting (db, "after", error);
}

static void
test_our_own_refusal_takes_back_its_own_alone (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  write_ahead (self, go_on_after_refusal, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self->n_runs, ==, 1);
  g_assert_cmpint (count_kept (self, "refused"), ==, 0);
  g_assert_cmpint (count_kept (self, "before"), ==, 1);
  g_assert_cmpint (count_kept (self, "after"), ==, 1);
}

static gboolean
add_twice_and_look_away (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;

  self->n_runs++;
  add_setting (db, "twice", NULL);
  add_setting (db, "twice", NULL);
  return TRUE;
}

/* I1: nothing counts as done that the server has not taken. */
static void
test_a_failure_is_never_lost (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_ahead (self, add_twice_and_look_away, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED);
  g_assert_cmpuint (self->n_runs, ==, 2);
  g_assert_cmpint (count_kept (self, "twice"), ==, 0);
}

static gboolean
count_changes (GvtDb *db, gpointer user_data, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;

  if (!add_setting (db, "gone-1", error) || !add_setting (db, "gone-2", error))
    return FALSE;
  stmt = gvt_db_prepare (db, "DELETE FROM setting WHERE name LIKE 'gone-%'", error);
  if (stmt == NULL || !gvt_stmt_run (stmt, error))
    return FALSE;
  g_assert_cmpint (gvt_db_changes (db), ==, 2);
  return add_setting (db, "stays", error);
}

static void
test_changes_are_counted (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  write_ahead (self, count_changes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_kept (self, "gone-%"), ==, 0);
  g_assert_cmpint (count_kept (self, "stays"), ==, 1);
}

static gboolean
load_rows (GvtDb *db, gpointer user_data, GError **error)
{
  static const char *const columns[] = { "name", "value", NULL };
  g_autoptr (GvtDbLoad) load = NULL;

  if (!add_setting (db, "before", error))
    return FALSE;
  load = gvt_db_load_new (db, "setting", columns, error);
  if (load == NULL)
    return FALSE;
  gvt_db_load_add_text (load, "loaded");
  gvt_db_load_add_text (load, "x");
  return gvt_db_load_end_row (load, error) && gvt_db_load_finish (load, error)
         && add_setting (db, "behind", error);
}

static void
test_rows_can_be_loaded_between (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  write_ahead (self, load_rows, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_kept (self, "before"), ==, 1);
  g_assert_cmpint (count_kept (self, "loaded"), ==, 1);
  g_assert_cmpint (count_kept (self, "behind"), ==, 1);
}

#define KILL \
  "SELECT count (pg_terminate_backend (pid)) FROM pg_stat_activity" \
  " WHERE application_name = 'govote-central' AND pid <> pg_backend_pid ()"

static gboolean
kill_others (GvtDb *db, gpointer unused, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, KILL, error);

  return stmt != NULL && gvt_stmt_one (stmt, "a count", error);
}

static gboolean
lose_the_server (GvtDb *db, gpointer user_data, GError **error)
{
  Fixture *self = user_data;
  g_autoptr (GError) local = NULL;

  self->n_runs++;
  if (!add_setting (db, "lost", error))
    return FALSE;
  gvt_store_read (self->other, kill_others, NULL, &local);
  g_assert_no_error (local);
  for (guint i = 0; i < N_MANY; i++)
    {
      g_autofree char *name = g_strdup_printf ("lost-%u", i);

      if (!add_setting (db, name, error))
        return FALSE;
    }
  return TRUE;
}

static void
test_a_server_that_goes_is_told (Fixture *self, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (write_ahead (self, lose_the_server, &error));
  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY);
  g_assert_cmpuint (self->n_runs, ==, 1);
  g_assert_cmpint (count_kept (self, "lost%"), ==, 0);

  g_clear_error (&error);
  write_ahead (self, add_many, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count_kept (self, "many-%"), ==, N_MANY);
}

static void
add_test (const char *name, void (*test) (Fixture *self, gconstpointer unused))
{
  g_autofree char *path = g_strconcat ("/postgres-ahead/", name, NULL);

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
      g_test_add_func ("/postgres-ahead/server", test_skipped);
      return g_test_run ();
    }

  key = gvt_secret_new_random (GVT_KEY_SIZE);
  add_test ("all-are-there", test_all_are_there);
  add_test ("each-refusal-finds-its-own", test_each_refusal_finds_its_own);
  add_test ("our-own-refusal-takes-back-its-own-alone",
            test_our_own_refusal_takes_back_its_own_alone);
  add_test ("a-failure-is-never-lost", test_a_failure_is_never_lost);
  add_test ("changes-are-counted", test_changes_are_counted);
  add_test ("rows-can-be-loaded-between", test_rows_can_be_loaded_between);
  add_test ("a-server-that-goes-is-told", test_a_server_that_goes_is_told);
  status = g_test_run ();

  gvt_secret_unref (key);
  gvt_private_postgres_free (server);
  return status;
}
