/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "gvt-http-proxies.h"
#include "gvt-http-tls.h"

G_BEGIN_DECLS

/* Where connections come in, before any HTTP: a listening socket with a backlog of 1,024, a timeout
 * on each connection, and a cap on how many there may be, in all and from one address; over it they
 * are closed at once. What passes is handed to a SoupServer. Its thread's main context. */
#define GVT_TYPE_HTTP_DOOR (gvt_http_door_get_type ())
G_DECLARE_FINAL_TYPE (GvtHttpDoor, gvt_http_door, GVT, HTTP_DOOR, GObject)

typedef struct
{
  guint idle_s; /* a connection on which nothing moves is closed, and one on which a request
                   falls so far behind (gvt-http-pace.h) */
  guint max_connections; /* in all */
  guint max_per_address; /* a whole office may stand behind one address, and a proxy always does */
  guint max_waiting;     /* requests that no worker has begun with; 0: no bound */
  const GvtHttpProxies *proxies; /* (nullable): must outlive the server */
  GvtHttpTls *tls;               /* (nullable): likewise; without it HTTP is plain */
} GvtHttpLimits;

GvtHttpDoor *gvt_http_door_new (SoupServer *server, const GvtHttpLimits *limits);
/** gvt_http_door_open: @address: a literal IP address; @port: 0 lets the system choose */
gboolean gvt_http_door_open (GvtHttpDoor *self, const char *address, guint16 port, GError **error);
/** gvt_http_door_close: no new connections; those that are in stay */
void gvt_http_door_close (GvtHttpDoor *self);

/** gvt_http_door_dup_uri: Returns: (transfer full) (nullable): "http://127.0.0.1:8080" once open */
char *gvt_http_door_dup_uri (GvtHttpDoor *self);
/** gvt_http_door_is_proxy: whether @address speaks for others, each of whom is counted by
 * gvt_http_door_enter() instead */
gboolean gvt_http_door_is_proxy (GvtHttpDoor *self, const char *address);
/** gvt_http_door_enter: counts one more from @address, until gvt_http_door_leave(); %FALSE: there
 * are as many as may be */
gboolean gvt_http_door_enter (GvtHttpDoor *self, const char *address);
void gvt_http_door_leave (GvtHttpDoor *self, const char *address);

/** gvt_http_door_count: those that are in now. Any thread, as the next two */
guint gvt_http_door_count (GvtHttpDoor *self);
/** gvt_http_door_count_opened: all that were ever let in, and those that were not */
guint64 gvt_http_door_count_opened (GvtHttpDoor *self);
guint64 gvt_http_door_count_refused (GvtHttpDoor *self);

G_END_DECLS
