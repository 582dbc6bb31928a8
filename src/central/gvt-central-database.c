/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-database.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-central-private.h"
#include "gvt-central-schema.h"
#include "gvt-error.h"
#include "gvt-file.h"
#include "gvt-folder-copy.h"

#if GVT_HAVE_POSTGRESQL
#include "gvt-postgres.h"
#endif

#define MAX_ADDRESS 4096

static char *
path_in (const char *folder, const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/* --- the server, where this program knows one --- */

#if GVT_HAVE_POSTGRESQL

gboolean
gvt_central_database_check (const char *address, GError **error)
{
  return gvt_postgres_check_address (address, FALSE, error);
}

static GvtStore *
open_server (const char *address, const GvtSecret *key, GError **error)
{
  return gvt_postgres_open_store (address, key, &gvt_central_schema, error);
}

static gboolean
make_server (const char *address, GError **error)
{
  return gvt_postgres_check_address (address, TRUE, error) && gvt_postgres_create (address, error);
}

void
gvt_central_database_unmake (const char *address)
{
  g_autoptr (GError) error = NULL;

  if (!gvt_postgres_drop (address, &error))
    g_warning ("What was begun in the database is left there: %s", error->message);
}

static gboolean
dump_server (const char *address, const char *path, GError **error)
{
  return gvt_postgres_dump (address, path, error);
}

static gboolean
load_server (const char *address, const char *path, GError **error)
{
  return gvt_postgres_check_address (address, TRUE, error)
         && gvt_postgres_load_dump (address, path, error);
}

#else

static gboolean
refuse_server (GError **error)
{
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("this govote-central was built without PostgreSQL"));
  return FALSE;
}

gboolean
gvt_central_database_check (const char *address, GError **error)
{
  return refuse_server (error);
}

static GvtStore *
open_server (const char *address, const GvtSecret *key, GError **error)
{
  refuse_server (error);
  return NULL;
}

static gboolean
make_server (const char *address, GError **error)
{
  return refuse_server (error);
}

void
gvt_central_database_unmake (const char *address)
{
}

static gboolean
dump_server (const char *address, const char *path, GError **error)
{
  return refuse_server (error);
}

static gboolean
load_server (const char *address, const char *path, GError **error)
{
  return refuse_server (error);
}

#endif

/* --- the folder --- */

static gboolean
keep_address (const char *folder, const char *address, GError **error)
{
  g_autofree char *path = path_in (folder, GVT_CENTRAL_DATABASE_FILE);
  g_autofree char *line = g_strconcat (address, "\n", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (line, strlen (line));

  return gvt_file_write (path, bytes, error);
}

static gboolean
has_server (const char *folder)
{
  g_autofree char *path = path_in (folder, GVT_CENTRAL_DATABASE_FILE);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

char *
gvt_central_database_read_address (const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = gvt_file_read (path, MAX_ADDRESS, error);
  g_autofree char *address = NULL;

  if (bytes == NULL)
    return NULL;

  address = g_strstrip (g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)));
  if (*address != '\0' && strchr (address, '\n') == NULL)
    return g_steal_pointer (&address);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("%s has to hold the address of a database, in one line"), path);
  return NULL;
}

static char *
read_address (const char *folder, GError **error)
{
  g_autofree char *path = path_in (folder, GVT_CENTRAL_DATABASE_FILE);

  gvt_file_make_private (path);
  return gvt_central_database_read_address (path, error);
}

GvtStore *
gvt_central_database_make (const char *folder,
                           const char *address,
                           const GvtSecret *key,
                           GError **error)
{
  g_autofree char *path = path_in (folder, GVT_CENTRAL_STORE_FILE);
  GvtStore *store;

  if (address == NULL)
    return gvt_store_open (path, key, &gvt_central_schema, error);
  if (!keep_address (folder, address, error) || !make_server (address, error))
    return NULL;

  store = open_server (address, key, error);
  if (store == NULL)
    gvt_central_database_unmake (address);
  return store;
}

gboolean
gvt_central_database_is_there (const char *folder)
{
  g_autofree char *path = path_in (folder, GVT_CENTRAL_STORE_FILE);

  return has_server (folder) || g_file_test (path, G_FILE_TEST_EXISTS);
}

gboolean
gvt_central_database_require (const char *folder, GError **error)
{
  g_autofree char *path = path_in (folder, GVT_CENTRAL_STORE_FILE);

  return has_server (folder) || gvt_db_require (path, error);
}

GvtStore *
gvt_central_database_open (const char *folder, const GvtSecret *key, GError **error)
{
  g_autofree char *path = path_in (folder, GVT_CENTRAL_STORE_FILE);
  g_autofree char *address = NULL;

  if (!has_server (folder))
    return gvt_store_open (path, key, &gvt_central_schema, error);

  address = read_address (folder, error);
  return address != NULL ? open_server (address, key, error) : NULL;
}

gboolean
gvt_central_database_copy (const char *folder, GvtStore *store, const char *backup, GError **error)
{
  static const GvtDbCopyActs acts = { NULL, NULL, NULL };
  g_autofree char *file = path_in (backup, GVT_CENTRAL_STORE_FILE);
  g_autofree char *dump = path_in (backup, GVT_CENTRAL_DUMP_FILE);
  g_autofree char *address = NULL;

  if (!has_server (folder))
    return gvt_store_copy (store, file, &acts, error);

  address = read_address (folder, error);
  return address != NULL && dump_server (address, dump, error);
}

static gboolean
check_kind (const char *backup, const char *address, GError **error)
{
  g_autofree char *file = path_in (backup, GVT_CENTRAL_STORE_FILE);
  g_autofree char *dump = path_in (backup, GVT_CENTRAL_DUMP_FILE);
  gboolean has_file = g_file_test (file, G_FILE_TEST_EXISTS);

  if (!has_file && !g_file_test (dump, G_FILE_TEST_EXISTS))
    g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no backup of a centre"), backup);
  else if (!has_file && address == NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("this backup is of a PostgreSQL database: name a new, empty one with "
                            "--database or --database-file"));
  else if (has_file && address != NULL)
    g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                         _ ("this backup is of a file, and cannot be put into a database"));
  else
    return TRUE;
  return FALSE;
}

gboolean
gvt_central_database_put_back (const char *backup,
                               const char *folder,
                               const char *address,
                               GError **error)
{
  g_autofree char *from = path_in (backup, address != NULL ? GVT_CENTRAL_DUMP_FILE
                                                           : GVT_CENTRAL_STORE_FILE);
  g_autofree char *to = path_in (folder, GVT_CENTRAL_STORE_FILE);

  if (!check_kind (backup, address, error))
    return FALSE;
  if (address != NULL)
    return keep_address (folder, address, error) && load_server (address, from, error);
  return gvt_folder_copy_file (from, to, error);
}
