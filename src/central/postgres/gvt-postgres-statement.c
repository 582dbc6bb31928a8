/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-postgres"

#include <string.h>

#include "gvt-postgres-private.h"

/* Of pg_type.dat. */
enum
{
  TYPE_BYTEA = 17,
  TYPE_INT8 = 20,
  TYPE_TEXT = 25,
};

#define NUMBER_SIZE 24 /* the digits of a gint64 */

/* The same text with other types of parameters is another statement to the server. */
typedef struct
{
  char name[16];
  Oid types[];
} Shape;

typedef enum
{
  STATE_NEW,       /* nothing was sent */
  STATE_STREAMING, /* the connection's active one: rows come in one by one */
  STATE_KEPT,      /* what was still to come is in @kept */
  STATE_WHOLE,     /* all rows are in @rows: of a statement among others that were sent ahead */
  STATE_DONE,
} State;

typedef struct
{
  GvtPostgresConnection *connection;
  GvtPostgresPlan *plan;

  guint n_parameters;
  GByteArray **values; /* (nullable) each: NULL */
  Oid *types;

  State state;
  GQueue kept;    /* PGresult */
  PGresult *rows; /* (nullable): one, or in STATE_WHOLE all */
  int at;         /* the present one of @rows */
  char (*numbers)[NUMBER_SIZE];
} Statement;

static gpointer
prepare (gpointer connection, const char *constant_sql, GError **error)
{
  Statement *self = g_new0 (Statement, 1);

  self->connection = connection;
  self->plan = gvt_postgres_plan (connection, constant_sql);
  self->n_parameters = self->plan->names->len;
  self->values = g_new0 (GByteArray *, self->n_parameters);
  self->types = g_new0 (Oid, self->n_parameters);
  g_queue_init (&self->kept);
  return self;
}

static void
clear_row (Statement *self)
{
  g_clear_pointer (&self->rows, PQclear);
  g_clear_pointer (&self->numbers, g_free);
  self->at = 0;
}

static void
clear_result (gpointer result)
{
  PQclear (result);
}

/* Reads what is still coming to its end, so that the connection is free. */
static void
take_rest (Statement *self, gboolean is_kept)
{
  PGresult *result;

  while ((result = PQgetResult (self->connection->conn)) != NULL)
    if (is_kept)
      g_queue_push_tail (&self->kept, result);
    else
      PQclear (result);

  self->connection->active = NULL;
  self->state = is_kept ? STATE_KEPT : STATE_DONE;
}

static void
keep_rest (gpointer statement)
{
  take_rest (statement, TRUE);
}

static void
stop (Statement *self)
{
  if (self->state == STATE_STREAMING)
    take_rest (self, FALSE);
  g_queue_clear_full (&self->kept, clear_result);
  clear_row (self);
  self->state = STATE_NEW;
}

static void
reset (gpointer statement)
{
  Statement *self = statement;

  stop (self);
  for (guint i = 0; i < self->n_parameters; i++)
    {
      g_clear_pointer (&self->values[i], g_byte_array_unref);
      self->types[i] = 0;
    }
}

static void
finalize (gpointer statement)
{
  Statement *self = statement;

  reset (self);
  g_free (self->values);
  g_free (self->types);
  g_free (self);
}

static const char *
sql (gpointer statement)
{
  return ((Statement *) statement)->plan->sql;
}

static int
parameter (gpointer statement, const char *name)
{
  Statement *self = statement;
  guint index;

  return g_ptr_array_find_with_equal_func (self->plan->names, name, g_str_equal, &index)
             ? (int) index + 1
             : 0;
}

static void
set_value (Statement *self, int number, Oid type, const void *data, gsize length)
{
  guint i = (guint) number - 1;
  GByteArray *value = data != NULL ? g_byte_array_sized_new ((guint) length + 1) : NULL;

  if (value != NULL)
    g_byte_array_append (value, data, (guint) length);
  g_clear_pointer (&self->values[i], g_byte_array_unref);
  self->values[i] = value;
  self->types[i] = type;
}

static void
bind_null (gpointer statement, int number, GvtCell type)
{
  set_value (statement, number, type == GVT_CELL_DATA ? TYPE_BYTEA : TYPE_TEXT, NULL, 0);
}

static void
bind_int (gpointer statement, int number, gint64 value)
{
  guint64 big_endian = GUINT64_TO_BE ((guint64) value);

  set_value (statement, number, TYPE_INT8, &big_endian, sizeof big_endian);
}

