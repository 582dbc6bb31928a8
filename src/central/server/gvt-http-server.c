/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-http-server.h"

#include "gvt-error.h"
#include "gvt-http-framing.h"
#include "gvt-http-goodbye.h"
#include "gvt-http-pace.h"
#include "gvt-http-reply.h"

#define N_WORKERS    4
#define MAX_ARRIVING (256 * 1024 * 1024) /* bytes of all bodies that are in memory at one time */

struct _GvtHttpServer
{
  GObject parent_instance;

  GvtHttpService service;
  SoupServer *soup;
  GvtHttpDoor *door;
  GThreadPool *workers;
  GMainContext *context;
  GvtHttpLimits limits;

  guint n_exchanges; /* requests whose head is here and whose answer is not yet out */
  gsize arriving;    /* bytes of their bodies */
  guint64 n_begun;   /* what ids are made of */
  guint32 id_salt;
  gboolean is_draining;
  void (*on_drained) (gpointer);
  gpointer drained_data;
};

G_DEFINE_FINAL_TYPE (GvtHttpServer, gvt_http_server, G_TYPE_OBJECT)

/* One request and its answer. Made when the head is here; two hold it: the message, and the worker
 * while it works. */
typedef struct
{
  gatomicrefcount ref_count;
  GvtHttpServer *server;      /* owned */
  SoupServerMessage *message; /* (nullable): borrowed, in the main context only; gone with it */
  gsize cap;
  gsize received;
  gboolean is_out;  /* the whole answer was written */
  gboolean is_over; /* answered, stolen or abandoned */
  char id[17];
  gint64 began_us;

  char *client; /* (nullable): for whom a proxy asks, while he is counted */
  char *method, *path, *range, *if_none_match, *if_range;
  GBytes *body;
  GvtHttpResponse response;
} Exchange;

static void
exchange_unref (gpointer data)
{
  Exchange *self = data;

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_object_unref (self->server);
  g_free (self->client);
  g_free (self->method);
  g_free (self->path);
  g_free (self->range);
  g_free (self->if_none_match);
  g_free (self->if_range);
  g_clear_pointer (&self->body, g_bytes_unref);
  gvt_http_response_clear (&self->response);
  g_free (self);
}

static void
finish_drain (GvtHttpServer *self)
{
  if (!self->is_draining || self->n_exchanges > 0 || self->on_drained == NULL)
    return;

  self->on_drained (self->drained_data);
  self->on_drained = NULL;
}

static void
tell (GvtHttpServer *self, const GvtHttpRecord *record)
{
  if (self->service.ended != NULL)
    self->service.ended (record, self->service.ended_data);
}

/* @status: 0: it was not answered */
static void
end_exchange (Exchange *exchange, guint status)
{
  GvtHttpServer *server = exchange->server;
  GBytes *body = status != 0 ? exchange->response.body : NULL;
  GvtHttpRecord record = { .id = exchange->id,
                           .method = exchange->method,
                           .path = exchange->path,
                           .status = status != 0 ? status : GVT_HTTP_GONE,
                           .duration_us = g_get_monotonic_time () - exchange->began_us,
                           .bytes_in = exchange->received,
                           .bytes_out = body != NULL ? g_bytes_get_size (body) : 0 };

  if (exchange->is_over)
    return;

  exchange->is_over = TRUE;
  server->n_exchanges--;
  server->arriving -= exchange->received;
  if (exchange->client != NULL)
    gvt_http_door_leave (server->door, exchange->client);
  tell (server, &record);
  finish_drain (server);
}

/* libsoup would read a refused body to its end, and keep it. So the connection is taken away from
 * it in the middle. */
static void
refuse_now (Exchange *exchange, GvtError code, const char *reason)
{
  g_autoptr (GError) error = g_error_new_literal (GVT_ERROR, (gint) code, reason);
  SoupServerMessage *message = exchange->message;

  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  end_exchange (exchange, gvt_http_goodbye (soup_server_message_steal_connection (message), error));
}

static void
take_bytes (Exchange *exchange, gsize n)
{
  if (exchange->is_over)
    return;

  exchange->received += n;
  exchange->server->arriving += n;
  if (exchange->received > exchange->cap)
    refuse_now (exchange, GVT_ERROR_TOO_LARGE, "The body is over its bound");
  else if (exchange->server->arriving > MAX_ARRIVING)
    refuse_now (exchange, GVT_ERROR_OFFLINE, "Too much is arriving at once");
}

static void
on_got_chunk (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  take_bytes (user_data, g_bytes_get_size (chunk));
}

static void
on_wrote_body (SoupServerMessage *message, gpointer user_data)
{
  ((Exchange *) user_data)->is_out = TRUE;
}

