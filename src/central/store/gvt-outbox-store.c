/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-outbox-store.h"

#include "gvt-outbox-message.h"
#include "gvt-signed-file.h"

#define PAGE 200 /* messages */

gboolean
gvt_outbox_store_load_last (
    GvtDb *db, const GvtId *device, guint64 *seq, GvtHash *hash, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (db,
                                             "SELECT seq, hash FROM central_outbox"
                                             " WHERE device = :device UNION ALL"
                                             " SELECT seq, hash FROM central_outbox_end"
                                             " WHERE device = :device ORDER BY seq DESC LIMIT 1",
                                             error);

  *seq = 0;
  gvt_outbox_genesis (device, hash);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (gvt_stmt_next (stmt, &local))
    {
      *seq = (guint64) gvt_stmt_int (stmt, 0);
      return gvt_stmt_hash (stmt, 1, hash, error);
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_outbox_store_add (GvtDb *db,
                      const GvtId *device,
                      guint64 seq,
                      const GvtHash *hash,
                      GBytes *message,
                      GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "INSERT INTO central_outbox VALUES (:device, :seq, :hash, :message)", error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) seq);
  gvt_stmt_bind_hash (stmt, ":hash", hash);
  gvt_stmt_bind_bytes (stmt, ":message", message);
  return gvt_stmt_run (stmt, error);
}

/* Where a page of messages ends. */
typedef struct
{
  GvtId device;
  guint64 seq;
} Place;

typedef struct
{
  GArray *places;      /* of Place */
  GPtrArray *messages; /* GBytes, of each */
} Page;

static void
page_clear (Page *self)
{
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Page, page_clear)

static gboolean
read_page (GvtDb *db, const Place *after, Page *page, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT device, seq, message FROM central_outbox"
      " WHERE device > :device OR (device = :device AND seq > :seq)"
      " ORDER BY device, seq LIMIT :limit",
      error);

  page->places = g_array_new (FALSE, FALSE, sizeof (Place));
  page->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &after->device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) after->seq);
  gvt_stmt_bind_int (stmt, ":limit", PAGE);
  while (gvt_stmt_next (stmt, &local))
    {
      Place place = { .seq = (guint64) gvt_stmt_int (stmt, 1) };

      if (!gvt_stmt_id (stmt, 0, &place.device, error))
        return FALSE;
      g_array_append_val (page->places, place);
      g_ptr_array_add (page->messages, gvt_stmt_bytes (stmt, 2));
    }
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

static gboolean
put_message (GvtDb *db, const Place *place, GBytes *message, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "UPDATE central_outbox SET message = :message WHERE device = :device AND seq = :seq",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", &place->device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) place->seq);
  gvt_stmt_bind_bytes (stmt, ":message", message);
  return gvt_stmt_run (stmt, error);
}

static gboolean
sign_one (GvtDb *db,
          const Place *place,
          GBytes *message,
          const GvtPublicKey *before,
          const GvtSecret *signing_key,
          GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (message, "OUTB", 1, GVT_OUTBOX_MAX_PAYLOAD,
                                                         NULL);
  g_autoptr (GBytes) again = NULL;

  if (file == NULL || !gvt_signed_file_verify (file, before, NULL))
    {
      g_warning ("A message in an outbox was not signed by the centre; it is left as it is");
      return TRUE;
    }
  again = gvt_signed_file_sign_again (file, signing_key, error);
  return again != NULL && put_message (db, place, again, error);
}

gboolean
gvt_outbox_store_sign_again (GvtDb *db,
                             const GvtPublicKey *before,
                             const GvtSecret *signing_key,
                             GError **error)
{
  Place after = { .seq = 0 };

  while (TRUE)
    {
      g_auto (Page) page = { 0 };

      if (!read_page (db, &after, &page, error))
        return FALSE;
      if (page.places->len == 0)
        return TRUE;

      for (guint i = 0; i < page.places->len; i++)
        {
          after = g_array_index (page.places, Place, i);
          if (!sign_one (db, &after, page.messages->pdata[i], before, signing_key, error))
            return FALSE;
        }
    }
}

GPtrArray *
gvt_outbox_store_list (
    GvtDb *db, const GvtId *device, guint64 after, guint max_count, gsize max_bytes, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "SELECT message FROM central_outbox"
      " WHERE device = :device AND seq > :after ORDER BY seq LIMIT :limit",
      error);
  gsize n_bytes = 0;

  if (stmt == NULL)
    return NULL;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":after", (gint64) MIN (after, G_MAXINT64));
  gvt_stmt_bind_int (stmt, ":limit", max_count);
  while (gvt_stmt_next (stmt, &local))
    {
      g_autoptr (GBytes) message = gvt_stmt_bytes (stmt, 0);

      n_bytes += g_bytes_get_size (message);
      if (messages->len > 0 && n_bytes > max_bytes)
        break;
      g_ptr_array_add (messages, g_steal_pointer (&message));
    }
  if (local == NULL)
    return g_steal_pointer (&messages);

  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

gboolean
gvt_outbox_store_load_read (GvtDb *db, const GvtId *device, guint64 *seq, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db, "SELECT seq FROM central_outbox_read WHERE device = :device", error);

  *seq = 0;
  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  if (gvt_stmt_next (stmt, &local))
    *seq = (guint64) gvt_stmt_int (stmt, 0);
  if (local == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}

gboolean
gvt_outbox_store_set_read (GvtDb *db, const GvtId *device, guint64 seq, GError **error)
{
  g_autoptr (GvtStmt) stmt = gvt_db_prepare (
      db,
      "INSERT INTO central_outbox_read AS was"
      " SELECT device, seq FROM central_outbox WHERE device = :device AND seq <= :seq"
      " ORDER BY seq DESC LIMIT 1"
      " ON CONFLICT (device) DO UPDATE SET seq = excluded.seq WHERE excluded.seq > was.seq",
      error);

  if (stmt == NULL)
    return FALSE;

  gvt_stmt_bind_id (stmt, ":device", device);
  gvt_stmt_bind_int (stmt, ":seq", (gint64) MIN (seq, G_MAXINT64));
  return gvt_stmt_run (stmt, error);
}
