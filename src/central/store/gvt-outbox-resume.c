/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outbox-resume.h"

#include "gvt-outbox-message.h"
#include "gvt-outbox-store.h"

static GvtStmt *
prepare_at (GvtDb *db, const char *constant_sql, const GvtId *device, guint64 seq, GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) seq);
  return stmt;
}

/* %FALSE without an error: it is not here */
static gboolean
find_hash (GvtDb *db, const GvtId *device, guint64 seq, GvtHash *hash, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;

  if (seq == 0)
    {
      gvt_outbox_genesis (device, hash);
      return TRUE;
    }
  stmt = prepare_at (db,
                     "SELECT hash FROM central_outbox WHERE device = :device AND seq = :seq"
                     " UNION ALL SELECT hash FROM central_outbox_end WHERE device = :device"
                     " AND seq = :seq",
                     device, seq, error);
  return stmt != NULL && gvt_stmt_next (stmt, error) && gvt_stmt_hash (stmt, 0, hash, error);
}

gboolean
gvt_outbox_resume_is_needed (GvtDb *db,
                             const GvtId *device,
                             guint64 after,
                             const GvtHash *hash,
                             gboolean *is_needed,
                             GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtHash held;

  *is_needed = !find_hash (db, device, after, &held, &local) || !gvt_hash_equal (&held, hash);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
find_end (GvtDb *db, const GvtId *device, guint64 *seq, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = prepare_at (
      db, "SELECT seq FROM central_outbox_end WHERE device = :device AND seq >= :seq", device, 0,
      error);

  *seq = 0;
  if (stmt == NULL)
    return FALSE;
  if (gvt_stmt_next (stmt, &local))
    *seq = (guint64) gvt_stmt_int (stmt, 0);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* Those of the present epoch, which go. Returns: (transfer full) (nullable) (element-type GBytes)
 */
static GPtrArray *
take_out (GvtDb *db, const GvtId *device, guint64 end, GError **error)
{
  g_autoptr (GPtrArray) messages = gvt_outbox_store_list (db, device, end, G_MAXINT32, G_MAXSIZE,
                                                          error);
  g_autoptr (GvtStmt) stmt = NULL;

  if (messages == NULL)
    return NULL;
  stmt = prepare_at (db, "DELETE FROM central_outbox WHERE device = :device AND seq > :seq", device,
                     end, error);
  return stmt != NULL && gvt_stmt_run (stmt, error) ? g_steal_pointer (&messages) : NULL;
}

static gboolean
set_end (GvtDb *db, const GvtId *device, guint64 seq, const GvtHash *hash, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_at (
      db,
      "INSERT INTO central_outbox_end VALUES (:device, :seq, :hash) ON CONFLICT (device)"
      " DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
      device, seq, error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_hash (stmt, ":hash", hash);
  return gvt_stmt_run (stmt, error);
}

/* @seq, @hash: (inout): of the one before, then of this one */
static gboolean
put_behind (GvtDb *db,
            GBytes *bytes,
            const GvtSecret *signing_key,
            guint64 *seq,
            GvtHash *hash,
            GError **error)
{
  g_autoptr (GvtOutboxMessage) message = NULL;
  g_autoptr (GBytes) again = NULL;
  GvtPublicKey signer;
  GvtHash previous = *hash;

  gvt_signing_key_public (signing_key, &signer);
  message = gvt_outbox_message_read (bytes, &signer, error);
  if (message == NULL)
    return FALSE;

  again = gvt_outbox_message_write (&message->device, message->incarnation, *seq + 1, &previous,
                                    message->type, message->at_us, message->payload, signing_key,
                                    hash, error);
  return again != NULL && gvt_outbox_store_add (db, &message->device, ++*seq, hash, again, error);
}

gboolean
gvt_outbox_resume (GvtDb *db,
                   const GvtId *device,
                   guint64 after,
                   const GvtHash *hash,
                   const GvtSecret *signing_key,
                   GError **error)
{
  g_autoptr (GPtrArray) messages = NULL;
  GvtHash last = *hash;
  guint64 seq = after;
  guint64 end;

  if (!find_end (db, device, &end, error))
    return FALSE;
  messages = take_out (db, device, end, error);
  if (messages == NULL || !set_end (db, device, after, hash, error))
    return FALSE;

  for (guint i = 0; i < messages->len; i++)
    if (!put_behind (db, messages->pdata[i], signing_key, &seq, &last, error))
      return FALSE;
  return TRUE;
}
