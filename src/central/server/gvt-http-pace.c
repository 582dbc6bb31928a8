/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-http-pace.h"

#include "gvt-http-stream.h"

/* Goes with its message. */
typedef struct
{
  SoupServerMessage *message; /* borrowed */
  guint grace_s;
  gint64 began_us; /* the head; then the body */
  guint64 n_bytes; /* of the body */
  guint timer;     /* 0 once all is here */
} Pace;

static void
stop (Pace *self)
{
  if (self->timer != 0)
    g_source_remove (self->timer);
  self->timer = 0;
}

static void
pace_free (gpointer data)
{
  stop (data);
  g_free (data);
}

/* libsoup would go on reading, so the connection is taken away from it. */
static void
hang_up (Pace *self)
{
  g_autoptr (GIOStream) stream = soup_server_message_steal_connection (self->message);

  if (stream != NULL)
    gvt_http_stream_hang_up (stream);
}

static gboolean
on_second (gpointer user_data)
{
  Pace *self = user_data;
  guint64 elapsed_s = (guint64) (g_get_monotonic_time () - self->began_us) / G_USEC_PER_SEC;

  if (elapsed_s <= self->grace_s + self->n_bytes / GVT_HTTP_MIN_BYTES_S)
    return G_SOURCE_CONTINUE;

  self->timer = 0;
  hang_up (self);
  return G_SOURCE_REMOVE;
}

static void
on_got_headers (SoupServerMessage *message, gpointer user_data)
{
  ((Pace *) user_data)->began_us = g_get_monotonic_time ();
}

static void
on_got_chunk (SoupServerMessage *message, GBytes *chunk, gpointer user_data)
{
  ((Pace *) user_data)->n_bytes += g_bytes_get_size (chunk);
}

static void
on_got_body (SoupServerMessage *message, gpointer user_data)
{
  stop (user_data);
}

void
gvt_http_pace_watch (SoupServerMessage *message, guint grace_s)
{
  Pace *self = g_new0 (Pace, 1);

  self->message = message;
  self->grace_s = grace_s;
  self->began_us = g_get_monotonic_time ();
  self->timer = g_timeout_add_seconds (1, on_second, self);
  g_object_set_data_full (G_OBJECT (message), "gvt-pace", self, pace_free);
  g_signal_connect (message, "got-headers", G_CALLBACK (on_got_headers), self);
  g_signal_connect (message, "got-chunk", G_CALLBACK (on_got_chunk), self);
  g_signal_connect (message, "got-body", G_CALLBACK (on_got_body), self);
}
