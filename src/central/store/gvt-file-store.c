/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-file-store.h"

#include "gvt-laptop-schema.h"

gboolean
gvt_file_store_add (GvtDb *db, const GvtFileRecord *file, gint64 at_us, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "INSERT INTO central_file VALUES"
                                             " (:hash, :kind, :name, :version, :bytes, :lexicon,"
                                             " :at) ON CONFLICT DO NOTHING",
                                             error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_hash (stmt, ":hash", &file->hash);
  gvt_stmt_bind_text (stmt, ":kind", file->kind);
  gvt_stmt_bind_text (stmt, ":name", file->name);
  gvt_stmt_bind_int (stmt, ":version", (gint64) file->version);
  gvt_stmt_bind_int (stmt, ":bytes", (gint64) file->bytes);
  if (file->lexicon != NULL)
    gvt_stmt_bind_hash (stmt, ":lexicon", file->lexicon);
  else
    gvt_stmt_bind_bytes (stmt, ":lexicon", NULL);
  gvt_stmt_bind_int (stmt, ":at", at_us);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_file_store_has (GvtDb *db, const GvtHash *hash, gboolean *has, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT (SELECT count (*) FROM central_file WHERE hash = :hash)"
      " + (SELECT count (*) FROM central_delta WHERE hash = :hash)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_hash (stmt, ":hash", hash);
  if (!gvt_stmt_one (stmt, "file", error))
    return FALSE;
  *has = gvt_stmt_int (stmt, 0) > 0;
  return TRUE;
}

gboolean
gvt_file_store_find_version (
    GvtDb *db, const char *kind, const char *name, guint64 *version, GvtHash *hash, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT version, hash FROM central_file"
      " WHERE kind = :kind AND name = :name"
      " ORDER BY version DESC, published_at DESC, hash DESC LIMIT 1",
      error);

  *version = 0;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_text (stmt, ":kind", kind);
  gvt_stmt_bind_text (stmt, ":name", name);
  if (gvt_stmt_next (stmt, &local))
    {
      *version = (guint64) gvt_stmt_int (stmt, 0);
      return hash == NULL || gvt_stmt_hash (stmt, 1, hash, error);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static GvtFileKind
kind_from_text (const char *text)
{
  for (GvtFileKind kind = GVT_FILE_PACK; kind < GVT_FILE_UNKNOWN; kind++)
    if (g_str_equal (gvt_file_kind_to_text (kind), text))
      return kind;
  return GVT_FILE_UNKNOWN;
}

static gboolean
add_entry (GvtManifest *manifest, GvtStmt *stmt, GError **error)
{
  GvtFileKind kind = kind_from_text (gvt_stmt_text (stmt, 1));
  const char *name = gvt_stmt_text (stmt, 2);
  guint64 version = (guint64) gvt_stmt_int (stmt, 3);
  guint64 bytes = (guint64) gvt_stmt_int (stmt, 4);
  GvtHash hash, base;

  if (!gvt_stmt_hash (stmt, 0, &hash, error) || !gvt_stmt_hash (stmt, 5, &base, error))
    return FALSE;
  if (kind == GVT_FILE_DELTA)
    gvt_manifest_add_delta (manifest, name, version, bytes, &hash, &base);
  else
    gvt_manifest_add (manifest, kind, name, version, bytes, &hash);
  return TRUE;
}

gboolean
gvt_file_store_add_entries (
    GvtDb *db, guint32 incarnation, gint64 now_us, GvtManifest *manifest, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/central-device-files.sql", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &manifest->device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_int (stmt, ":now", now_us);
  while (gvt_stmt_next (stmt, &local))
    if (!add_entry (manifest, stmt, error))
      return FALSE;
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

void
gvt_published_file_free (GvtPublishedFile *self)
{
  g_free (self->kind);
  g_free (self->name);
  g_free (self);
}

static gboolean
add_published (GPtrArray *files, GvtStmt *stmt, GError **error)
{
  GvtPublishedFile *file = g_new0 (GvtPublishedFile, 1);

  g_ptr_array_add (files, file);
  file->kind = g_strdup (gvt_stmt_text (stmt, 1));
  file->name = g_strdup (gvt_stmt_text (stmt, 2));
  file->version = (guint64) gvt_stmt_int (stmt, 3);
  return gvt_stmt_hash (stmt, 0, &file->hash, error);
}

GPtrArray *
gvt_file_store_list_current (GvtDb *db, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (
      (GDestroyNotify) gvt_published_file_free);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare_resource (
      db, gvt_sql_get_resource (), GVT_SQL_PATH "queries/central-current-files.sql", error);

  if (stmt == NULL)
    return NULL;

  while (gvt_stmt_next (stmt, &local))
    if (!add_published (files, stmt, error))
      return NULL;
  if (local == NULL)
    return g_steal_pointer (&files);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_file_store_load_manifest (
    GvtDb *db, const GvtId *device, guint64 *serial, GvtHash *digest, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT serial, digest FROM central_manifest WHERE device = :device", error);

  *serial = 0;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (gvt_stmt_next (stmt, &local))
    {
      *serial = (guint64) gvt_stmt_int (stmt, 0);
      return gvt_stmt_hash (stmt, 1, digest, error);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_file_store_set_manifest (
    GvtDb *db, const GvtId *device, guint64 serial, const GvtHash *digest, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_manifest VALUES (:device, :serial, :digest) ON CONFLICT (device)"
      " DO UPDATE SET serial = excluded.serial, digest = excluded.digest",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":serial", (gint64) serial);
  gvt_stmt_bind_hash (stmt, ":digest", digest);
  return gvt_stmt_run (stmt, error);
}
