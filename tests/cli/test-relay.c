/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-relay.h"

#include "gvt-test.h"

/* A server that answers each chunk with "got: " and the chunk, on threads of its own. */
typedef struct
{
  GSocketListener *listener;
  GThread *thread;
  GCancellable *stopping;
  guint16 port;
  GvtRelay *relay;
  int n_received; /* atomic */
} Fixture;

static gpointer
serve (gpointer user_data)
{
  Fixture *fixture = user_data;
  GSocketConnection *connection;

  while ((connection = g_socket_listener_accept (fixture->listener, NULL, fixture->stopping, NULL))
         != NULL)
    {
      GIOStream *stream = G_IO_STREAM (connection);
      char chunk[256] = "got: ";
      gssize n;

      while ((n = g_input_stream_read (g_io_stream_get_input_stream (stream), chunk + 5, 250,
                                       fixture->stopping, NULL))
             > 0)
        {
          g_atomic_int_inc (&fixture->n_received);
          g_output_stream_write_all (g_io_stream_get_output_stream (stream), chunk, (gsize) n + 5,
                                     NULL, fixture->stopping, NULL);
        }
      g_object_unref (connection);
    }
  return NULL;
}

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture->stopping = g_cancellable_new ();
  fixture->listener = g_socket_listener_new ();
  fixture->port = g_socket_listener_add_any_inet_port (fixture->listener, NULL, &error);
  g_assert_no_error (error);
  fixture->thread = g_thread_new ("server", serve, fixture);
  fixture->relay = gvt_relay_new (fixture->port, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  gvt_relay_stop (fixture->relay);
  g_assert_finalize_object (fixture->relay);
  g_cancellable_cancel (fixture->stopping);
  g_thread_join (fixture->thread);
  g_object_unref (fixture->listener);
  g_object_unref (fixture->stopping);
}

static GIOStream *
dial (Fixture *fixture)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1",
                                                gvt_relay_get_port (fixture->relay), NULL, &error);
  g_assert_no_error (error);
  return G_IO_STREAM (connection);
}

/* Returns: (transfer full): the answer, empty when the line was cut */
static char *
ask (GIOStream *line, const char *question)
{
  char answer[256] = "";

  g_output_stream_write_all (g_io_stream_get_output_stream (line), question, strlen (question),
                             NULL, NULL, NULL);
  g_input_stream_read (g_io_stream_get_input_stream (line), answer, sizeof answer - 1, NULL, NULL);
  return g_strdup (answer);
}

static void
test_carries_both_ways (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GIOStream) line = dial (fixture);
  g_autofree char *first = ask (line, "POST /v1/push");
  g_autofree char *second = ask (line, "again");

  g_assert_cmpstr (first, ==, "got: POST /v1/push");
  g_assert_cmpstr (second, ==, "got: again");
  g_assert_cmpuint (gvt_relay_get_n_lost (fixture->relay), ==, 0);
}

static void
test_loses_one_answer_after_the_work_is_done (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GIOStream) line = dial (fixture);
  g_autoptr (GIOStream) later = NULL;
  g_autofree char *other = NULL;
  g_autofree char *lost = NULL;
  g_autofree char *again = NULL;

  gvt_relay_lose_answer (fixture->relay, "/v1/push");
  other = ask (line, "POST /v1/pull");
  lost = ask (line, "POST /v1/push");
  later = dial (fixture);
  again = ask (later, "POST /v1/push");

  g_assert_cmpstr (other, ==, "got: POST /v1/pull");
  g_assert_cmpstr (lost, ==, "");
  g_assert_cmpstr (again, ==, "got: POST /v1/push");
  g_assert_cmpuint (gvt_relay_get_n_lost (fixture->relay), ==, 1);
  g_assert_cmpint (g_atomic_int_get (&fixture->n_received), ==, 3);
}

static void
test_nothing_passes_while_it_is_down (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GIOStream) dead = NULL;
  g_autoptr (GIOStream) live = NULL;
  g_autofree char *nothing = NULL;
  g_autofree char *answer = NULL;

  gvt_relay_set_down (fixture->relay, TRUE);
  dead = dial (fixture);
  nothing = ask (dead, "POST /v1/push");
  gvt_relay_set_down (fixture->relay, FALSE);
  live = dial (fixture);
  answer = ask (live, "POST /v1/push");

  g_assert_cmpstr (nothing, ==, "");
  g_assert_cmpstr (answer, ==, "got: POST /v1/push");
  g_assert_cmpint (g_atomic_int_get (&fixture->n_received), ==, 1);
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);
  g_test_add ("/relay/carries-both-ways", Fixture, NULL, set_up, test_carries_both_ways, tear_down);
  g_test_add ("/relay/loses-one-answer-after-the-work-is-done", Fixture, NULL, set_up,
              test_loses_one_answer_after_the_work_is_done, tear_down);
  g_test_add ("/relay/nothing-passes-while-it-is-down", Fixture, NULL, set_up,
              test_nothing_passes_while_it_is_down, tear_down);
  return g_test_run ();
}
