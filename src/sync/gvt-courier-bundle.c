/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-bundle.h"

#include "gvt-courier-part.h"
#include "gvt-courier-pieces.h"

#define LENGTH_SIZE GVT_COURIER_PIECE_HEAD

/* What the signed file around a payload takes of a part: its head, header and signature. */
#define HEAD_SIZE 4096

gsize
gvt_courier_bundle_room (GBytes *keys, GBytes *manifest)
{
  gsize taken = HEAD_SIZE + 2 * LENGTH_SIZE + g_bytes_get_size (keys) + g_bytes_get_size (manifest);

  return taken + GVT_COURIER_BUNDLE_MIN_ROOM <= GVT_COURIER_MAX_PAYLOAD
             ? GVT_COURIER_MAX_PAYLOAD - taken
             : 0;
}

GBytes *
gvt_courier_bundle_write (GBytes *keys, GBytes *manifest, GPtrArray *files)
{
  g_autoptr (GPtrArray) pieces = g_ptr_array_new ();

  g_ptr_array_add (pieces, keys);
  g_ptr_array_add (pieces, manifest);
  g_ptr_array_extend (pieces, files, NULL, NULL);
  return gvt_courier_pieces_write (pieces);
}

gboolean
gvt_courier_bundle_read (
    GBytes *payload, GBytes **keys, GBytes **manifest, GPtrArray **files, GError **error)
{
  GPtrArray *pieces = gvt_courier_pieces_read (payload, 2, error);

  if (pieces == NULL)
    return FALSE;
  *keys = g_bytes_ref (pieces->pdata[0]);
  *manifest = g_bytes_ref (pieces->pdata[1]);
  *files = pieces;
  g_ptr_array_remove_range (pieces, 0, 2);
  return TRUE;
}
