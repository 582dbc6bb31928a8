/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <sys/resource.h>

#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-routes.h"

#define DRAIN_S 30 /* who has not finished by then is cut off */

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

static gboolean
run_serve (const GvtArgs *args, GError **error)
{
  const char *address = gvt_args_get (args, "listen");
  gint64 port = 8480, per_address = 256;
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtHttpServer) server = NULL;
  g_autofree char *uri = NULL;
  GvtHttpLimits limits = { .idle_s = 30, .max_connections = 4000 };
  GvtHttpService service;

  if (!gvt_args_get_int (args, "port", 0, G_MAXUINT16, &port, error)
      || !gvt_args_get_int (args, "per-address", 1, 4000, &per_address, error))
    return FALSE;
  central = gvt_central_open_args (args, error);
  if (central == NULL)
    return FALSE;

  raise_file_limit ();
  limits.max_per_address = (guint) per_address;
  service = gvt_routes_service (central);
  server = gvt_http_server_new (&service, &limits);
  if (!gvt_http_server_listen (server, address != NULL ? address : "127.0.0.1", (guint16) port,
                               error))
    return FALSE;

  uri = gvt_http_server_dup_uri (server);
  gvt_print ("listening %s\n", uri); /* read by scripts: not translated */
  run_loop (server);
  return TRUE;
}

static const GvtOption options[] = {
  { "listen", "ADDRESS", N_ ("the IP address to listen on; this machine alone when not given") },
  { "port", "N", N_ ("the port; 0 lets the system choose, 8480 when not given") },
  { "per-address", "N", N_ ("connections from one address at a time; 256 when not given") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_serve_command = {
  .name = "serve",
  .summary = N_ ("answers laptops until it is told to stop"),
  .details = N_ ("Prints one line, \"listening http://ADDRESS:PORT\", once laptops can come. It "
                 "speaks plain HTTP: a proxy with TLS stands between it and the open network.\n\n"
                 "On SIGTERM it takes nothing new, finishes what it is answering, and ends."),
  .options = options,
  .run = run_serve,
};
