/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-blob-piece.h"

#include "gvt-blobs.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-signed-file.h"
#include "gvt-wire.h"

#define TYPE  "BLBR"
#define MAJOR 1

void
gvt_blob_piece_clear (GvtBlobPiece *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

GBytes *
gvt_blob_piece_write (const GvtBlobPiece *self)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_data (out, self->event.bytes, sizeof self->event.bytes);
  gvt_put_data (out, self->hash.bytes, sizeof self->hash.bytes);
  gvt_put_u32 (out, self->size);
  gvt_put_u32 (out, self->position);
  gvt_put_data (out, g_bytes_get_data (self->bytes, NULL), g_bytes_get_size (self->bytes));
  return g_byte_array_free_to_bytes (out);
}

gboolean
gvt_blob_piece_read (GBytes *bytes, GvtBlobPiece *self, GError **error)
{
  GvtReader reader;
  gsize length;

  *self = (GvtBlobPiece){ 0 };
  gvt_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gvt_reader_copy (&reader, self->event.bytes, sizeof self->event.bytes);
  gvt_reader_copy (&reader, self->hash.bytes, sizeof self->hash.bytes);
  self->size = gvt_reader_u32 (&reader);
  self->position = gvt_reader_u32 (&reader);
  length = gvt_reader_left (&reader);
  if (reader.failed || self->size < 1 || self->size > GVT_BLOB_MAX || length > GVT_BLOB_PIECE_MAX
      || self->position > self->size || length > self->size - self->position)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                           "a piece that lies in no attachment");
      return FALSE;
    }
  self->bytes = g_bytes_new_from_bytes (bytes, reader.position, length);
  return TRUE;
}

GBytes *
gvt_blob_receipt_write (const GvtBlobReceipt *self, const GvtSecret *signing_key, GError **error)
{
  g_autoptr (JsonObject) header = json_object_new ();

  gvt_json_set_id (header, "event", &self->event);
  gvt_json_set_hash (header, "hash", &self->hash);
  json_object_set_int_member (header, "held", self->held);
  json_object_set_int_member (header, "epoch", (gint64) self->epoch);
  return gvt_signed_file_write (TYPE, MAJOR, header, NULL, signing_key, error);
}

static gboolean
read_fields (JsonObject *header, GvtBlobReceipt *self, GError **error)
{
  gint64 held, epoch;

  if (!gvt_json_get_id (header, "event", &self->event, error)
      || !gvt_json_get_hash (header, "hash", &self->hash, error)
      || !gvt_json_get_int (header, "held", &held, error)
      || !gvt_json_get_int (header, "epoch", &epoch, error))
    return FALSE;
  if (held < 0 || held > GVT_BLOB_MAX || epoch < 0)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "held is out of range");
      return FALSE;
    }
  self->held = (guint32) held;
  self->epoch = (guint64) epoch;
  return TRUE;
}

gboolean
gvt_blob_receipt_read (GBytes *bytes,
                       const GvtPublicKey *signing_key,
                       GvtBlobReceipt *self,
                       GError **error)
{
  g_autoptr (GvtSignedFile) file = gvt_signed_file_read (bytes, TYPE, MAJOR, 0, error);

  if (file == NULL || !gvt_signed_file_verify (file, signing_key, error)
      || !read_fields (gvt_signed_file_get_header (file), self, error))
    {
      g_prefix_error (error, "Attachment's receipt: ");
      return FALSE;
    }
  return TRUE;
}
