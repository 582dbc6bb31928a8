/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-http-goodbye.h"

#include "gvt-http-stream.h"
#include "gvt-refusal.h"

#define LINGER_S     2
#define MAX_LINGERED (1024 * 1024) /* then we hang up whether we were heard or not */
#define CHUNK        (64 * 1024)

typedef struct
{
  GIOStream *stream;
  GSocket *socket; /* (nullable) */
  GBytes *words;
  gsize lingered;
} Goodbye;

static void
goodbye_free (Goodbye *self)
{
  gvt_http_stream_hang_up (self->stream);
  g_object_unref (self->stream);
  g_clear_object (&self->socket);
  g_bytes_unref (self->words);
  g_free (self);
}

/* One call after another until the other side stops, stalls or has said too much: the callback asks
 * for itself again, so it takes the next step as a parameter of the stream's own call. */
static void
on_skipped (GObject *input, GAsyncResult *result, gpointer user_data)
{
  Goodbye *self = user_data;
  gssize n = g_input_stream_skip_finish (G_INPUT_STREAM (input), result, NULL);

  self->lingered += n > 0 ? (gsize) n : 0;
  if (n <= 0 || self->lingered > MAX_LINGERED)
    {
      goodbye_free (self);
      return;
    }

  g_input_stream_skip_async (G_INPUT_STREAM (input), CHUNK, G_PRIORITY_LOW, NULL, on_skipped, self);
}

static void
on_written (GObject *output, GAsyncResult *result, gpointer user_data)
{
  Goodbye *self = user_data;

  if (!g_output_stream_write_all_finish (G_OUTPUT_STREAM (output), result, NULL, NULL))
    {
      goodbye_free (self);
      return;
    }

  if (self->socket != NULL)
    g_socket_shutdown (self->socket, FALSE, TRUE, NULL);
  g_input_stream_skip_async (g_io_stream_get_input_stream (self->stream), CHUNK, G_PRIORITY_LOW,
                             NULL, on_skipped, self);
}

static GBytes *
write_words (const GError *reason, guint *said)
{
  g_autoptr (GBytes) body = gvt_refusal_write (reason, said);
  guint status = *said;
  GString *words = g_string_new (NULL);

  g_string_append_printf (words,
                          "HTTP/1.1 %u %s\r\n"
                          "Content-Type: application/json\r\n"
                          "Content-Length: %" G_GSIZE_FORMAT "\r\n"
                          "%s"
                          "Connection: close\r\n\r\n",
                          status, status == 413 ? "Content Too Large" : "Refused",
                          g_bytes_get_size (body), status == 503 ? "Retry-After: 5\r\n" : "");
  g_string_append_len (words, g_bytes_get_data (body, NULL), (gssize) g_bytes_get_size (body));
  return g_string_free_to_bytes (words);
}

guint
gvt_http_goodbye (GIOStream *stream, const GError *reason)
{
  Goodbye *self = g_new0 (Goodbye, 1);
  guint status;

  self->stream = stream;
  self->socket = gvt_http_stream_find_socket (stream);
  self->words = write_words (reason, &status);
  if (self->socket != NULL)
    g_socket_set_timeout (self->socket, LINGER_S);

  g_output_stream_write_all_async (
      g_io_stream_get_output_stream (stream), g_bytes_get_data (self->words, NULL),
      g_bytes_get_size (self->words), G_PRIORITY_DEFAULT, NULL, on_written, self);
  return status;
}
