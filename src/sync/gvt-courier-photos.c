/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-photos.h"

#include "gvt-blob-piece.h"
#include "gvt-blobs.h"
#include "gvt-courier-pieces.h"

guint
gvt_courier_photos_end (GArray *names, guint first)
{
  gsize bytes = 0;
  guint end = first;

  while (end < names->len)
    {
      bytes += g_array_index (names, GvtBlobName, end).size;
      if (end > first && bytes > GVT_COURIER_PHOTOS_MAX_BYTES)
        break;
      end++;
    }
  return end;
}

static void
add_pieces (GPtrArray *pieces, const GvtBlobName *name, GBytes *whole)
{
  for (guint32 position = 0; position < name->size; position += GVT_BLOB_PIECE_MAX)
    {
      guint32 length = MIN (GVT_BLOB_PIECE_MAX, name->size - position);
      g_auto (GvtBlobPiece) piece = { .event = name->event,
                                      .hash = name->hash,
                                      .size = name->size,
                                      .position = position,
                                      .bytes = g_bytes_new_from_bytes (whole, position, length) };

      g_ptr_array_add (pieces, gvt_blob_piece_write (&piece));
    }
}

GBytes *
gvt_courier_photos_write (GvtStore *store, GArray *names, guint first, guint end, guint *n)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  *n = 0;
  for (guint i = first; i < end; i++)
    {
      const GvtBlobName *name = &g_array_index (names, GvtBlobName, i);
      g_autoptr (GError) local = NULL;
      g_autoptr (GBytes) whole = gvt_blob_read (store, &name->event, &name->hash, &local);

      if (whole == NULL || g_bytes_get_size (whole) != name->size)
        {
          g_info ("A photo is left out: %s", local != NULL ? local->message : "its size");
          continue;
        }
      add_pieces (pieces, name, whole);
      (*n)++;
    }
  return gvt_courier_pieces_write (pieces);
}
