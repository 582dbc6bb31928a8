/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/** gvt_http_framing_is_clear: whether everybody who reads the head of a request sees the same end
 * of it, and the same host: one Content-Length of digits, or one Transfer-Encoding that is
 * "chunked", or neither, and one Host at most (RFC 9112, 3.2, 6.1 and 6.3). libsoup takes what is
 * not so in its own way, and a proxy before it perhaps in another: then the rest of one request is
 * the next one, of somebody else */
gboolean gvt_http_framing_is_clear (SoupMessageHeaders *headers);

G_END_DECLS
