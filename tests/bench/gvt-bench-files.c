/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bench-files.h"

#include <stdio.h>
#include <string.h>

#include <gio/gio.h>

#include "gvt-private-nginx.h"

#define N_ROUNDS      3 /* of each, in turn */
#define ROUND         "4s"
#define N_CONNECTIONS "16"

/* Every connection asks for one list after another. */
static const char script[] = "local n = 0\n"
                             "request = function()\n"
                             "  n = n + 1\n"
                             "  return wrk.format('GET', '/v1/files/' .. names[n % #names + 1])\n"
                             "end\n";

/* Returns: (transfer full): the file that it is in */
static char *
write_script (char **names, const char *folder)
{
  g_autofree char *joined = g_strjoinv ("','", names);
  g_autofree char *text = g_strdup_printf ("names = { '%s' }\n%s", joined, script);
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

static gboolean
start (GvtPrivateNginx *nginx,
       GvtPrivateNginxKind kind,
       const char *folder,
       const char *name,
       guint16 port)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  *nginx = (GvtPrivateNginx){ 0 };
  return gvt_private_nginx_start (nginx, kind, path, port);
}

gboolean
gvt_bench_files_run (GvtBenchFiles *self, GvtCentreProcess *centre, const char *folder)
{
  g_autofree char *wrk = g_find_program_in_path ("wrk");
  g_autofree char *path = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) same = NULL;
  GvtPrivateNginx bare, example;

  *self = (GvtBenchFiles){ 0 };
  if (wrk == NULL || !start (&bare, GVT_PRIVATE_NGINX_BARE, folder, "bare", centre->port)
      || !start (&example, GVT_PRIVATE_NGINX_EXAMPLE, folder, "example", centre->port))
    {
      printf ("wrk, nginx or openssl is not here: files not measured\n");
      return FALSE;
    }

  names = gvt_private_nginx_copy_files (&bare, centre->data);
  same = gvt_private_nginx_copy_files (&example, centre->data);
  path = write_script (names, folder);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      self->centre += ask (wrk, path, centre->port) / N_ROUNDS;
      self->bare += ask (wrk, path, bare.port) / N_ROUNDS;
      self->example += ask (wrk, path, example.port) / N_ROUNDS;
    }
  gvt_private_nginx_stop (&bare);
  gvt_private_nginx_stop (&example);
  return TRUE;
}
