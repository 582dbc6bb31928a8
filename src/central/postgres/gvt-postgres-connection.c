/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-postgres"

#include <string.h>

#include "gvt-postgres-dialect.h"
#include "gvt-postgres-private.h"

/* What the promises of the store need, whatever the server's own settings are: a commit is on its
 * disk, who waits for a lock gives up, and neither a program that hangs nor a statement that finds
 * no end holds one for ever. Compiling a query takes half a second, and none here runs that long.
 */
static const char settings[] = "SET search_path TO govote;"
                               "SET synchronous_commit TO on;"
                               "SET standard_conforming_strings TO on;"
                               "SET lock_timeout TO '5s';"
                               "SET statement_timeout TO '10min';"
                               "SET idle_in_transaction_session_timeout TO '10min';"
                               "SET jit TO off;"
                               "SET enable_seqscan TO off;"
                               "SET client_min_messages TO warning;";

static void
plan_free (GvtPostgresPlan *plan)
{
  g_free (plan->sql);
  g_free (plan->translated);
  g_ptr_array_unref (plan->names);
  g_ptr_array_unref (plan->shapes);
  g_free (plan);
}

static gboolean
is_silent (const char *sql)
{
  return (g_str_has_prefix (sql, "INSERT ") || g_str_has_prefix (sql, "UPDATE ")
          || g_str_has_prefix (sql, "DELETE "))
         && strstr (sql, "RETURNING") == NULL;
}

GvtPostgresPlan *
gvt_postgres_plan (GvtPostgresConnection *self, const char *sql)
{
  GvtPostgresPlan *plan = g_hash_table_lookup (self->plans, sql);

  if (plan != NULL)
    return plan;

  plan = g_new0 (GvtPostgresPlan, 1);
  plan->sql = g_strdup (sql);
  plan->translated = gvt_postgres_translate (sql, &plan->names);
  plan->shapes = g_ptr_array_new_with_free_func (g_free);
  plan->is_silent = is_silent (sql);
  g_hash_table_insert (self->plans, plan->sql, plan);
  return plan;
}

/* What the server had prepared is gone with the connection. */
static void
forget_shapes (GvtPostgresConnection *self)
{
  GHashTableIter iter;
  gpointer plan;

  g_hash_table_iter_init (&iter, self->plans);
  while (g_hash_table_iter_next (&iter, NULL, &plan))
    g_ptr_array_set_size (((GvtPostgresPlan *) plan)->shapes, 0);
}

gboolean
gvt_postgres_run (GvtPostgresConnection *self, const char *sql, GError **error)
{
  PGresult *result;
  ExecStatusType status;

  gvt_postgres_claim (self);
  result = PQexec (self->conn, sql);
  status = PQresultStatus (result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY)
    self->n_changed = (int) g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
  else
    gvt_postgres_set_error (self, result, "Running SQL", error);

  PQclear (result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

void
gvt_postgres_claim (GvtPostgresConnection *self)
{
  if (self->active != NULL)
    self->keep_active (self->active);
  gvt_postgres_ahead_leave (self);
  g_assert (self->active == NULL);
}

static gboolean
begin_session (GvtPostgresConnection *self, GError **error)
{
  if (PQstatus (self->conn) == CONNECTION_OK)
    return gvt_postgres_run (self, settings, error);

  gvt_postgres_set_error (self, NULL, "Connecting", error);
  return FALSE;
}

gboolean
gvt_postgres_reconnect (GvtPostgresConnection *self, GError **error)
{
  gvt_postgres_claim (self);
  forget_shapes (self);
  PQreset (self->conn);
  return begin_session (self, error);
}

static void
ignore_notice (void *unused, const char *message)
{
  g_debug ("%s", message);
}

GvtPostgresConnection *
gvt_postgres_connect (const char *address, GError **error)
{
  /* What the address says itself comes after what it may say otherwise. */
  static const char *const names[] = { "connect_timeout", "tcp_user_timeout",          "dbname",
                                       "client_encoding", "fallback_application_name", NULL };
  const char *const values[] = { "5", "30000", address, "UTF8", "govote-central", NULL };
  GvtPostgresConnection *self = g_new0 (GvtPostgresConnection, 1);

  self->plans = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) plan_free);
  self->conn = PQconnectdbParams (names, values, TRUE);
  PQsetNoticeProcessor (self->conn, ignore_notice, NULL);
  if (begin_session (self, error))
    return self;

  gvt_postgres_disconnect (self);
  return NULL;
}

void
gvt_postgres_disconnect (GvtPostgresConnection *self)
{
  if (self->active != NULL)
    g_critical ("A statement outlived its database");
  PQfinish (self->conn);
  g_clear_error (&self->ahead.why);
  g_clear_pointer (&self->cell_key, gvt_secret_unref);
  g_hash_table_unref (self->plans);
  g_free (self);
}
