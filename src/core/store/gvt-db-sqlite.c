/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-db"

#include <errno.h>
#include <string.h>

#include <sqlite3.h>

#include "gvt-db-driver.h"
#include "gvt-db-private.h"
#include "gvt-error.h"

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
close_handle (gpointer connection)
{
  int rc = sqlite3_close (connection);

  if (rc != SQLITE_OK)
    g_critical ("A statement outlived its database: %s", sqlite3_errstr (rc));
}

static gboolean
exec (gpointer connection, const char *constant_sql, GError **error)
{
  int rc = sqlite3_exec (connection, constant_sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    set_error (connection, rc, "Running SQL", error);
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
  return !sqlite3_get_autocommit (connection);
}

static int
changes (gpointer connection)
{
  return sqlite3_changes (connection);
}

static gpointer
prepare (gpointer connection, const char *constant_sql, GError **error)
{
  const char *rest = NULL;
  sqlite3_stmt *statement = NULL;
  int rc = sqlite3_prepare_v2 (connection, constant_sql, -1, &statement, &rest);

  if (rc != SQLITE_OK)
    {
      set_error (connection, rc, constant_sql, error);
      return NULL;
    }
  /* Text after the first statement would be silently ignored. */
  g_assert (rest == NULL || strspn (rest, " \n\t;") == strlen (rest));
  return statement;
}

static void
finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

static void
reset (gpointer statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

static const char *
sql (gpointer statement)
{
  return sqlite3_sql (statement);
}

static int
parameter (gpointer statement, const char *name)
{
  return sqlite3_bind_parameter_index (statement, name);
}

static void
bind_null (gpointer statement, int index, GvtCell type)
{
  sqlite3_bind_null (statement, index);
}

static void
bind_int (gpointer statement, int index, gint64 value)
{
  sqlite3_bind_int64 (statement, index, value);
}

static void
bind_text (gpointer statement, int index, const char *value)
{
  sqlite3_bind_text (statement, index, value, -1, SQLITE_TRANSIENT);
}

static void
bind_data (gpointer statement, int index, const void *data, gsize length)
{
  sqlite3_bind_blob64 (statement, index, data, length, SQLITE_TRANSIENT);
}

static GvtDbStep
step (gpointer statement, GError **error)
{
  int rc = sqlite3_step (statement);

  if (rc == SQLITE_ROW)
    return GVT_DB_STEP_ROW;
  if (rc == SQLITE_DONE)
    return GVT_DB_STEP_DONE;

  set_error (sqlite3_db_handle (statement), rc, sqlite3_sql (statement), error);
  return GVT_DB_STEP_FAILED;
}

static int
n_columns (gpointer statement)
{
  return sqlite3_column_count (statement);
}

static GvtCell
type (gpointer statement, int column)
{
  return (GvtCell) sqlite3_column_type (statement, column); /* the same numbers */
}

static gint64
get_int (gpointer statement, int column)
{
  return sqlite3_column_int64 (statement, column);
}

static const char *
get_text (gpointer statement, int column)
{
  return (const char *) sqlite3_column_text (statement, column);
}

static const void *
get_data (gpointer statement, int column, gsize *length)
{
  const void *data = sqlite3_column_blob (statement, column);

  *length = (gsize) sqlite3_column_bytes (statement, column);
  return data;
}

static const GvtDbDriver driver = {
  .is_file = TRUE,
  .close = close_handle,
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
  return gvt_db_new_for_driver (&driver, handle);
}

sqlite3 *
gvt_db_get_handle (GvtDb *self)
{
  g_assert (gvt_db_get_driver (self) == &driver);
  return gvt_db_get_connection (self);
}
