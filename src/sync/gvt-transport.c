/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-transport.h"

G_DEFINE_INTERFACE (GvtTransport, gvt_transport, G_TYPE_OBJECT)

static void
gvt_transport_default_init (GvtTransportInterface *iface)
{
}

GBytes *
gvt_transport_call (GvtTransport *self,
                    const char *route,
                    GBytes *request,
                    gsize max_answer,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (GVT_IS_TRANSPORT (self), NULL);

  return GVT_TRANSPORT_GET_IFACE (self)->call (self, route, request, max_answer, cancellable,
                                               error);
}

gboolean
gvt_transport_fetch (GvtTransport *self,
                     const GvtHash *hash,
                     guint64 offset,
                     GvtTransportSink sink,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (GVT_IS_TRANSPORT (self), FALSE);

  return GVT_TRANSPORT_GET_IFACE (self)->fetch (self, hash, offset, sink, user_data, cancellable,
                                                error);
}

guint
gvt_transport_get_retry_after_s (GvtTransport *self)
{
  g_return_val_if_fail (GVT_IS_TRANSPORT (self), 0);

  return GVT_TRANSPORT_GET_IFACE (self)->get_retry_after_s (self);
}
