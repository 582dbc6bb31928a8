/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-service-watch.h"

#include "gvt-central-health.h"
#include "gvt-central-load.h"
#include "gvt-central-tally.h"
#include "gvt-error.h"
#include "gvt-metrics-text.h"
#include "gvt-request-counts.h"
#include "gvt-routes.h"
#include "gvt-service-log.h"

struct _GvtServiceWatch
{
  GvtCentral *central;   /* borrowed */
  GvtHttpServer *server; /* (nullable): borrowed */
  GvtRequestCounts *requests;
  gboolean logs_requests;
  gint64 began_us; /* microseconds since 1970, UTC */
};

GvtServiceWatch *
gvt_service_watch_new (GvtCentral *central, gboolean logs_requests)
{
  GvtServiceWatch *self = g_new0 (GvtServiceWatch, 1);

  self->central = central;
  self->requests = gvt_request_counts_new ();
  self->logs_requests = logs_requests;
  self->began_us = gvt_clock_now_us (gvt_central_get_clock (central));
  return self;
}

void
gvt_service_watch_free (GvtServiceWatch *self)
{
  gvt_request_counts_free (self->requests);
  g_free (self);
}

static void
on_ended (const GvtHttpRecord *record, gpointer user_data)
{
  GvtServiceWatch *self = user_data;
  const char *route = gvt_routes_name (record->path);

  gvt_request_counts_add (self->requests, route, record);
  if (self->logs_requests || record->status >= 500)
    gvt_service_log_request (route, record);
}

void
gvt_service_watch_follow (GvtServiceWatch *self, GvtHttpService *service)
{
  service->ended = on_ended;
  service->ended_data = self;
}

void
gvt_service_watch_set_server (GvtServiceWatch *self, GvtHttpServer *server)
{
  self->server = server;
}

static void
write_one (GString *text, const char *name, const char *type, const char *help, guint64 value)
{
  gvt_metrics_text_head (text, name, type, help);
  gvt_metrics_text_count (text, name, value, NULL);
}

static void
write_process (GvtServiceWatch *self, GString *text)
{
  gvt_metrics_text_head (text, "govote_build_info", "gauge", "Which program this is.");
  gvt_metrics_text_count (text, "govote_build_info", 1, "version", GVT_VERSION, NULL);
  gvt_metrics_text_head (text, "govote_start_time_seconds", "gauge",
                         "When this process began, in seconds since 1970, UTC.");
  gvt_metrics_text_seconds (text, "govote_start_time_seconds", self->began_us, NULL);
}

static void
write_connections (GvtServiceWatch *self, GString *text)
{
  GvtHttpDoor *door = self->server != NULL ? gvt_http_server_get_door (self->server) : NULL;

  if (door == NULL)
    return;
  write_one (text, "govote_connections_open", "gauge", "Connections that are in now.",
             gvt_http_door_count (door));
  write_one (text, "govote_connections_total", "counter", "Connections that were let in.",
             gvt_http_door_count_opened (door));
  write_one (text, "govote_connections_refused_total", "counter",
             "Connections over the bounds, closed at once.", gvt_http_door_count_refused (door));
  write_one (text, "govote_requests_waiting", "gauge", "Requests that no worker has begun with.",
             gvt_http_server_count_waiting (self->server));
}

static void
write_tally (GvtServiceWatch *self, GString *text)
{
  static const struct
  {
    GvtTally what;
    const char *outcome;
  } outcomes[] = {
    { GVT_TALLY_ADMITTED, "admitted" },
    { GVT_TALLY_QUARANTINED, "quarantined" },
    { GVT_TALLY_AHEAD, "ahead" },
  };

  gvt_metrics_text_head (text, "govote_events_total", "counter",
                         "Records taken in; of these, quarantined; sent back for coming early.");
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    gvt_metrics_text_count (text, "govote_events_total",
                            gvt_central_tally_get (self->central, outcomes[i].what), "outcome",
                            outcomes[i].outcome, NULL);
  write_one (text, "govote_attachment_bytes_total", "counter", "Bytes of attachments taken in.",
             gvt_central_tally_get (self->central, GVT_TALLY_BLOB_BYTES));
}

