/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-key-copy-rows.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-id.h"
#include "gvt-json.h"
#include "gvt-key-store.h"

#define MAX_BLOB (64 * 1024)

/* One row, whatever table it is of. */
typedef struct
{
  char *name;     /* of a secret; a village; a laptop's id */
  guint64 number; /* of a statement; a village's epoch */
  GBytes *bytes;
} Row;

static void
row_clear (Row *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Row, row_clear)

typedef struct
{
  const char *member;
  const char *constant_read; /* name, number, bytes; the name of a laptop is its id */
  gboolean (*add) (GvtDb *db, const Row *row, GError **error); /* a row that is there stays */
} Table;

/* --- into the store --- */

static gboolean
run (GvtDb *db, GvtStmt *stmt, const Row *row, GError **error)
{
  gvt_stmt_bind_bytes (stmt, ":bytes", row->bytes);
  return gvt_stmt_run (stmt, error);
}

static gboolean
add_epoch_key (GvtDb *db, const Row *row, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_epoch_key VALUES (:village, :epoch, :bytes) ON CONFLICT DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":village", row->name);
  gvt_stmt_bind_int (stmt, ":epoch", (gint64) row->number);
  return run (db, stmt, row, error);
}

static gboolean
add_lookup_key (GvtDb *db, const Row *row, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_lookup_key VALUES (:device, :bytes) ON CONFLICT DO NOTHING", error);
  GvtId device;

  if (stmt == NULL || !gvt_id_from_text (row->name, &device, error))
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &device);
  return run (db, stmt, row, error);
}

/* Only with a newer statement: then the present ones are those of the copy. */
static gboolean
put_secret (GvtDb *db, const Row *row, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_secret VALUES (:name, :bytes)"
      " ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":name", row->name);
  return run (db, stmt, row, error);
}

static gboolean
add_statement (GvtDb *db, const Row *row, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_keys VALUES (:serial, :bytes) ON CONFLICT DO NOTHING", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":serial", (gint64) row->number);
  return run (db, stmt, row, error);
}

static const Table tables[] = {
  { "epoch_keys", "SELECT village, epoch, sealed FROM central_epoch_key ORDER BY village, epoch",
    add_epoch_key },
  { "lookup_keys", "SELECT device, 0, sealed FROM central_lookup_key ORDER BY device",
    add_lookup_key },
  { "secrets", "SELECT name, 0, sealed FROM central_secret ORDER BY name", put_secret },
  { "statements", "SELECT '', serial, statement FROM central_keys ORDER BY serial", add_statement },
};

/* --- out of the store --- */

static gboolean
read_row (const Table *table, GvtStmt *stmt, JsonArray *array, GError **error)
{
  JsonObject *object = json_object_new ();
  g_autoptr (GBytes) bytes = gvt_stmt_bytes (stmt, 2);
  GvtId device;

  json_array_add_object_element (array, object);
  if (table->add != add_lookup_key)
    json_object_set_string_member (object, "name", gvt_stmt_text (stmt, 0));
  else if (gvt_stmt_id (stmt, 0, &device, error))
    gvt_json_set_id (object, "name", &device);
  else
    return FALSE;
  json_object_set_int_member (object, "number", gvt_stmt_int (stmt, 1));
  gvt_json_set_hex (object, "bytes", g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return TRUE;
}

static gboolean
read_table (GvtDb *db, const Table *table, JsonObject *object, GError **error)
{
  JsonArray *array = json_array_new ();
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, table->constant_read, error);

  json_object_set_array_member (object, table->member, array);
  if (stmt == NULL)
    return FALSE;
  while (gvt_stmt_next (stmt, &local))
    if (!read_row (table, stmt, array, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
read_tables (GvtDb *db, gpointer object, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    if (!read_table (db, &tables[i], object, error))
      return FALSE;
  return TRUE;
}

GBytes *
gvt_key_copy_rows_collect (GvtStore *store, GError **error)
{
  g_autoptr (JsonObject) object = json_object_new ();

  return gvt_store_read (store, read_tables, object, error) ? gvt_json_canonical (object, error)
                                                            : NULL;
}

/* --- putting them back --- */

static gboolean
parse_row (JsonArray *array, guint i, Row *row, GError **error)
{
  JsonObject *object = gvt_json_element_object (array, i, "key", error);
  const char *name = object != NULL ? gvt_json_get_text (object, "name", error) : NULL;
  const char *hex = name != NULL ? gvt_json_get_text (object, "bytes", error) : NULL;
  g_autofree guint8 *data = NULL;
  gint64 number;
  gsize size;

  if (hex == NULL || !gvt_json_get_int (object, "number", &number, error))
    return FALSE;
  size = strlen (hex) / 2;
  if (size == 0 || size > MAX_BLOB || number < 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A key is out of range");
      return FALSE;
    }
  data = g_malloc (size);
  if (!gvt_json_get_hex (object, "bytes", data, size, error))
    return FALSE;

  row->name = g_strdup (name);
  row->number = (guint64) number;
  row->bytes = g_bytes_new_take (g_steal_pointer (&data), size);
  return TRUE;
}

typedef struct
{
  JsonObject *rows;
  guint n_added;
} Putting;

static gboolean
count_rows (GvtDb *db, guint64 *n, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT (SELECT count (*) FROM central_epoch_key) + (SELECT count (*) FROM"
      " central_lookup_key) + (SELECT count (*) FROM central_keys)",
      error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "count", error))
    return FALSE;
  *n = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

/* Of the copy. */
static guint64
newest_serial (JsonArray *statements)
{
  guint64 newest = 0;

  for (guint i = 0; i < json_array_get_length (statements); i++)
    {
      g_auto (Row) row = { 0 };

      if (parse_row (statements, i, &row, NULL))
        newest = MAX (newest, row.number);
    }
  return newest;
}

static gboolean
put_table (GvtDb *db, const Table *table, JsonArray *array, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_auto (Row) row = { 0 };

      if (!parse_row (array, i, &row, error) || !table->add (db, &row, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
put_rows (GvtDb *db, gpointer user_data, GError **error)
{
  Putting *self = user_data;
  JsonArray *statements = gvt_json_get_array (self->rows, "statements", error);
  guint64 held, before, after;

  if (statements == NULL || !gvt_key_store_find_serial (db, &held, error)
      || !count_rows (db, &before, error))
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      JsonArray *array = gvt_json_get_array (self->rows, tables[i].member, error);
      gboolean is_older = tables[i].add == put_secret && newest_serial (statements) <= held;

      if (array == NULL || (!is_older && !put_table (db, &tables[i], array, error)))
        return FALSE;
    }
  if (!count_rows (db, &after, error))
    return FALSE;
  self->n_added = (guint) (after - before);
  return TRUE;
}

gboolean
gvt_key_copy_rows_put (GvtStore *store, GBytes *rows, guint *n_added, GError **error)
{
  g_autoptr (JsonObject) object = gvt_json_parse (rows, GVT_KEY_COPY_MAX_ROWS, error);
  Putting putting = { object, 0 };

  if (object == NULL || !gvt_store_write (store, put_rows, &putting, error))
    return FALSE;
  *n_added = putting.n_added;
  return TRUE;
}
