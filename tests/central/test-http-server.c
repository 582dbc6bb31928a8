/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "gvt-http-server.h"
#include "gvt-test.h"

#define CAP         1000
#define MAX_GUESTS  20
#define MAX_WAITING 3
#define MAX_REPLY   4096

/* The service under the server: says how long the body was; "/slow" waits until it is let go. */
typedef struct
{
  GvtHttpServer *server;
  char *address;
  guint16 port;

  GMutex lock;
  GCond changed;
  guint n_slow;     /* requests for /slow that a worker holds */
  guint n_expected; /* of these */
  gboolean may_go;

  guint status; /* of the last request that ended; 0: none has */
} Fixture;

#define LARGE (64 * 1024 * 1024) /* more than any socket holds */

static gsize
get_cap (const char *method, const char *path)
{
  return CAP;
}

static void
answer (const GvtHttpRequest *request, GvtHttpResponse *response, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autofree char *text = g_strdup_printf ("%s %s %" G_GSIZE_FORMAT, request->method, request->path,
                                           g_bytes_get_size (request->body));
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  if (g_str_equal (request->path, "/slow"))
    {
      g_mutex_lock (&fixture->lock);
      fixture->n_slow++;
      g_main_context_wakeup (NULL);
      while (!fixture->may_go)
        g_cond_wait (&fixture->changed, &fixture->lock);
      g_mutex_unlock (&fixture->lock);
    }
  if (g_str_equal (request->path, "/large"))
    {
      g_bytes_unref (body);
      body = g_bytes_new_take (g_malloc0 (LARGE), LARGE);
    }
  gvt_http_response_set_bytes (response, body);
}

