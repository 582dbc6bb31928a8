/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The example of a web server before the centre, with the real one: what laptops and strangers get
 * through it. */
#include <glib/gstdio.h>
#include <string.h>

#include "gvt-private-nginx.h"
#include "gvt-relay.h"
#include "gvt-serving.h"
#include "gvt-test.h"

#define N_ANSWERS 40
#define GET(path) "GET " path " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

typedef struct
{
  GvtServing centre;
  GvtPrivateNginx nginx;
  gboolean is_there;
} Fixture;

static void
set_up (Fixture *self, gconstpointer unused)
{
  g_autofree char *folder = NULL;

  gvt_serving_set_up (&self->centre, NULL);
  gvt_program_do ("govote-central", self->centre.centre, "modules", "publish", NULL);
  gvt_serving_start (&self->centre, "--behind-proxy", "127.0.0.1", "--metrics-port", "0", NULL);
  folder = g_build_filename (self->centre.folder, "nginx", NULL);
  self->is_there = gvt_private_nginx_start (&self->nginx, GVT_PRIVATE_NGINX_LOGGED, folder,
                                            gvt_serving_get_port (self->centre.address));
}

static void
tear_down (Fixture *self, gconstpointer unused)
{
  gvt_private_nginx_stop (&self->nginx);
  gvt_serving_tear_down (&self->centre);
}

/* Returns: (transfer full): the hash of one of them */
static char *
copy_files (Fixture *self)
{
  g_auto (GStrv) names = gvt_private_nginx_copy_files (&self->nginx, self->centre.centre);

  g_assert_nonnull (names[0]);
  return g_strdup (names[0]);
}

/* Returns: how many files the centre itself was asked for */
static double
count_asked_of_centre (Fixture *self)
{
  g_autofree char *figures = gvt_serving_ask (gvt_serving_get_port (self->centre.figures),
                                              GET ("/metrics"));
  const char *found = strstr (figures,
                              "\ngovote_http_requests_total{route=\"files\",status=\"200\"}");

  return found != NULL ? g_ascii_strtod (strstr (found, "} ") + 2, NULL) : 0;
}

static guint
count_lines (const char *text, const char *with)
{
  guint n = 0;

  for (const char *p = text; (p = strstr (p, with)) != NULL; p += strlen (with))
    n++;
  return n;
}

