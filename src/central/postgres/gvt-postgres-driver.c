/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-postgres"

#include "gvt-postgres-dialect.h"
#include "gvt-postgres-private.h"

#define BEGIN_WRITER "BEGIN; SELECT pg_advisory_xact_lock (" GVT_POSTGRES_WRITE_LOCK ")"
#define BEGIN_READER "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

static void
close_connection (gpointer connection)
{
  gvt_postgres_disconnect (connection);
}

static gboolean
exec (gpointer connection, const char *constant_sql, GError **error)
{
  GvtPostgresConnection *self = connection;
  g_autofree char *sql = gvt_postgres_translate (constant_sql, NULL);

  if (self->ahead.is_on)
    return gvt_postgres_ahead_exec (self, sql, error);
  return gvt_postgres_run (connection, sql, error);
}

static gboolean
is_broken (GvtPostgresConnection *self)
{
  return PQstatus (self->conn) == CONNECTION_BAD;
}

static gboolean
revive (GvtPostgresConnection *self, GError **error)
{
  return gvt_postgres_reconnect (self, error) && gvt_postgres_join (self, error);
}

/* A server that was restarted is noticed here, before anything was done: that is when a connection
 * can be made anew and nobody needs to know. */
static gboolean
begin (gpointer connection, gboolean is_writer, GError **error)
{
  GvtPostgresConnection *self = connection;
  const char *sql = is_writer ? BEGIN_WRITER : BEGIN_READER;
  g_autoptr (GError) local = NULL;

  if (is_broken (self) && !revive (self, error))
    return FALSE;
  if (gvt_postgres_run (self, sql, &local))
    return TRUE;

  if (!is_broken (self))
    {
      gvt_postgres_run (self, "ROLLBACK", NULL); /* it began, and then got no lock */
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  return revive (self, error) && gvt_postgres_run (self, sql, error);
}

/* One in which a statement failed can only be rolled back. */
static gboolean
is_in_transaction (gpointer connection)
{
  GvtPostgresConnection *self = connection;
  PGTransactionStatusType status = PQtransactionStatus (self->conn);

  /* What was sent ahead and failed is told by the next statement, which knows why. */
  return self->ahead.is_on || status == PQTRANS_INTRANS || status == PQTRANS_ACTIVE;
}

static int
changes (gpointer connection)
{
  GvtPostgresConnection *self = connection;

  gvt_postgres_ahead_settle (self, NULL); /* what failed is told by the next statement */
  return self->n_changed;
}

static gboolean
begin_ahead (gpointer connection, GError **error)
{
  gvt_postgres_claim (connection);
  return gvt_postgres_ahead_begin (connection, error);
}

static gboolean
end_ahead (gpointer connection, GError **error)
{
  return gvt_postgres_ahead_end (connection, error);
}

static const GvtSecret *
get_cell_key (gpointer connection)
{
  return ((GvtPostgresConnection *) connection)->cell_key;
}

static gpointer
make_driver (gpointer unused)
{
  static GvtDbDriver driver = {
    .loader = &gvt_postgres_loader,
    .get_cell_key = get_cell_key,
    .close = close_connection,
    .exec = exec,
    .begin = begin,
    .is_in_transaction = is_in_transaction,
    .changes = changes,
    .begin_ahead = begin_ahead,
    .end_ahead = end_ahead,
  };

  gvt_postgres_driver_fill (&driver);
  return &driver;
}

GvtDb *
gvt_postgres_db_new (GvtPostgresConnection *connection)
{
  static GOnce once = G_ONCE_INIT;

  return gvt_db_new_for_driver (g_once (&once, make_driver, NULL), connection);
}
