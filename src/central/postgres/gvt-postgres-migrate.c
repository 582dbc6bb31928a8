/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-error.h"
#include "gvt-postgres-dialect.h"
#include "gvt-postgres-private.h"

/* Returns: a number that the server gives, through a connection of ours */
static gboolean
ask (GvtPostgresConnection *self, const char *sql, gint64 *answer, GError **error)
{
  PGresult *result;
  gboolean ok;

  gvt_postgres_claim (self);
  result = PQexecParams (self->conn, sql, 0, NULL, NULL, NULL, NULL, 1);
  ok = PQresultStatus (result) == PGRES_TUPLES_OK && PQntuples (result) == 1;
  if (ok)
    *answer = gvt_postgres_cell_int (result, 0, 0);
  else
    gvt_postgres_set_error (self, result, sql, error);
  PQclear (result);
  return ok;
}

gboolean
gvt_postgres_has_schema (GvtPostgresConnection *self, gboolean *is_there, GError **error)
{
  gint64 n;

  if (!ask (self, "SELECT count (*) FROM pg_namespace WHERE nspname = 'govote'", &n, error))
    return FALSE;
  *is_there = n > 0;
  return TRUE;
}

static gboolean
check_version (GvtPostgresConnection *self, gint64 version, GError **error)
{
  if (version <= (gint64) self->version)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_TOO_NEW,
               "Store version %" G_GINT64_FORMAT " is newer than %" G_GUINT64_FORMAT
               ", the newest this program knows",
               version, self->version);
  return FALSE;
}

static gboolean
read_version (GvtPostgresConnection *self, gint64 *version, GError **error)
{
  return ask (self, "SELECT version FROM govote.store", version, error)
         && check_version (self, *version, error);
}

gboolean
gvt_postgres_join (GvtPostgresConnection *self, GError **error)
{
  gint64 version;

  if (self->version == 0)
    return TRUE;
  if (!gvt_postgres_run (self, "SELECT pg_advisory_lock_shared (" GVT_POSTGRES_OPEN_LOCK ")", error)
      || !read_version (self, &version, error))
    return FALSE;
  if (version == (gint64) self->version)
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY,
               "The store is in version %" G_GINT64_FORMAT " once more", version);
  return FALSE;
}

typedef struct
{
  const GvtSchema *schema;
  gint64 index;
} Migration;

static gboolean
apply (GvtDb *db, gpointer user_data, GError **error)
{
  const Migration *migration = user_data;
  const char *path = migration->schema->files[migration->index];
  g_autofree char *stamp = g_strdup_printf (
      "UPDATE store SET version = %" G_GINT64_FORMAT ", application_id = %u", migration->index + 1,
      migration->schema->application_id);
  g_autoptr (GBytes) sql = g_resource_lookup_data (migration->schema->get_resource (), path, 0,
                                                   error);

  if (sql != NULL && gvt_db_exec (db, g_bytes_get_data (sql, NULL), error)
      && gvt_db_exec (db, stamp, error))
    return TRUE;

  g_prefix_error (error, "Migration %s: ", path);
  return FALSE;
}

/* Alone: an older program must not find the tables of a newer one. */
static gboolean
apply_all (
    GvtDb *db, GvtPostgresConnection *self, const GvtSchema *schema, gint64 from, GError **error)
{
  Migration migration = { .schema = schema };
  gboolean ok = TRUE;
  gint64 is_alone;

  if (!ask (self, "SELECT pg_try_advisory_lock (" GVT_POSTGRES_OPEN_LOCK ")", &is_alone, error))
    return FALSE;
  if (!is_alone)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_DB_BUSY,
                   "Another program has the store open in its version %" G_GINT64_FORMAT, from);
      return FALSE;
    }

  for (migration.index = from; ok && migration.index < (gint64) self->version; migration.index++)
    ok = gvt_db_transact (db, apply, &migration, error);
  return gvt_postgres_run (self, "SELECT pg_advisory_unlock (" GVT_POSTGRES_OPEN_LOCK ")",
                           ok ? error : NULL)
         && ok;
}

gboolean
gvt_postgres_migrate (GvtDb *db,
                      GvtPostgresConnection *self,
                      const GvtSchema *schema,
                      GError **error)
{
  gboolean is_there = FALSE;
  gint64 version;

  if (!gvt_postgres_has_schema (self, &is_there, error))
    return FALSE;
  if (!is_there)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_MISSING, "PostgreSQL, schema govote");
      return FALSE;
    }

  self->version = gvt_schema_get_version (schema);
  return read_version (self, &version, error)
         && (version == (gint64) self->version || apply_all (db, self, schema, version, error))
         && gvt_postgres_join (self, error);
}
