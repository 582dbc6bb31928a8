/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-blobs.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"

gboolean
gvt_blob_check (GBytes *bytes, GvtHash *hash, GError **error)
{
  gsize size = g_bytes_get_size (bytes);

  if (size == 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("the file is empty"));
      return FALSE;
    }
  if (size > GVT_BLOB_MAX)
    {
      gvt_error_tell (error, GVT_ERROR_TOO_LARGE,
                      _ ("The photo is larger than 300 kB. Nothing was changed. Save it smaller, "
                         "with 1,600 pixels or fewer on its longer side, and try again."));
      return FALSE;
    }

  gvt_hash_of_bytes (bytes, hash);
  return TRUE;
}

gboolean
gvt_blob_put (GvtDb *db, const GvtId *event, GBytes *bytes, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;
  GvtHash hash;

  if (!gvt_blob_check (bytes, &hash, error))
    return FALSE;
  stmt = gvt_db_prepare (db, "INSERT INTO blob (event_id, hash, bytes) VALUES (:id, :hash, :bytes)",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", event);
  gvt_stmt_bind_hash (stmt, ":hash", &hash);
  gvt_stmt_bind_bytes (stmt, ":bytes", bytes);
  return gvt_stmt_run (stmt, error);
}

typedef struct
{
  const GvtId *event;
  const GvtHash *hash;
  GBytes *bytes;
} Reading;

static gboolean
read_blob (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT bytes FROM blob WHERE event_id = :id AND hash = :hash", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":id", self->event);
  gvt_stmt_bind_hash (stmt, ":hash", self->hash);
  if (!gvt_stmt_one (stmt, "attachment", error))
    return FALSE;
  self->bytes = gvt_stmt_bytes (stmt, 0);
  return TRUE;
}

GBytes *
gvt_blob_read (GvtStore *store, const GvtId *event, const GvtHash *hash, GError **error)
{
  Reading reading = { event, hash, NULL };
  g_autoptr (GBytes) bytes = NULL;
  GvtHash found;

  if (!gvt_store_read (store, read_blob, &reading, error))
    return NULL;

  bytes = reading.bytes;
  gvt_hash_of_bytes (bytes, &found);
  if (gvt_hash_equal (&found, hash))
    return g_steal_pointer (&bytes);
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_CHAIN, "an attachment does not fit its name");
  return NULL;
}
