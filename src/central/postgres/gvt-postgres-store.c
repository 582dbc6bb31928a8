/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-postgres-private.h"
#include "gvt-postgres.h"

/* A server has a hundred connections for all who use it, unless it is told otherwise. */
#define MAX_READERS    12
#define READER_WAIT_MS 5000

/* What a reader's connection is made of, for as long as the store is. */
typedef struct
{
  char *address;
  GvtSecret *cell_key;
  guint version;
} Place;

static void
place_free (gpointer data)
{
  Place *self = data;

  gvt_secret_unref (self->cell_key);
  g_free (self->address);
  g_free (self);
}

static gboolean
refuse_password (GError **error)
{
  g_set_error_literal (
      error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
      _ ("the address of the database has a password inside; whoever lists the programs that run "
         "would read it. Put the password into the file that PGPASSFILE names, or the whole "
         "address into a file, and name that with --database-file"));
  return FALSE;
}

gboolean
gvt_postgres_check_address (const char *address, gboolean may_have_password, GError **error)
{
  g_autofree char *reason = NULL;
  char *message = NULL;
  PQconninfoOption *options = PQconninfoParse (address, &message);
  gboolean has_password = FALSE;

  if (options == NULL)
    {
      reason = g_strdup (message != NULL ? g_strchomp (message) : "");
      PQfreemem (message);
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                   _ ("this is no address of a PostgreSQL database: %s"), reason);
      return FALSE;
    }

  for (PQconninfoOption *option = options; option->keyword != NULL; option++)
    if (g_str_equal (option->keyword, "password") && option->val != NULL)
      has_password = TRUE;
  PQconninfoFree (options);
  return !has_password || may_have_password || refuse_password (error);
}

static gboolean
run_once (const char *address, const char *sql, GError **error)
{
  GvtPostgresConnection *connection = gvt_postgres_connect (address, error);
  gboolean ok = connection != NULL && gvt_postgres_run (connection, sql, error);

  if (connection != NULL)
    gvt_postgres_disconnect (connection);
  return ok;
}

gboolean
gvt_postgres_create (const char *address, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtPostgresConnection *connection = gvt_postgres_connect (address, error);
  gboolean ok, is_there = FALSE;

  if (connection == NULL)
    return FALSE;

  ok = gvt_postgres_has_schema (connection, &is_there, error)
       && (is_there
           || gvt_postgres_run (connection,
                                "BEGIN;"
                                "CREATE SCHEMA govote;"
                                "CREATE TABLE govote.store ("
                                "  only_row BIGINT PRIMARY KEY CHECK (only_row = 1),"
                                "  application_id BIGINT NOT NULL,"
                                "  version BIGINT NOT NULL);"
                                "INSERT INTO govote.store VALUES (1, 0, 0);"
                                "COMMIT",
                                error));
  gvt_postgres_disconnect (connection);
  if (!ok || !is_there)
    return ok;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("there is a centre in this database already (its schema govote)"));
  return FALSE;
}

gboolean
gvt_postgres_drop (const char *address, GError **error)
{
  return run_once (address, "DROP SCHEMA govote CASCADE", error);
}

static GvtDb *
open_reader (gpointer user_data, GError **error)
{
  const Place *place = user_data;
  GvtPostgresConnection *connection = gvt_postgres_connect (place->address, error);

  if (connection == NULL)
    return NULL;
  connection->cell_key = gvt_secret_ref (place->cell_key);
  connection->version = place->version;
  if (gvt_postgres_join (connection, error))
    return gvt_postgres_db_new (connection);

  gvt_postgres_disconnect (connection);
  return NULL;
}

GvtStore *
gvt_postgres_open_store (const char *address,
                         const GvtSecret *key,
                         const GvtSchema *schema,
                         GError **error)
{
  g_autoptr (GvtDb) db = NULL;
  GvtPostgresConnection *connection;
  GvtStore *store;
  Place *place;

  g_return_val_if_fail (address != NULL && schema != NULL, NULL);
  g_return_val_if_fail (gvt_secret_size (key) == GVT_KEY_SIZE, NULL);

  connection = gvt_postgres_connect (address, error);
  if (connection == NULL)
    return NULL;
  connection->cell_key = gvt_secret_derive (key, "central-cells/1");
  db = gvt_postgres_db_new (connection);
  if (!gvt_postgres_migrate (db, connection, schema, error))
    return NULL;

  place = g_new0 (Place, 1);
  place->address = g_strdup (address);
  place->cell_key = gvt_secret_ref (connection->cell_key);
  place->version = gvt_schema_get_version (schema);
  store = gvt_store_new (g_steal_pointer (&db), open_reader, place, place_free);
  gvt_store_bound_readers (store, MAX_READERS, READER_WAIT_MS);
  return store;
}