static void
on_ended (const GvtHttpRecord *record, gpointer user_data)
{
  ((Fixture *) user_data)->status = record->status;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GvtHttpService service = { .get_cap = get_cap,
                             .answer = answer,
                             .user_data = fixture,
                             .ended = on_ended,
                             .ended_data = fixture };
  GvtHttpLimits limits = {
    .idle_s = 1, .max_connections = 100, .max_per_address = MAX_GUESTS, .max_waiting = MAX_WAITING
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;
  g_autofree char *text = NULL;

  g_mutex_init (&fixture->lock);
  g_cond_init (&fixture->changed);
  fixture->server = gvt_http_server_new (&service, &limits);
  g_assert_true (gvt_http_server_listen (fixture->server, "127.0.0.1", 0, &error));
  g_assert_no_error (error);

  text = gvt_http_server_dup_uri (fixture->server);
  uri = g_uri_parse (text, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  fixture->port = (guint16) g_uri_get_port (uri);
}

static gboolean
nobody_is_here (gpointer server)
{
  return gvt_http_server_count_connections (server) == 0;
}

static gboolean
somebody_is_here (gpointer server)
{
  return gvt_http_server_count_connections (server) > 0;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gvt_test_wait_until (nobody_is_here, fixture->server, "all connections closed");
  g_assert_finalize_object (fixture->server);
  g_mutex_clear (&fixture->lock);
  g_cond_clear (&fixture->changed);
}

/* A client of its own thread: raw bytes out, all bytes in until the server hangs up. */
typedef struct
{
  guint16 port;
  const char *head;
  gsize body_bytes;  /* zeros sent after @head */
  gboolean hangs_up; /* right after sending */
  GString *reply;
  gsize sent;
  gint is_done;
} Client;

static GSocketConnection *
connect_to (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

static void
send_body (Client *client, GOutputStream *output)
{
  static const char zeros[64 * 1024];

  while (client->sent < client->body_bytes)
    {
      gsize n = MIN (sizeof zeros, client->body_bytes - client->sent);
      gsize written;

      if (!g_output_stream_write_all (output, zeros, n, &written, NULL, NULL))
        return;
      client->sent += written;
    }
}

static gpointer
run_client (gpointer data)
{
  Client *client = data;
  g_autoptr (GSocketConnection) connection = connect_to (client->port);
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char buffer[MAX_REPLY];
  gssize n;

  g_output_stream_write_all (output, client->head, strlen (client->head), NULL, NULL, NULL);
  send_body (client, output);
  while (!client->hangs_up
         && (n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (client->reply, buffer, n);

  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_atomic_int_set (&client->is_done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static gboolean
client_is_done (gpointer client)
{
  return g_atomic_int_get (&((Client *) client)->is_done);
}

/* Returns: (transfer full): all that the server said */
static char *
talk (Fixture *fixture, const char *head, gsize body_bytes, gsize *sent)
{
  Client client = { .port = fixture->port, .head = head, .body_bytes = body_bytes };
  GThread *thread;

  client.reply = g_string_new (NULL);
  thread = g_thread_new ("client", run_client, &client);
  gvt_test_wait_until (client_is_done, &client, "an answer");
  g_thread_join (thread);
  if (sent != NULL)
    *sent = client.sent;
  return g_string_free (client.reply, FALSE);
}

#define ASK "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

static void
test_a_request_is_answered (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reply = talk (fixture, ASK, 0, NULL);
  g_autofree char *post = talk (fixture,
                                "POST /v1/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                                "Content-Length: 1000\r\n\r\n",
                                CAP, NULL);

  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200"));
  g_assert_true (g_str_has_suffix (reply, "GET /hello 0"));
  g_assert_true (g_str_has_suffix (post, "POST /v1/x 1000"));
}

/* Else one that was answered, and then forgotten, would hold its place for ever. */
static void
test_an_answer_ends_its_connection (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reply = talk (fixture, "GET /one HTTP/1.1\r\nHost: x\r\n\r\n", 0, NULL);

  g_assert_nonnull (strstr (reply, "GET /one 0"));
  g_assert_nonnull (strstr (reply, "Connection: close\r\n"));
}

static void
ask_and_stay (GSocketConnection *connection)
{
  static const char ask[] = "GET /stay HTTP/1.1\r\nHost: x\r\nConnection: keep-alive\r\n\r\n";
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (output, ask, strlen (ask), NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
test_those_who_were_answered_and_stay_take_no_room (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) guests = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *reply = NULL;

  for (guint i = 0; i < 10 * MAX_GUESTS; i++)
    {
      g_ptr_array_add (guests, connect_to (fixture->port));
      ask_and_stay (guests->pdata[i]);
      gvt_test_wait_until (somebody_is_here, fixture->server, "the guest");
      gvt_test_wait_until (nobody_is_here, fixture->server, "the answer");
    }
  reply = talk (fixture, ASK, 0, NULL);
  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200"));
}

#define ASK_LARGE "GET /large HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

static gboolean
one_has_ended (gpointer user_data)
{
  return ((Fixture *) user_data)->status != 0;
}

/* Who looks for the centre's own faults must not find the bad lines of others. */
static void
test_who_goes_in_the_middle_of_an_answer_is_no_fault (Fixture *fixture, gconstpointer data)
{
  Client gone = { .port = fixture->port, .head = ASK_LARGE, .hangs_up = TRUE };
  GThread *thread = g_thread_new ("gone", run_client, &gone);
  g_autofree char *reply = NULL;

  gvt_test_wait_until (one_has_ended, fixture, "the request to end");
  g_thread_join (thread);
  g_assert_cmpuint (fixture->status, ==, GVT_HTTP_GONE);

  fixture->status = 0;
  reply = talk (fixture, ASK, 0, NULL);
  gvt_test_wait_until (one_has_ended, fixture, "the next request to end");
  g_assert_cmpuint (fixture->status, ==, 200);
}

static void
test_a_body_over_its_bound_is_refused_by_its_head (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reply = talk (fixture,
                                 "POST /v1/x HTTP/1.1\r\nHost: x\r\n"
                                 "Content-Length: 2000000000\r\n\r\n",
                                 0, NULL);

  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 413"));
  g_assert_nonnull (strstr (reply, "\"error\":\"too_large\""));
}

static void
test_an_endless_body_is_refused_while_it_arrives (Fixture *fixture, gconstpointer data)
{
  gsize sent;
  g_autofree char *reply = talk (fixture,
                                 "POST /v1/x HTTP/1.1\r\nHost: x\r\n"
                                 "Transfer-Encoding: chunked\r\n\r\n"
                                 "20000000\r\n",
                                 512 * 1024 * 1024, &sent);

  /* The reply may be lost in what is still being sent; that no more was taken counts. */
  g_assert_true (reply[0] == '\0' || g_str_has_prefix (reply, "HTTP/1.1 413"));
  g_assert_cmpuint (sent, <, 16 * 1024 * 1024);
}

static void
test_half_a_body_is_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reply = talk (fixture,
                                 "POST /v1/x HTTP/1.1\r\nHost: x\r\n"
                                 "Content-Length: 1000\r\n\r\n",
                                 500, NULL);

  g_assert_null (strstr (reply, "HTTP/1.1 200"));
}

static void
test_half_a_head_is_given_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *reply = talk (fixture, "GET /hel", 0, NULL);

  g_assert_null (strstr (reply, "HTTP/1.1 200"));
}

static void
test_nonsense_does_no_harm (Fixture *fixture, gconstpointer data)
{
  static const char *const heads[] = {
    "\r\n\r\n\r\n",
    "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "POST /v1/x HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\nConnection: close\r\n\r\n",
    "POST /v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
    "POST /v1/x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n"
    "Content-Length: 3\r\nConnection: close\r\n\r\n0\r\n\r\n",
    "GET /%00%ff/../../etc/passwd HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
  };
  g_autofree char *reply = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    g_free (talk (fixture, heads[i], 0, NULL));

  reply = talk (fixture, ASK, 0, NULL);
  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200"));
}

#define POST_TO(headers) "POST /v1/x HTTP/1.1\r\nHost: x\r\n" headers "\r\n"

/* A proxy before us might see another end of the request than we do, and take what follows for the
 * next one, of another client. */
static void
test_a_body_whose_end_is_unclear_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const heads[] = {
    POST_TO ("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") "0\r\n\r\n" ASK,
    POST_TO ("Transfer-Encoding: chunked\r\nContent-Length: 4\r\n") "0\r\n\r\n" ASK,
    POST_TO ("Content-Length: 0\r\nContent-Length: 5\r\n") "hello",
    POST_TO ("Content-Length: 5\r\nContent-Length: 5\r\n") "hello",
    POST_TO ("Content-Length: +5\r\n") "hello",
    POST_TO ("Content-Length: -5\r\n") "hello",
    POST_TO ("Content-Length:\r\n") "hello",
    POST_TO ("Transfer-Encoding: identity\r\n") "hello",
    POST_TO ("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n") "0\r\n\r\n",
    "GET /hello HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *reply = talk (fixture, heads[i], 0, NULL);

      g_test_message ("%s", heads[i]);
      g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 400"));
      g_assert_nonnull (strstr (reply, "\"error\":\"bad_format\""));
      g_assert_null (strstr (reply, "/hello")); /* and no second request is served */
    }
}

static void
test_a_target_that_is_no_path_is_not_found (Fixture *fixture, gconstpointer data)
{
  static const char *const methods[] = { "OPTIONS", "GET", "POST" };

  for (gsize i = 0; i < G_N_ELEMENTS (methods); i++)
    {
      g_autofree char *head = g_strdup_printf ("%s * HTTP/1.1\r\nHost: x\r\n\r\n", methods[i]);
      g_autofree char *reply = talk (fixture, head, 0, NULL);

      g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 404"));
      g_assert_nonnull (strstr (reply, "\"error\":\"not_found\""));
    }
}

#define DRIP_MS 20 /* many in a second, and at least one on a machine that has much else to do */

/* Says @head at once, then a byte at a time for as long as the server listens: never idle. */
static gpointer
run_dripping_client (gpointer data)
{
  Client *client = data;
  g_autoptr (GSocketConnection) connection = connect_to (client->port);
  GSocket *socket = g_socket_connection_get_socket (connection);

  g_socket_send (socket, client->head, strlen (client->head), NULL, NULL);
  while (!g_socket_condition_timed_wait (socket, G_IO_IN | G_IO_HUP, DRIP_MS * 1000, NULL, NULL)
         && g_socket_send (socket, "x", 1, NULL, NULL) == 1)
    client->sent++;

  g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
  g_atomic_int_set (&client->is_done, TRUE);
  g_main_context_wakeup (NULL);
  return NULL;
}

static void
assert_dripping_is_given_up (Fixture *fixture, const char *head)
{
  Client client = { .port = fixture->port, .head = head };
  GThread *thread = g_thread_new ("dripping", run_dripping_client, &client);

  gvt_test_wait_until (client_is_done, &client, "the slow client to be sent home");
  g_thread_join (thread);
  g_assert_cmpuint (client.sent, >, 0);
}

static void
test_a_dripping_head_is_given_up (Fixture *fixture, gconstpointer data)
{
  assert_dripping_is_given_up (fixture, "GET /");
}

static void
test_a_dripping_body_is_given_up (Fixture *fixture, gconstpointer data)
{
  assert_dripping_is_given_up (fixture, "POST /v1/x HTTP/1.1\r\nHost: x\r\n"
                                        "Content-Length: 900\r\n\r\n");
  assert_dripping_is_given_up (fixture, "POST /v1/x HTTP/1.1\r\nHost: x\r\n"
                                        "Transfer-Encoding: chunked\r\n\r\n3c0\r\n");
}

static gboolean
is_full (gpointer server)
{
  return gvt_http_server_count_connections (server) == MAX_GUESTS;
}

static void
test_many_idle_clients_leave_room_for_the_server (Fixture *fixture, gconstpointer data)
{
  GPtrArray *idle = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *refused = NULL;
  g_autofree char *reply = NULL;

  for (guint i = 0; i < 200; i++)
    g_ptr_array_add (idle, connect_to (fixture->port));
  gvt_test_wait_until (is_full, fixture->server, "as many guests as there may be");
  refused = talk (fixture, ASK, 0, NULL);
  g_assert_cmpstr (refused, ==, "");

  /* The idle ones are sent home by the timeout, and not by us. */
  gvt_test_wait_until (nobody_is_here, fixture->server, "the idle ones to be gone");
  reply = talk (fixture, ASK, 0, NULL);
  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200"));
  g_ptr_array_unref (idle);
}

static gboolean
slow_is_here (gpointer data)
{
  Fixture *fixture = data;
  gboolean is_here;

  g_mutex_lock (&fixture->lock);
  is_here = fixture->n_slow > 0;
  g_mutex_unlock (&fixture->lock);
  return is_here;
}

#define ALL_WORKERS 4

static gboolean
one_more_is_busy (gpointer data)
{
  Fixture *fixture = data;
  gboolean is_busy;

  g_mutex_lock (&fixture->lock);
  is_busy = fixture->n_slow == fixture->n_expected;
  g_mutex_unlock (&fixture->lock);
  return is_busy;
}

static void
let_go (Fixture *fixture)
{
  g_mutex_lock (&fixture->lock);
  fixture->may_go = TRUE;
  g_cond_broadcast (&fixture->changed);
  g_mutex_unlock (&fixture->lock);
}

#define ASK_SLOW "GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

static void
test_long_work_holds_up_nobody (Fixture *fixture, gconstpointer data)
{
  Client slow = { .port = fixture->port, .head = ASK_SLOW };
  GThread *thread;
  g_autofree char *reply = NULL;

  slow.reply = g_string_new (NULL);
  thread = g_thread_new ("slow", run_client, &slow);
  gvt_test_wait_until (slow_is_here, fixture, "the slow request");

  reply = talk (fixture, ASK, 0, NULL);
  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200"));
  g_assert_false (client_is_done (&slow));

  let_go (fixture);
  gvt_test_wait_until (client_is_done, &slow, "the slow answer");
  g_thread_join (thread);
  g_assert_true (g_str_has_suffix (slow.reply->str, "GET /slow 0"));
  g_string_free (slow.reply, TRUE);
}

static gboolean
is_crowded (gpointer server)
{
  return gvt_http_server_count_waiting (server) == MAX_WAITING;
}

/* Who is sent away knows when to come again, and those who wait are answered. */
static void
test_who_comes_to_a_crowd_is_told_when_to_come_again (Fixture *fixture, gconstpointer data)
{
  Client crowd[ALL_WORKERS + MAX_WAITING] = { 0 };
  GThread *threads[G_N_ELEMENTS (crowd)];
  g_autofree char *refused = NULL;
  g_autofree char *reply = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (crowd); i++)
    {
      crowd[i] = (Client){ .port = fixture->port, .head = ASK_SLOW, .reply = g_string_new (NULL) };
      threads[i] = g_thread_new ("crowd", run_client, &crowd[i]);
      fixture->n_expected = MIN (i + 1, ALL_WORKERS);
      /* Before they have begun, those that come wait, and a crowd of them is sent away. */
      gvt_test_wait_until (one_more_is_busy, fixture, "one more worker to be busy");
    }
  gvt_test_wait_until (is_crowded, fixture->server, "a crowd");
  refused = talk (fixture, ASK, 0, NULL);
  g_assert_true (g_str_has_prefix (refused, "HTTP/1.1 503"));
  g_assert_nonnull (strstr (refused, "\r\nRetry-After: 5\r\n"));

  let_go (fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (crowd); i++)
    {
      gvt_test_wait_until (client_is_done, &crowd[i], "an answer");
      g_thread_join (threads[i]);
      g_assert_true (g_str_has_suffix (crowd[i].reply->str, "GET /slow 0"));
      g_string_free (crowd[i].reply, TRUE);
    }
  reply = talk (fixture, ASK, 0, NULL);
  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200"));
}

static void
test_a_client_may_go_before_its_answer (Fixture *fixture, gconstpointer data)
{
  Client gone = { .port = fixture->port, .head = ASK_SLOW, .hangs_up = TRUE };
  GThread *thread = g_thread_new ("gone", run_client, &gone);
  g_autofree char *reply = NULL;

  gvt_test_wait_until (slow_is_here, fixture, "the slow request");
  gvt_test_wait_until (client_is_done, &gone, "the client to go");
  g_thread_join (thread);
  let_go (fixture);

  reply = talk (fixture, ASK, 0, NULL);
  g_assert_true (g_str_has_prefix (reply, "HTTP/1.1 200"));
}

static void
note (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

static void
test_draining_finishes_what_was_begun (Fixture *fixture, gconstpointer data)
{
  Client slow = { .port = fixture->port, .head = ASK_SLOW };
  gboolean is_drained = FALSE;
  GThread *thread;

  slow.reply = g_string_new (NULL);
  thread = g_thread_new ("slow", run_client, &slow);
  gvt_test_wait_until (slow_is_here, fixture, "the slow request");

  gvt_http_server_drain (fixture->server, note, &is_drained);
  g_assert_false (is_drained);
  let_go (fixture);
  gvt_test_wait_until (client_is_done, &slow, "the slow answer");
  g_thread_join (thread);

  g_assert_true (g_str_has_suffix (slow.reply->str, "GET /slow 0"));
  g_assert_true (is_drained);
  g_string_free (slow.reply, TRUE);
}

static void
test_an_idle_server_is_drained_at_once (Fixture *fixture, gconstpointer data)
{
  gboolean is_drained = FALSE;

  gvt_http_server_drain (fixture->server, note, &is_drained);
  g_assert_true (is_drained);
}

#define ADD(name, func) g_test_add ("/http-server/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("a-request-is-answered", test_a_request_is_answered);
  ADD ("an-answer-ends-its-connection", test_an_answer_ends_its_connection);
  ADD ("those-who-were-answered-and-stay-take-no-room",
       test_those_who_were_answered_and_stay_take_no_room);
  ADD ("a-body-over-its-bound-is-refused-by-its-head",
       test_a_body_over_its_bound_is_refused_by_its_head);
  ADD ("an-endless-body-is-refused-while-it-arrives",
       test_an_endless_body_is_refused_while_it_arrives);
  ADD ("half-a-body-is-given-up", test_half_a_body_is_given_up);
  ADD ("half-a-head-is-given-up", test_half_a_head_is_given_up);
  ADD ("a-dripping-head-is-given-up", test_a_dripping_head_is_given_up);
  ADD ("a-dripping-body-is-given-up", test_a_dripping_body_is_given_up);
  ADD ("nonsense-does-no-harm", test_nonsense_does_no_harm);
  ADD ("a-body-whose-end-is-unclear-is-refused", test_a_body_whose_end_is_unclear_is_refused);
  ADD ("a-target-that-is-no-path-is-not-found", test_a_target_that_is_no_path_is_not_found);
  ADD ("many-idle-clients-leave-room-for-the-server",
       test_many_idle_clients_leave_room_for_the_server);
  ADD ("long-work-holds-up-nobody", test_long_work_holds_up_nobody);
  ADD ("who-comes-to-a-crowd-is-told-when-to-come-again",
       test_who_comes_to_a_crowd_is_told_when_to_come_again);
  ADD ("a-client-may-go-before-its-answer", test_a_client_may_go_before_its_answer);
  ADD ("who-goes-in-the-middle-of-an-answer-is-no-fault",
       test_who_goes_in_the_middle_of_an_answer_is_no_fault);
  ADD ("draining-finishes-what-was-begun", test_draining_finishes_what_was_begun);
  ADD ("an-idle-server-is-drained-at-once", test_an_idle_server_is_drained_at_once);

  return g_test_run ();
}
