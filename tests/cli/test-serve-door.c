/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the built centre lets people in: under TLS, behind a proxy, in crowds, and when it is told to
 * end. */
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "gvt-serving.h"
#include "gvt-test.h"

#define KEYS           "GET /v1/keys HTTP/1.1\r\nHost: x\r\n"
#define HALF_A_PUSH    "POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 8\r\n"
#define FORWARDED(who) "X-Forwarded-For: " who "\r\n"

static void
set_up (GvtServing *self, gconstpointer unused)
{
  gvt_serving_set_up (self, NULL);
}

static void
tear_down (GvtServing *self, gconstpointer unused)
{
  gvt_serving_tear_down (self);
}

/* --- TLS --- */

/* Writes @name.crt and @name.key. Returns: whether it could */
static gboolean
make_certificate (GvtServing *self, const char *name)
{
  g_autofree char *stem = g_build_filename (self->folder, name, NULL);
  g_autofree char *certificate = g_strconcat (stem, ".crt", NULL);
  g_autofree char *key = g_strconcat (stem, ".key", NULL);
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autoptr (GSubprocess) run = NULL;

  if (openssl == NULL || !g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("openssl or TLS for GLib is not installed");
      return FALSE;
    }
  run = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, openssl, "req", "-x509",
                          "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                          "-subj", "/CN=localhost", "-days", "2", "-keyout", key, "-out",
                          certificate, NULL);
  g_assert_true (g_subprocess_wait_check (run, NULL, NULL));
  g_assert_cmpint (g_chmod (key, 0600), ==, 0);
  return TRUE;
}

static char *
path_of (GvtServing *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

/* As who renews certificates does: a file of another name, then a rename. */
static void
put_in_place (GvtServing *self, const char *from, const char *to)
{
  g_autofree char *source = path_of (self, from);
  g_autofree char *target = path_of (self, to);

  g_assert_cmpint (g_rename (source, target), ==, 0);
}

static gboolean
take_any (GTlsConnection *connection,
          GTlsCertificate *shown,
          GTlsCertificateFlags flaws,
          char **pem)
{
  g_clear_pointer (pem, g_free);
  g_object_get (shown, "certificate-pem", pem, NULL);
  return TRUE;
}

/* Returns: (transfer full): all that is said to @request under TLS; the certificate in @pem */
static char *
ask_under_tls (GvtServing *self, const char *request, char **pem)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) socket = NULL;
  g_autoptr (GIOStream) stream = NULL;
  GString *reply = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  char buffer[4096];
  gssize n;

  g_socket_client_set_enable_proxy (client, FALSE);
  socket = g_socket_client_connect_to_host (client, "127.0.0.1",
                                            gvt_serving_get_port (self->address), NULL, &error);
  g_assert_no_error (error);
  stream = g_tls_client_connection_new (G_IO_STREAM (socket), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (stream, "accept-certificate", G_CALLBACK (take_any), pem);
  g_tls_connection_handshake (G_TLS_CONNECTION (stream), NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), request, strlen (request),
                             NULL, NULL, &error);
  g_assert_no_error (error);
  while ((n = g_input_stream_read (g_io_stream_get_input_stream (stream), buffer, sizeof buffer,
                                   NULL, NULL))
         > 0)
    g_string_append_len (reply, buffer, n);
  return g_string_free (reply, FALSE);
}

static void
start_with (GvtServing *self)
{
  g_autofree char *certificate = path_of (self, "in-use.crt");
  g_autofree char *key = path_of (self, "in-use.key");

  put_in_place (self, "first.crt", "in-use.crt");
  put_in_place (self, "first.key", "in-use.key");
  gvt_serving_start (self, "--tls-certificate", certificate, "--tls-key", key, NULL);
  g_assert_true (g_str_has_prefix (self->address, "https://127.0.0.1:"));
}

static void
test_a_renewed_certificate_is_taken (GvtServing *self, gconstpointer unused)
{
  g_autofree char *first = NULL, *between = NULL, *second = NULL;
  g_autofree char *reply = NULL, *large = NULL, *plain = NULL, *again = NULL, *last = NULL;

  if (!make_certificate (self, "first") || !make_certificate (self, "second"))
    return;
  start_with (self);
  reply = ask_under_tls (self, KEYS "\r\n", &first);
  g_assert_cmpuint (gvt_serving_status_of (reply), ==, 200);
  large = ask_under_tls (
      self, "POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n", &first);
  g_assert_cmpuint (gvt_serving_status_of (large), ==, 413);
  plain = gvt_serving_ask (gvt_serving_get_port (self->address), KEYS "\r\n");
  g_assert_null (strstr (plain, "HTTP/1.1 200"));

  /* A certificate whose key is still to come: that of before stays. */
  put_in_place (self, "second.crt", "in-use.crt");
  again = ask_under_tls (self, KEYS "\r\n", &between);
  g_assert_cmpuint (gvt_serving_status_of (again), ==, 200);
  g_assert_cmpstr (between, ==, first);
  put_in_place (self, "second.key", "in-use.key");
  last = ask_under_tls (self, KEYS "\r\n", &second);
  g_assert_cmpuint (gvt_serving_status_of (last), ==, 200);
  g_assert_cmpstr (second, !=, first);
}

