/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-test-line.h"

#include "gvt-clock.h"

#define CHUNK 4096 /* small, so that a cut falls where it is wanted */

typedef enum
{
  CUT_NONE,
  CUT_REQUEST,
  CUT_ANSWER,
} Cut;

struct _GvtTestLine
{
  guint16 target_port;
  guint16 port;
  GSocketListener *listener;
  GCancellable *stopping;
  GThread *accepting;
  GPtrArray *links; /* of GThread; the accepting thread's until it ended */

  GMutex lock; /* guards what follows */
  Cut cut;     /* the next one */
  char *path;
  gsize after;
  guint n_cuts;
  guint bytes_per_s; /* 0: as fast as it goes */
  gint64 delay_us;
  GvtClock *clock;   /* what a slow line waits by */
  gint64 free_at[3]; /* of each direction: when it has carried what it took */
  guint64 n_bytes[3];
};

typedef struct
{
  GvtTestLine *line;
  GIOStream *near;
  GIOStream *far;

  GMutex lock;   /* guards what follows: two threads carry */
  Cut cut;       /* of this connection */
  gsize allowed; /* bytes until then */
} Link;

static void
hang_up (GIOStream *stream)
{
  g_socket_shutdown (g_socket_connection_get_socket (G_SOCKET_CONNECTION (stream)), TRUE, TRUE,
                     NULL);
}

/* A request that the next cut is meant for: it is cut if it, or its answer, is long enough. */
static void
claim_cut (Link *link, const char *bytes, gsize length)
{
  GvtTestLine *line = link->line;
  gboolean is_meant;
  Cut cut;

  g_mutex_lock (&line->lock);
  cut = line->cut;
  is_meant = cut != CUT_NONE && g_strstr_len (bytes, (gssize) length, line->path) != NULL;
  g_mutex_unlock (&line->lock);
  if (!is_meant)
    return;

  g_mutex_lock (&link->lock);
  link->cut = cut;
  link->allowed = line->after;
  g_mutex_unlock (&link->lock);
}

/* Returns: whether this connection is the one: it is cut once */
static gboolean
take_cut (GvtTestLine *line)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&line->lock);
  gboolean is_mine = line->cut != CUT_NONE;

  line->cut = CUT_NONE;
  line->n_cuts += is_mine ? 1 : 0;
  return is_mine;
}

/* Returns: how many of @n bytes may still pass */
static gsize
spend (Link *link, Cut direction, gsize n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&link->lock);
  gsize pass;

  if (link->cut != direction)
    return n;

  pass = MIN (n, link->allowed);
  link->allowed -= pass;
  if (pass < n && !take_cut (link->line))
    {
      link->cut = CUT_NONE;
      return n;
    }
  return pass;
}

/* Takes @n bytes on. Returns: microseconds until they are across */
static gint64
take_on (GvtTestLine *line, Cut direction, gsize n)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&line->lock);
  gint64 now = gvt_clock_boot_us (line->clock);
  gint64 *free_at = &line->free_at[direction];

  line->n_bytes[direction] += n;
  if (line->bytes_per_s == 0)
    return 0;

  *free_at = *free_at < now ? now + line->delay_us : *free_at;
  *free_at += (gint64) n * G_TIME_SPAN_SECOND / line->bytes_per_s;
  return *free_at - now;
}

static gboolean
carry (Link *link, Cut direction, char *chunk)
{
  GIOStream *from = direction == CUT_REQUEST ? link->near : link->far;
  GIOStream *to = direction == CUT_REQUEST ? link->far : link->near;
  gssize n = g_input_stream_read (g_io_stream_get_input_stream (from), chunk, CHUNK,
                                  link->line->stopping, NULL);
  gsize pass;

  if (n <= 0)
    return FALSE;
  if (direction == CUT_REQUEST)
    claim_cut (link, chunk, (gsize) n);

  pass = spend (link, direction, (gsize) n);
  gvt_clock_wait (link->line->clock, take_on (link->line, direction, pass), link->line->stopping,
                  NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (to), chunk, pass, NULL,
                             link->line->stopping, NULL);
  return pass == (gsize) n;
}