static void
bind_text (gpointer statement, int number, const char *value)
{
  set_value (statement, number, TYPE_TEXT, value, strlen (value));
}

static void
bind_data (gpointer statement, int number, const void *data, gsize length)
{
  set_value (statement, number, TYPE_BYTEA, data, length);
}

static const Shape *
find_shape (Statement *self)
{
  gsize size = self->n_parameters * sizeof (Oid);

  for (guint i = 0; i < self->plan->shapes->len; i++)
    {
      const Shape *shape = self->plan->shapes->pdata[i];

      if (size == 0 || memcmp (shape->types, self->types, size) == 0)
        return shape;
    }
  return NULL;
}

static const Shape *
prepare_shape (Statement *self, GError **error)
{
  GvtPostgresConnection *connection = self->connection;
  gsize size = self->n_parameters * sizeof (Oid);
  Shape *shape = g_malloc0 (sizeof *shape + size);
  PGresult *result;
  gboolean is_ready;

  g_snprintf (shape->name, sizeof shape->name, "s%u", connection->n_prepared++);
  if (size > 0)
    memcpy (shape->types, self->types, size);
  result = PQprepare (connection->conn, shape->name, self->plan->translated,
                      (int) self->n_parameters, self->types);
  is_ready = PQresultStatus (result) == PGRES_COMMAND_OK;
  if (is_ready)
    g_ptr_array_add (self->plan->shapes, shape);
  else
    {
      gvt_postgres_set_error (connection, result, self->plan->sql, error);
      g_free (shape);
    }

  PQclear (result);
  return is_ready ? shape : NULL;
}

static gboolean
send (Statement *self, const Shape *shape)
{
  guint n = self->n_parameters;
  g_autofree const char **values = g_new0 (const char *, n + 1);
  g_autofree int *lengths = g_new0 (int, n + 1);
  g_autofree int *formats = g_new0 (int, n + 1);

  for (guint i = 0; i < n; i++)
    if (self->values[i] != NULL)
      {
        /* An empty array has no data, which would be NULL. */
        values[i] = self->values[i]->len > 0 ? (const char *) self->values[i]->data : "";
        lengths[i] = (int) self->values[i]->len;
        formats[i] = 1;
      }

  return PQsendQueryPrepared (self->connection->conn, shape->name, (int) n, values, lengths,
                              formats, 1);
}

static gboolean
stream (Statement *self, const Shape *shape, GError **error)
{
  if (send (self, shape) && PQsetSingleRowMode (self->connection->conn))
    {
      self->connection->active = self;
      self->connection->keep_active = keep_rest;
      self->state = STATE_STREAMING;
      return TRUE;
    }
  gvt_postgres_set_error (self->connection, NULL, self->plan->sql, error);
  return FALSE;
}

static gboolean
send_ahead (Statement *self, const Shape *shape, GError **error)
{
  const char *text = self->plan->sql;

  if (!gvt_postgres_ahead_may (self->connection, error)
      || !gvt_postgres_ahead_sent (self->connection, send (self, shape), text, error))
    return FALSE;

  self->state = self->plan->is_silent ? STATE_DONE : STATE_WHOLE;
  self->at = -1;
  if (self->state == STATE_WHOLE)
    self->rows = gvt_postgres_ahead_take (self->connection, text, error);
  return self->state == STATE_DONE || self->rows != NULL;
}

/* What the server is to prepare is waited for: it stays prepared, whatever else fails. */
static const Shape *
find_or_prepare_shape (Statement *self, GError **error)
{
  GvtPostgresConnection *connection = self->connection;
  const Shape *shape = find_shape (self);
  gboolean is_ahead = connection->ahead.is_on;

  if (shape != NULL)
    return shape;

  gvt_postgres_claim (connection);
  if (!gvt_postgres_ahead_may (connection, error))
    return NULL;
  shape = prepare_shape (self, error);
  return shape != NULL && (!is_ahead || gvt_postgres_ahead_begin (connection, error)) ? shape
                                                                                      : NULL;
}

static gboolean
start (Statement *self, GError **error)
{
  GvtPostgresConnection *connection = self->connection;
  const Shape *shape;

  if (!connection->ahead.is_on)
    gvt_postgres_claim (connection);
  shape = find_or_prepare_shape (self, error);
  if (shape == NULL)
    return FALSE;

  return connection->ahead.is_on ? send_ahead (self, shape, error) : stream (self, shape, error);
}

