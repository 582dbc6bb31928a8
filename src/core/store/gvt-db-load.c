/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-db-load.h"

#include "gvt-db-driver.h"

struct _GvtDbLoad
{
  GvtDb *db;
  const GvtDbLoader *loader; /* (nullable) */
  gpointer load;             /* its own */
  GvtStmt *stmt;             /* without it: one row */
  GPtrArray *parameters;     /* utf8: ":name" for each column */
  guint n_added;             /* cells of the row */
};

/* Returns: (transfer full): INSERT INTO table (a, b) VALUES (:a, :b) */
static char *
write_statement (GvtDbLoad *self, const char *table, const char *const *columns)
{
  g_autofree char *names = g_strjoinv (", ", (char **) columns);
  g_autofree char *values = NULL;

  for (guint i = 0; columns[i] != NULL; i++)
    g_ptr_array_add (self->parameters, g_strconcat (":", columns[i], NULL));
  g_ptr_array_add (self->parameters, NULL);
  values = g_strjoinv (", ", (char **) self->parameters->pdata);
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names, values);
}

GvtDbLoad *
gvt_db_load_new (GvtDb *db, const char *table, const char *const *columns, GError **error)
{
  g_autoptr (GvtDbLoad) self = g_new0 (GvtDbLoad, 1);
  g_autofree char *sql = NULL;

  self->db = g_object_ref (db);
  self->loader = gvt_db_get_driver (db)->loader;
  self->parameters = g_ptr_array_new_with_free_func (g_free);
  if (self->loader != NULL)
    {
      self->load = self->loader->open (gvt_db_get_connection (db), table, columns);
      return g_steal_pointer (&self);
    }

  sql = write_statement (self, table, columns);
  self->stmt = gvt_db_prepare (db, sql, error);
  return self->stmt != NULL ? g_steal_pointer (&self) : NULL;
}

void
gvt_db_load_free (GvtDbLoad *self)
{
  if (self == NULL)
    return;

  if (self->load != NULL)
    self->loader->free (self->load);
  g_clear_pointer (&self->stmt, gvt_stmt_free);
  g_ptr_array_unref (self->parameters);
  g_object_unref (self->db);
  g_free (self);
}

static const char *
next_parameter (GvtDbLoad *self)
{
  return self->parameters->pdata[self->n_added++];
}

void
gvt_db_load_add_int (GvtDbLoad *self, gint64 value)
{
  if (self->load != NULL)
    self->loader->add (self->load, GVT_CELL_INT, &value, sizeof value);
  else
    gvt_stmt_bind_int (self->stmt, next_parameter (self), value);
}

void
gvt_db_load_add_text (GvtDbLoad *self, const char *value)
{
  if (self->load != NULL)
    self->loader->add (self->load, GVT_CELL_TEXT, value, strlen (value));
  else
    gvt_stmt_bind_text (self->stmt, next_parameter (self), value);
}

void
gvt_db_load_add_sealed (GvtDbLoad *self, const char *context, GBytes *value)
{
  g_autoptr (GBytes) sealed = gvt_db_seal (self->db, context, value);
  gsize length;
  const void *data = g_bytes_get_data (sealed, &length);

  if (self->load != NULL)
    self->loader->add (self->load, GVT_CELL_DATA, data, length);
  else
    gvt_stmt_bind_bytes (self->stmt, next_parameter (self), sealed);
}

gboolean
gvt_db_load_end_row (GvtDbLoad *self, GError **error)
{
  if (self->load != NULL)
    return self->loader->end_row (self->load, error);
  if (!gvt_stmt_run (self->stmt, error))
    return FALSE;

  gvt_stmt_reset (self->stmt);
  self->n_added = 0;
  return TRUE;
}

gboolean
gvt_db_load_finish (GvtDbLoad *self, GError **error)
{
  return self->load == NULL || self->loader->finish (self->load, error);
}
