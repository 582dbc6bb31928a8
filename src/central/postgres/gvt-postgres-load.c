/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-postgres"

#include <string.h>

#include "gvt-postgres-private.h"

/* COPY in its binary form, a piece at a time: between two pieces the connection is free for other
 * statements. */
#define PIECE_BYTES (1024 * 1024)

static const char signature[] = "PGCOPY\n\377\r\n\0"; /* with the last NUL: 11 bytes */

typedef struct
{
  GvtPostgresConnection *connection;
  char *sql;
  guint n_columns;
  GByteArray *rows; /* of this piece */
} Load;

static void
add_int16 (GByteArray *bytes, gint16 value)
{
  guint16 big_endian = GUINT16_TO_BE ((guint16) value);

  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
add_int32 (GByteArray *bytes, gint32 value)
{
  guint32 big_endian = GUINT32_TO_BE ((guint32) value);

  g_byte_array_append (bytes, (const guint8 *) &big_endian, sizeof big_endian);
}

static void
begin_piece (Load *self)
{
  g_byte_array_set_size (self->rows, 0);
  g_byte_array_append (self->rows, (const guint8 *) signature, sizeof signature - 1);
  add_int32 (self->rows, 0); /* no flags */
  add_int32 (self->rows, 0); /* nothing more in the head */
  add_int16 (self->rows, (gint16) self->n_columns);
}

static gpointer
load_open (gpointer connection, const char *table, const char *const *columns)
{
  Load *self = g_new0 (Load, 1);
  g_autofree char *names = g_strjoinv (", ", (char **) columns);
  g_autofree char *sql = g_strdup_printf ("COPY %s (%s) FROM STDIN (FORMAT binary)", table, names);

  self->connection = connection;
  self->n_columns = g_strv_length ((char **) columns);
  self->sql = g_steal_pointer (&sql);
  self->rows = g_byte_array_new ();
  begin_piece (self);
  return self;
}

static void
load_add (gpointer load, GvtCell type, const void *data, gsize length)
{
  Load *self = load;
  gint64 number;
  guint64 big_endian;

  add_int32 (self->rows, (gint32) length);
  if (type == GVT_CELL_INT)
    {
      memcpy (&number, data, sizeof number);
      big_endian = GUINT64_TO_BE ((guint64) number);
      data = &big_endian;
    }
  g_byte_array_append (self->rows, data, (guint) length);
}

/* Returns: whether the server took it all, and nothing is coming any more */
static gboolean
end_copy (Load *self, gboolean is_sent, GError **error)
{
  PGconn *conn = self->connection->conn;
  gboolean ok = is_sent && PQputCopyEnd (conn, NULL) == 1;
  PGresult *result;

  if (!ok)
    gvt_postgres_set_error (self->connection, NULL, "Copying rows", error);
  while ((result = PQgetResult (conn)) != NULL)
    {
      if (ok && PQresultStatus (result) != PGRES_COMMAND_OK)
        {
          gvt_postgres_set_error (self->connection, result, "Copying rows", error);
          ok = FALSE;
        }
      PQclear (result);
    }
  return ok;
}

static gboolean
send_piece (Load *self, GError **error)
{
  PGconn *conn = self->connection->conn;
  PGresult *result;
  gboolean is_open;

  gvt_postgres_claim (self->connection);
  result = PQexec (conn, self->sql);
  is_open = PQresultStatus (result) == PGRES_COPY_IN;
  if (!is_open)
    gvt_postgres_set_error (self->connection, result, self->sql, error);
  PQclear (result);
  if (!is_open)
    return FALSE;

  /* Each row began with its count of columns; where the next would begin, the end does. */
  g_byte_array_set_size (self->rows, self->rows->len - (guint) sizeof (gint16));
  add_int16 (self->rows, -1);
  return end_copy (
      self, PQputCopyData (conn, (const char *) self->rows->data, (int) self->rows->len) == 1,
      error);
}

static gboolean
load_end_row (gpointer load, GError **error)
{
  Load *self = load;

  add_int16 (self->rows, (gint16) self->n_columns);
  if (self->rows->len < PIECE_BYTES)
    return TRUE;
  if (!send_piece (self, error))
    return FALSE;

  begin_piece (self);
  return TRUE;
}

static gboolean
load_finish (gpointer load, GError **error)
{
  return send_piece (load, error);
}

static void
load_free (gpointer load)
{
  Load *self = load;

  g_byte_array_unref (self->rows);
  g_free (self->sql);
  g_free (self);
}

const GvtDbLoader gvt_postgres_loader = {
  .open = load_open,
  .add = load_add,
  .end_row = load_end_row,
  .finish = load_finish,
  .free = load_free,
};
