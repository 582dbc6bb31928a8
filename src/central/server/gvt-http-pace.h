/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The least that a body must come at, in the mean; the slowest link that laptops have brings eight
 * times as much. */
#define GVT_HTTP_MIN_BYTES_S 1024

/** gvt_http_pace_watch: hangs up on @message, whose request has begun, when its head is not here
 * after @grace_s seconds, or when its body falls more than that behind. A socket's own timeout
 * begins anew with each byte, so that a byte now and then would hold a connection for ever. Its
 * thread's main context. */
void gvt_http_pace_watch (SoupServerMessage *message, guint grace_s);

G_END_DECLS