static void
write_load (const GvtCentralLoad *load, GString *text)
{
  write_one (text, "govote_devices", "gauge", "Laptops that were taken in.", load->n_devices);
  write_one (text, "govote_outbox_waiting_messages", "gauge",
             "Messages that their laptops have not read.", load->n_outbox);
  write_one (text, "govote_leases_waiting", "gauge",
             "Leases that wait for a one-time key of their laptop.", load->n_leases);
  write_one (text, "govote_attachments_waiting", "gauge", "Attachments that came in part so far.",
             load->n_blobs);
  write_one (text, "govote_events_not_backed_up", "gauge",
             "Records that are in no backup of the centre.", load->n_at_risk);
  gvt_metrics_text_head (
      text, "govote_events_set_aside", "gauge",
      "Records that count for nothing: wrong ones, and those of newer versions.");
  gvt_metrics_text_count (text, "govote_events_set_aside", load->n_quarantined, "reason",
                          "quarantined", NULL);
  gvt_metrics_text_count (text, "govote_events_set_aside", load->n_unknown, "reason", "unknown",
                          NULL);
}

/* A store that cannot be read is itself a figure. */
static void
write_store (GvtServiceWatch *self, GString *text)
{
  GvtStore *store = gvt_journal_get_store (gvt_central_get_journal (self->central));
  GvtStoreReaders readers;
  GvtCentralLoad load;
  g_autoptr (GError) error = NULL;
  gboolean is_up = gvt_central_measure_load (self->central, &load, &error);

  if (!is_up)
    g_message ("/metrics: %s", error->message);
  write_one (text, "govote_store_up", "gauge", "1 when the store could be read.", is_up ? 1 : 0);
  if (is_up)
    write_load (&load, text);

  gvt_store_get_readers (store, &readers);
  gvt_metrics_text_head (text, "govote_store_readers", "gauge",
                         "Connections to the store for reading.");
  gvt_metrics_text_count (text, "govote_store_readers", readers.n_reading, "state", "reading",
                          NULL);
  gvt_metrics_text_count (text, "govote_store_readers", readers.n_idle, "state", "idle", NULL);
  write_one (text, "govote_store_readers_max", "gauge",
             "How many may read at one time; 0: there is no bound.", readers.most);
}

static void
answer_figures (GvtServiceWatch *self, GvtHttpResponse *response)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GBytes) body = NULL;

  write_process (self, text);
  write_connections (self, text);
  gvt_request_counts_write (self->requests, text);
  write_tally (self, text);
  write_store (self, text);
  body = g_string_free_to_bytes (text);
  gvt_http_response_set_bytes (response, body);
  response->content_type = GVT_METRICS_TYPE;
}

static void
answer (const GvtHttpRequest *request, GvtHttpResponse *response, gpointer user_data)
{
  GvtServiceWatch *self = user_data;
  gboolean is_get = g_str_equal (request->method, "GET");
  g_autoptr (GError) error = NULL;

  if (is_get && g_str_equal (request->path, "/metrics"))
    answer_figures (self, response);
  else if (is_get && g_str_equal (request->path, "/healthz"))
    gvt_routes_answer_health (self->central, response);
  else
    {
      error = g_error_new_literal (GVT_ERROR, GVT_ERROR_NOT_FOUND, "No such route");
      gvt_http_response_set_error (response, error);
    }
}

static gsize
get_cap (const char *method, const char *path)
{
  return 0;
}

GvtHttpService
gvt_service_watch_figures (GvtServiceWatch *self)
{
  return (GvtHttpService){ .get_cap = get_cap, .answer = answer, .user_data = self };
}
