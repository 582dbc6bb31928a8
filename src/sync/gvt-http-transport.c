/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-http-transport.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>

#include "gvt-error.h"
#include "gvt-refusal.h"

#define MAX_REFUSAL       4096
#define CHUNK             (64 * 1024)
#define MAX_RETRY_AFTER_S (24 * 60 * 60)

struct _GvtHttpTransport
{
  GObject parent_instance;

  char *base_uri; /* without a slash at the end */
  SoupSession *session;
  guint retry_after_s;
};

/* Cancelling stays what it is; every other trouble on the way means: not reached, all is kept. */
static void
take_network_error (GError **error, GError *network_error)
{
  if (g_error_matches (network_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, network_error);
      return;
    }

  if (network_error->domain == G_TLS_ERROR)
    gvt_error_tell (error, GVT_ERROR_OFFLINE,
                    _ ("What answered could not prove to be the centre; mostly it is a Wi-Fi that "
                       "wants a login, or a laptop whose date is wrong. Nothing was sent, and "
                       "everything is kept on this laptop. Log in to the Wi-Fi in a web browser, "
                       "or use another network, then try again."));
  else
    g_set_error (error, GVT_ERROR, GVT_ERROR_OFFLINE, "The centre cannot be reached: %s",
                 network_error->message);
  g_error_free (network_error);
}

/* The centre never sends a page: this is the login of a Wi-Fi that says all is well. */
static gboolean
is_page (SoupMessage *message)
{
  const char *type = soup_message_headers_get_content_type (
      soup_message_get_response_headers (message), NULL);

  return type != NULL && g_ascii_strcasecmp (type, "text/html") == 0;
}

static SoupMessage *
make_message (GvtHttpTransport *self, const char *method, const char *route)
{
  g_autofree char *uri = g_strconcat (self->base_uri, "/v1/", route, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  /* A redirection is a captive portal or worse: our calls never move. */
  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  return message;
}

/* Everything that is left of @stream, at most @max bytes. */
static GBytes *
read_all (GInputStream *stream, gsize max, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  while (TRUE)
    {
      GError *network_error = NULL;
      gssize n = g_input_stream_read (stream, chunk, CHUNK, cancellable, &network_error);

      if (n < 0)
        {
          take_network_error (error, network_error);
          return NULL;
        }
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
      if (bytes->len + (gsize) n > max)
        {
          g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                               "The answer is larger than any true one");
          return NULL;
        }

      g_byte_array_append (bytes, chunk, (guint) n);
    }
}

/* Seconds only: the other form, a date, would need a right clock. */
static guint
read_retry_after (SoupMessage *message)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                   "Retry-After");
  guint64 seconds;

  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, MAX_RETRY_AFTER_S, &seconds, NULL))
    return 0;

  return (guint) seconds;
}

static void
take_refusal (GvtHttpTransport *self,
              SoupMessage *message,
              GInputStream *stream,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GBytes) body = read_all (stream, MAX_REFUSAL, cancellable, NULL);
  g_autoptr (GBytes) nothing = g_bytes_new (NULL, 0);

  self->retry_after_s = read_retry_after (message);
  gvt_refusal_read (soup_message_get_status (message), body != NULL ? body : nothing, error);
}

static GInputStream *
send_message (GvtHttpTransport *self,
              SoupMessage *message,
              GCancellable *cancellable,
              GError **error)
{
  GError *network_error = NULL;
  GInputStream *stream = soup_session_send (self->session, message, cancellable, &network_error);

  self->retry_after_s = 0;
  if (stream == NULL)
    take_network_error (error, network_error);
  return stream;
}

static GBytes *
http_call (GvtTransport *transport,
           const char *route,
           GBytes *request,
           gsize max_answer,
           GCancellable *cancellable,
           GError **error)
{
  GvtHttpTransport *self = GVT_HTTP_TRANSPORT (transport);
  g_autoptr (SoupMessage) message = make_message (self, request != NULL ? "POST" : "GET", route);
  g_autoptr (GInputStream) stream = NULL;

  if (request != NULL)
    soup_message_set_request_body_from_bytes (message, "application/octet-stream", request);

  stream = send_message (self, message, cancellable, error);
  if (stream == NULL)
    return NULL;
  if (soup_message_get_status (message) != SOUP_STATUS_OK || is_page (message))
    {
      take_refusal (self, message, stream, cancellable, error);
      return NULL;
    }

  return read_all (stream, max_answer, cancellable, error);
}

