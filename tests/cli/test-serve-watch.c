/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a serving centre tells of itself, beside what was really done. */
#include <string.h>

#include "gvt-metrics-reading.h"
#include "gvt-serving.h"
#include "gvt-test.h"

#define N_ANSWERS 25
#define GET(path) "GET " path " HTTP/1.1\r\nHost: x\r\n\r\n"

static void
set_up (GvtServing *self, gconstpointer unused)
{
  gvt_serving_set_up (self, NULL);
  gvt_serving_start (self, "--metrics-port", "0", "--log", "requests", NULL);
}

static void
tear_down (GvtServing *self, gconstpointer unused)
{
  gvt_serving_tear_down (self);
}

static guint
ask (const char *address, const char *request)
{
  g_autofree char *reply = gvt_serving_ask (gvt_serving_get_port (address), request);

  return gvt_serving_status_of (reply);
}

static GvtMetricsReading *
scrape (GvtServing *self)
{
  g_autofree char *reply = gvt_serving_ask (gvt_serving_get_port (self->figures), GET ("/metrics"));
  const char *body = strstr (reply, "\r\n\r\n");

  g_assert_cmpuint (gvt_serving_status_of (reply), ==, 200);
  g_assert_nonnull (strstr (reply, "Content-Type: text/plain; version=0.0.4"));
  g_assert_nonnull (body);
  return gvt_metrics_reading_new (body + 4);
}

static void
assert_figure (const GvtMetricsReading *reading, const char *series, double value)
{
  g_test_message ("%s is %g", series, gvt_metrics_reading_get (reading, series));
  g_assert_cmpfloat (gvt_metrics_reading_get (reading, series), ==, value);
}

