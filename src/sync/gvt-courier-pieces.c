/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-pieces.h"

#include "gvt-error.h"
#include "gvt-wire.h"

GBytes *
gvt_courier_pieces_write (GPtrArray *pieces)
{
  GByteArray *out = g_byte_array_new ();

  for (guint i = 0; i < pieces->len; i++)
    {
      gvt_put_u32 (out, (guint32) g_bytes_get_size (pieces->pdata[i]));
      gvt_put_data (out, g_bytes_get_data (pieces->pdata[i], NULL),
                    g_bytes_get_size (pieces->pdata[i]));
    }
  return g_byte_array_free_to_bytes (out);
}

GPtrArray *
gvt_courier_pieces_read (GBytes *payload, guint least, GError **error)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GvtReader reader;

  gvt_reader_init (&reader, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));
  while (!reader.failed && gvt_reader_left (&reader) > 0 && pieces->len < GVT_COURIER_MAX_PIECES)
    {
      gsize length = gvt_reader_u32 (&reader);
      gsize start = reader.position;

      if (!reader.failed && gvt_reader_data (&reader, length) != NULL)
        g_ptr_array_add (pieces, g_bytes_new_from_bytes (payload, start, length));
    }
  if (!reader.failed && gvt_reader_left (&reader) == 0 && pieces->len >= least)
    return g_steal_pointer (&pieces);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "A courier part ends in the middle of a piece, or has too few or too many");
  return NULL;
}
