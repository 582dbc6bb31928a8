/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-request-counts.h"

#include "gvt-metrics-text.h"

#define REQUESTS "govote_http_requests_total"
#define DURATION "govote_http_request_duration_seconds"
#define RECEIVED "govote_http_received_bytes_total"
#define SENT     "govote_http_sent_bytes_total"

/* The budget of a batch is 250 ms; a slow link alone takes seconds. */
static const struct
{
  gint64 most_us;
  const char *label;
} buckets[] = {
  { 5000, "0.005" },  { 10000, "0.01" },  { 25000, "0.025" }, { 50000, "0.05" },
  { 100000, "0.1" },  { 250000, "0.25" }, { 500000, "0.5" },  { 1000000, "1" },
  { 2500000, "2.5" }, { 5000000, "5" },   { 10000000, "10" }, { G_MAXINT64, "+Inf" },
};

typedef struct
{
  guint64 n[G_N_ELEMENTS (buckets)]; /* that took at most so long, each counted once */
  gint64 sum_us;
  guint64 received, sent;
  guint64 n_by_status[600];
} Route;

struct _GvtRequestCounts
{
  GMutex lock;
  GHashTable *routes; /* name -> Route */
};

GvtRequestCounts *
gvt_request_counts_new (void)
{
  GvtRequestCounts *self = g_new0 (GvtRequestCounts, 1);

  g_mutex_init (&self->lock);
  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  return self;
}

void
gvt_request_counts_free (GvtRequestCounts *self)
{
  g_hash_table_unref (self->routes);
  g_mutex_clear (&self->lock);
  g_free (self);
}

static Route *
find (GvtRequestCounts *self, const char *name)
{
  Route *route = g_hash_table_lookup (self->routes, name);

  if (route == NULL)
    {
      route = g_new0 (Route, 1);
      g_hash_table_insert (self->routes, (gpointer) name, route);
    }
  return route;
}

void
gvt_request_counts_add (GvtRequestCounts *self, const char *name, const GvtHttpRecord *record)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Route *route = find (self, name);
  gsize i = 0;

  while (record->duration_us > buckets[i].most_us)
    i++;
  route->n[i]++;
  route->sum_us += record->duration_us;
  route->received += record->bytes_in;
  route->sent += record->bytes_out;
  route->n_by_status[MIN (record->status, G_N_ELEMENTS (route->n_by_status) - 1)]++;
}

static void
write_statuses (GString *text, const char *name, const Route *route)
{
  for (guint status = 0; status < G_N_ELEMENTS (route->n_by_status); status++)
    if (route->n_by_status[status] > 0)
      {
        g_autofree char *label = g_strdup_printf ("%u", status);

        gvt_metrics_text_count (text, REQUESTS, route->n_by_status[status], "route", name, "status",
                                label, NULL);
      }
}

static void
write_durations (GString *text, const char *name, const Route *route)
{
  guint64 n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (buckets); i++)
    {
      n += route->n[i];
      gvt_metrics_text_count (text, DURATION "_bucket", n, "route", name, "le", buckets[i].label,
                              NULL);
    }
  gvt_metrics_text_seconds (text, DURATION "_sum", route->sum_us, "route", name, NULL);
  gvt_metrics_text_count (text, DURATION "_count", n, "route", name, NULL);
}

static void
write_received (GString *text, const char *name, const Route *route)
{
  gvt_metrics_text_count (text, RECEIVED, route->received, "route", name, NULL);
}

static void
write_sent (GString *text, const char *name, const Route *route)
{
  gvt_metrics_text_count (text, SENT, route->sent, "route", name, NULL);
}

static const struct
{
  const char *name, *type, *help;
  void (*write) (GString *text, const char *name, const Route *route);
} figures[] = {
  { REQUESTS, "counter", "Requests by route and status; 499: the client went away.",
    write_statuses },
  { DURATION, "histogram", "From the end of a request's head to the end of its answer.",
    write_durations },
  { RECEIVED, "counter", "Bytes of request bodies.", write_received },
  { SENT, "counter", "Bytes of answers' bodies.", write_sent },
};

void
gvt_request_counts_write (GvtRequestCounts *self, GString *text)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (self->routes),
                                         (GCompareFunc) g_strcmp0);

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      gvt_metrics_text_head (text, figures[i].name, figures[i].type, figures[i].help);
      for (const GList *l = names; l != NULL; l = l->next)
        figures[i].write (text, l->data, g_hash_table_lookup (self->routes, l->data));
    }
}
