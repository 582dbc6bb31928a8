/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-db"

#include <errno.h>
#include <string.h>

#include <sqlite3.h>

#include "gvt-db-driver.h"
#include "gvt-db-private.h"
#include "gvt-db-statements.h"
#include "gvt-error.h"

typedef struct
{
  sqlite3 *handle;
  GvtDbStatements *statements;
} Connection;

typedef struct
{
  Connection *connection;
  sqlite3_stmt *handle;
} Statement;

static GvtError
translate (sqlite3 *handle, int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return GVT_ERROR_DB_BUSY;
    case SQLITE_CONSTRAINT:
      return GVT_ERROR_DB_CONSTRAINT;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return GVT_ERROR_DB_CORRUPT;
    case SQLITE_FULL:
      return GVT_ERROR_DISK_FULL;
    case SQLITE_IOERR:
      return sqlite3_system_errno (handle) == ENOSPC ? GVT_ERROR_DISK_FULL : GVT_ERROR_DB_FAILED;
    default:
      return GVT_ERROR_DB_FAILED;
    }
}

static void
set_error (sqlite3 *handle, int rc, const char *doing, GError **error)
{
  g_set_error (error, GVT_ERROR, translate (handle, rc), "%s: %s", doing, sqlite3_errmsg (handle));
}

void
gvt_db_set_error (GvtDb *self, int rc, const char *doing, GError **error)
{
  set_error (gvt_db_get_handle (self), rc, doing, error);
}

static void
close_connection (gpointer connection)
{
  Connection *self = connection;
  int rc;

  gvt_db_statements_free (self->statements);
  rc = sqlite3_close (self->handle);
  if (rc != SQLITE_OK)
    g_critical ("A statement outlived its database: %s", sqlite3_errstr (rc));
  g_free (self);
}

static gboolean
exec (gpointer connection, const char *constant_sql, GError **error)
{
  Connection *self = connection;
  int rc = sqlite3_exec (self->handle, constant_sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    set_error (self->handle, rc, "Running SQL", error);
  return rc == SQLITE_OK;
}

static gboolean
begin (gpointer connection, gboolean is_writer, GError **error)
{
  return exec (connection, is_writer ? "BEGIN IMMEDIATE" : "BEGIN", error);
}

static gboolean
is_in_transaction (gpointer connection)
{
  return !sqlite3_get_autocommit (((Connection *) connection)->handle);
}

static int
changes (gpointer connection)
{
  return sqlite3_changes (((Connection *) connection)->handle);
}

static sqlite3_stmt *
compile (Connection *self, const char *constant_sql, GError **error)
{
  const char *rest = NULL;
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v3 (self->handle, constant_sql, -1, SQLITE_PREPARE_PERSISTENT,
                               &statement, &rest);

  if (rc != SQLITE_OK)
    {
      set_error (self->handle, rc, constant_sql, error);
      return NULL;
    }
  /* Text after the first statement would be silently ignored. */
  g_assert (rest == NULL || strspn (rest, " \n\t;") == strlen (rest));
  return statement;
}

static gpointer
prepare (gpointer connection, const char *constant_sql, GError **error)
{
  Connection *self = connection;
  sqlite3_stmt *handle = gvt_db_statements_take (self->statements, constant_sql);
  Statement *statement;

  if (handle == NULL)
    handle = compile (self, constant_sql, error);
  if (handle == NULL)
    return NULL;

  statement = g_new (Statement, 1);
  *statement = (Statement){ self, handle };
  return statement;
}

static void
finalize (gpointer statement)
{
  Statement *self = statement;

  gvt_db_statements_give (self->connection->statements, self->handle);
  g_free (self);
}

static sqlite3_stmt *
handle_of (gpointer statement)
{
  return ((Statement *) statement)->handle;
}

static void
reset (gpointer statement)
{
  sqlite3_reset (handle_of (statement));
  sqlite3_clear_bindings (handle_of (statement));
}

static const char *
sql (gpointer statement)
{
  return sqlite3_sql (handle_of (statement));
}

static int
parameter (gpointer statement, const char *name)
{
  return sqlite3_bind_parameter_index (handle_of (statement), name);
}

static void
bind_null (gpointer statement, int index, GvtCell type)
{
  sqlite3_bind_null (handle_of (statement), index);
}

static void
bind_int (gpointer statement, int index, gint64 value)
{
  sqlite3_bind_int64 (handle_of (statement), index, value);
}

static void
bind_text (gpointer statement, int index, const char *value)
{
  sqlite3_bind_text (handle_of (statement), index, value, -1, SQLITE_TRANSIENT);
}

static void
bind_data (gpointer statement, int index, const void *data, gsize length)
{
  sqlite3_bind_blob64 (handle_of (statement), index, data, length, SQLITE_TRANSIENT);
}

static GvtDbStep
step (gpointer statement, GError **error)
{
  int rc = sqlite3_step (handle_of (statement));

  if (rc == SQLITE_ROW)
    return GVT_DB_STEP_ROW;
  if (rc == SQLITE_DONE)
    return GVT_DB_STEP_DONE;

  set_error (sqlite3_db_handle (handle_of (statement)), rc, sqlite3_sql (handle_of (statement)),
             error);
  return GVT_DB_STEP_FAILED;
}

static int
n_columns (gpointer statement)
{
  return sqlite3_column_count (handle_of (statement));
}

static GvtCell
type (gpointer statement, int column)
{
  return (GvtCell) sqlite3_column_type (handle_of (statement), column); /* the same numbers */
}

static gint64
get_int (gpointer statement, int column)
{
  return sqlite3_column_int64 (handle_of (statement), column);
}

static const char *
get_text (gpointer statement, int column)
{
  return (const char *) sqlite3_column_text (handle_of (statement), column);
}

static const void *
get_data (gpointer statement, int column, gsize *length)
{
  const void *data = sqlite3_column_blob (handle_of (statement), column);

  *length = (gsize) sqlite3_column_bytes (handle_of (statement), column);
  return data;
}

static const GvtDbDriver driver = {
  .is_file = TRUE,
  .close = close_connection,
  .exec = exec,
  .begin = begin,
  .is_in_transaction = is_in_transaction,
  .changes = changes,
  .prepare = prepare,
  .finalize = finalize,
  .reset = reset,
  .sql = sql,
  .parameter = parameter,
  .bind_null = bind_null,
  .bind_int = bind_int,
  .bind_text = bind_text,
  .bind_data = bind_data,
  .step = step,
  .n_columns = n_columns,
  .type = type,
  .get_int = get_int,
  .get_text = get_text,
  .get_data = get_data,
};

GvtDb *
gvt_db_new_for_handle (sqlite3 *handle)
{
  Connection *connection = g_new (Connection, 1);

  *connection = (Connection){ handle, gvt_db_statements_new () };
  return gvt_db_new_for_driver (&driver, connection);
}

sqlite3 *
gvt_db_get_handle (GvtDb *self)
{
  g_assert (gvt_db_get_driver (self) == &driver);
  return ((Connection *) gvt_db_get_connection (self))->handle;
}
