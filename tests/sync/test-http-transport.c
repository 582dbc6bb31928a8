/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The road over HTTP, with somebody else than the centre at its end: real servers on loopback that
 * act as the gateway of a Wi-Fi does. */
#include <libsoup/soup.h>
#include <string.h>

#include "gvt-error.h"
#include "gvt-http-transport.h"
#include "gvt-test.h"

typedef struct
{
  guint status;
  const char *type;
  const char *retry_after;
  const char *body;
} Answer;

typedef struct
{
  GMainContext *context;
  GThread *thread;
  GMainLoop *loop;
  SoupServer *server;
  const Answer *answer;
  char *address;
} Gateway;

static void
on_request (SoupServer *server,
            SoupServerMessage *message,
            const char *path,
            GHashTable *query,
            gpointer user_data)
{
  const Answer *answer = ((Gateway *) user_data)->answer;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_server_message_set_status (message, answer->status, NULL);
  soup_server_message_set_response (message, answer->type, SOUP_MEMORY_STATIC, answer->body,
                                    strlen (answer->body));
  if (answer->status == SOUP_STATUS_FOUND)
    soup_message_headers_replace (headers, "Location", "http://127.0.0.1:1/login");
  if (answer->retry_after != NULL)
    soup_message_headers_replace (headers, "Retry-After", answer->retry_after);
}

static gpointer
serve (gpointer data)
{
  Gateway *self = data;

  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

/* @certificate: (nullable) */
static void
gateway_start (Gateway *self, const Answer *answer, GTlsCertificate *certificate)
{
  g_autoptr (GError) error = NULL;
  g_autoslist (GUri) uris = NULL;

  self->answer = answer;
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_main_context_push_thread_default (self->context);
  self->server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (self->server, NULL, on_request, self, NULL);
  soup_server_listen_local (
      self->server, 0,
      SOUP_SERVER_LISTEN_IPV4_ONLY | (certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0), &error);
  g_assert_no_error (error);
  g_main_context_pop_thread_default (self->context);
  uris = soup_server_get_uris (self->server);
  self->address = g_uri_to_string (uris->data);
  self->thread = g_thread_new ("gateway", serve, self);
}

static void
gateway_stop (Gateway *self)
{
  g_main_loop_quit (self->loop);
  g_thread_join (self->thread);
  soup_server_disconnect (self->server);
  g_object_unref (self->server);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self->address);
}

static gboolean
take_nothing (
    guint64 position, const guint8 *data, gsize length, gpointer user_data, GError **error)
{
  *(guint *) user_data += 1;
  return TRUE;
}

/* Both ways of asking must end in words of a login. */
static void
assert_wants_login (const Answer *answer)
{
  Gateway gateway;
  g_autoptr (GvtTransport) transport = NULL;
  g_autoptr (GError) called = NULL;
  g_autoptr (GError) fetched = NULL;
  g_autofree char *words = NULL;
  guint n_taken = 0;
  GvtHash hash = { { 0 } };

  gateway_start (&gateway, answer, NULL);
  transport = gvt_http_transport_new (gateway.address, 5, NULL);
  g_assert_null (gvt_transport_call (transport, "keys", NULL, 1 << 20, NULL, &called));
  g_assert_false (
      gvt_transport_fetch (transport, &hash, 0, take_nothing, &n_taken, NULL, &fetched));
  gateway_stop (&gateway);

  g_assert_error (called, GVT_ERROR, GVT_ERROR_OFFLINE);
  g_assert_error (fetched, GVT_ERROR, GVT_ERROR_OFFLINE);
  words = gvt_error_describe (called);
  g_assert_nonnull (strstr (words, "wants a login"));
  g_assert_cmpuint (n_taken, ==, 0);
}

static void
test_a_wifi_that_wants_a_login (void)
{
  static const Answer answers[] = {
    { SOUP_STATUS_OK, "text/html; charset=utf-8", NULL, "<html>Selamat datang</html>" },
    { SOUP_STATUS_FOUND, "text/html", NULL, "" },
    { 511, "text/html", NULL, "<html>Log in</html>" },
    { SOUP_STATUS_OK, "TEXT/HTML", NULL, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    assert_wants_login (&answers[i]);
}

static void
test_a_centre_that_asks_to_wait (void)
{
  static const Answer answer = { SOUP_STATUS_SERVICE_UNAVAILABLE, "application/json", "120",
                                 "{\"error\":\"busy\",\"message\":\"\"}" };
  Gateway gateway;
  g_autoptr (GvtTransport) transport = NULL;
  g_autoptr (GError) error = NULL;

  gateway_start (&gateway, &answer, NULL);
  transport = gvt_http_transport_new (gateway.address, 5, NULL);
  g_assert_null (gvt_transport_call (transport, "keys", NULL, 1 << 20, NULL, &error));
  gateway_stop (&gateway);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_OFFLINE);
  g_assert_cmpuint (gvt_transport_get_retry_after_s (transport), ==, 120);
}

/* Returns: (transfer full) (nullable): one that nobody vouches for */
static GTlsCertificate *
make_certificate (void)
{
  g_autofree char *path = g_build_filename (gvt_test_folder (), "own.pem", NULL);
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autoptr (GSubprocess) run = NULL;

  if (GVT_TEST_IS_SANITIZED || openssl == NULL
      || !g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return NULL;
  run = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, openssl, "req", "-x509",
                          "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                          "-subj", "/CN=localhost", "-keyout", path, "-out", path, NULL);
  g_assert_true (run != NULL && g_subprocess_wait_check (run, NULL, NULL));
  return g_tls_certificate_new_from_file (path, NULL);
}

/* Before a byte of ours goes over it. */
static void
test_who_cannot_prove_to_be_the_centre (void)
{
  static const Answer answer = { SOUP_STATUS_OK, "application/octet-stream", NULL, "KEYS" };
  g_autoptr (GTlsCertificate) certificate = make_certificate ();
  g_autoptr (GvtTransport) transport = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  Gateway gateway;

  if (certificate == NULL)
    {
      g_test_skip ("openssl or TLS for GLib is not installed, or this is a sanitized build");
      return;
    }
  gateway_start (&gateway, &answer, certificate);
  transport = gvt_http_transport_new (gateway.address, 5, NULL);
  g_assert_null (gvt_transport_call (transport, "keys", NULL, 1 << 20, NULL, &error));
  gateway_stop (&gateway);

  g_assert_error (error, GVT_ERROR, GVT_ERROR_OFFLINE);
  words = gvt_error_describe (error);
  g_assert_nonnull (strstr (words, "could not prove to be the centre"));
}

int
main (int argc, char **argv)
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/http-transport/a-wifi-that-wants-a-login-is-called-so",
                   test_a_wifi_that_wants_a_login);
  g_test_add_func ("/http-transport/a-centre-that-asks-to-wait-is-heard",
                   test_a_centre_that_asks_to_wait);
  g_test_add_func ("/http-transport/who-cannot-prove-to-be-the-centre-gets-nothing",
                   test_who_cannot_prove_to_be_the_centre);
  return g_test_run ();
}
