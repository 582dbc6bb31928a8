/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-private-postgres.h"

#include <errno.h>
#include <libpq-fe.h>
#include <signal.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-test.h"

/* Returns: (transfer full): the one value that @sql selects */
static char *
ask_at (const char *uri, const char *sql)
{
  PGconn *connection = PQconnectdb (uri);
  PGresult *result;
  char *value;

  g_assert_cmpstr (PQerrorMessage (connection), ==, "");
  result = PQexec (connection, sql);
  g_assert_cmpstr (PQresultErrorMessage (result), ==, "");
  value = g_strdup (PQgetvalue (result, 0, 0));
  PQclear (result);
  PQfinish (connection);
  return value;
}

static char *
ask (const GvtPrivatePostgres *postgres, const char *sql)
{
  return ask_at (gvt_private_postgres_get_uri (postgres), sql);
}

static void
test_answers (void)
{
  g_autoptr (GvtPrivatePostgres) postgres = gvt_private_postgres_new_or_skip (NULL);
  g_autofree char *one = NULL;
  g_autofree char *addresses = NULL;

  if (postgres == NULL)
    return;

  one = ask (postgres, "SELECT 1");
  addresses = ask (postgres, "SHOW listen_addresses");

  g_assert_cmpstr (one, ==, "1");
  g_assert_cmpstr (addresses, ==, "");
}

static void
test_leaves_nothing (void)
{
  GvtPrivatePostgres *postgres = gvt_private_postgres_new_or_skip (NULL);
  PGconn *connection;
  g_autofree char *folder = NULL;
  int pid;

  if (postgres == NULL)
    return;
  folder = g_strdup (gvt_private_postgres_get_folder (postgres));
  pid = gvt_private_postgres_get_pid (postgres);
  connection = PQconnectdb (gvt_private_postgres_get_uri (postgres));
  g_assert_cmpint (PQstatus (connection), ==, CONNECTION_OK);
  g_assert_true (g_file_test (folder, G_FILE_TEST_IS_DIR));
  g_assert_cmpint (kill (pid, 0), ==, 0);

  gvt_private_postgres_free (postgres); /* with somebody still connected */

  g_assert_cmpint (kill (pid, 0), !=, 0);
  g_assert_cmpint (errno, ==, ESRCH);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  PQfinish (connection);
}

static void
test_takes_settings (void)
{
  static const char *const settings[] = { "work_mem=7MB", "fsync=on", NULL };
  g_autoptr (GvtPrivatePostgres) postgres = gvt_private_postgres_new_or_skip (settings);
  g_autofree char *memory = NULL;
  g_autofree char *is_synced = NULL;

  if (postgres == NULL)
    return;

  memory = ask (postgres, "SHOW work_mem");
  is_synced = ask (postgres, "SHOW fsync");

  g_assert_cmpstr (memory, ==, "7MB");
  g_assert_cmpstr (is_synced, ==, "on");
}

static void
test_adds_databases (void)
{
  g_autoptr (GvtPrivatePostgres) postgres = gvt_private_postgres_new_or_skip (NULL);
  g_autoptr (GError) error = NULL, twice = NULL;
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;

  if (postgres == NULL)
    return;

  uri = gvt_private_postgres_add_database (postgres, "other", &error);
  g_assert_no_error (error);
  name = ask_at (uri, "SELECT current_database ()");
  g_assert_cmpstr (name, ==, "other");
  g_assert_null (gvt_private_postgres_add_database (postgres, "other", &twice));
  g_assert_error (twice, GVT_ERROR, GVT_ERROR_DB_FAILED);
}

static void
test_says_why (void)
{
  static const char *const settings[] = { "no_such_setting=1", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GvtPrivatePostgres) postgres = gvt_private_postgres_new (settings, &error);

  g_assert_null (postgres);
  if (g_error_matches (error, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    {
      g_test_skip (error->message);
      return;
    }

  g_assert_error (error, GVT_ERROR, GVT_ERROR_DB_FAILED);
  g_assert_nonnull (strstr (error->message, "no_such_setting"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add_func ("/private-postgres/answers-and-hears-no-network", test_answers);
  g_test_add_func ("/private-postgres/stops-and-leaves-nothing", test_leaves_nothing);
  g_test_add_func ("/private-postgres/takes-settings", test_takes_settings);
  g_test_add_func ("/private-postgres/adds-databases", test_adds_databases);
  g_test_add_func ("/private-postgres/says-why-it-did-not-start", test_says_why);
  return g_test_run ();
}
