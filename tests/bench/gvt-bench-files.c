/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-files.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <glib/gstdio.h>

#include "gvt-test.h"

#define N_ROUNDS      3 /* of each, in turn */
#define ROUND         "4s"
#define N_CONNECTIONS "16"

/* nginx finds files as laptops name them: ab/abcdef… by /v1/files/abcdef… */
static const char config[] =
    "daemon off; worker_processes 1; pid %s/nginx.pid;\n"
    "error_log %s/error.log; events { worker_connections 256; }\n"
    "http {\n"
    "  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;\n"
    "  client_body_temp_path %s/body; proxy_temp_path %s/proxy;\n"
    "  fastcgi_temp_path %s/fastcgi; uwsgi_temp_path %s/uwsgi;\n"
    "  scgi_temp_path %s/scgi;\n"
    "  server {\n"
    "    listen 127.0.0.1:%u;\n"
    "    location ~ ^/v1/files/(..)(.*)$ { alias %s/files/$1/$1$2; }\n"
    "  }\n"
    "}\n";

/* Every connection asks for one list after another. */
static const char script[] = "local n = 0\n"
                             "request = function()\n"
                             "  n = n + 1\n"
                             "  return wrk.format('GET', '/v1/files/' .. names[n % #names + 1])\n"
                             "end\n";

/* Returns: (transfer full): a table of Lua: the names of all packs that the centre offers */
static char *
name_files (GvtCentreProcess *centre)
{
  g_autofree char *top = g_build_filename (centre->data, "files", NULL);
  g_autoptr (GDir) folders = g_dir_open (top, 0, NULL);
  GString *names = g_string_new ("names = {");
  const char *folder;

  g_assert_nonnull (folders);
  while ((folder = g_dir_read_name (folders)) != NULL)
    {
      g_autofree char *path = g_build_filename (top, folder, NULL);
      g_autoptr (GDir) files = g_dir_open (path, 0, NULL);
      const char *name;

      while (files != NULL && (name = g_dir_read_name (files)) != NULL)
        g_string_append_printf (names, "'%s',", name);
    }
  return g_string_free (g_string_append (names, "}\n"), FALSE);
}

static char *
write_script (GvtCentreProcess *centre, const char *folder)
{
  g_autofree char *names = name_files (centre);
  g_autofree char *text = g_strconcat (names, script, NULL);
  char *path = g_build_filename (folder, "ask.lua", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/* Returns: answers a second, as wrk counts them */
static double
ask (const char *wrk, const char *path, guint port)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/", port);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, wrk,
                                                      "-t1", "-c" N_CONNECTIONS, "-d" ROUND, "-s",
                                                      path, uri, NULL);
  g_autofree char *output = NULL;
  const char *rate;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (strstr (output, "Non-2xx"));
  g_assert_null (strstr (output, "Socket errors"));
  rate = strstr (output, "Requests/sec:");
  g_assert_nonnull (rate);
  return g_ascii_strtod (rate + strlen ("Requests/sec:"), NULL);
}

/* --- nginx --- */

static guint16
find_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  return port;
}

static gboolean
takes_connections (gpointer user_data)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = g_socket_client_connect_to_host (
      client, "127.0.0.1", (guint16) GPOINTER_TO_UINT (user_data), NULL, NULL);

  return connection != NULL;
}

/* Returns: (transfer full) */
static GSubprocess *
start_nginx (const char *nginx, GvtCentreProcess *centre, const char *folder, guint16 port)
{
  g_autofree char *path = g_build_filename (folder, "nginx.conf", NULL);
  g_autofree char *text = g_strdup_printf (config, folder, folder, folder, folder, folder, folder,
                                           folder, port, centre->data);
  g_autoptr (GError) error = NULL;
  GSubprocess *server;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  server = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, nginx, "-e", "stderr", "-c", path,
                             "-p", folder, NULL);
  g_assert_no_error (error);
  gvt_test_wait_until (takes_connections, GUINT_TO_POINTER ((guint) port), "nginx to listen");
  return server;
}

gboolean
gvt_bench_files_run (GvtBenchFiles *self, GvtCentreProcess *centre, const char *folder)
{
  g_autofree char *wrk = g_find_program_in_path ("wrk");
  g_autofree char *found = g_find_program_in_path ("nginx");
  const char *nginx = found != NULL ? found : "/usr/sbin/nginx";
  g_autofree char *path = NULL;
  g_autoptr (GSubprocess) server = NULL;
  guint16 port = find_port ();

  *self = (GvtBenchFiles){ 0 };
  if (wrk == NULL || !g_file_test (nginx, G_FILE_TEST_IS_EXECUTABLE))
    {
      printf ("wrk or nginx is not here: files not measured\n");
      return FALSE;
    }

  path = write_script (centre, folder);
  server = start_nginx (nginx, centre, folder, port);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      self->centre += ask (wrk, path, centre->port) / N_ROUNDS;
      self->nginx += ask (wrk, path, port) / N_ROUNDS;
    }
  g_subprocess_send_signal (server, SIGTERM);
  g_subprocess_wait (server, NULL, NULL);
  return TRUE;
}
