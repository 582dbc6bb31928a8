/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/resource.h>

#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-routes.h"
#include "gvt-service-log.h"
#include "gvt-service-watch.h"

#define DRAIN_S         30 /* who has not finished by then is cut off */
#define MAX_CONNECTIONS 4000
#define LOOPBACK        "127.0.0.1"

typedef struct
{
  GMainLoop *loop;
  GvtHttpServer *server;
} Serving;

static void
on_drained (gpointer user_data)
{
  g_main_loop_quit (user_data);
}

static gboolean
on_drain_overdue (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

static gboolean
on_signal (gpointer user_data)
{
  Serving *serving = user_data;

  g_timeout_add_seconds (DRAIN_S, on_drain_overdue, serving->loop);
  gvt_http_server_drain (serving->server, on_drained, serving->loop);
  return G_SOURCE_CONTINUE;
}

/* Each connection is a file; the soft limit of 1,024 is made for old programs. */
static void
raise_file_limit (void)
{
  struct rlimit limit;

  if (getrlimit (RLIMIT_NOFILE, &limit) == 0)
    {
      limit.rlim_cur = limit.rlim_max;
      setrlimit (RLIMIT_NOFILE, &limit);
    }
}

static void
run_loop (GvtHttpServer *server)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Serving serving = { loop, server };
  guint on_term = g_unix_signal_add (SIGTERM, on_signal, &serving);
  guint on_int = g_unix_signal_add (SIGINT, on_signal, &serving);

  g_main_loop_run (loop);
  g_source_remove (on_term);
  g_source_remove (on_int);
}

/* Read by scripts: not translated. */
static void
tell_address (const char *what, GvtHttpServer *server, const char *path)
{
  g_autofree char *uri = gvt_http_server_dup_uri (server);

  gvt_print ("%s %s%s\n", what, uri, path);
}

/* As asked for on the command line. */
typedef struct
{
  const char *address;
  gint64 port;
  gint64 per_address;
  gint64 figures_port; /* -1: no figures */
  gboolean logs_requests;
} Wishes;

static gboolean
read_log_wish (const GvtArgs *args, Wishes *wishes, GError **error)
{
  const char *log = gvt_args_get (args, "log");

  wishes->logs_requests = g_strcmp0 (log, "requests") == 0;
  if (log == NULL || wishes->logs_requests || g_str_equal (log, "problems"))
    return TRUE;
  return gvt_usage_error (error, _ ("--log is \"problems\" or \"requests\""));
}

static gboolean
read_wishes (const GvtArgs *args, Wishes *wishes, GError **error)
{
  *wishes = (Wishes){
    .address = gvt_args_get (args, "listen"), .port = 8480, .per_address = 256, .figures_port = -1
  };
  return gvt_args_get_int (args, "port", 0, G_MAXUINT16, &wishes->port, error)
         && gvt_args_get_int (args, "per-address", 1, MAX_CONNECTIONS, &wishes->per_address, error)
         && gvt_args_get_int (args, "metrics-port", 0, G_MAXUINT16, &wishes->figures_port, error)
         && read_log_wish (args, wishes, error);
}

/* Returns: (transfer full) (nullable): answers this machine alone */
static GvtHttpServer *
serve_figures (GvtServiceWatch *watch, guint16 port, GError **error)
{
  GvtHttpService service = gvt_service_watch_figures (watch);
  GvtHttpLimits limits = { .idle_s = 30, .max_connections = 16, .max_per_address = 16 };
  g_autoptr (GvtHttpServer) server = gvt_http_server_new (&service, &limits);

  return gvt_http_server_listen (server, LOOPBACK, port, error) ? g_steal_pointer (&server) : NULL;
}

static GvtHttpServer *
serve_laptops (GvtCentral *central, GvtServiceWatch *watch, const Wishes *wishes, GError **error)
{
  GvtHttpService service = gvt_routes_service (central);
  GvtHttpLimits limits = { .idle_s = 30,
                           .max_connections = MAX_CONNECTIONS,
                           .max_per_address = (guint) wishes->per_address };
  g_autoptr (GvtHttpServer) server = NULL;

  gvt_service_watch_follow (watch, &service);
  server = gvt_http_server_new (&service, &limits);
  gvt_service_watch_set_server (watch, server);
  return gvt_http_server_listen (server, wishes->address != NULL ? wishes->address : LOOPBACK,
                                 (guint16) wishes->port, error)
             ? g_steal_pointer (&server)
             : NULL;
}

static gboolean
run_serve (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtServiceWatch) watch = NULL;
  g_autoptr (GvtHttpServer) server = NULL;
  g_autoptr (GvtHttpServer) figures = NULL;
  Wishes wishes;

  if (!read_wishes (args, &wishes, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;

  gvt_service_log_take_over (gvt_central_get_clock (central));
  raise_file_limit ();
  watch = gvt_service_watch_new (central, wishes.logs_requests);
  server = serve_laptops (central, watch, &wishes, error);
  if (server == NULL)
    return FALSE;
  if (wishes.figures_port >= 0)
    {
      figures = serve_figures (watch, (guint16) wishes.figures_port, error);
      if (figures == NULL)
        return FALSE;
    }

  tell_address ("listening", server, "");
  if (figures != NULL)
    tell_address ("metrics", figures, "/metrics");
  run_loop (server);
  return TRUE;
}

static const GvtOption options[] = {
  { "listen", "ADDRESS", N_ ("the IP address to listen on; this machine alone when not given") },
  { "port", "N", N_ ("the port; 0 lets the system choose, 8480 when not given") },
  { "per-address", "N", N_ ("connections from one address at a time; 256 when not given") },
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

const GvtCommand gvt_serve_command = {
  .name = "serve",
  .summary = N_ ("answers laptops until it is told to stop"),
  .details = N_ (
      "Prints one line, \"listening http://ADDRESS:PORT\", once laptops can come. It "
      "speaks plain HTTP: a proxy with TLS stands between it and the open network.\n\n"
      "What it logs is one JSON object a line, without anything that a laptop sent. With "
      "--metrics-port a second line says \"metrics http://127.0.0.1:PORT/metrics\".\n\n"
      "On SIGTERM it takes nothing new, finishes what it is answering, and ends."),
  .options = options,
  .run = run_serve,
};
