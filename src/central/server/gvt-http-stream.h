/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A connection under TLS, for a server that must not wait for whoever is at its other end: closing
 * it closes the socket, and says no farewell. Every answer says its length, so nobody needs one to
 * know that he has it all; and to say it a server would wait for a client who reads nothing. */
#define GVT_TYPE_HTTP_STREAM (gvt_http_stream_get_type ())
G_DECLARE_FINAL_TYPE (GvtHttpStream, gvt_http_stream, GVT, HTTP_STREAM, GIOStream)

/** gvt_http_stream_new: @base: (transfer none): a connection of TLS over one of a socket */
GIOStream *gvt_http_stream_new (GIOStream *base);

/** gvt_http_stream_find_socket: of @stream or of what lies below it. Returns: (transfer full)
 * (nullable) */
GSocket *gvt_http_stream_find_socket (GIOStream *stream);
/** gvt_http_stream_hang_up: closes at once, waiting for nobody */
void gvt_http_stream_hang_up (GIOStream *stream);

G_END_DECLS
