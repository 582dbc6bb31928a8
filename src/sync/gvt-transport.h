/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "gvt-hash.h"

G_BEGIN_DECLS

/* A road to the centre: request bytes in, answer bytes out, and files by their hash. It carries and
 * judges nothing: what came must still be verified. Blocks; one thread at a time. */
#define GVT_TYPE_TRANSPORT (gvt_transport_get_type ())
G_DECLARE_INTERFACE (GvtTransport, gvt_transport, GVT, TRANSPORT, GObject)

/** GvtTransportSink: takes @length bytes that belong at @position of the file. @position is where
 * the caller asked to go on, or 0 when the road could only begin again. %FALSE stops. */
typedef gboolean (*GvtTransportSink) (
    guint64 position, const guint8 *data, gsize length, gpointer user_data, GError **error);

struct _GvtTransportInterface
{
  GTypeInterface parent_interface;

  GBytes *(*call) (GvtTransport *self,
                   const char *route,
                   GBytes *request,
                   gsize max_answer,
                   GCancellable *cancellable,
                   GError **error);
  gboolean (*fetch) (GvtTransport *self,
                     const GvtHash *hash,
                     guint64 offset,
                     GvtTransportSink sink,
                     gpointer user_data,
                     GCancellable *cancellable,
                     GError **error);
  guint (*get_retry_after_s) (GvtTransport *self);
};

/**
 * gvt_transport_call:
 * @route: "keys", "challenge", or the type of a call ("push")
 * @request: (nullable): what to send; %NULL only asks
 * @max_answer: a longer answer is %GVT_ERROR_TOO_LARGE
 *
 * Every call may be repeated: the centre answers a repetition with the present state.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_OFFLINE when nothing answered,
 *   %GVT_ERROR_REFUSED and others when the centre said no, %G_IO_ERROR_CANCELLED
 */
GBytes *gvt_transport_call (GvtTransport *self,
                            const char *route,
                            GBytes *request,
                            gsize max_answer,
                            GCancellable *cancellable,
                            GError **error);

/** gvt_transport_fetch: the file whose bytes hash to @hash, from @offset on, into @sink; the hash
 * is not checked here */
gboolean gvt_transport_fetch (GvtTransport *self,
                              const GvtHash *hash,
                              guint64 offset,
                              GvtTransportSink sink,
                              gpointer user_data,
                              GCancellable *cancellable,
                              GError **error);

/** gvt_transport_get_retry_after_s: how long the centre asked to wait in its last refusal; 0 when
 * it did not */
guint gvt_transport_get_retry_after_s (GvtTransport *self);

G_END_DECLS
