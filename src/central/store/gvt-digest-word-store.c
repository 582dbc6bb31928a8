/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-digest-word-store.h"

#include "gvt-copy-store.h"

void
gvt_digest_word_record_clear (GvtDigestWordRecord *self)
{
  g_clear_pointer (&self->question, g_bytes_unref);
}

gboolean
gvt_digest_word_store_set (GvtDb *db, const GvtDigestWordRecord *record, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_digest_word VALUES (:device, :incarnation, :at, :is_same, :records,"
      " :question) ON CONFLICT (device, incarnation) DO UPDATE SET"
      " compared_at = excluded.compared_at, is_same = excluded.is_same,"
      " records = excluded.records, question = excluded.question",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &record->device);
  gvt_stmt_bind_int (stmt, ":incarnation", record->incarnation);
  gvt_stmt_bind_int (stmt, ":at", record->compared_at_us);
  gvt_stmt_bind_int (stmt, ":is_same", record->is_same);
  gvt_stmt_bind_int (stmt, ":records", (gint64) record->n_records);
  gvt_stmt_bind_bytes (stmt, ":question", record->question);
  return gvt_stmt_run (stmt, error);
}

gboolean
gvt_digest_word_store_find (GvtDb *db, GvtDigestWordRecord *record, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT compared_at, is_same, records, question FROM central_digest_word"
      " WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;
  gvt_stmt_bind_id (stmt, ":device", &record->device);
  gvt_stmt_bind_int (stmt, ":incarnation", record->incarnation);
  if (gvt_stmt_next (stmt, &local))
    {
      record->compared_at_us = gvt_stmt_int (stmt, 0);
      record->is_same = gvt_stmt_int (stmt, 1) != 0;
      record->n_records = (guint64) gvt_stmt_int (stmt, 2);
      record->question = gvt_stmt_bytes (stmt, 3);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

GArray *
gvt_digest_word_store_list_chains (GvtDb *db,
                                   const GvtId *device,
                                   guint32 incarnation,
                                   GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GArray) chains = g_array_new (FALSE, FALSE, sizeof (GvtChainSpan));
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      GVT_COPY_WITH_LINE
      "SELECT line.incarnation, line.last_seq, coalesce ((SELECT max (seq) FROM event"
      " WHERE event.device = :device AND event.incarnation = line.incarnation), 0)"
      " FROM line ORDER BY line.incarnation",
      error);

  if (stmt == NULL)
    return NULL;
  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtChainSpan chain = { (guint32) gvt_stmt_int (stmt, 0), 1,
                             (guint64) gvt_stmt_int (stmt, 1) };

      /* A past chain ends at its fork, whether or not all up to there is still here. */
      if (chain.incarnation == incarnation)
        chain.last = (guint64) gvt_stmt_int (stmt, 2);
      if (chain.last > 0)
        g_array_append_val (chains, chain);
    }
  if (local == NULL)
    return g_steal_pointer (&chains);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}