static void
test_figures_are_what_was_asked (GvtServing *self, gconstpointer unused)
{
  g_autoptr (GvtMetricsReading) reading = NULL;

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (ask (self->address, GET ("/v1/keys")), ==, 200);
  g_assert_cmpuint (ask (self->address, GET ("/healthz")), ==, 200);
  g_assert_cmpuint (ask (self->address, GET ("/v1/health")), ==, 200);
  g_assert_cmpuint (ask (self->address, GET ("/secret-7331")), ==, 404);
  g_assert_cmpuint (ask (self->address, "POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                        "7\r\n\r\ngarbage"),
                    ==, 400);
  g_assert_cmpuint (ask (self->address, "POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: "
                                        "99999999\r\n\r\n"),
                    ==, 413);
  g_assert_cmpuint (ask (self->address, "GET /v1/keys HTTP/1.1\r\n\r\n"), ==, 400); /* no host */

  reading = scrape (self);
  assert_figure (reading, "govote_http_requests_total{route=\"keys\",status=\"200\"}", 3);
  assert_figure (reading, "govote_http_requests_total{route=\"health\",status=\"200\"}", 2);
  assert_figure (reading, "govote_http_requests_total{route=\"other\",status=\"404\"}", 1);
  assert_figure (reading, "govote_http_requests_total{route=\"push\",status=\"400\"}", 1);
  assert_figure (reading, "govote_http_requests_total{route=\"push\",status=\"413\"}", 1);
  assert_figure (reading, "govote_http_request_duration_seconds_count{route=\"push\"}", 2);
  assert_figure (reading, "govote_http_received_bytes_total{route=\"push\"}", strlen ("garbage"));
  assert_figure (reading, "govote_connections_total", 9);
  assert_figure (reading, "govote_connections_refused_total", 0);
  assert_figure (reading, "govote_store_up", 1);
  assert_figure (reading, "govote_devices", 0);
}

/* Returns: the number @name that the centre says of its one laptop */
static gint64
ask_centre (GvtServing *self, const char *name)
{
  g_autoptr (GvtProgramRun) run = gvt_program_run_new (
      "govote-central", NULL, "--data", self->centre, "devices", "list", "--json", NULL);
  g_autoptr (JsonNode) node = gvt_program_run_json (run);

  return json_object_get_int_member (json_array_get_object_element (json_node_get_array (node), 0),
                                     name);
}

static void
test_records_are_counted_once (GvtServing *self, gconstpointer unused)
{
  g_autofree char *laptop = gvt_serving_enrol (self, "laptop", self->address);
  g_autoptr (GvtMetricsReading) reading = NULL;
  g_autoptr (GvtMetricsReading) later = NULL;
  gint64 n_events;

  gvt_serving_record (self, laptop, N_ANSWERS);
  json_object_unref (gvt_serving_laptop (self, laptop, "sync", 0));
  reading = scrape (self);
  n_events = ask_centre (self, "events");
  g_assert_cmpint (n_events, >, N_ANSWERS);
  assert_figure (reading, "govote_events_total{outcome=\"admitted\"}", (double) n_events);
  assert_figure (reading, "govote_events_total{outcome=\"quarantined\"}", 0);
  assert_figure (reading, "govote_events_set_aside{reason=\"quarantined\"}", 0);
  assert_figure (reading, "govote_devices", 1);
  assert_figure (reading, "govote_http_requests_total{route=\"enrol\",status=\"200\"}", 2);

  json_object_unref (gvt_serving_laptop (self, laptop, "sync", 0));
  later = scrape (self);
  assert_figure (later, "govote_events_total{outcome=\"admitted\"}",
                 (double) ask_centre (self, "events"));
  assert_figure (later, "govote_outbox_waiting_messages", 0);
}

/* I13: whoever watches sees how much a fire would cost, and that a backup took it in. */
static void
test_what_no_backup_has_is_told (GvtServing *self, gconstpointer unused)
{
  g_autofree char *laptop = gvt_serving_enrol (self, "laptop", self->address);
  g_autofree char *backup = g_build_filename (self->folder, "backup", NULL);
  g_autoptr (GvtMetricsReading) before = NULL;
  g_autoptr (GvtMetricsReading) after = NULL;
  g_autoptr (GvtProgramRun) run = NULL;

  gvt_serving_record (self, laptop, N_ANSWERS);
  json_object_unref (gvt_serving_laptop (self, laptop, "sync", 0));
  before = scrape (self);
  g_assert_cmpfloat (gvt_metrics_reading_get (before, "govote_events_not_backed_up"), >,
                     (double) ask_centre (self, "events"));

  run = gvt_program_run_new ("govote-central", NULL, "--data", self->centre, "backup", "--output",
                             backup, NULL);
  g_assert_cmpint (run->exit_code, ==, 0);
  after = scrape (self);
  /* that it was made is itself a record */
  g_assert_cmpfloat (gvt_metrics_reading_get (after, "govote_events_not_backed_up"), <=, 1);
}

/* Each line is an object of these members and no other. */
static void
check_line (const char *line)
{
  static const char *const known[] = { "time",     "level",     "event",  "request",
                                       "method",   "route",     "status", "us",
                                       "bytes_in", "bytes_out", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (line, &error);
  g_autoptr (GList) names = NULL;

  g_assert_no_error (error);
  names = json_object_get_members (json_node_get_object (node));
  g_assert_cmpuint (g_list_length (names), ==, g_strv_length ((char **) known));
  for (const GList *l = names; l != NULL; l = l->next)
    g_assert_true (g_strv_contains (known, l->data));
}

/* I10: what somebody sends is in no line, were it a path, a method or a header. */
static void
test_a_line_for_each_request_and_nothing_of_it (GvtServing *self, gconstpointer unused)
{
  g_autofree char *log = NULL;
  g_auto (GStrv) lines = NULL;

  ask (self->address, GET ("/v1/keys"));
  ask (self->address, "PUT7331 /v1/files/secret-7331?nik=7331 HTTP/1.1\r\nHost: h7331\r\n"
                      "X-Forwarded-For: 7331\r\nUser-Agent: 7331\r\nReferer: 7331\r\n\r\n");
  ask (self->address, GET ("/v1/files/7331733173317331733173317331733173317331733173317331733173"
                           "317331"));
  gvt_serving_stop (self);

  log = gvt_serving_read_log (self);
  lines = g_strsplit (log, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  for (guint i = 0; i < 3; i++)
    check_line (lines[i]);
  g_assert_null (strstr (log, "7331"));
  g_assert_nonnull (strstr (lines[0], "\"route\":\"keys\",\"status\":200"));
  g_assert_nonnull (strstr (lines[1], "\"method\":\"other\",\"route\":\"files\""));
}

/* A stranger who reaches the door of laptops learns nothing there. */
static void
test_figures_are_behind_another_door (GvtServing *self, gconstpointer unused)
{
  g_assert_true (g_str_has_prefix (self->figures, "http://127.0.0.1:"));
  g_assert_cmpuint (ask (self->address, GET ("/metrics")), ==, 404);
  g_assert_cmpuint (ask (self->figures, GET ("/healthz")), ==, 200);
  g_assert_cmpuint (ask (self->figures, GET ("/v1/keys")), ==, 404);
}

#define ADD(name, func) g_test_add ("/serve-watch/" name, GvtServing, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  ADD ("figures-are-what-was-asked", test_figures_are_what_was_asked);
  ADD ("I2-records-are-counted-once", test_records_are_counted_once);
  ADD ("I13-what-no-backup-has-is-told", test_what_no_backup_has_is_told);
  ADD ("I10-a-line-for-each-request-and-nothing-of-it",
       test_a_line_for_each_request_and_nothing_of_it);
  ADD ("figures-are-behind-another-door", test_figures_are_behind_another_door);

  return g_test_run ();
}
