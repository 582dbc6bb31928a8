/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outbox-branch.h"

#include "gvt-error.h"
#include "gvt-outbox-message.h"
#include "gvt-outbox-store.h"
#include <glib/gi18n-lib.h>

#define MAX_BRANCHES \
  200                  /* of one laptop: what its copies took, each time that the centre burnt \
                        */
#define PAGE       100 /* messages in memory at once */
#define PAGE_BYTES (4 * 1024 * 1024)

static GvtStmt *
prepare_at (GvtDb *db, const char *constant_sql, const GvtId *device, guint64 seq, GError **error)
{
  GvtStmt *stmt = gvt_db_prepare (db, constant_sql, error);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) MIN (seq, G_MAXINT64));
  return stmt;
}

/* --- the outbox itself --- */

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

/* Before there were branches an outbox could go on behind a message that is not in it: for who is
 * before that one, what comes next does not follow. %FALSE also with @error set */
static gboolean
goes_on (GvtDb *db, const GvtId *device, guint64 seq, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_at (
      db,
      "SELECT seq FROM central_outbox WHERE device = :device AND seq > :seq ORDER BY seq LIMIT 1",
      device, seq, error);
  g_autoptr (GError) local = NULL;
  gboolean is;

  if (stmt == NULL)
    return FALSE;
  is = !gvt_stmt_next (stmt, &local) || (guint64) gvt_stmt_int (stmt, 0) == seq + 1;
  if (local == NULL)
    return is;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* %FALSE without an error: it is none of the outbox */
static gboolean
is_of_outbox (GvtDb *db, const GvtId *device, const GvtOutboxPlace *place, GError **error)
{
  g_autoptr (GError) local = NULL;
  GvtHash held;

  if (find_hash (db, device, place->seq, &held, &local) && gvt_hash_equal (&held, &place->hash)
      && goes_on (db, device, place->seq, &local))
    return TRUE;
  if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

/* --- a branch --- */

/* @place: (inout): behind which @bytes, one of the outbox, comes; then where that one is. Returns:
 * (transfer full) (nullable) */
static GBytes *
put_behind (GBytes *bytes, GvtOutboxPlace *place, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (GvtOutboxMessage) message = NULL;
  GvtHash previous = place->hash;
  GvtPublicKey signer;

  gvt_signing_key_public (signing_key, &signer);
  message = gvt_outbox_message_read (bytes, &signer, error);
  if (message == NULL)
    return NULL;

  place->behind = message->seq;
  return gvt_outbox_message_write (&message->device, message->incarnation, ++place->seq, &previous,
                                   message->type, message->at_us, message->payload, signing_key,
                                   &place->hash, error);
}

/* As far as message @until of the branch, or to its end. @place: (inout) */
static gboolean
walk (GvtDb *db,
      const GvtId *device,
      GvtOutboxPlace *place,
      guint64 until,
      const GvtSecret *signing_key,
      GError **error)
{
  while (place->seq < until)
    {
      g_autoptr (GPtrArray) page = gvt_outbox_store_list (
          db, device, place->behind, (guint) MIN (PAGE, until - place->seq), PAGE_BYTES, error);

      if (page == NULL || page->len == 0)
        return page != NULL;
      for (guint i = 0; i < page->len; i++)
        {
          g_autoptr (GBytes) again = put_behind (page->pdata[i], place, signing_key, error);

          if (again == NULL)
            return FALSE;
        }
    }
  return TRUE;
}

/* Returns: (transfer full) (nullable) (element-type GvtOutboxPlace): where each begins that may
 * have message @seq; the newest first */
static GArray *
list_branches (GvtDb *db, const GvtId *device, guint64 seq, GError **error)
{
  g_autoptr (GArray) branches = g_array_new (FALSE, FALSE, sizeof (GvtOutboxPlace));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = prepare_at (
      db,
      "SELECT seq, hash, behind FROM central_outbox_branch"
      " WHERE device = :device AND seq <= :seq ORDER BY seq DESC, hash",
      device, seq, error);

  if (stmt == NULL)
    return NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtOutboxPlace place = { .seq = (guint64) gvt_stmt_int (stmt, 0),
                               .behind = (guint64) gvt_stmt_int (stmt, 2),
                               .is_branch = TRUE };

      if (!gvt_stmt_hash (stmt, 1, &place.hash, error))
        return NULL;
      g_array_append_val (branches, place);
    }
  if (local == NULL)
    return g_steal_pointer (&branches);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_outbox_branch_find (GvtDb *db,
                        const GvtId *device,
                        GvtOutboxPlace *place,
                        const GvtSecret *signing_key,
                        GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) branches = NULL;

  place->behind = place->seq;
  place->is_branch = FALSE;
  if (is_of_outbox (db, device, place, &local))
    return TRUE;
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  branches = list_branches (db, device, place->seq, error);
  for (guint i = 0; branches != NULL && i < branches->len; i++)
    {
      GvtOutboxPlace at = g_array_index (branches, GvtOutboxPlace, i);

      if (!walk (db, device, &at, place->seq, signing_key, error))
        return FALSE;
      if (at.seq == place->seq && gvt_hash_equal (&at.hash, &place->hash))
        {
          *place = at;
          return TRUE;
        }
    }
  return FALSE;
}

/* The last message that the backup had; 0 where it had none. */
static gboolean
find_end (GvtDb *db, const GvtId *device, guint64 *seq, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_at (
      db,
      "SELECT coalesce (max (seq), 0) FROM central_outbox_end WHERE device = :device"
      " AND seq >= :seq",
      device, 0, error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "end of the outbox", error))
    return FALSE;
  *seq = (guint64) gvt_stmt_int (stmt, 0);
  return TRUE;
}

