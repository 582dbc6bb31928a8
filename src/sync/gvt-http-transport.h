/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-transport.h"

G_BEGIN_DECLS

/* The road over the network: libsoup, HTTP/1.1. Gives up when nothing moved for the stall timeout,
 * however long the whole takes, so a slow line still carries a large file. */
#define GVT_TYPE_HTTP_TRANSPORT (gvt_http_transport_get_type ())
G_DECLARE_FINAL_TYPE (GvtHttpTransport, gvt_http_transport, GVT, HTTP_TRANSPORT, GObject)

#define GVT_HTTP_STALL_S 30

/** gvt_http_transport_new: @base_uri: "https://host"; plain "http" only to this same machine.
 * @stall_s: 0 for %GVT_HTTP_STALL_S. Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT */
GvtTransport *gvt_http_transport_new (const char *base_uri, guint stall_s, GError **error);

G_END_DECLS
