/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-relay.h"

#include "gvt-error.h"

#define CHUNK (64 * 1024)

struct _GvtRelay
{
  GObject parent_instance;

  guint16 target_port;
  guint16 port;
  GSocketListener *listener;
  GCancellable *stopping;
  GThread *accepting;
  int is_down;       /* atomic */
  GMutex lock;       /* guards what follows */
  GPtrArray *links;  /* of GThread, one for each connection ever made */
  char *losing_path; /* (nullable): of the request whose answer is to be lost */
  guint n_lost;
};

/* One connection through the relay. */
typedef struct
{
  GvtRelay *relay;
  GIOStream *near;
  GIOStream *far;
  int is_doomed; /* atomic: the next answer is lost */
} Link;

G_DEFINE_FINAL_TYPE (GvtRelay, gvt_relay, G_TYPE_OBJECT)

/* Whether this request is the one to lose; each arming loses one. */
static gboolean
claims_loss (GvtRelay *self, const char *request, gsize length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  if (self->losing_path == NULL
      || g_strstr_len (request, (gssize) length, self->losing_path) == NULL)
    return FALSE;
  g_clear_pointer (&self->losing_path, g_free);
  return TRUE;
}

static void
note_loss (GvtRelay *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->n_lost++;
}

/* Carries one chunk; %FALSE when this direction is at its end. */
static gboolean
carry (Link *link, GIOStream *from, GIOStream *to, char *chunk)
{
  GCancellable *stopping = link->relay->stopping;
  gssize n = g_input_stream_read (g_io_stream_get_input_stream (from), chunk, CHUNK, stopping,
                                  NULL);

  if (n <= 0)
    return FALSE;
  if (from == link->near && claims_loss (link->relay, chunk, (gsize) n))
    g_atomic_int_set (&link->is_doomed, TRUE);
  if (from == link->far && g_atomic_int_get (&link->is_doomed))
    {
      note_loss (link->relay);
      return FALSE;
    }
  return g_output_stream_write_all (g_io_stream_get_output_stream (to), chunk, (gsize) n, NULL,
                                    stopping, NULL);
}

static void
hang_up (GIOStream *stream)
{
  g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream)), TRUE, TRUE,
                     NULL);
}

static void
carry_all (Link *link, GIOStream *from, GIOStream *to)
{
  g_autofree char *chunk = g_malloc (CHUNK);

  while (carry (link, from, to, chunk))
    continue;
  hang_up (link->near);
  hang_up (link->far);
}

static gpointer
carry_requests (gpointer user_data)
{
  Link *link = user_data;

  carry_all (link, link->near, link->far);
  return NULL;
}

static gpointer
run_link (gpointer user_data)
{
  Link *link = user_data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *far;

  g_socket_client_set_enable_proxy (client, FALSE);
  far = g_socket_client_connect_to_host (client, "127.0.0.1", link->relay->target_port,
                                         link->relay->stopping, NULL);
  if (far != NULL)
    {
      GThread *requests;

      link->far = G_IO_STREAM (far);
      requests = g_thread_new ("relay-requests", carry_requests, link);
      carry_all (link, link->far, link->near);
      g_thread_join (requests);
    }
  g_clear_object (&link->far);
  g_clear_object (&link->near);
  g_free (link);
  return NULL;
}

static gpointer
accept_all (gpointer user_data)
{
  GvtRelay *self = user_data;

  while (TRUE)
    {
      GSocketConnection *near = g_socket_listener_accept (self->listener, NULL, self->stopping,
                                                          NULL);
      Link *link;

      if (near == NULL)
        return NULL;
      if (g_atomic_int_get (&self->is_down))
        {
          g_object_unref (near);
          continue;
        }
      link = g_new0 (Link, 1);
      link->relay = self;
      link->near = G_IO_STREAM (near);
      g_mutex_lock (&self->lock);
      g_ptr_array_add (self->links, g_thread_new ("relay-link", run_link, link));
      g_mutex_unlock (&self->lock);
    }
}

static void
gvt_relay_finalize (GObject *object)
{
  GvtRelay *self = GVT_RELAY (object);

  gvt_relay_stop (self);
  g_clear_object (&self->listener);
  g_clear_object (&self->stopping);
  g_ptr_array_unref (self->links);
  g_free (self->losing_path);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (gvt_relay_parent_class)->finalize (object);
}

static void
gvt_relay_class_init (GvtRelayClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = gvt_relay_finalize;
}

static void
gvt_relay_init (GvtRelay *self)
{
  g_mutex_init (&self->lock);
  self->links = g_ptr_array_new ();
  self->listener = g_socket_listener_new ();
  self->stopping = g_cancellable_new ();
}

GvtRelay *
gvt_relay_new (guint16 target_port, GError **error)
{
  g_autoptr (GvtRelay) self = g_object_new (GVT_TYPE_RELAY, NULL);
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) local = NULL;

  self->target_port = target_port;
  if (!g_socket_listener_add_address (self->listener, wanted, G_SOCKET_TYPE_STREAM,
                                      G_SOCKET_PROTOCOL_TCP, NULL, &bound, &local))
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_STATE, "no port for the relay: %s", local->message);
      return NULL;
    }
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->accepting = g_thread_new ("relay-accept", accept_all, self);
  return g_steal_pointer (&self);
}

guint16
gvt_relay_get_port (GvtRelay *self)
{
  return self->port;
}

void
gvt_relay_lose_answer (GvtRelay *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_free (self->losing_path);
  self->losing_path = g_strdup (path);
}

void
gvt_relay_set_down (GvtRelay *self, gboolean is_down)
{
  g_atomic_int_set (&self->is_down, is_down);
}

guint
gvt_relay_get_n_lost (GvtRelay *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->n_lost;
}

void
gvt_relay_stop (GvtRelay *self)
{
  if (self->accepting == NULL)
    return;
  g_cancellable_cancel (self->stopping);
  g_thread_join (g_steal_pointer (&self->accepting));
  for (guint i = 0; i < self->links->len; i++)
    g_thread_join (g_ptr_array_index (self->links, i));
}
