/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Who may say for whom he asks. A proxy stands before the server, so every connection is its own;
 * what it writes into X-Forwarded-For is believed from the addresses that were named, and from
 * nobody else: anybody can write that. Immutable; any thread. */
typedef struct _GvtHttpProxies GvtHttpProxies;

/** gvt_http_proxies_new: @addresses: (element-type utf8): IP addresses. Returns: (transfer full)
 * (nullable) */
GvtHttpProxies *gvt_http_proxies_new (GPtrArray *addresses, GError **error);
void gvt_http_proxies_free (GvtHttpProxies *self);

gboolean gvt_http_proxies_has (const GvtHttpProxies *self, const char *address);
/** gvt_http_proxies_find_client: @forwarded: (nullable): X-Forwarded-For, all of it: each proxy
 * has put behind it whom it heard. Returns: (transfer full): the last of them that is no proxy of
 * ours, as an IP address is written; @proxy itself where nothing sensible stands there */
char *
gvt_http_proxies_find_client (const GvtHttpProxies *self, const char *proxy, const char *forwarded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtHttpProxies, gvt_http_proxies_free)

G_END_DECLS
