/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-serve-wishes.h"

#include <glib/gi18n-lib.h>

#define LOOPBACK        "127.0.0.1"
#define IDLE_S          30
#define MAX_CONNECTIONS 4000
#define MAX_WAITING     256 /* some seconds of work for all workers */

const GvtOption gvt_serve_options[] = {
  { "listen", "ADDRESS", N_ ("the IP address to listen on; this machine alone when not given") },
  { "port", "N", N_ ("the port; 0 lets the system choose, 8480 when not given") },
  { "per-address", "N", N_ ("connections from one address at a time; 256 when not given") },
  { "tls-certificate", "FILE",
    N_ ("speaks HTTPS with this certificate (PEM, with those that lead to a known authority); "
        "whenever it is renewed the new one is taken") },
  { "tls-key", "FILE", N_ ("the certificate's private key (PEM)") },
  { "behind-proxy", "ADDRESS",
    N_ ("believes X-Forwarded-For when it comes from this address, which may be given more than "
        "once; --per-address then counts whom it names") },
  { "metrics-port", "N",
    N_ ("answers GET /metrics (Prometheus) and /healthz on this port, to this machine alone; 0 "
        "lets "
        "the system choose") },
  { "log", "WHAT",
    N_ ("what standard error is told: \"requests\", each of them, or \"problems\", which it is "
        "when "
        "not given") },
  { NULL, NULL, NULL },
};

static gboolean
read_log (const GvtArgs *args, GvtServeWishes *self, GError **error)
{
  const char *log = gvt_args_get (args, "log");

  self->logs_requests = g_strcmp0 (log, "requests") == 0;
  if (log == NULL || self->logs_requests || g_str_equal (log, "problems"))
    return TRUE;
  return gvt_usage_error (error, _ ("--log is \"problems\" or \"requests\""));
}

static gboolean
read_tls (const GvtArgs *args, GvtServeWishes *self, GError **error)
{
  const char *certificate = gvt_args_get (args, "tls-certificate");
  const char *key = gvt_args_get (args, "tls-key");

  if ((certificate == NULL) != (key == NULL))
    return gvt_usage_error (error, _ ("--tls-certificate and --tls-key belong together"));
  if (certificate == NULL)
    return TRUE;

  self->limits.tls = self->tls = gvt_http_tls_new (certificate, key, error);
  return self->tls != NULL;
}

static gboolean
read_proxies (const GvtArgs *args, GvtServeWishes *self, GError **error)
{
  g_autoptr (GPtrArray) addresses = gvt_args_get_all (args, "behind-proxy");

  if (addresses->len == 0)
    return TRUE;
  self->limits.proxies = self->proxies = gvt_http_proxies_new (addresses, error);
  return self->proxies != NULL;
}

gboolean
gvt_serve_wishes_read (const GvtArgs *args, GvtServeWishes *self, GError **error)
{
  const char *address = gvt_args_get (args, "listen");
  gint64 port = 8480, per_address = 256;

  self->figures_port = -1;
  if (!gvt_args_get_int (args, "port", 0, G_MAXUINT16, &port, error)
      || !gvt_args_get_int (args, "per-address", 1, MAX_CONNECTIONS, &per_address, error)
      || !gvt_args_get_int (args, "metrics-port", 0, G_MAXUINT16, &self->figures_port, error))
    return FALSE;

  self->address = address != NULL ? address : LOOPBACK;
  self->port = (guint16) port;
  self->limits = (GvtHttpLimits){ .idle_s = IDLE_S,
                                  .max_connections = MAX_CONNECTIONS,
                                  .max_per_address = (guint) per_address,
                                  .max_waiting = MAX_WAITING };
  return read_log (args, self, error) && read_tls (args, self, error)
         && read_proxies (args, self, error);
}

void
gvt_serve_wishes_clear (GvtServeWishes *self)
{
  g_clear_pointer (&self->tls, gvt_http_tls_free);
  g_clear_pointer (&self->proxies, gvt_http_proxies_free);
}
