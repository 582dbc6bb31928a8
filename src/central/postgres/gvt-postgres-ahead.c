/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A server's answer takes longer to come than most statements take to run. */
#include "gvt-error.h"
#include "gvt-postgres-private.h"

#define MOST_PENDING 256 /* their answers fit into what the system holds for a socket */
#define FLUSH_EVERY  16  /* so that the server works while more is being made */

gboolean
gvt_postgres_ahead_begin (GvtPostgresConnection *self, GError **error)
{
  if (PQenterPipelineMode (self->conn))
    {
      self->ahead.is_on = TRUE;
      return TRUE;
    }
  gvt_postgres_set_error (self, NULL, "Sending ahead", error);
  return FALSE;
}

/* Not what the event was about, as far as anybody knows: that is found out where each answer is
 * waited for. */
gboolean
gvt_postgres_ahead_may (GvtPostgresConnection *self, GError **error)
{
  const GError *why = self->ahead.why;
  gboolean is_away = g_error_matches (why, GVT_ERROR, GVT_ERROR_DB_BUSY);

  if (why == NULL)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, is_away ? GVT_ERROR_DB_BUSY : GVT_ERROR_DB_FAILED,
                       why->message);
  return FALSE;
}

static void
keep_why (GvtPostgresConnection *self, const PGresult *result, const char *doing)
{
  if (self->ahead.why == NULL)
    gvt_postgres_set_error (self, result, doing, &self->ahead.why);
}

/* Returns: (transfer full) (nullable): of the next one that is pending; %NULL when it failed */
static PGresult *
take_one (GvtPostgresConnection *self, const char *doing)
{
  PGresult *result = PQgetResult (self->conn);
  PGresult *rest;

  self->ahead.n_pending--;
  if (PQresultStatus (result) == PGRES_COMMAND_OK)
    self->n_changed = (int) g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
  else if (PQresultStatus (result) != PGRES_TUPLES_OK)
    {
      keep_why (self, result, doing);
      g_clear_pointer (&result, PQclear);
    }

  while ((rest = PQgetResult (self->conn)) != NULL)
    PQclear (rest);
  return result;
}

static void
take_but (GvtPostgresConnection *self, guint n)
{
  while (self->ahead.n_pending > n)
    PQclear (take_one (self, "An act before this one"));
}

static void
ask_for_answers (GvtPostgresConnection *self)
{
  if (!PQsendFlushRequest (self->conn) || PQflush (self->conn) != 0)
    keep_why (self, NULL, "Sending ahead");
}

gboolean
gvt_postgres_ahead_settle (GvtPostgresConnection *self, GError **error)
{
  if (self->ahead.n_pending > 0)
    ask_for_answers (self);
  take_but (self, 0);
  return gvt_postgres_ahead_may (self, error);
}

PGresult *
gvt_postgres_ahead_take (GvtPostgresConnection *self, const char *doing, GError **error)
{
  PGresult *result;

  ask_for_answers (self);
  take_but (self, 1);
  result = take_one (self, doing);
  if (gvt_postgres_ahead_may (self, error))
    return result;

  PQclear (result);
  return NULL;
}

gboolean
gvt_postgres_ahead_sent (GvtPostgresConnection *self,
                         gboolean is_sent,
                         const char *doing,
                         GError **error)
{
  if (!is_sent)
    {
      keep_why (self, NULL, doing);
      return gvt_postgres_ahead_may (self, error);
    }

  self->ahead.n_pending++;
  if (self->ahead.n_pending >= MOST_PENDING)
    return gvt_postgres_ahead_settle (self, error);
  if (self->ahead.n_pending % FLUSH_EVERY == 0 && PQflush (self->conn) != 0)
    keep_why (self, NULL, doing);
  return gvt_postgres_ahead_may (self, error);
}

gboolean
gvt_postgres_ahead_exec (GvtPostgresConnection *self, const char *sql, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (sql, ";", -1);

  for (char **part = parts; *part != NULL; part++)
    if (!gvt_postgres_ahead_may (self, error)
        || !gvt_postgres_ahead_sent (
            self, PQsendQueryParams (self->conn, *part, 0, NULL, NULL, NULL, NULL, 1), *part,
            error))
      return FALSE;

  return TRUE;
}

void
gvt_postgres_ahead_leave (GvtPostgresConnection *self)
{
  gboolean is_synced;

  if (!self->ahead.is_on)
    return;

  is_synced = PQpipelineSync (self->conn);
  if (!is_synced)
    keep_why (self, NULL, "Sending ahead");
  take_but (self, 0);
  if (is_synced)
    PQclear (PQgetResult (self->conn)); /* that the server has come to this point */
  if (!PQexitPipelineMode (self->conn))
    keep_why (self, NULL, "Sending ahead");
  self->ahead.is_on = FALSE;
}

gboolean
gvt_postgres_ahead_end (GvtPostgresConnection *self, GError **error)
{
  gvt_postgres_ahead_leave (self);
  if (self->ahead.why == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->ahead.why));
  return FALSE;
}
