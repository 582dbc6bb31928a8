/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-db"

#include <string.h>

#include "gvt-db-driver.h"
#include "gvt-db-private.h"
#include "gvt-db.h"
#include "gvt-error.h"
#include "gvt-seal.h"

struct _GvtStmt
{
  GvtDb *db;
  const GvtDbDriver *driver;
  gpointer handle; /* the driver's */
};

GvtStmt *
gvt_db_prepare (GvtDb *self, const char *constant_sql, GError **error)
{
  const GvtDbDriver *driver;
  gpointer handle;
  GvtStmt *stmt;

  g_return_val_if_fail (GVT_IS_DB (self) && gvt_db_is_mine (self), NULL);

  driver = gvt_db_get_driver (self);
  handle = driver->prepare (gvt_db_get_connection (self), constant_sql, error);
  if (handle == NULL)
    return NULL;

  stmt = g_new0 (GvtStmt, 1);
  stmt->db = g_object_ref (self);
  stmt->driver = driver;
  stmt->handle = handle;
  return stmt;
}

GvtStmt *
gvt_db_prepare_resource (GvtDb *self, GResource *resource, const char *path, GError **error)
{
  g_autoptr (GBytes) sql = g_resource_lookup_data (resource, path, 0, error);

  return sql != NULL ? gvt_db_prepare (self, g_bytes_get_data (sql, NULL), error) : NULL;
}

void
gvt_stmt_free (GvtStmt *stmt)
{
  stmt->driver->finalize (stmt->handle);
  g_object_unref (stmt->db);
  g_free (stmt);
}

void
gvt_stmt_reset (GvtStmt *stmt)
{
  stmt->driver->reset (stmt->handle);
}

static int
parameter (GvtStmt *stmt, const char *name)
{
  int index = stmt->driver->parameter (stmt->handle, name);

  if (index == 0)
    g_error ("No parameter %s in: %s", name, stmt->driver->sql (stmt->handle));

  return index;
}

void
gvt_stmt_bind_text (GvtStmt *stmt, const char *name, const char *value)
{
  if (value == NULL)
    stmt->driver->bind_null (stmt->handle, parameter (stmt, name), GVT_CELL_TEXT);
  else
    stmt->driver->bind_text (stmt->handle, parameter (stmt, name), value);
}

void
gvt_stmt_bind_int (GvtStmt *stmt, const char *name, gint64 value)
{
  stmt->driver->bind_int (stmt->handle, parameter (stmt, name), value);
}

void
gvt_stmt_bind_data (GvtStmt *stmt, const char *name, const void *data, gsize length)
{
  /* No data of length 0 is an empty blob, not NULL. */
  stmt->driver->bind_data (stmt->handle, parameter (stmt, name), data != NULL ? data : "", length);
}

void
gvt_stmt_bind_bytes (GvtStmt *stmt, const char *name, GBytes *value)
{
  gsize length = 0;
  const void *data = value != NULL ? g_bytes_get_data (value, &length) : NULL;

  if (value == NULL)
    stmt->driver->bind_null (stmt->handle, parameter (stmt, name), GVT_CELL_DATA);
  else
    gvt_stmt_bind_data (stmt, name, data, length);
}

void
gvt_stmt_bind_id (GvtStmt *stmt, const char *name, const GvtId *id)
{
  if (id == NULL)
    stmt->driver->bind_null (stmt->handle, parameter (stmt, name), GVT_CELL_DATA);
  else
    gvt_stmt_bind_data (stmt, name, id->bytes, sizeof id->bytes);
}

void
gvt_stmt_bind_hash (GvtStmt *stmt, const char *name, const GvtHash *hash)
{
  if (hash == NULL)
    stmt->driver->bind_null (stmt->handle, parameter (stmt, name), GVT_CELL_DATA);
  else
    gvt_stmt_bind_data (stmt, name, hash->bytes, sizeof hash->bytes);
}

static const GvtSecret *
cell_key (GvtDb *db)
{
  const GvtDbDriver *driver = gvt_db_get_driver (db);

  return driver->get_cell_key != NULL ? driver->get_cell_key (gvt_db_get_connection (db)) : NULL;
}

gboolean
gvt_db_seals (GvtDb *self)
{
  return cell_key (self) != NULL;
}

GBytes *
gvt_db_seal (GvtDb *self, const char *context, GBytes *value)
{
  const GvtSecret *key = cell_key (self);
  gsize length;
  const void *data = g_bytes_get_data (value, &length);

  return key != NULL ? gvt_seal (key, context, data, length) : g_bytes_ref (value);
}

void
gvt_stmt_bind_sealed (GvtStmt *stmt, const char *name, const char *context, GBytes *value)
{
  g_autoptr (GBytes) sealed = value != NULL ? gvt_db_seal (stmt->db, context, value) : NULL;

  gvt_stmt_bind_bytes (stmt, name, sealed);
}

