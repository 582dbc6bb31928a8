/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Events and chains as rows: what reads and writes the table `event`. */
#include <string.h>

#include "gvt-error.h"
#include "gvt-journal-private.h"

GvtEvent *
gvt_journal_load_event (GvtStmt *stmt, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_event_new ();
  g_autoptr (GBytes) salt = gvt_stmt_bytes (stmt, 3);

  event->header_bytes = gvt_stmt_bytes (stmt, 0);
  event->body = gvt_stmt_bytes (stmt, 1);
  if (!gvt_stmt_sealed (stmt, 2, GVT_EVENT_PERSONAL_CELL, &event->personal, error))
    return NULL;
  event->has_personal_hash = !gvt_stmt_is_null (stmt, 4);
  if (event->has_personal_hash && !gvt_stmt_hash (stmt, 4, &event->personal_hash, error))
    return NULL;
  if (!gvt_stmt_hash (stmt, 5, &event->hash, error)
      || !gvt_event_header_decode (event->header_bytes, &event->header, error))
    return NULL;

  if (salt != NULL && g_bytes_get_size (salt) == sizeof event->salt)
    memcpy (event->salt, g_bytes_get_data (salt, NULL), sizeof event->salt);

  return g_steal_pointer (&event);
}

gboolean
gvt_journal_store_event (GvtDb *db, const GvtEvent *event, gboolean stands_here, GError **error)
{
  const GvtEventHeader *header = &event->header;
  gboolean has_part = event->personal != NULL && stands_here;
  g_autoptr (GBytes) subject = g_bytes_new (header->subject, header->subject_length);
  g_autoptr (GBytes) salt = g_bytes_new (event->salt, sizeof event->salt);
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO event VALUES (:device, :incarnation, :seq, :id, :kind, :subject, :place,"
      " :header, :body, :personal, :salt, :personal_hash, :hash)",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &header->device);
  gvt_stmt_bind_int (stmt, ":incarnation", header->incarnation);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) header->seq);
  gvt_stmt_bind_id (stmt, ":id", stands_here ? &header->id : NULL);
  gvt_stmt_bind_text (stmt, ":kind", header->kind);
  gvt_stmt_bind_bytes (stmt, ":subject", header->subject_length > 0 ? subject : NULL);
  gvt_stmt_bind_text (stmt, ":place", header->place);
  gvt_stmt_bind_bytes (stmt, ":header", event->header_bytes);
  gvt_stmt_bind_bytes (stmt, ":body", event->body);
  gvt_stmt_bind_sealed (stmt, ":personal", GVT_EVENT_PERSONAL_CELL,
                        has_part ? event->personal : NULL);
  gvt_stmt_bind_bytes (stmt, ":salt", has_part ? salt : NULL);
  gvt_stmt_bind_hash (stmt, ":personal_hash",
                      event->has_personal_hash ? &event->personal_hash : NULL);
  gvt_stmt_bind_hash (stmt, ":hash", &event->hash);
  return gvt_stmt_run (stmt, error);
}

static gboolean
load_key (GvtStmt *stmt, int column, GvtPublicKey *key, GError **error)
{
  GvtHash bytes; /* as long as a key */

  G_STATIC_ASSERT (sizeof bytes == sizeof *key);
  if (!gvt_stmt_hash (stmt, column, &bytes, error))
    return FALSE;

  memcpy (key->bytes, bytes.bytes, sizeof key->bytes);
  return TRUE;
}

GArray *
gvt_journal_load_chains (GvtDb *db, GError **error)
{
  g_autoptr (GArray) chains = g_array_new (FALSE, FALSE, sizeof (GvtChain));
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT device, incarnation, public_key FROM incarnation"
      " ORDER BY CASE device WHEN (SELECT device FROM journal) THEN 0 ELSE 1 END, device,"
      " incarnation",
      error);

  if (stmt == NULL)
    return NULL;

  while (gvt_stmt_next (stmt, &local))
    {
      GvtChain chain = { .incarnation = (guint32) gvt_stmt_int (stmt, 1) };

      if (!gvt_stmt_id (stmt, 0, &chain.device, error) || !load_key (stmt, 2, &chain.key, error))
        return NULL;
      g_array_append_val (chains, chain);
    }

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return g_steal_pointer (&chains);
}

/* Whether @incarnation of @device is held, and by which key. */
static gboolean
find_key (GvtDb *db, const GvtId *device, guint32 incarnation, GvtPublicKey *key, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT public_key FROM incarnation WHERE device = :device AND incarnation = :incarnation",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  return gvt_stmt_one (stmt, "incarnation of this device", error) && load_key (stmt, 0, key, error);
}

