/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-push-request.h"

#include <string.h>

#include "gvt-error.h"
#include "gvt-wire.h"

G_STATIC_ASSERT (sizeof (GvtHash) == GVT_PUSH_REQUEST_HEAD_SIZE);

GBytes *
gvt_push_request_write (const GvtHash *head, GBytes *frame)
{
  GByteArray *out = g_byte_array_new ();

  gvt_put_data (out, head->bytes, sizeof head->bytes);
  gvt_put_data (out, g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
  return g_byte_array_free_to_bytes (out);
}

GBytes *
gvt_push_request_read (GBytes *bytes, GvtHash *head, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size <= GVT_PUSH_REQUEST_HEAD_SIZE)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "A push without a frame");
      return NULL;
    }

  memcpy (head->bytes, data, GVT_PUSH_REQUEST_HEAD_SIZE);
  return g_bytes_new_from_bytes (bytes, GVT_PUSH_REQUEST_HEAD_SIZE,
                                 size - GVT_PUSH_REQUEST_HEAD_SIZE);
}
