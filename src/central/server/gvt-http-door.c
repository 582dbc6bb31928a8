/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-http-door.h"

#include <gio/gnetworking.h>
#include <glib/gi18n-lib.h>
#include <stdatomic.h>

#include "gvt-error.h"

#define BACKLOG 1024

struct _GvtHttpDoor
{
  GObject parent_instance;

  SoupServer *server;
  GvtHttpLimits limits;
  GSocketService *service;
  GSocketAddress *bound;     /* (nullable) */
  GHashTable *n_by_address;  /* text -> GUINT_TO_POINTER */
  atomic_uint n_connections; /* these are read by whoever counts, too */
  atomic_uint_fast64_t n_opened, n_refused;
};

G_DEFINE_FINAL_TYPE (GvtHttpDoor, gvt_http_door, G_TYPE_OBJECT)

/* A connection that is in; counted until its last holder lets it go. */
typedef struct
{
  GvtHttpDoor *door; /* owned */
  char *address;     /* (nullable): a proxy's is not counted */
} Guest;

static guint
count_from (GvtHttpDoor *self, const char *address)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->n_by_address, address));
}

static void
set_count_from (GvtHttpDoor *self, const char *address, guint count)
{
  if (count == 0)
    g_hash_table_remove (self->n_by_address, address);
  else
    g_hash_table_insert (self->n_by_address, g_strdup (address), GUINT_TO_POINTER (count));
}

static void
on_connection_gone (gpointer data, GObject *where_it_was)
{
  Guest *guest = data;

  guest->door->n_connections--;
  if (guest->address != NULL)
    gvt_http_door_leave (guest->door, guest->address);
  g_object_unref (guest->door);
  g_free (guest->address);
  g_free (guest);
}

static char *
dup_address (GSocketAddress *remote)
{
  if (!G_IS_INET_SOCKET_ADDRESS (remote))
    return g_strdup ("");

  return g_inet_address_to_string (
      g_inet_socket_address_get_address (G_INET_SOCKET_ADDRESS (remote)));
}

gboolean
gvt_http_door_is_proxy (GvtHttpDoor *self, const char *address)
{
  return self->limits.proxies != NULL && gvt_http_proxies_has (self->limits.proxies, address);
}

gboolean
gvt_http_door_enter (GvtHttpDoor *self, const char *address)
{
  if (count_from (self, address) >= self->limits.max_per_address)
    return FALSE;

  set_count_from (self, address, count_from (self, address) + 1);
  return TRUE;
}

void
gvt_http_door_leave (GvtHttpDoor *self, const char *address)
{
  guint count = count_from (self, address);

  if (count > 0)
    set_count_from (self, address, count - 1);
}

static void
hand_over (GvtHttpDoor *self, GIOStream *stream, GSocketConnection *connection)
{
  g_autoptr (GSocketAddress) local = g_socket_connection_get_local_address (connection, NULL);
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autoptr (GError) error = NULL;

  if (remote != NULL && local != NULL
      && !soup_server_accept_iostream (self->server, stream, local, remote, &error))
    g_debug ("A connection could not be taken: %s", error->message);
}

/* Who was let in, and is still to be spoken with under TLS. */
typedef struct
{
  GvtHttpDoor *door;
  GSocketConnection *connection;
} Arrival;

static void
on_greeted (GIOStream *stream, gpointer user_data)
{
  Arrival *arrival = user_data;

  if (stream != NULL)
    hand_over (arrival->door, stream, arrival->connection);
  g_object_unref (arrival->connection);
  g_object_unref (arrival->door);
  g_free (arrival);
}

static void
greet (GvtHttpDoor *self, GSocketConnection *connection)
{
  Arrival *arrival = g_new0 (Arrival, 1);

  arrival->door = g_object_ref (self);
  arrival->connection = g_object_ref (connection);
  gvt_http_tls_greet (self->limits.tls, G_IO_STREAM (connection), self->limits.idle_s, on_greeted,
                      arrival);
}

