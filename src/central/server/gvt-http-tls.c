/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-http-tls.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/socket.h>

#include "gvt-error.h"
#include "gvt-http-stream.h"

#define TRIAL_S 5

/* What tells whether a file is still the one that was read. */
typedef struct
{
  gint64 inode, size, changed_s, changed_ns;
} Mark;

struct _GvtHttpTls
{
  char *certificate_path, *key_path;
  Mark certificate_mark, key_mark; /* when @certificate was read, or was last tried */
  GTlsCertificate *certificate;
};

static void
take_mark (const char *path, Mark *mark)
{
  GStatBuf is = { 0 };

  if (g_stat (path, &is) != 0)
    is = (GStatBuf){ 0 };
  mark->inode = (gint64) is.st_ino;
  mark->size = is.st_size;
  mark->changed_s = is.st_mtim.tv_sec;
  mark->changed_ns = is.st_mtim.tv_nsec;
}

static gboolean
is_same (const Mark *a, const Mark *b)
{
  return a->inode == b->inode && a->size == b->size && a->changed_s == b->changed_s
         && a->changed_ns == b->changed_ns;
}

static gboolean
check_key_is_private (const char *path, GError **error)
{
  GStatBuf is;

  if (g_stat (path, &is) != 0 || (is.st_mode & S_IROTH) == 0)
    return TRUE; /* what is not there is told of by whoever reads it */

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("everybody on this machine may read the key in %s: chmod 640 it first"), path);
  return FALSE;
}

/* --- whether they fit together --- */

static gboolean
take_any (GTlsConnection *connection,
          GTlsCertificate *certificate,
          GTlsCertificateFlags flaws,
          gpointer unused)
{
  return TRUE;
}

static gpointer
greet_from_outside (gpointer connection)
{
  g_autoptr (GIOStream) client = g_tls_client_connection_new (connection, NULL, NULL);

  g_signal_connect (client, "accept-certificate", G_CALLBACK (take_any), NULL);
  g_tls_connection_handshake (G_TLS_CONNECTION (client), NULL, NULL);
  return NULL;
}

/* Returns: (transfer full) */
static GIOStream *
connect_socket (int fd)
{
  g_autoptr (GSocket) socket = g_socket_new_from_fd (fd, NULL);

  g_socket_set_timeout (socket, TRIAL_S);
  return G_IO_STREAM (g_socket_connection_factory_create_connection (socket));
}

/* GIO takes a certificate with another one's key, and every laptop that comes would be sent away:
 * so one comes here first, from this process. */
static gboolean
check_pair (GTlsCertificate *certificate, GError **error)
{
  int fds[2];
  g_autoptr (GIOStream) here = NULL, there = NULL, server = NULL;
  GThread *client;
  gboolean ok;

  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, fds) != 0)
    return TRUE; /* it could not be tried */
  here = connect_socket (fds[0]);
  there = connect_socket (fds[1]);
  server = g_tls_server_connection_new (here, certificate, error);
  if (server == NULL)
    return FALSE;

  client = g_thread_new ("tls-trial", greet_from_outside, there);
  ok = g_tls_connection_handshake (G_TLS_CONNECTION (server), NULL, error);
  g_io_stream_close (here, NULL, NULL);
  g_thread_join (client);
  return ok;
}

static GTlsCertificate *
read_certificate (GvtHttpTls *self, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (GTlsCertificate) read = NULL;

  take_mark (self->certificate_path, &self->certificate_mark);
  take_mark (self->key_path, &self->key_mark);
  if (!check_key_is_private (self->key_path, error))
    return NULL;

  read = g_tls_certificate_new_from_files (self->certificate_path, self->key_path, &local);
  if (read != NULL && check_pair (read, &local))
    return g_steal_pointer (&read);

  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_INPUT,
               _ ("%s and %s are no certificate and its key: %s"), self->certificate_path,
               self->key_path, local->message);
  return NULL;
}

GvtHttpTls *
gvt_http_tls_new (const char *certificate, const char *key, GError **error)
{
  g_autoptr (GvtHttpTls) self = g_new0 (GvtHttpTls, 1);

  self->certificate_path = g_strdup (certificate);
  self->key_path = g_strdup (key);
  self->certificate = read_certificate (self, error);
  return self->certificate != NULL ? g_steal_pointer (&self) : NULL;
}

void
gvt_http_tls_free (GvtHttpTls *self)
{
  g_clear_object (&self->certificate);
  g_free (self->certificate_path);
  g_free (self->key_path);
  g_free (self);
}

static void
look_again (GvtHttpTls *self)
{
  g_autoptr (GError) error = NULL;
  GTlsCertificate *renewed;
  Mark certificate, key;

  take_mark (self->certificate_path, &certificate);
  take_mark (self->key_path, &key);
  if (is_same (&certificate, &self->certificate_mark) && is_same (&key, &self->key_mark))
    return;

  renewed = read_certificate (self, &error);
  if (renewed == NULL)
    {
      g_message ("The certificate of before stays: %s", error->message);
      return;
    }
  g_object_unref (self->certificate);
  self->certificate = renewed;
  g_message ("The certificate was read anew");
}

/* --- one connection --- */

typedef struct
{
  GIOStream *connection; /* of the socket */
  GCancellable *cancellable;
  guint timer; /* 0 once it is over */
  GvtHttpTlsFunc func;
  gpointer user_data;
} Greeting;

static void
finish (Greeting *self, GIOStream *stream)
{
  if (stream == NULL)
    gvt_http_stream_hang_up (self->connection);
  self->func (stream, self->user_data);
  if (self->timer != 0)
    g_source_remove (self->timer);
  g_object_unref (self->connection);
  g_object_unref (self->cancellable);
  g_free (self);
}

static gboolean
on_too_late (gpointer user_data)
{
  Greeting *self = user_data;

  self->timer = 0;
  g_cancellable_cancel (self->cancellable);
  return G_SOURCE_REMOVE;
}

static void
on_shaken (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GIOStream) stream = NULL;

  if (g_tls_connection_handshake_finish (G_TLS_CONNECTION (source), result, NULL))
    stream = gvt_http_stream_new (G_IO_STREAM (source));
  finish (user_data, stream);
}

void
gvt_http_tls_greet (GvtHttpTls *self,
                    GIOStream *connection,
                    guint within_s,
                    GvtHttpTlsFunc func,
                    gpointer user_data)
{
  Greeting *greeting = g_new0 (Greeting, 1);
  g_autoptr (GIOStream) tls = NULL;

  look_again (self);
  greeting->connection = g_object_ref (connection);
  greeting->cancellable = g_cancellable_new ();
  greeting->func = func;
  greeting->user_data = user_data;
  tls = g_tls_server_connection_new (connection, self->certificate, NULL);
  if (tls == NULL)
    {
      finish (greeting, NULL);
      return;
    }

  greeting->timer = g_timeout_add_seconds (within_s, on_too_late, greeting);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (tls), FALSE);
  g_tls_connection_handshake_async (G_TLS_CONNECTION (tls), G_PRIORITY_DEFAULT,
                                    greeting->cancellable, on_shaken, greeting);
}