gboolean
gvt_stmt_sealed (GvtStmt *stmt, int column, const char *context, GBytes **value, GError **error)
{
  const GvtSecret *key = cell_key (stmt->db);
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, column);

  *value = key == NULL || bytes == NULL ? g_steal_pointer (&bytes)
                                        : gvt_unseal (key, context, bytes, NULL);
  if (*value != NULL || bytes == NULL)
    return TRUE;

  /* Not the fault of what it says: another key sealed it, or somebody changed it. */
  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT, "A sealed cell does not open: %s", context);
  return FALSE;
}

gboolean
gvt_stmt_next (GvtStmt *stmt, GError **error)
{
  return gvt_db_check_alive (stmt->db, error)
         && stmt->driver->step (stmt->handle, error) == GVT_DB_STEP_ROW;
}

gboolean
gvt_stmt_run (GvtStmt *stmt, GError **error)
{
  g_autoptr (GError) local = NULL;

  while (gvt_stmt_next (stmt, &local))
    continue;

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  return TRUE;
}

gboolean
gvt_stmt_one (GvtStmt *stmt, const char *what, GError **error)
{
  g_autoptr (GError) local = NULL;

  if (gvt_stmt_next (stmt, &local))
    return TRUE;

  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_NOT_FOUND, "There is no such %s", what);

  return FALSE;
}

const char *
gvt_stmt_text (GvtStmt *stmt, int column)
{
  return stmt->driver->get_text (stmt->handle, column);
}

gint64
gvt_stmt_int (GvtStmt *stmt, int column)
{
  return stmt->driver->get_int (stmt->handle, column);
}

GBytes *
gvt_stmt_bytes (GvtStmt *stmt, int column)
{
  gsize length = 0;
  const void *data = stmt->driver->get_data (stmt->handle, column, &length);

  return gvt_stmt_is_null (stmt, column) ? NULL : g_bytes_new (data, length);
}

gboolean
gvt_stmt_is_null (GvtStmt *stmt, int column)
{
  return stmt->driver->type (stmt->handle, column) == GVT_CELL_NULL;
}

static gboolean
copy_exactly (GvtStmt *stmt, int column, void *into, gsize length, GError **error)
{
  gsize got = 0;
  const void *data = stmt->driver->get_data (stmt->handle, column, &got);

  if (data != NULL && got == length)
    {
      memcpy (into, data, length);
      return TRUE;
    }

  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT, "Column %d is not %" G_GSIZE_FORMAT " bytes",
               column, length);
  return FALSE;
}

gboolean
gvt_stmt_id (GvtStmt *stmt, int column, GvtId *id, GError **error)
{
  return copy_exactly (stmt, column, id->bytes, sizeof id->bytes, error);
}

gboolean
gvt_stmt_hash (GvtStmt *stmt, int column, GvtHash *hash, GError **error)
{
  return copy_exactly (stmt, column, hash->bytes, sizeof hash->bytes, error);
}

/* One row as bytes: for each column its type, its length and its value. */
static void
hash_row (GvtStmt *row, GvtHash *hash)
{
  const GvtDbDriver *driver = row->driver;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  for (int i = 0; i < driver->n_columns (row->handle); i++)
    {
      gsize size = 0;
      guint8 type = (guint8) driver->type (row->handle, i);
      const void *data = driver->get_data (row->handle, i, &size);
      guint32 length = GUINT32_TO_LE ((guint32) size);

      g_byte_array_append (bytes, &type, 1);
      g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
      if (data != NULL)
        g_byte_array_append (bytes, data, (guint) size);
    }

  gvt_hash_data (bytes->data, bytes->len, hash);
}

static int
compare_hashes (const void *a, const void *b)
{
  return memcmp (a, b, sizeof (GvtHash));
}

gboolean
gvt_db_digest_table (GvtDb *self, const char *table, GvtHash *digest, GError **error)
{
  /* The name is a constant of the program; a table cannot be bound. */
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (self, sql, error);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (GvtHash));
  g_autoptr (GError) local = NULL;

  if (stmt == NULL)
    return FALSE;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtHash hash;

      hash_row (stmt, &hash);
      g_array_append_val (rows, hash);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  g_array_sort (rows, compare_hashes);
  gvt_hash_data (rows->data, rows->len * sizeof (GvtHash), digest);
  return TRUE;
}

GArray *
gvt_stmt_all_ids (GvtStmt *stmt, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (GvtId));
  g_autoptr (GError) local = NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtId id;

      if (!gvt_stmt_id (stmt, 0, &id, error))
        return NULL;
      g_array_append_val (ids, id);
    }
  if (local == NULL)
    return g_steal_pointer (&ids);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
