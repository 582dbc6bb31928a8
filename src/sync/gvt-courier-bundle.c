/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-courier-bundle.h"

#include "gvt-courier-part.h"
#include "gvt-error.h"
#include "gvt-wire.h"

#define LENGTH_SIZE 4

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

static void
put (GByteArray *out, GBytes *bytes)
{
  gvt_put_u32 (out, (guint32) g_bytes_get_size (bytes));
  gvt_put_data (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

GBytes *
gvt_courier_bundle_write (GBytes *keys, GBytes *manifest, GPtrArray *files)
{
  GByteArray *out = g_byte_array_new ();

  put (out, keys);
  put (out, manifest);
  for (guint i = 0; i < files->len; i++)
    put (out, files->pdata[i]);
  return g_byte_array_free_to_bytes (out);
}

/* Returns: (transfer full) (nullable): the next piece, without a copy */
static GBytes *
take (GvtReader *reader, GBytes *payload, GError **error)
{
  gsize length = gvt_reader_u32 (reader);
  gsize start = reader->position;

  if (!reader->failed && gvt_reader_data (reader, length) != NULL)
    return g_bytes_new_from_bytes (payload, start, length);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT,
                       "A courier part ends in the middle of a list");
  return NULL;
}

gboolean
gvt_courier_bundle_read (
    GBytes *payload, GBytes **keys, GBytes **manifest, GPtrArray **files, GError **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  GvtReader reader;

  gvt_reader_init (&reader, g_bytes_get_data (payload, NULL), g_bytes_get_size (payload));
  first = take (&reader, payload, error);
  second = first != NULL ? take (&reader, payload, error) : NULL;
  if (second == NULL)
    return FALSE;
  while (gvt_reader_left (&reader) > 0)
    {
      GBytes *file = take (&reader, payload, error);

      if (file == NULL)
        return FALSE;
      g_ptr_array_add (found, file);
    }
  *keys = g_steal_pointer (&first);
  *manifest = g_steal_pointer (&second);
  *files = g_steal_pointer (&found);
  return TRUE;
}
