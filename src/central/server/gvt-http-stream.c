/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-http-stream.h"

struct _GvtHttpStream
{
  GIOStream parent_instance;

  GIOStream *base;
};

G_DEFINE_FINAL_TYPE (GvtHttpStream, gvt_http_stream, G_TYPE_IO_STREAM)

enum
{
  PROP_0,
  PROP_BASE_IOSTREAM, /* as libsoup calls it, so that whoever looks for the socket finds it */
};

/* libsoup, TLS and this each have a stream of their own around the one below, and two names for it.
 */
GSocket *
gvt_http_stream_find_socket (GIOStream *stream)
{
  static const char *const names[] = { "base-iostream", "base-io-stream" };
  g_autoptr (GIOStream) base = NULL;

  if (G_IS_SOCKET_CONNECTION (stream))
    return g_object_ref (g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream)));

  for (gsize i = 0; base == NULL && i < G_N_ELEMENTS (names); i++)
    if (g_object_class_find_property (G_OBJECT_GET_CLASS (stream), names[i]) != NULL)
      g_object_get (stream, names[i], &base, NULL);
  return base != NULL ? gvt_http_stream_find_socket (base) : NULL;
}

static gboolean
close_stream (GIOStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GSocket) socket = gvt_http_stream_find_socket (stream);

  return socket == NULL || g_socket_close (socket, error);
}

void
gvt_http_stream_hang_up (GIOStream *stream)
{
  g_autoptr (GError) error = NULL;

  if (!close_stream (stream, NULL, &error))
    g_debug ("A connection could not be closed: %s", error->message);
}

static GInputStream *
get_input (GIOStream *stream)
{
  return g_io_stream_get_input_stream (GVT_HTTP_STREAM (stream)->base);
}

static GOutputStream *
get_output (GIOStream *stream)
{
  return g_io_stream_get_output_stream (GVT_HTTP_STREAM (stream)->base);
}

static void
gvt_http_stream_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  if (id == PROP_BASE_IOSTREAM)
    g_value_set_object (value, GVT_HTTP_STREAM (object)->base);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
}

static void
gvt_http_stream_finalize (GObject *object)
{
  g_clear_object (&GVT_HTTP_STREAM (object)->base);
  G_OBJECT_CLASS (gvt_http_stream_parent_class)->finalize (object);
}

static void
gvt_http_stream_class_init (GvtHttpStreamClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GIOStreamClass *stream_class = G_IO_STREAM_CLASS (klass);

  object_class->get_property = gvt_http_stream_get_property;
  object_class->finalize = gvt_http_stream_finalize;
  stream_class->get_input_stream = get_input;
  stream_class->get_output_stream = get_output;
  stream_class->close_fn = close_stream;
  g_object_class_install_property (object_class, PROP_BASE_IOSTREAM,
                                   g_param_spec_object ("base-iostream", NULL, NULL,
                                                        G_TYPE_IO_STREAM,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS));
}

static void
gvt_http_stream_init (GvtHttpStream *self)
{
}

GIOStream *
gvt_http_stream_new (GIOStream *base)
{
  GvtHttpStream *self = g_object_new (GVT_TYPE_HTTP_STREAM, NULL);

  self->base = g_object_ref (base);
  return G_IO_STREAM (self);
}