static void
assert_same_on_both_sides (Fixture *self, const char *laptop)
{
  g_autoptr (JsonObject) ledger = gvt_serving_laptop (&self->centre, laptop, "ledger", 0);
  g_autoptr (JsonObject) journal = gvt_serving_laptop (&self->centre, laptop, "journal verify", 0);
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", self->centre.centre, "devices", "list", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);
  JsonObject *device = json_array_get_object_element (json_node_get_array (node), 0);

  g_assert_cmpint (json_object_get_int_member (journal, "events"), >, N_ANSWERS);
  g_assert_cmpint (json_object_get_int_member (device, "events"), ==,
                   json_object_get_int_member (journal, "events"));
  g_assert_cmpint (json_object_get_int_member (device, "quarantined"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (ledger, "confirmed"), ==,
                   json_object_get_int_member (journal, "events"));
}

/* I2, I6: a line that loses an answer on the way to it changes nothing. */
static void
test_a_laptop_synchronises_through_it (Fixture *self, gconstpointer unused)
{
  g_autoptr (GvtRelay) relay = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *address = NULL, *laptop = NULL, *log = NULL, *last = NULL;

  if (!self->is_there)
    return;
  last = copy_files (self);
  relay = gvt_relay_new (self->nginx.port, &error);
  g_assert_no_error (error);
  address = g_strdup_printf ("http://127.0.0.1:%u", gvt_relay_get_port (relay));
  laptop = gvt_serving_enrol (&self->centre, "laptop", address);
  gvt_serving_record (&self->centre, laptop, N_ANSWERS);
  gvt_relay_lose_answer (relay, "/v1/push");
  json_object_unref (gvt_serving_laptop (&self->centre, laptop, "sync", 1));
  g_assert_cmpuint (gvt_relay_get_n_lost (relay), ==, 1);
  json_object_unref (gvt_serving_laptop (&self->centre, laptop, "sync", 0));
  gvt_relay_stop (relay);

  assert_same_on_both_sides (self, laptop);
  log = gvt_private_nginx_read_log (&self->nginx);
  g_assert_cmpuint (count_lines (log, "200 /v1/push"), >=, 2);
  g_assert_cmpuint (count_lines (log, "200 /v1/files/"), >, 0);
  g_assert_cmpfloat (count_asked_of_centre (self), ==, 0); /* nginx served them all by itself */
}

static char *
ask (Fixture *self, const char *request)
{
  return gvt_serving_ask (self->nginx.port, request);
}

static char *
ask_file (Fixture *self, const char *hash, const char *headers)
{
  g_autofree char *request = g_strdup_printf (
      "GET /v1/files/%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n%s\r\n", hash, headers);

  return ask (self, request);
}

static void
assert_says (const char *reply, guint status, const char *words)
{
  g_test_message ("%.200s", reply);
  g_assert_cmpuint (gvt_serving_status_of (reply), ==, status);
  g_assert_nonnull (strstr (reply, words));
}

static void
test_files_come_from_where_a_download_stopped (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = NULL, *tag = NULL, *same = NULL, *other = NULL;
  g_autofree char *whole = NULL, *rest = NULL, *resumed = NULL, *anew = NULL, *beyond = NULL;

  if (!self->is_there)
    return;
  hash = copy_files (self);
  tag = g_strdup_printf ("ETag: \"%s\"\r\n", hash);
  same = g_strdup_printf ("Range: bytes=16-\r\nIf-Range: \"%s\"\r\n", hash);
  other = g_strdup_printf ("Range: bytes=16-\r\nIf-Range: \"other\"\r\n");
  whole = ask_file (self, hash, "");
  rest = ask_file (self, hash, "Range: bytes=16-\r\n");
  resumed = ask_file (self, hash, same);
  anew = ask_file (self, hash, other);
  beyond = ask_file (self, hash, "Range: bytes=999999999-\r\n");

  assert_says (whole, 200, tag);
  assert_says (whole, 200, "Cache-Control: public, max-age=31536000, immutable\r\n");
  assert_says (whole, 200, "Content-Type: application/octet-stream\r\n");
  assert_says (rest, 206, "Content-Range: bytes 16-");
  assert_says (resumed, 206, "Content-Range: bytes 16-");
  assert_says (anew, 200, tag);
  g_assert_cmpuint (gvt_serving_status_of (beyond), ==, 416);
  g_assert_cmpfloat (count_asked_of_centre (self), ==, 0);
}

/* What staff have not copied yet is there all the same. */
static void
test_a_file_that_is_not_there_is_asked_of_the_centre (Fixture *self, gconstpointer unused)
{
  g_autofree char *hash = NULL, *shelf = NULL, *copy = NULL, *reply = NULL, *absent = NULL;

  if (!self->is_there)
    return;
  hash = copy_files (self);
  shelf = g_strndup (hash, 2);
  copy = g_build_filename (self->nginx.files, shelf, hash, NULL);
  g_assert_cmpint (g_unlink (copy), ==, 0);
  reply = ask_file (self, hash, "");
  g_assert_cmpuint (gvt_serving_status_of (reply), ==, 200);
  g_assert_cmpfloat (count_asked_of_centre (self), ==, 1);
  memset (hash, '0', 64);
  absent = ask_file (self, hash, "");
  assert_says (absent, 404, "\"error\":\"not_found\"");
}

static void
test_refusals_are_in_our_words (Fixture *self, gconstpointer unused)
{
  g_autofree char *huge = NULL, *large = NULL, *figures = NULL, *health = NULL, *away = NULL;

  if (!self->is_there)
    return;
  huge = ask (self, "POST /v1/push HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                    "Content-Length: 2000000000\r\n\r\n");
  assert_says (huge, 413, "\"error\":\"too_large\"");
  large = ask (self, "POST /v1/manifest HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                     "Content-Length: 1000000\r\n\r\n");
  assert_says (large, 413, "\"error\":\"too_large\"");
  figures = ask (self, GET ("/metrics"));
  assert_says (figures, 404, "\"error\":\"not_found\"");
  health = ask (self, GET ("/healthz"));
  assert_says (health, 200, "{\"status\":\"ok\"}");

  gvt_serving_stop (&self->centre);
  away = ask (self, GET ("/healthz"));
  assert_says (away, 503, "\"error\":\"unavailable\"");
  assert_says (away, 503, "\r\nRetry-After: 5\r\n");
}

static gboolean
take_any (GTlsConnection *connection,
          GTlsCertificate *shown,
          GTlsCertificateFlags flaws,
          gpointer unused)
{
  return TRUE;
}

static void
test_it_ends_tls (Fixture *self, gconstpointer unused)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) socket = NULL;
  g_autoptr (GIOStream) stream = NULL;
  g_autoptr (GError) error = NULL;
  char reply[16] = "";

  if (!self->is_there || !g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    return;
  g_socket_client_set_enable_proxy (client, FALSE);
  socket = g_socket_client_connect_to_host (client, "127.0.0.1", self->nginx.tls_port, NULL,
                                            &error);
  g_assert_no_error (error);
  stream = g_tls_client_connection_new (G_IO_STREAM (socket), NULL, &error);
  g_assert_no_error (error);
  g_signal_connect (stream, "accept-certificate", G_CALLBACK (take_any), NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (stream), GET ("/v1/keys"),
                             strlen (GET ("/v1/keys")), NULL, NULL, &error);
  g_assert_no_error (error);
  g_input_stream_read_all (g_io_stream_get_input_stream (stream), reply, 12, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (reply, ==, "HTTP/1.1 200");
}

#define ADD(name, func) g_test_add ("/nginx/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("I2-a-laptop-synchronises-through-it", test_a_laptop_synchronises_through_it);
  ADD ("files-come-from-where-a-download-stopped", test_files_come_from_where_a_download_stopped);
  ADD ("a-file-that-is-not-there-is-asked-of-the-centre",
       test_a_file_that_is_not_there_is_asked_of_the_centre);
  ADD ("refusals-are-in-our-words", test_refusals_are_in_our_words);
  ADD ("it-ends-tls", test_it_ends_tls);

  return g_test_run ();
}
