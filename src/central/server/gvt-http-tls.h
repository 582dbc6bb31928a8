/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A server's certificate and key, from files that others renew: whenever they have changed, the
 * next connection gets the new ones. Where they do not fit together or cannot be read just then
 * (one was put there before the other), those of before stay. Its thread's main context. */
typedef struct _GvtHttpTls GvtHttpTls;

/**
 * gvt_http_tls_new:
 * @certificate: a PEM file with the certificate, and those that lead to a known authority behind it
 * @key: a PEM file; one that everybody on the machine may read is refused
 *
 * Returns: (nullable)
 */
GvtHttpTls *gvt_http_tls_new (const char *certificate, const char *key, GError **error);
void gvt_http_tls_free (GvtHttpTls *self);

/** GvtHttpTlsFunc: @stream: (transfer none) (nullable): what is to be spoken on, or %NULL: they did
 * not come to terms, and the connection is closed */
typedef void (*GvtHttpTlsFunc) (GIOStream *stream, gpointer user_data);

/** gvt_http_tls_greet: comes to terms with whoever is on @connection, within @within_s seconds */
void gvt_http_tls_greet (GvtHttpTls *self,
                         GIOStream *connection,
                         guint within_s,
                         GvtHttpTlsFunc func,
                         gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtHttpTls, gvt_http_tls_free)

G_END_DECLS
