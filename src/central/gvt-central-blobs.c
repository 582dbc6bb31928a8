/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-blobs.h"

#include <glib/gi18n-lib.h>

#include "gvt-blob-part-store.h"
#include "gvt-blobs.h"
#include "gvt-central-private.h"
#include "gvt-error.h"
#include "gvt-json.h"

typedef struct
{
  GvtCentral *central;
  const GvtBlobPiece *piece;
  guint32 held;
  gsize n_new;        /* bytes that were not here before */
  gboolean is_spoilt; /* the whole is not what its name says */
} Taking;

/* @is_wanted: the event names it, and its personal part is still there */
static gboolean
find_name (GvtDb *db, Taking *self, gboolean *is_named, gboolean *is_wanted, GError **error)
{
  g_autoptr (GvtEvent) event = gvt_journal_event (self->central->journal, db, &self->piece->event,
                                                  error);
  g_autoptr (JsonObject) body = event != NULL ? gvt_event_parse_body (event, error) : NULL;
  g_autofree char *name = gvt_hash_to_text (&self->piece->hash);
  JsonArray *names = NULL;

  *is_named = FALSE;
  if (body == NULL)
    return FALSE;
  if (json_object_has_member (body, "attachments"))
    names = gvt_json_get_array (body, "attachments", NULL);
  for (guint i = 0; names != NULL && i < json_array_get_length (names); i++)
    *is_named |= g_strcmp0 (gvt_json_element_text (names, i, "attachments", NULL), name) == 0;
  *is_wanted = event->personal != NULL || !event->has_personal_hash;
  return TRUE;
}

static gboolean
finish (GvtDb *db, Taking *self, GByteArray *whole, GError **error)
{
  const GvtBlobPiece *piece = self->piece;
  g_autoptr (GBytes) bytes = g_bytes_new (whole->data, whole->len);
  GvtHash hash;

  gvt_hash_of_bytes (bytes, &hash);
  self->is_spoilt = !gvt_hash_equal (&hash, &piece->hash);
  return gvt_blob_part_store_remove (db, &piece->event, &piece->hash, error)
         && (self->is_spoilt || gvt_blob_put (db, &piece->event, bytes, error));
}

/* What lies before the place where it stopped came already; what lies behind it comes too early. */
static gboolean
add_piece (GvtDb *db, Taking *self, GError **error)
{
  const GvtBlobPiece *piece = self->piece;
  g_autoptr (GByteArray) whole = gvt_blob_part_store_gather (db, &piece->event, &piece->hash,
                                                             error);
  gsize length = g_bytes_get_size (piece->bytes);

  if (whole == NULL)
    return FALSE;
  if (length > 0 && piece->position == whole->len)
    {
      if (!gvt_blob_part_store_add (db, &piece->event, &piece->hash, piece->position, piece->bytes,
                                    error))
        return FALSE;
      g_byte_array_append (whole, g_bytes_get_data (piece->bytes, NULL), (guint) length);
      self->n_new = length;
    }
  self->held = MIN (whole->len, piece->size);
  return whole->len < piece->size || finish (db, self, whole, error);
}

static gboolean
take_piece (GvtDb *db, gpointer user_data, GError **error)
{
  Taking *self = user_data;
  const GvtBlobPiece *piece = self->piece;
  gboolean is_named, is_wanted, is_whole;

  if (!find_name (db, self, &is_named, &is_wanted, error))
    return FALSE;
  if (!is_named)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                           N_ ("No record here has such a photo"));
      return FALSE;
    }
  if (!gvt_blob_part_store_has_whole (db, &piece->event, &piece->hash, &is_whole, error))
    return FALSE;
  self->held = piece->size;
  if (!is_wanted)
    return gvt_blob_part_store_remove (db, &piece->event, &piece->hash, error);
  return is_whole || add_piece (db, self, error);
}

gboolean
gvt_central_take_blob (GvtCentral *self,
                       const GvtBlobPiece *piece,
                       GvtBlobReceipt *receipt,
                       GError **error)
{
  Taking taking = { .central = self, .piece = piece };
  g_autoptr (GError) local = NULL;

  g_return_val_if_fail (GVT_IS_CENTRAL (self) && piece != NULL && receipt != NULL, FALSE);

  if (!gvt_store_write (self->store, take_piece, &taking, &local))
    {
      if (g_error_matches (local, GVT_ERROR, GVT_ERROR_NOT_FOUND))
        g_set_error_literal (error, GVT_ERROR, GVT_ERROR_STATE,
                             N_ ("No record here has such a photo"));
      else
        g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  if (taking.is_spoilt)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "an attachment is not what its name says");
      return FALSE;
    }
  gvt_central_tally_add (self, GVT_TALLY_BLOB_BYTES, taking.n_new);
  *receipt = (GvtBlobReceipt){
    .event = piece->event, .hash = piece->hash, .held = taking.held, .epoch = self->epoch
  };
  return TRUE;
}