/* Who hangs up in the middle of an answer is no fault of the centre's, whatever libsoup makes of
 * it.
 */
static void
on_finished (SoupServerMessage *message, gpointer user_data)
{
  Exchange *exchange = user_data;

  end_exchange (exchange, exchange->is_out ? soup_server_message_get_status (message) : 0);
}

/* The message is going; a worker may still hold the exchange. */
static void
on_message_gone (gpointer data)
{
  Exchange *exchange = data;

  end_exchange (exchange, 0);
  exchange->message = NULL;
  exchange_unref (exchange);
}

static char *
dup_header (SoupServerMessage *message, const char *name)
{
  return g_strdup (
      soup_message_headers_get_one (soup_server_message_get_request_headers (message), name));
}

static Exchange *
begin_exchange (GvtHttpServer *self, SoupServerMessage *message)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  g_atomic_ref_count_init (&exchange->ref_count);
  exchange->server = g_object_ref (self);
  exchange->message = message;
  exchange->began_us = g_get_monotonic_time ();
  g_snprintf (exchange->id, sizeof exchange->id, "%08x%08x", self->id_salt,
              (guint32) self->n_begun++);
  exchange->method = g_strdup (soup_server_message_get_method (message));
  exchange->path = g_strdup (g_uri_get_path (soup_server_message_get_uri (message)));
  exchange->range = dup_header (message, "Range");
  exchange->if_none_match = dup_header (message, "If-None-Match");
  exchange->if_range = dup_header (message, "If-Range");
  exchange->cap = self->service.get_cap (exchange->method, exchange->path);

  self->n_exchanges++;
  g_object_set_data_full (G_OBJECT (message), "gvt-exchange", exchange, on_message_gone);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk), exchange);
  g_signal_connect (message, "wrote-body", G_CALLBACK (on_wrote_body), exchange);
  g_signal_connect (message, "finished", G_CALLBACK (on_finished), exchange);
  return exchange;
}

/* %FALSE: whoever a proxy asks for has as many requests here as may be. */
static gboolean
count_client (Exchange *exchange)
{
  GvtHttpServer *self = exchange->server;
  const char *peer = soup_server_message_get_remote_host (exchange->message);
  g_autofree char *client = NULL;

  if (peer == NULL || !gvt_http_door_is_proxy (self->door, peer))
    return TRUE;

  client = gvt_http_proxies_find_client (
      self->limits.proxies, peer,
      soup_message_headers_get_list (soup_server_message_get_request_headers (exchange->message),
                                     "X-Forwarded-For"));
  if (!gvt_http_door_enter (self->door, client))
    return FALSE;

  exchange->client = g_steal_pointer (&client);
  return TRUE;
}

/* Better to send somebody away at once, and say when to come again, than to have all wait. */
static gboolean
has_room (Exchange *exchange)
{
  GvtHttpServer *self = exchange->server;

  return (self->limits.max_waiting == 0
          || gvt_http_server_count_waiting (self) < self->limits.max_waiting)
         && count_client (exchange);
}

static void
on_got_headers (SoupServerMessage *message, gpointer user_data)
{
  GvtHttpServer *self = user_data;
  Exchange *exchange = begin_exchange (self, message);
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);

  /* Ranges are the answer's business; libsoup would cut what is cut already. */
  soup_message_headers_remove (headers, "Range");
  if (!gvt_http_framing_is_clear (headers))
    refuse_now (exchange, GVT_ERROR_BAD_FORMAT, "Where the request ends is not clear");
  else if (self->is_draining)
    refuse_now (exchange, GVT_ERROR_OFFLINE, "The centre is closing");
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH
           && (guint64) soup_message_headers_get_content_length (headers) > exchange->cap)
    refuse_now (exchange, GVT_ERROR_TOO_LARGE, "The body is over its bound");
  else if (soup_server_message_is_options_ping (message)) /* "*", of which libsoup says nothing */
    refuse_now (exchange, GVT_ERROR_NOT_FOUND, "No such route");
  else if (!has_room (exchange))
    refuse_now (exchange, GVT_ERROR_OFFLINE, "Too many ask at once");
}

static void
on_request_started (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  GvtHttpServer *self = user_data;

  gvt_http_pace_watch (message, self->limits.idle_s);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers), self);
}

/* What libsoup could not read as a request, and answered by itself. */
static void
on_request_finished (SoupServer *soup, SoupServerMessage *message, gpointer user_data)
{
  GvtHttpRecord record = { .id = "", .status = soup_server_message_get_status (message) };

  if (record.status != 0 && g_object_get_data (G_OBJECT (message), "gvt-exchange") == NULL)
    tell (user_data, &record);
}