gboolean
gvt_journal_add_incarnation (GvtJournal *self,
                             GvtDb *db,
                             const GvtId *device,
                             guint32 incarnation,
                             const GvtPublicKey *key,
                             GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;
  GvtPublicKey held;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), FALSE);

  if (find_key (db, device, incarnation, &held, &local))
    {
      if (gvt_public_key_equal (&held, key))
        return TRUE;
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                           "This incarnation of the device is known by another key");
      return FALSE;
    }
  if (!g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  stmt = gvt_db_prepare (db,
                         "INSERT INTO incarnation (device, incarnation, public_key, started_at)"
                         " VALUES (:device, :incarnation, :key, :now)",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  gvt_stmt_bind_data (stmt, ":key", key->bytes, sizeof key->bytes);
  gvt_stmt_bind_int (stmt, ":now", gvt_clock_now_us (gvt_journal_get_clock (self)));
  return gvt_stmt_run (stmt, error);
}

static gboolean
find_genesis (GvtDb *db, const GvtId *device, guint32 incarnation, GvtHash *hash, GError **error)
{
  GvtPublicKey key;

  if (!find_key (db, device, incarnation, &key, error))
    return FALSE;

  gvt_event_genesis (device, incarnation, &key, hash);
  return TRUE;
}

gboolean
gvt_journal_head (GvtJournal *self,
                  GvtDb *db,
                  const GvtId *device,
                  guint32 incarnation,
                  guint64 *seq,
                  GvtHash *hash,
                  GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = NULL;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), FALSE);

  stmt = gvt_db_prepare (db,
                         "SELECT seq, hash FROM event WHERE device = :device"
                         " AND incarnation = :incarnation ORDER BY seq DESC LIMIT 1",
                         error);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":incarnation", incarnation);
  if (gvt_stmt_next (stmt, &local))
    {
      *seq = (guint64) gvt_stmt_int (stmt, 0);
      return gvt_stmt_hash (stmt, 1, hash, error);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }

  *seq = 0;
  return find_genesis (db, device, incarnation, hash, error);
}

/* @constant_sql: its parameters are :device, :incarnation, :after and :limit */
static GPtrArray *
load_run (GvtDb *db,
          const char *constant_sql,
          const GvtChain *chain,
          guint64 after_seq,
          guint limit,
          GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db, constant_sql, error);
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_event_unref);

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", &chain->device);
  gvt_stmt_bind_int (stmt, ":incarnation", chain->incarnation);
  gvt_stmt_bind_int (stmt, ":after", (gint64) MIN (after_seq, G_MAXINT64));
  gvt_stmt_bind_int (stmt, ":limit", limit);
  while (gvt_stmt_next (stmt, &local))
    {
      GvtEvent *event = gvt_journal_load_event (stmt, error);

      if (event == NULL)
        return NULL;
      g_ptr_array_add (events, event);
    }

  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }

  return g_steal_pointer (&events);
}

GPtrArray *
gvt_journal_load_applicable (GvtDb *db, const GvtChain *chain, guint64 after_seq, GError **error)
{
  return load_run (db,
                   "SELECT " GVT_JOURNAL_EVENT_COLUMNS
                   " FROM event WHERE device = :device AND incarnation = :incarnation"
                   " AND seq > :after AND id IS NOT NULL ORDER BY seq LIMIT :limit",
                   chain, after_seq, GVT_JOURNAL_CHUNK, error);
}

GPtrArray *
gvt_journal_load_repeats (GvtDb *db, const GvtChain *chain, guint64 after_seq, GError **error)
{
  return load_run (db,
                   "SELECT " GVT_JOURNAL_EVENT_COLUMNS
                   " FROM event WHERE device = :device AND incarnation = :incarnation"
                   " AND seq > :after AND id IS NULL ORDER BY seq LIMIT :limit",
                   chain, after_seq, GVT_JOURNAL_CHUNK, error);
}

GPtrArray *
gvt_journal_events (GvtJournal *self,
                    GvtDb *db,
                    const GvtId *device,
                    guint32 incarnation,
                    guint64 after_seq,
                    guint limit,
                    GError **error)
{
  GvtChain chain = { .device = *device, .incarnation = incarnation };

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), NULL);

  return load_run (db,
                   "SELECT event.header, event.body, coalesce (event.personal, first.personal),"
                   " coalesce (event.salt, first.salt), event.personal_hash, event.hash FROM event"
                   " LEFT JOIN event AS first ON event.id IS NULL AND first.device = event.device"
                   " AND first.id = substr (event.header, 1, 16)"
                   " AND first.personal_hash = event.personal_hash"
                   " WHERE event.device = :device AND event.incarnation = :incarnation"
                   " AND event.seq > :after ORDER BY event.seq LIMIT :limit",
                   &chain, after_seq, limit, error);
}

GvtEvent *
gvt_journal_event (GvtJournal *self, GvtDb *db, const GvtId *id, GError **error)
{
  g_autoptr (GvtStmt) stmt = NULL;

  g_return_val_if_fail (GVT_IS_JOURNAL (self) && GVT_IS_DB (db), NULL);

  stmt = gvt_db_prepare (db, "SELECT " GVT_JOURNAL_EVENT_COLUMNS " FROM event WHERE id = :id",
                         error);
  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":id", id);
  return gvt_stmt_one (stmt, "event", error) ? gvt_journal_load_event (stmt, error) : NULL;
}
