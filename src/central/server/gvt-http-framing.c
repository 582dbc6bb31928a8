/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-http-framing.h"

#include <string.h>

#define DIGITS "0123456789"

/* What stands there more than once comes as a list with commas. */
gboolean
gvt_http_framing_is_clear (SoupMessageHeaders *headers)
{
  const char *length = soup_message_headers_get_list (headers, "Content-Length");
  const char *coding = soup_message_headers_get_list (headers, "Transfer-Encoding");
  const char *host = soup_message_headers_get_list (headers, "Host");

  if (length != NULL && (*length == '\0' || strspn (length, DIGITS) != strlen (length)))
    return FALSE;
  if (coding != NULL && (length != NULL || g_ascii_strcasecmp (coding, "chunked") != 0))
    return FALSE;

  return host == NULL || strchr (host, ',') == NULL;
}