static PGresult *
next_result (Statement *self)
{
  PGresult *result;

  if (self->state == STATE_KEPT)
    return g_queue_pop_head (&self->kept);

  result = PQgetResult (self->connection->conn);
  if (result == NULL)
    self->connection->active = NULL;
  return result;
}

/* Behind the last row: the server says how it ended, and then nothing more. */
static void
finish (Statement *self)
{
  if (self->state == STATE_STREAMING)
    take_rest (self, FALSE);
  g_queue_clear_full (&self->kept, clear_result);
  self->state = STATE_DONE;
}

static GvtDbStep
step_whole (Statement *self)
{
  g_clear_pointer (&self->numbers, g_free);
  if (++self->at < PQntuples (self->rows))
    return GVT_DB_STEP_ROW;

  clear_row (self);
  self->state = STATE_DONE;
  return GVT_DB_STEP_DONE;
}

static GvtDbStep
step (gpointer statement, GError **error)
{
  Statement *self = statement;
  PGresult *result;
  GvtDbStep outcome;

  if (self->state == STATE_WHOLE)
    return step_whole (self);
  clear_row (self);
  if (self->state == STATE_NEW && !start (self, error))
    return GVT_DB_STEP_FAILED;
  if (self->state == STATE_WHOLE)
    return step_whole (self);
  if (self->state == STATE_DONE)
    return GVT_DB_STEP_DONE;

  result = next_result (self);
  switch ((int) PQresultStatus (result))
    {
    case PGRES_SINGLE_TUPLE:
      self->rows = result;
      return GVT_DB_STEP_ROW;
    case PGRES_COMMAND_OK:
      self->connection->n_changed = (int) g_ascii_strtoll (PQcmdTuples (result), NULL, 10);
      outcome = GVT_DB_STEP_DONE;
      break;
    case PGRES_TUPLES_OK:
      outcome = GVT_DB_STEP_DONE;
      break;
    default:
      gvt_postgres_set_error (self->connection, result, self->plan->sql, error);
      outcome = GVT_DB_STEP_FAILED;
      break;
    }

  PQclear (result);
  finish (self);
  return outcome;
}

static int
n_columns (gpointer statement)
{
  Statement *self = statement;

  return self->rows != NULL ? PQnfields (self->rows) : 0;
}

static GvtCell
type (gpointer statement, int column)
{
  Statement *self = statement;

  return self->rows != NULL ? gvt_postgres_cell_type (self->rows, self->at, column) : GVT_CELL_NULL;
}

static gint64
get_int (gpointer statement, int column)
{
  Statement *self = statement;

  return self->rows != NULL ? gvt_postgres_cell_int (self->rows, self->at, column) : 0;
}

/* Numbers as text, as SQLite gives them. */
static const char *
write_number (Statement *self, int column)
{
  if (self->numbers == NULL)
    self->numbers = g_malloc0_n ((gsize) PQnfields (self->rows), NUMBER_SIZE);
  g_snprintf (self->numbers[column], NUMBER_SIZE, "%" G_GINT64_FORMAT,
              gvt_postgres_cell_int (self->rows, self->at, column));
  return self->numbers[column];
}

static const char *
get_text (gpointer statement, int column)
{
  Statement *self = statement;

  switch (type (self, column))
    {
    case GVT_CELL_NULL:
      return NULL;
    case GVT_CELL_INT:
    case GVT_CELL_REAL:
      return write_number (self, column);
    case GVT_CELL_TEXT:
    case GVT_CELL_DATA:
    default:
      return PQgetvalue (self->rows, self->at, column);
    }
}

static const void *
get_data (gpointer statement, int column, gsize *length)
{
  Statement *self = statement;
  const char *text = get_text (self, column);
  GvtCell cell = type (self, column);

  *length = 0;
  if (text == NULL)
    return NULL;
  *length = cell == GVT_CELL_TEXT || cell == GVT_CELL_DATA
                ? (gsize) PQgetlength (self->rows, self->at, column)
                : strlen (text);
  return *length > 0 ? text : NULL; /* SQLite's way with nothing */
}

void
gvt_postgres_driver_fill (GvtDbDriver *driver)
{
  driver->prepare = prepare;
  driver->finalize = finalize;
  driver->reset = reset;
  driver->sql = sql;
  driver->parameter = parameter;
  driver->bind_null = bind_null;
  driver->bind_int = bind_int;
  driver->bind_text = bind_text;
  driver->bind_data = bind_data;
  driver->step = step;
  driver->n_columns = n_columns;
  driver->type = type;
  driver->get_int = get_int;
  driver->get_text = get_text;
  driver->get_data = get_data;
}
