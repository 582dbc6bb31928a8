/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-http-message.h"

#include <string.h>

#include "gvt-refusal.h"

#define TYPE_BINARY "application/octet-stream"
#define TYPE_JSON   "application/json"

#define STATUS_OK              200
#define STATUS_PARTIAL         206
#define STATUS_NOT_MODIFIED    304
#define STATUS_NOT_SATISFIABLE 416

#define BUSY_RETRY_S 5

void
gvt_http_response_clear (GvtHttpResponse *self)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  g_clear_pointer (&self->etag, g_free);
  g_clear_pointer (&self->content_range, g_free);
}

static void
set_body (GvtHttpResponse *self, const char *content_type, GBytes *body)
{
  g_clear_pointer (&self->body, g_bytes_unref);
  self->body = g_bytes_ref (body);
  self->content_type = content_type;
}

void
gvt_http_response_set_bytes (GvtHttpResponse *self, GBytes *body)
{
  self->status = STATUS_OK;
  set_body (self, TYPE_BINARY, body);
}

void
gvt_http_response_set_json (GvtHttpResponse *self, GBytes *body)
{
  self->status = STATUS_OK;
  set_body (self, TYPE_JSON, body);
}

void
gvt_http_response_set_error (GvtHttpResponse *self, const GError *error)
{
  g_autoptr (GBytes) body = gvt_refusal_write (error, &self->status);

  set_body (self, TYPE_JSON, body);
  self->retry_after_s = self->status == 503 ? BUSY_RETRY_S : 0;
}

/* "bytes=100-", "bytes=100-199" and "bytes=-50"; what is no single range is none at all (RFC 9110,
 * 14.2: it may be ignored). @end is one past the last byte. */
static gboolean
parse_range (const char *range, guint64 size, guint64 *start, guint64 *end)
{
  const char *dash;
  g_autofree char *first = NULL;
  const char *last;
  guint64 number;

  if (!g_str_has_prefix (range, "bytes="))
    return FALSE;
  range += strlen ("bytes=");
  dash = strchr (range, '-');
  if (dash == NULL)
    return FALSE;

  first = g_strndup (range, (gsize) (dash - range));
  last = dash + 1;
  *end = size;
  if (first[0] == '\0')
    {
      if (!g_ascii_string_to_unsigned (last, 10, 0, G_MAXUINT64, &number, NULL))
        return FALSE;
      *start = number < size ? size - number : 0;
      if (number == 0)
        *start = size; /* no byte at all: cannot be satisfied */
      return TRUE;
    }
  if (!g_ascii_string_to_unsigned (first, 10, 0, G_MAXUINT64, start, NULL))
    return FALSE;
  if (last[0] == '\0')
    return TRUE;
  if (!g_ascii_string_to_unsigned (last, 10, *start, G_MAXUINT64 - 1, &number, NULL))
    return FALSE;

  *end = MIN (number + 1, size);
  return TRUE;
}

void
gvt_http_response_set_file (GvtHttpResponse *self,
                            const GvtHttpRequest *request,
                            const char *hash_text,
                            GBytes *file)
{
  guint64 size = g_bytes_get_size (file);
  guint64 start, end;
  g_autoptr (GBytes) part = NULL;

  gvt_http_response_set_bytes (self, file);
  g_free (self->etag);
  self->etag = g_strdup_printf ("\"%s\"", hash_text);

  if (request->if_none_match != NULL && strstr (request->if_none_match, self->etag) != NULL)
    {
      self->status = STATUS_NOT_MODIFIED;
      g_clear_pointer (&self->body, g_bytes_unref);
      return;
    }
  if (request->range == NULL
      || (request->if_range != NULL && !g_str_equal (request->if_range, self->etag))
      || !parse_range (request->range, size, &start, &end))
    return;

  if (start >= end)
    {
      self->status = STATUS_NOT_SATISFIABLE;
      self->content_range = g_strdup_printf ("bytes */%" G_GUINT64_FORMAT, size);
      g_clear_pointer (&self->body, g_bytes_unref);
      return;
    }

  part = g_bytes_new_from_bytes (file, start, end - start);
  set_body (self, TYPE_BINARY, part);
  self->status = STATUS_PARTIAL;
  self->content_range = g_strdup_printf (
      "bytes %" G_GUINT64_FORMAT "-%" G_GUINT64_FORMAT "/%" G_GUINT64_FORMAT, start, end - 1, size);
}
