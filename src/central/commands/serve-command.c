/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "gvt-central"

#include "gvt-central-commands.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/resource.h>
#include <unistd.h>

#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-routes.h"
#include "gvt-serve-wishes.h"
#include "gvt-service-log.h"
#include "gvt-service-watch.h"

#define DRAIN_S  30 /* who has not finished by then is cut off */
#define LOOPBACK "127.0.0.1"

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

/* What is not committed by now was not acknowledged either: the next start finds the store as if it
 * had never begun. Waiting on for a worker that does not come back would be for ever. */
static gboolean
on_drain_overdue (gpointer unused)
{
  g_message ("What was not answered in %u seconds is cut off", DRAIN_S);
  _exit (GVT_EXIT_OK);
}

/* The certificate is looked at with each connection anyway; but who tells a service to read its
 * files again must not end it. */
static gboolean
on_hang_up (gpointer unused)
{
  return G_SOURCE_CONTINUE;
}

static gboolean
on_signal (gpointer user_data)
{
  Serving *serving = user_data;

  g_timeout_add_seconds (DRAIN_S, on_drain_overdue, NULL);
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

/* Read by scripts: not translated. */
static void
tell_address (const char *what, GvtHttpServer *server, const char *path)
{
  g_autofree char *uri = gvt_http_server_dup_uri (server);

  gvt_print ("%s %s%s\n", what, uri, path);
}

/* Whoever reads the address may send a signal at once. @figures: (nullable) */
static void
run_loop (GvtHttpServer *server, GvtHttpServer *figures)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Serving serving = { loop, server };
  guint on_term = g_unix_signal_add (SIGTERM, on_signal, &serving);
  guint on_int = g_unix_signal_add (SIGINT, on_signal, &serving);
  guint on_hup = g_unix_signal_add (SIGHUP, on_hang_up, NULL);

  tell_address ("listening", server, "");
  if (figures != NULL)
    tell_address ("metrics", figures, "/metrics");
  g_main_loop_run (loop);
  g_source_remove (on_term);
  g_source_remove (on_int);
  g_source_remove (on_hup);
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
serve_laptops (GvtCentral *central,
               GvtServiceWatch *watch,
               const GvtServeWishes *wishes,
               GError **error)
{
  GvtHttpService service = gvt_routes_service (central);
  g_autoptr (GvtHttpServer) server = NULL;

  gvt_service_watch_follow (watch, &service);
  server = gvt_http_server_new (&service, &wishes->limits);
  gvt_service_watch_set_server (watch, server);
  return gvt_http_server_listen (server, wishes->address, wishes->port, error)
             ? g_steal_pointer (&server)
             : NULL;
}

static gboolean
serve (GvtCentral *central, const GvtServeWishes *wishes, GError **error)
{
  g_autoptr (GvtServiceWatch) watch = gvt_service_watch_new (central, wishes->logs_requests);
  g_autoptr (GvtHttpServer) server = serve_laptops (central, watch, wishes, error);
  g_autoptr (GvtHttpServer) figures = NULL;

  if (server == NULL)
    return FALSE;
  if (wishes->figures_port >= 0)
    {
      figures = serve_figures (watch, (guint16) wishes->figures_port, error);
      if (figures == NULL)
        return FALSE;
    }

  run_loop (server, figures);
  return TRUE;
}

static gboolean
run_serve (const GvtArgs *args, GError **error)
{
  g_auto (GvtServeWishes) wishes = { 0 };
  g_autoptr (GvtCentral) central = NULL;

  if (!gvt_serve_wishes_read (args, &wishes, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;

  gvt_service_log_take_over (gvt_central_get_clock (central));
  raise_file_limit ();
  return serve (central, &wishes, error);
}

const GvtCommand gvt_serve_command = {
  .name = "serve",
  .summary = N_ ("answers laptops until it is told to stop"),
  .details = N_ (
      "Prints one line, \"listening http://ADDRESS:PORT\", once laptops can come. Without "
      "--tls-certificate it speaks plain HTTP: then a proxy with TLS stands between it "
      "and the open network.\n\n"
      "What it logs is one JSON object a line, without anything that a laptop sent. With "
      "--metrics-port a second line says \"metrics http://127.0.0.1:PORT/metrics\".\n\n"
      "On SIGTERM it takes nothing new, finishes what it is answering, and ends, after "
      "half a minute at the latest."),
  .options = gvt_serve_options,
  .run = run_serve,
};
