/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "gvt-http-message.h"

G_BEGIN_DECLS

/** gvt_http_reply_write: @response as libsoup sends it, the last on its connection. @id: of the
 * request */
void
gvt_http_reply_write (SoupServerMessage *message, const char *id, const GvtHttpResponse *response);

G_END_DECLS