static void
assert_is_refused (GvtServing *self, const char *certificate, const char *key, const char *words)
{
  g_autofree char *certificate_path = path_of (self, certificate);
  g_autofree char *key_path = path_of (self, key);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", self->centre, "serve", "--port", "0", "--tls-certificate",
      certificate_path, "--tls-key", key_path, NULL);

  g_assert_cmpint (run->exit_code, ==, 1);
  g_assert_nonnull (strstr (run->err, words));
}

static void
test_another_ones_key_is_refused (GvtServing *self, gconstpointer unused)
{
  g_autofree char *open_key = path_of (self, "second.key");

  if (!make_certificate (self, "first") || !make_certificate (self, "second"))
    return;
  assert_is_refused (self, "first.crt", "second.key", "no certificate and its key");
  assert_is_refused (self, "absent.crt", "second.key", "no certificate and its key");
  g_assert_cmpint (g_chmod (open_key, 0644), ==, 0);
  assert_is_refused (self, "second.crt", "second.key", "everybody on this machine may read");
}

/* --- many --- */

static GSocketConnection *
connect_to (GvtServing *self, GError **error)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();

  g_socket_client_set_enable_proxy (client, FALSE);
  g_socket_client_set_timeout (client, 60);
  return g_socket_client_connect_to_host (client, "127.0.0.1", gvt_serving_get_port (self->address),
                                          NULL, error);
}

static void
say (GSocketConnection *connection, const char *text)
{
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), text,
                             strlen (text), NULL, NULL, NULL);
}

static char *
hear (GSocketConnection *connection)
{
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  GString *reply = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while ((n = g_input_stream_read (input, buffer, sizeof buffer, NULL, NULL)) > 0)
    g_string_append_len (reply, buffer, n);
  return g_string_free (reply, FALSE);
}

/* Begins a request and does not finish it; one that was answered behind it was read behind it. */
static GSocketConnection *
hold (GvtServing *self, const char *request)
{
  g_autoptr (GError) error = NULL;
  GSocketConnection *connection = connect_to (self, &error);

  g_assert_no_error (error);
  say (connection, request);
  return connection;
}

static char *
ask (GvtServing *self, const char *request)
{
  return gvt_serving_ask (gvt_serving_get_port (self->address), request);
}

static gboolean
is_refused (gpointer user_data)
{
  g_autofree char *reply = ask (user_data, KEYS FORWARDED ("203.0.113.5") "\r\n");

  return g_str_has_prefix (reply, "HTTP/1.1 503") && strstr (reply, "Retry-After: ") != NULL;
}

static void
test_a_proxy_is_believed_for_whom_it_asks (GvtServing *self, gconstpointer unused)
{
  g_autoptr (GSocketConnection) one = NULL, two = NULL, three = NULL;
  g_autofree char *other = NULL, *answer = NULL, *free_again = NULL;

  gvt_serving_start (self, "--behind-proxy", "127.0.0.1", "--per-address", "2", NULL);
  one = hold (self, HALF_A_PUSH FORWARDED ("203.0.113.5") "\r\n1234");
  two = hold (self, HALF_A_PUSH FORWARDED ("198.51.100.7, 203.0.113.5") "\r\n1234");
  three = hold (self, HALF_A_PUSH FORWARDED ("203.0.113.6") "\r\n1234");
  gvt_test_look_until (is_refused, self, "the third of one client to be sent away");
  other = ask (self, KEYS FORWARDED ("203.0.113.6") "\r\n");
  g_assert_cmpuint (gvt_serving_status_of (other), ==, 200);

  say (one, "5678");
  answer = hear (one);
  g_assert_cmpuint (gvt_serving_status_of (answer), ==, 400);
  free_again = ask (self, KEYS FORWARDED ("203.0.113.5") "\r\n");
  g_assert_cmpuint (gvt_serving_status_of (free_again), ==, 200);
}

