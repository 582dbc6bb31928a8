/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-file-piece.h"

#include "gvt-error.h"
#include "gvt-manifest.h"
#include "gvt-wire.h"

void
gvt_courier_file_piece_clear (GvtCourierFilePiece *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
}

GBytes *
gvt_courier_file_piece_write (const GvtCourierFilePiece *self)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_data (out, self->hash.bytes, sizeof self->hash.bytes);
  gvt_put_u64 (out, self->position);
  gvt_put_data (out, g_bytes_get_data (self->bytes, NULL), g_bytes_get_size (self->bytes));
  return g_byte_array_free_to_bytes (out);
}

gboolean
gvt_courier_file_piece_read (GBytes *bytes, GvtCourierFilePiece *self, GError **error)
{
  GvtReader reader;

  *self = (GvtCourierFilePiece){ 0 };
  gvt_reader_init (&reader, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  gvt_reader_copy (&reader, self->hash.bytes, sizeof self->hash.bytes);
  self->position = gvt_reader_u64 (&reader);
  if (reader.failed || gvt_reader_left (&reader) == 0 || self->position > GVT_FILE_MAX_BYTES
      || gvt_reader_left (&reader) > GVT_FILE_MAX_BYTES - self->position)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "a piece that lies in no file");
      return FALSE;
    }
  self->bytes = g_bytes_new_from_bytes (bytes, reader.position, gvt_reader_left (&reader));
  return TRUE;
}
