/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-prekey-store.h"

#include <string.h>

gboolean
gvt_prekey_store_add (
    GvtDb *db, const GvtId *device, guint32 incarnation, const GvtPrekey *prekey, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_prekey VALUES (:device, :prekey, :key, NULL, :incarnation)"
      " ON CONFLICT DO NOTHING",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_id (stmt, ":prekey", &prekey->id);
  gvt_stmt_bind_data (stmt, ":key", prekey->key.bytes, sizeof prekey->key.bytes);
  return gvt_stmt_run (stmt, error);
}

static gboolean
find_free (GvtDb *db, const GvtId *device, guint32 incarnation, GvtPrekey *prekey, GError **error)
{
  g_autoptr (GBytes) key = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT prekey, key FROM central_prekey"
      " WHERE device = :device AND incarnation = :incarnation AND lease IS NULL"
      " ORDER BY prekey LIMIT 1",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_id (stmt, ":device", device);
  if (!gvt_stmt_one (stmt, "one-time key", error) || !gvt_stmt_id (stmt, 0, &prekey->id, error))
    return FALSE;

  key = gvt_stmt_bytes (stmt, 1);
  memcpy (prekey->key.bytes, g_bytes_get_data (key, NULL), sizeof prekey->key.bytes);
  return TRUE;
}

gboolean
gvt_prekey_store_take (GvtDb *db,
                       const GvtId *device,
                       guint32 incarnation,
                       const GvtId *lease,
                       GvtPrekey *prekey,
                       GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;

  if (!find_free (db, device, incarnation, prekey, error))
    return FALSE;

  stmt = gvt_db_prepare (
      db, "UPDATE central_prekey SET lease = :lease WHERE device = :device AND prekey = :prekey",
      error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":lease", lease);
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_id (stmt, ":prekey", &prekey->id);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_prekey_store_count (
    GvtDb *db, const GvtId *device, guint32 incarnation, guint *count, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT count (*) FROM central_prekey WHERE device = :device AND incarnation = :incarnation"
      " AND lease IS NULL",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_id (stmt, ":device", device);
  if (!gvt_stmt_one (stmt, "count", error))
    return FALSE;
  *count = (guint) gvt_stmt_int (stmt, 0);
  return TRUE;
}

gboolean
gvt_prekey_store_forget_free (GvtDb *db, const GvtId *device, guint32 incarnation, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "DELETE FROM central_prekey WHERE device = :device AND incarnation = :incarnation"
      " AND lease IS NULL",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return gvt_stmt_run (stmt, error);
}