static gboolean
is_hung_up (gpointer user_data)
{
  g_autofree char *reply = ask (user_data, KEYS FORWARDED ("203.0.113.9") "\r\n");

  return *reply == '\0';
}

static void
test_nobody_else_is_believed (GvtServing *self, gconstpointer unused)
{
  g_autoptr (GSocketConnection) one = NULL, two = NULL;

  gvt_serving_start (self, "--behind-proxy", "192.0.2.1", "--per-address", "2", NULL);
  one = hold (self, HALF_A_PUSH FORWARDED ("203.0.113.5") "\r\n1234");
  two = hold (self, HALF_A_PUSH FORWARDED ("203.0.113.6") "\r\n1234");
  gvt_test_look_until (is_hung_up, self, "the third of one address to be hung up on");
}

#define N_IDLE    1000
#define N_ANSWERS 40

static void
test_a_thousand_idle_clients_hold_up_nobody (GvtServing *self, gconstpointer unused)
{
  struct rlimit limit = { 0 };
  g_autoptr (GPtrArray) idle = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *reply = NULL, *figures = NULL, *laptop = NULL;
  g_autoptr (JsonObject) ledger = NULL;

  getrlimit (RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  setrlimit (RLIMIT_NOFILE, &limit);
  if (limit.rlim_cur < N_IDLE + 100)
    {
      g_test_skip ("this process may not open a thousand files");
      return;
    }
  gvt_serving_start (self, "--per-address", "2000", "--metrics-port", "0", NULL);
  for (guint i = 0; i < N_IDLE; i++)
    g_ptr_array_add (idle, hold (self, i % 2 == 0 ? "GET /" : ""));

  reply = ask (self, KEYS "\r\n"); /* the accepting socket is a queue: all before it are in */
  g_assert_cmpuint (gvt_serving_status_of (reply), ==, 200);
  figures = gvt_serving_ask (gvt_serving_get_port (self->figures),
                             "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
  g_assert_nonnull (strstr (figures, "\ngovote_connections_total 1001\n"));
  g_assert_nonnull (strstr (figures, "\ngovote_connections_refused_total 0\n"));

  /* And all the while a laptop is taken in, and sends its day. */
  laptop = gvt_serving_enrol (self, "laptop", self->address);
  gvt_serving_record (self, laptop, N_ANSWERS);
  json_object_unref (gvt_serving_laptop (self, laptop, "sync", 0));
  ledger = gvt_serving_laptop (self, laptop, "ledger", 0);
  gvt_program_assert_members (ledger, "{\"only_here\":0,\"quarantined\":0}");
  g_assert_cmpint (json_object_get_int_member (ledger, "confirmed"), >, N_ANSWERS);
}

/* --- the end --- */

static gboolean
takes_nobody (gpointer user_data)
{
  g_autoptr (GSocketConnection) connection = connect_to (user_data, NULL);

  return connection == NULL;
}

/* I1: who was being listened to is answered; and the program ends well. */
static void
test_the_end_waits_for_who_is_speaking (GvtServing *self, gconstpointer unused)
{
  g_autoptr (GSocketConnection) speaking = NULL;
  g_autofree char *before = NULL, *answer = NULL;
  g_autoptr (GError) error = NULL;

  gvt_serving_start (self, "--log", "requests", NULL);
  g_subprocess_send_signal (self->server, SIGHUP); /* "read your files again" ends nothing */
  speaking = hold (self, HALF_A_PUSH "\r\n1234");
  before = ask (self, KEYS "\r\n");
  g_assert_cmpuint (gvt_serving_status_of (before), ==, 200);

  g_subprocess_send_signal (self->server, SIGTERM);
  gvt_test_look_until (takes_nobody, self, "the door to be shut");
  say (speaking, "5678");
  answer = hear (speaking);
  g_assert_cmpuint (gvt_serving_status_of (answer), ==, 400);
  g_subprocess_wait_check (self->server, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->server);
  g_clear_pointer (&self->address, g_free);
}

#define ADD(name, func) g_test_add ("/serve-door/" name, GvtServing, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("a-renewed-certificate-is-taken", test_a_renewed_certificate_is_taken);
  ADD ("another-ones-key-is-refused", test_another_ones_key_is_refused);
  ADD ("a-proxy-is-believed-for-whom-it-asks", test_a_proxy_is_believed_for_whom_it_asks);
  ADD ("nobody-else-is-believed", test_nobody_else_is_believed);
  ADD ("a-thousand-idle-clients-hold-up-nobody", test_a_thousand_idle_clients_hold_up_nobody);
  ADD ("I1-the-end-waits-for-who-is-speaking", test_the_end_waits_for_who_is_speaking);

  return g_test_run ();
}