static void
carry_all (Link *link, Cut direction)
{
  g_autofree char *chunk = g_malloc (CHUNK);

  while (carry (link, direction, chunk))
    continue;
  hang_up (link->near);
  hang_up (link->far);
}

static gpointer
carry_requests (gpointer link)
{
  carry_all (link, CUT_REQUEST);
  return NULL;
}

static gpointer
run_link (gpointer data)
{
  Link *link = data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GSocketConnection *far;

  g_socket_client_set_enable_proxy (client, FALSE);
  far = g_socket_client_connect_to_host (client, "127.0.0.1", link->line->target_port,
                                         link->line->stopping, NULL);
  if (far != NULL)
    {
      GThread *requests;

      link->far = G_IO_STREAM (far);
      requests = g_thread_new ("line-requests", carry_requests, link);
      carry_all (link, CUT_ANSWER);
      g_thread_join (requests);
    }

  g_clear_object (&link->far);
  g_clear_object (&link->near);
  g_mutex_clear (&link->lock);
  g_free (link);
  return NULL;
}

static gpointer
accept_all (gpointer data)
{
  GvtTestLine *self = data;
  GSocketConnection *near;

  while ((near = g_socket_listener_accept (self->listener, NULL, self->stopping, NULL)) != NULL)
    {
      Link *link = g_new0 (Link, 1);

      link->line = self;
      link->near = G_IO_STREAM (near);
      g_mutex_init (&link->lock);
      g_ptr_array_add (self->links, g_thread_new ("line-link", run_link, link));
    }
  return NULL;
}

GvtTestLine *
gvt_test_line_new (guint16 target_port)
{
  GvtTestLine *self = g_new0 (GvtTestLine, 1);
  g_autoptr (GSocketAddress) wanted = g_inet_socket_address_new_from_string ("127.0.0.1", 0);
  g_autoptr (GSocketAddress) bound = NULL;
  g_autoptr (GError) error = NULL;

  g_mutex_init (&self->lock);
  self->target_port = target_port;
  self->stopping = g_cancellable_new ();
  self->clock = gvt_clock_new_system ();
  self->links = g_ptr_array_new ();
  self->listener = g_socket_listener_new ();
  g_socket_listener_add_address (self->listener, wanted, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &bound, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (bound));
  self->accepting = g_thread_new ("line-accept", accept_all, self);
  return self;
}

void
gvt_test_line_free (GvtTestLine *self)
{
  g_cancellable_cancel (self->stopping);
  g_thread_join (self->accepting);
  for (guint i = 0; i < self->links->len; i++)
    g_thread_join (g_ptr_array_index (self->links, i));

  g_ptr_array_unref (self->links);
  g_object_unref (self->listener);
  g_object_unref (self->stopping);
  g_object_unref (self->clock);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

char *
gvt_test_line_dup_uri (GvtTestLine *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u", self->port);
}

static void
set_cut (GvtTestLine *self, Cut cut, const char *path, gsize bytes)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->cut = cut;
  self->after = bytes;
  g_free (self->path);
  self->path = g_strdup (path);
}

void
gvt_test_line_cut_request (GvtTestLine *self, const char *path, gsize bytes)
{
  set_cut (self, CUT_REQUEST, path, bytes);
}

void
gvt_test_line_cut_answer (GvtTestLine *self, const char *path, gsize bytes)
{
  set_cut (self, CUT_ANSWER, path, bytes);
}

guint
gvt_test_line_n_cuts (GvtTestLine *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->n_cuts;
}

void
gvt_test_line_slow_down (GvtTestLine *self, guint bytes_per_s, gint64 delay_us)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  self->bytes_per_s = bytes_per_s;
  self->delay_us = delay_us;
}

void
gvt_test_line_count (GvtTestLine *self, guint64 *n_up, guint64 *n_down)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  *n_up = self->n_bytes[CUT_REQUEST];
  *n_down = self->n_bytes[CUT_ANSWER];
}
