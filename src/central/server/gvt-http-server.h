/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-http-door.h"
#include "gvt-http-message.h"

G_BEGIN_DECLS

/* HTTP by libsoup around two functions. Requests arrive and answers leave by the main context of
 * the thread that made it; @answer runs in a few worker threads, so a long push holds up nobody. A
 * body over its cap is refused while it arrives, whatever the request's head said. */
#define GVT_TYPE_HTTP_SERVER (gvt_http_server_get_type ())
G_DECLARE_FINAL_TYPE (GvtHttpServer, gvt_http_server, GVT, HTTP_SERVER, GObject)

typedef struct
{
  /** the most bytes that the body of such a request may have */
  gsize (*get_cap) (const char *method, const char *path);
  /** any thread */
  void (*answer) (const GvtHttpRequest *request, GvtHttpResponse *response, gpointer user_data);
  /** (nullable): in the server's main context, and without waiting for anything: %FALSE where that
   * cannot be, and a worker is to answer */
  gboolean (*answer_at_once) (const GvtHttpRequest *request,
                              GvtHttpResponse *response,
                              gpointer user_data);
  gpointer user_data; /* must outlive the server */
  /** (nullable): when a request is over, however it ended; in the server's main context */
  void (*ended) (const GvtHttpRecord *record, gpointer user_data);
  gpointer ended_data; /* likewise */
} GvtHttpService;

GvtHttpServer *gvt_http_server_new (const GvtHttpService *service, const GvtHttpLimits *limits);
/** gvt_http_server_listen: @address: a literal IP address; @port: 0 lets the system choose */
gboolean
gvt_http_server_listen (GvtHttpServer *self, const char *address, guint16 port, GError **error);
char *gvt_http_server_dup_uri (GvtHttpServer *self); /* (transfer full) (nullable) */

/** gvt_http_server_drain: takes no new connection and no new request, finishes those that are being
 * answered, then calls @func */
void gvt_http_server_drain (GvtHttpServer *self, void (*func) (gpointer), gpointer user_data);

/** gvt_http_server_count_connections: those that are open now */
guint gvt_http_server_count_connections (GvtHttpServer *self);
/** gvt_http_server_get_door: Returns: (transfer none) */
GvtHttpDoor *gvt_http_server_get_door (GvtHttpServer *self);
/** gvt_http_server_count_waiting: requests that no worker has begun with. Any thread */
guint gvt_http_server_count_waiting (GvtHttpServer *self);

G_END_DECLS