static gboolean
check_count (GvtDb *db, const GvtId *device, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_at (
      db, "SELECT count (*) FROM central_outbox_branch WHERE device = :device AND seq >= :seq",
      device, 0, error);

  if (stmt == NULL || !gvt_stmt_one (stmt, "count", error))
    return FALSE;
  if (gvt_stmt_int (stmt, 0) < MAX_BRANCHES)
    return TRUE;

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_REFUSED,
                       N_ ("this laptop was copied too often; enrol it anew"));
  return FALSE;
}

gboolean
gvt_outbox_branch_begin (GvtDb *db, const GvtId *device, GvtOutboxPlace *place, GError **error)
{
  g_autoptr (GvtStmt) stmt = prepare_at (
      db, "INSERT INTO central_outbox_branch VALUES (:device, :seq, :hash, :behind)", device,
      place->seq, error);

  if (stmt == NULL || !check_count (db, device, error)
      || !find_end (db, device, &place->behind, error))
    return FALSE;

  place->is_branch = TRUE;
  gvt_stmt_bind_hash (stmt, ":hash", &place->hash);
  gvt_stmt_bind_int (stmt, ":behind", (gint64) place->behind);
  return gvt_stmt_run (stmt, error);
}

GPtrArray *
gvt_outbox_branch_list (GvtDb *db,
                        const GvtId *device,
                        const GvtOutboxPlace *place,
                        const GvtSecret *signing_key,
                        guint max_count,
                        gsize max_bytes,
                        GError **error)
{
  g_autoptr (GPtrArray) messages = gvt_outbox_store_list (db, device, place->behind, max_count,
                                                          max_bytes, error);
  GvtOutboxPlace at = *place;

  for (guint i = 0; messages != NULL && place->is_branch && i < messages->len; i++)
    {
      GBytes *again = put_behind (messages->pdata[i], &at, signing_key, error);

      if (again == NULL)
        return NULL;
      g_bytes_unref (messages->pdata[i]);
      messages->pdata[i] = again;
    }
  return g_steal_pointer (&messages);
}
