/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What no laptop sends, sent to the centre as staff run it, over a plain socket: it is answered as
 * data/api/openapi.yaml says, or the connection is dropped; with one answer at most, and soon. */
#include <string.h>

#include "gvt-program-run.h"
#include "gvt-test.h"

#define DEADLINE_S 20
#define PROBLEM    "\"error\":"

typedef struct
{
  GSubprocess *server;
  guint16 port;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *folder = g_build_filename (gvt_test_folder (), "centre", NULL);
  g_autofree char *root = g_build_filename (gvt_test_folder (), "root.key", NULL);
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GUri) uri = NULL;

  g_autoptr (GvtProgramRun) made = gvt_program_run_new (
      "govote-central", NULL, "--data", folder, "init", "--practice", "--root-key", root, NULL);

  g_assert_cmpint (made->exit_code, ==, 0);
  self->server = gvt_program_serve (folder, &address);
  uri = g_uri_parse (address, G_URI_FLAGS_NONE, &error);
  g_assert_no_error (error);
  self->port = (guint16) g_uri_get_port (uri);
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_program_stop (self->server);
}

static GSocketConnection *
connect_to (guint16 port)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection;

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, DEADLINE_S);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", port, NULL, &error);
  g_assert_no_error (error);
  return connection;
}

/* Returns: (transfer full): all that the centre says to @request before it hangs up; "" when it
 * hangs up at once */
static char *
ask (Fixture *self, const char *request, gssize length)
{
  g_autoptr (GSocketConnection) connection = connect_to (self->port);
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GString *reply = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char buffer[4096];
  gssize n;

  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request,
                             length >= 0 ? (gsize) length : strlen (request), NULL, NULL, NULL);
  while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (reply, buffer, n);
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
  return g_string_free (reply, FALSE);
}

static guint
status_of (const char *reply)
{
  g_assert_true (g_str_has_prefix (reply, "HTTP/1."));
  return (guint) g_ascii_strtoull (reply + strlen ("HTTP/1.1 "), NULL, 10);
}

static void
assert_answers_once (const char *reply)
{
  const char *first = strstr (reply, "HTTP/1.");

  g_assert_true (first == NULL || strstr (first + 1, "HTTP/1.") == NULL);
}

/* @status: 0 for no answer at all */
static void
assert_answer (Fixture *self, const char *request, gssize length, guint status, const char *problem)
{
  g_autofree char *reply = ask (self, request, length);

  g_test_message ("%.60s: %.30s", request, reply);
  if (status == 0)
    {
      g_assert_cmpstr (reply, ==, "");
      return;
    }
  g_assert_cmpuint (status_of (reply), ==, status);
  assert_answers_once (reply);
  g_assert_true (problem == NULL || strstr (reply, problem) != NULL);
}

static void
assert_still_serves (Fixture *self)
{
  assert_answer (self, "GET /v1/health HTTP/1.1\r\nHost: x\r\n\r\n", -1, 200, "\"ok\"");
}

#define KEYS(headers)      "GET /v1/keys HTTP/1.1\r\nHost: x\r\n" headers "\r\n"
#define PUSH(headers)      "POST /v1/push HTTP/1.1\r\nHost: x\r\n" headers "\r\n"
#define CHALLENGE(headers) "POST /v1/challenge HTTP/1.1\r\nHost: x\r\n" headers "\r\n"

static void
test_targets_that_are_no_path_of_ours (Fixture *self, gconstpointer unused)
{
  static const char not_found[] = "\"error\":\"not_found\"";

  assert_answer (self, "OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n", -1, 404, not_found);
  assert_answer (self, "GET * HTTP/1.1\r\nHost: x\r\n\r\n", -1, 404, not_found);
  assert_answer (self, "OPTIONS /v1/keys HTTP/1.1\r\nHost: x\r\n\r\n", -1, 404, not_found);
  assert_answer (self, "CONNECT a:443 HTTP/1.1\r\nHost: a:443\r\n\r\n", -1, 404, not_found);
  assert_answer (self, "GET http://other HTTP/1.1\r\nHost: x\r\n\r\n", -1, 404, not_found);
  assert_answer (self, "GET /v1/keys%00 HTTP/1.1\r\nHost: x\r\n\r\n", -1, 400, NULL);
  assert_answer (self, "GET /v1/%zz HTTP/1.1\r\nHost: x\r\n\r\n", -1, 400, NULL);
  assert_still_serves (self);
}

/* Returns: (transfer full): @before, @n letters, @after */
static char *
stretch (const char *before, gsize n, const char *after)
{
  g_autofree char *filler = g_strnfill (n, 'a');

  return g_strconcat (before, filler, after, NULL);
}