/* @address: counted already, unless it is a proxy's */
static void
let_in (GvtHttpDoor *self, GSocketConnection *connection, const char *address)
{
  Guest *guest = g_new0 (Guest, 1);
  GSocket *socket = g_socket_connection_get_socket (connection);

  g_socket_set_timeout (socket, self->limits.idle_s);
  /* Head and body are written one after the other: the second must not wait for the first one's
   * acknowledgement. */
  g_socket_set_option (socket, IPPROTO_TCP, TCP_NODELAY, TRUE, NULL);
  guest->door = g_object_ref (self);
  guest->address = gvt_http_door_is_proxy (self, address) ? NULL : g_strdup (address);
  self->n_connections++;
  self->n_opened++;
  g_object_weak_ref (G_OBJECT (connection), on_connection_gone, guest);

  if (self->limits.tls != NULL)
    greet (self, connection);
  else
    hand_over (self, G_IO_STREAM (connection), connection);
}

static gboolean
on_incoming (GSocketService *service,
             GSocketConnection *connection,
             GObject *source,
             gpointer user_data)
{
  GvtHttpDoor *self = user_data;
  g_autoptr (GSocketAddress) remote = g_socket_connection_get_remote_address (connection, NULL);
  g_autofree char *address = dup_address (remote);

  if (remote == NULL || self->n_connections >= self->limits.max_connections
      || (!gvt_http_door_is_proxy (self, address) && !gvt_http_door_enter (self, address)))
    {
      self->n_refused++;
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
  else
    let_in (self, connection, address);
  return TRUE;
}

static void
gvt_http_door_dispose (GObject *object)
{
  GvtHttpDoor *self = GVT_HTTP_DOOR (object);

  gvt_http_door_close (self);
  G_OBJECT_CLASS (gvt_http_door_parent_class)->dispose (object);
}

static void
gvt_http_door_finalize (GObject *object)
{
  GvtHttpDoor *self = GVT_HTTP_DOOR (object);

  g_clear_object (&self->server);
  g_clear_object (&self->bound);
  g_hash_table_unref (self->n_by_address);
  G_OBJECT_CLASS (gvt_http_door_parent_class)->finalize (object);
}

static void
gvt_http_door_class_init (GvtHttpDoorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = gvt_http_door_dispose;
  G_OBJECT_CLASS (klass)->finalize = gvt_http_door_finalize;
}

static void
gvt_http_door_init (GvtHttpDoor *self)
{
  self->n_by_address = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

GvtHttpDoor *
gvt_http_door_new (SoupServer *server, const GvtHttpLimits *limits)
{
  GvtHttpDoor *self = g_object_new (GVT_TYPE_HTTP_DOOR, NULL);

  self->server = g_object_ref (server);
  self->limits = *limits;
  return self;
}

gboolean
gvt_http_door_open (GvtHttpDoor *self, const char *address, guint16 port, GError **error)
{
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string (address, port);
  g_autoptr (GError) local = NULL;

  if (wanted == NULL)
    {
      g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("%s is no IP address"), address);
      return FALSE;
    }

  self->service = g_socket_service_new ();
  g_socket_listener_set_backlog (G_SOCKET_LISTENER (self->service), BACKLOG);
  g_signal_connect (self->service, "incoming", G_CALLBACK (on_incoming), self);
  if (g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), wanted,
                                     G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL,
                                     &self->bound, &local))
    return TRUE;

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT, _ ("no laptop can be answered on %s: %s"),
               address, local->message);
  gvt_http_door_close (self);
  return FALSE;
}

void
gvt_http_door_close (GvtHttpDoor *self)
{
  if (self->service == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->service, self);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  g_clear_object (&self->service);
}

char *
gvt_http_door_dup_uri (GvtHttpDoor *self)
{
  GInetSocketAddress *bound;
  g_autofree char *address = NULL;
  gboolean is_ipv6;

  if (self->bound == NULL)
    return NULL;

  bound = G_INET_SOCKET_ADDRESS (self->bound);
  address = g_inet_address_to_string (g_inet_socket_address_get_address (bound));
  is_ipv6 = g_socket_address_get_family (self->bound) == G_SOCKET_FAMILY_IPV6;
  return g_strdup_printf ("%s://%s%s%s:%u", self->limits.tls != NULL ? "https" : "http",
                          is_ipv6 ? "[" : "", address, is_ipv6 ? "]" : "",
                          g_inet_socket_address_get_port (bound));
}

guint
gvt_http_door_count (GvtHttpDoor *self)
{
  return self->n_connections;
}

guint64
gvt_http_door_count_opened (GvtHttpDoor *self)
{
  return self->n_opened;
}

guint64
gvt_http_door_count_refused (GvtHttpDoor *self)
{
  return self->n_refused;
}