static gboolean
on_answered (gpointer user_data)
{
  Exchange *exchange = user_data;

  /* The client may have gone while the worker worked. */
  if (exchange->message != NULL && !exchange->is_over)
    {
      gvt_http_reply_write (exchange->message, exchange->id, &exchange->response);
      soup_server_message_unpause (exchange->message);
    }
  return G_SOURCE_REMOVE;
}

static GvtHttpRequest
request_of (const Exchange *exchange)
{
  return (GvtHttpRequest){ exchange->method,        exchange->path,     exchange->range,
                           exchange->if_none_match, exchange->if_range, exchange->body };
}

static gboolean
answer_at_once (Exchange *exchange)
{
  const GvtHttpService *service = &exchange->server->service;
  GvtHttpRequest request = request_of (exchange);

  if (service->answer_at_once == NULL
      || !service->answer_at_once (&request, &exchange->response, service->user_data))
    return FALSE;

  gvt_http_reply_write (exchange->message, exchange->id, &exchange->response);
  return TRUE;
}

static void
work (gpointer data, gpointer user_data)
{
  Exchange *exchange = data;
  GvtHttpServer *self = exchange->server;
  GvtHttpRequest request = request_of (exchange);
  GMainContext *context = g_main_context_ref (self->context);

  self->service.answer (&request, &exchange->response, self->service.user_data);
  g_main_context_invoke_full (context, G_PRIORITY_DEFAULT, on_answered, exchange, exchange_unref);
  g_main_context_unref (context);
}

static void
on_request (SoupServer *soup,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  GvtHttpServer *self = user_data;
  Exchange *exchange = g_object_get_data (G_OBJECT (message), "gvt-exchange");

  if (exchange == NULL || exchange->is_over)
    return;

  exchange->body = soup_message_body_flatten (soup_server_message_get_request_body (message));
  if (answer_at_once (exchange))
    return;

  soup_server_message_pause (message);
  g_atomic_ref_count_inc (&exchange->ref_count);
  g_thread_pool_push (self->workers, exchange, NULL);
}

static void
gvt_http_server_dispose (GObject *object)
{
  GvtHttpServer *self = GVT_HTTP_SERVER (object);

  if (self->door != NULL)
    gvt_http_door_close (self->door);
  G_OBJECT_CLASS (gvt_http_server_parent_class)->dispose (object);
}

static void
gvt_http_server_finalize (GObject *object)
{
  GvtHttpServer *self = GVT_HTTP_SERVER (object);

  g_thread_pool_free (self->workers, FALSE, TRUE);
  g_clear_object (&self->door);
  g_clear_object (&self->soup);
  g_main_context_unref (self->context);
  G_OBJECT_CLASS (gvt_http_server_parent_class)->finalize (object);
}

static void
gvt_http_server_class_init (GvtHttpServerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_http_server_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_http_server_finalize;
}

static void
gvt_http_server_init (GvtHttpServer *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->id_salt = g_random_int ();
  self->workers = g_thread_pool_new (work, NULL, N_WORKERS, FALSE, NULL);
}

GvtHttpServer *
gvt_http_server_new (const GvtHttpService *service, const GvtHttpLimits *limits)
{
  GvtHttpServer *self = g_object_new (GVT_TYPE_HTTP_SERVER, NULL);

  self->service = *service;
  self->limits = *limits;
  self->soup = soup_server_new ("server-header", "GoVote", NULL);
  self->door = gvt_http_door_new (self->soup, limits);
  g_signal_connect (self->soup, "request-started", G_CALLBACK (on_request_started), self);
  g_signal_connect (self->soup, "request-finished", G_CALLBACK (on_request_finished), self);
  soup_server_add_handler (self->soup, NULL, on_request, self, NULL);
  return self;
}

gboolean
gvt_http_server_listen (GvtHttpServer *self, const char *address, guint16 port, GError **error)
{
  return gvt_http_door_open (self->door, address, port, error);
}

char *
gvt_http_server_dup_uri (GvtHttpServer *self)
{
  return gvt_http_door_dup_uri (self->door);
}

void
gvt_http_server_drain (GvtHttpServer *self, void (*func) (gpointer), gpointer user_data)
{
  gvt_http_door_close (self->door);
  self->is_draining = TRUE;
  self->on_drained = func;
  self->drained_data = user_data;
  finish_drain (self);
}

guint
gvt_http_server_count_connections (GvtHttpServer *self)
{
  return gvt_http_door_count (self->door);
}

GvtHttpDoor *
gvt_http_server_get_door (GvtHttpServer *self)
{
  return self->door;
}

guint
gvt_http_server_count_waiting (GvtHttpServer *self)
{
  return g_thread_pool_unprocessed (self->workers);
}