static gboolean
pour (GInputStream *stream,
      guint64 position,
      GvtTransportSink sink,
      gpointer user_data,
      GCancellable *cancellable,
      GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK);

  while (TRUE)
    {
      GError *network_error = NULL;
      gssize n = g_input_stream_read (stream, chunk, CHUNK, cancellable, &network_error);

      if (n < 0)
        {
          take_network_error (error, network_error);
          return FALSE;
        }
      if (n == 0)
        return TRUE;
      if (!sink (position, chunk, (gsize) n, user_data, error))
        return FALSE;

      position += (guint64) n;
    }
}

/* Where the body of a 200 or 206 begins; an answer with another range than asked is none. */
static gboolean
find_position (SoupMessage *message, guint64 asked, guint64 *position)
{
  goffset start, end, total;

  if (soup_message_get_status (message) == SOUP_STATUS_OK)
    {
      *position = 0;
      return TRUE;
    }

  *position = asked;
  return soup_message_get_status (message) == SOUP_STATUS_PARTIAL_CONTENT
         && soup_message_headers_get_content_range (soup_message_get_response_headers (message),
                                                    &start, &end, &total)
         && start >= 0 && (guint64) start == asked;
}

static gboolean
http_fetch (GvtTransport *transport,
            const GvtHash *hash,
            guint64 offset,
            GvtTransportSink sink,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  GvtHttpTransport *self = GVT_HTTP_TRANSPORT (transport);
  g_autofree char *name = gvt_hash_to_text (hash);
  g_autofree char *route = g_strconcat ("files/", name, NULL);
  g_autoptr (SoupMessage) message = make_message (self, "GET", route);
  g_autoptr (GInputStream) stream = NULL;
  guint64 position;

  if (offset > 0)
    soup_message_headers_set_range (soup_message_get_request_headers (message), (goffset) offset,
                                    -1);

  stream = send_message (self, message, cancellable, error);
  if (stream == NULL)
    return FALSE;
  if (is_page (message) || !find_position (message, offset, &position))
    {
      take_refusal (self, message, stream, cancellable, error);
      return FALSE;
    }

  return pour (stream, position, sink, user_data, cancellable, error);
}

static guint
http_get_retry_after_s (GvtTransport *transport)
{
  return GVT_HTTP_TRANSPORT (transport)->retry_after_s;
}

static void
transport_init (GvtTransportInterface *iface)
{
  iface->call = http_call;
  iface->fetch = http_fetch;
  iface->get_retry_after_s = http_get_retry_after_s;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (GvtHttpTransport,
                               gvt_http_transport,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GVT_TYPE_TRANSPORT, transport_init))

static void
gvt_http_transport_finalize (GObject *object)
{
  GvtHttpTransport *self = GVT_HTTP_TRANSPORT (object);

  g_free (self->base_uri);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (gvt_http_transport_parent_class)->finalize (object);
}

static void
gvt_http_transport_class_init (GvtHttpTransportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_http_transport_finalize;
}

static void
gvt_http_transport_init (GvtHttpTransport *self)
{
}

static gboolean
is_this_machine (GUri *uri)
{
  const char *host = g_uri_get_host (uri);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);

  return g_str_equal (host, "localhost")
         || (address != NULL && g_inet_address_get_is_loopback (address));
}

/* What is signed in a call is not secret in it, so the open network needs TLS. Returns: (transfer
 * full) (nullable) */
static GUri *
parse_uri (const char *base_uri, GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (base_uri, SOUP_HTTP_URI_FLAGS, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (host != NULL && host[0] != '\0' && g_uri_get_query (uri) == NULL
      && g_uri_get_fragment (uri) == NULL && g_uri_get_userinfo (uri) == NULL
      && (g_str_equal (scheme, "https") || (g_str_equal (scheme, "http") && is_this_machine (uri))))
    return g_steal_pointer (&uri);

  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
                       _ ("the address of the centre begins with https://"));
  return NULL;
}

GvtTransport *
gvt_http_transport_new (const char *base_uri, guint stall_s, GError **error)
{
  g_autoptr (GUri) uri = parse_uri (base_uri, error);
  guint timeout_s = stall_s != 0 ? stall_s : GVT_HTTP_STALL_S;
  GvtHttpTransport *self;

  if (uri == NULL)
    return NULL;

  self = g_object_new (GVT_TYPE_HTTP_TRANSPORT, NULL);
  self->base_uri = g_strdup (base_uri);
  while (g_str_has_suffix (self->base_uri, "/"))
    self->base_uri[strlen (self->base_uri) - 1] = '\0';

  /* The session's timeout counts from the last byte that moved, not from the first. */
  self->session = soup_session_new_with_options ("timeout", timeout_s, "idle-timeout", timeout_s,
                                                 "user-agent", "GoVote/1", NULL);
  if (is_this_machine (uri))
    soup_session_set_proxy_resolver (self->session, NULL);
  /* Files arrive as they are: a compressed range could not be put together. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_CONTENT_DECODER);
  return GVT_TRANSPORT (self);
}
