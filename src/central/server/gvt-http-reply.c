/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-http-reply.h"

#define CACHE_FOREVER "public, max-age=31536000, immutable"

void
gvt_http_reply_write (SoupServerMessage *message, const char *id, const GvtHttpResponse *response)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  /* libsoup (3.2) does not notice that a client who was answered has gone, and waits for his next
   * request for ever: so there is none on this connection. */
  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, response->status, NULL);
  soup_message_headers_append (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_append (headers, "X-Request-Id", id);
  if (response->content_range != NULL)
    soup_message_headers_replace (headers, "Content-Range", response->content_range);
  if (response->retry_after_s > 0)
    {
      g_autofree char *seconds = g_strdup_printf ("%u", response->retry_after_s);

      soup_message_headers_replace (headers, "Retry-After", seconds);
    }
  if (response->etag != NULL)
    {
      soup_message_headers_replace (headers, "ETag", response->etag);
      soup_message_headers_replace (headers, "Accept-Ranges", "bytes");
      soup_message_headers_replace (headers, "Cache-Control", CACHE_FOREVER);
    }
  else
    soup_message_headers_replace (headers, "Cache-Control", "no-store");

  if (response->body == NULL)
    return;
  soup_message_headers_set_content_type (headers, response->content_type, NULL);
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), response->body);
}