static void
test_heads_beyond_all_bounds (Fixture *self, gconstpointer unused)
{
  static const gsize too_long[] = { 200000, 20000000 };
  g_autofree char *long_url = stretch ("GET /v1/", 60000, " HTTP/1.1\r\nHost: x\r\n\r\n");
  g_autofree char *long_header = stretch ("GET /v1/keys HTTP/1.1\r\nHost: x\r\nX: ", 60000,
                                          "\r\n\r\n");

  assert_answer (self, long_url, -1, 404, "\"error\":\"not_found\"");
  assert_answer (self, long_header, -1, 200, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (too_long); i++)
    {
      g_autofree char *url = stretch ("GET /v1/", too_long[i], " HTTP/1.1\r\nHost: x\r\n\r\n");
      g_autofree char *header = stretch ("GET /v1/keys HTTP/1.1\r\nHost: x\r\nX: ", too_long[i],
                                         "\r\n\r\n");

      assert_answer (self, url, -1, 0, NULL);
      assert_answer (self, header, -1, 0, NULL);
    }
  assert_still_serves (self);
}

static void
test_requests_whose_end_is_unclear (Fixture *self, gconstpointer unused)
{
  static const char *const requests[] = {
    PUSH ("Content-Length: 4\r\nTransfer-Encoding: chunked\r\n") "0\r\n\r\n" KEYS (""),
    PUSH ("Transfer-Encoding: chunked\r\nContent-Length: 40\r\n") "0\r\n\r\n" KEYS (""),
    CHALLENGE ("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n") "0\r\n\r\n" KEYS (""),
    KEYS ("Content-Length: 0\r\nTransfer-Encoding: chunked\r\n") "0\r\n\r\n" KEYS (""),
    CHALLENGE ("Content-Length: 0\r\nContent-Length: 5\r\n") KEYS (""),
    "GET /v1/keys HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (requests); i++)
    assert_answer (self, requests[i], -1, 400, "\"error\":\"bad_format\"");
  assert_answer (self, CHALLENGE ("Transfer-Encoding: gzip, chunked\r\n") "0\r\n\r\n", -1, 501,
                 NULL);
  assert_answer (self, PUSH ("Transfer-Encoding: chunked\r\n") "zz\r\nhello\r\n0\r\n\r\n" KEYS (""),
                 -1, 400, PROBLEM);
  assert_still_serves (self);
}

/* Whatever stands around it: the keys are in memory, and nothing that a client says fails there. */
static void
test_the_keys_are_answered_whatever_comes_along (Fixture *self, gconstpointer unused)
{
  static const char *const headers[] = {
    KEYS ("Range: bytes=9999999-\r\n"),
    KEYS ("If-None-Match: *\r\n"),
    KEYS ("Authorization: Digest x\r\n"),
    KEYS ("Content-Encoding: gzip\r\n"),
    KEYS ("Transfer-Encoding: chunked\r\n") "0\r\n\r\n",
    KEYS ("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n"
          "Sec-WebSocket-Version: 13\r\n"),
    KEYS ("Cookie: \xff\xfe=\x80\r\n"),
    KEYS ("") KEYS (""), /* the second one is not read */
    "GET /v1/keys HTTP/1.0\r\n\r\n",
    "GET /v1/keys?x=%ff#y HTTP/1.1\r\nHost: x\r\n\r\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (headers); i++)
    assert_answer (self, headers[i], -1, 200, "GVTKEYS");
  assert_answer (self, KEYS ("Content-Length: 5\r\n") "hello", -1, 413, "\"error\":\"too_large\"");
  assert_still_serves (self);
}

static void
test_what_is_no_http_we_speak (Fixture *self, gconstpointer unused)
{
  assert_answer (self, "GET /v1/keys HTTP/1.1\r\n\r\n", -1, 400, NULL);
  assert_answer (self, "GET /v1/keys HTTP/2.0\r\nHost: x\r\n\r\n", -1, 505, NULL);
  assert_answer (self, CHALLENGE ("Expect: wonders\r\nContent-Length: 0\r\n"), -1, 417, NULL);
  assert_answer (self, "\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11, 400, NULL);
  assert_still_serves (self);
}

#define ADD(path, func) g_test_add ("/http-edges/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  ADD ("targets-that-are-no-path-of-ours", test_targets_that_are_no_path_of_ours);
  ADD ("heads-beyond-all-bounds", test_heads_beyond_all_bounds);
  ADD ("requests-whose-end-is-unclear", test_requests_whose_end_is_unclear);
  ADD ("the-keys-are-answered-whatever-comes-along",
       test_the_keys_are_answered_whatever_comes_along);
  ADD ("what-is-no-http-we-speak", test_what_is_no_http_we_speak);

  return g_test_run ();
}
