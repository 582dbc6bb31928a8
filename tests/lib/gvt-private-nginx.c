/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-private-nginx.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "gvt-test.h"

static const char frame[] = "%s"
                            "worker_processes 1;\n"
                            "daemon off;\n"
                            "pid nginx.pid;\n"
                            "error_log error.log;\n"
                            "events { worker_connections 512; }\n"
                            "http {\n"
                            "  client_body_temp_path body;\n"
                            "  proxy_temp_path proxy;\n"
                            "  fastcgi_temp_path fastcgi;\n"
                            "  uwsgi_temp_path uwsgi;\n"
                            "  scgi_temp_path scgi;\n"
                            "  access_log off;\n"
                            "  log_format short '$status $request_uri';\n"
                            "  include site.conf;\n"
                            "}\n";

static char *
in_folder (GvtPrivateNginx *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

static const char bare_site[] = "server {\n"
                                "  listen 127.0.0.1:%u;\n"
                                "  sendfile on;\n"
                                "  location ~ ^/v1/files/(..)(.*)$ { alias %s/$1/$1$2; }\n"
                                "}\n";

/* Each of them must stand there, or the example is not what is tested. */
static void
replace (GString *text, const char *was, const char *is)
{
  g_assert_cmpuint (g_string_replace (text, was, is, 0), >, 0);
}

static guint16
find_free_port (void)
{
  g_autoptr (GSocketListener) listener = g_socket_listener_new ();
  g_autoptr (GError) error = NULL;
  guint16 port = g_socket_listener_add_any_inet_port (listener, NULL, &error);

  g_assert_no_error (error);
  g_socket_listener_close (listener);
  return port;
}

static void
write_file (GvtPrivateNginx *self, const char *name, const char *text)
{
  g_autofree char *path = in_folder (self, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_main (GvtPrivateNginx *self)
{
  g_autofree char *text = g_strdup_printf (frame, geteuid () == 0 ? "user root;\n" : "");

  write_file (self, "nginx.conf", text);
}

static void
write_bare_site (GvtPrivateNginx *self)
{
  g_autofree char *text = g_strdup_printf (bare_site, self->port, self->files);

  write_file (self, "site.conf", text);
}

static void
write_example_site (GvtPrivateNginx *self, GvtPrivateNginxKind kind, guint16 centre_port)
{
  g_autofree char *example = g_test_build_filename (G_TEST_DIST, "..", "data", "nginx",
                                                    "govote-central.conf", NULL);
  g_autofree char *text = NULL;
  g_autofree char *centre = g_strdup_printf ("server 127.0.0.1:%u;", centre_port);
  g_autofree char *listen = g_strdup_printf ("listen 127.0.0.1:%u ssl;\n  listen 127.0.0.1:%u;",
                                             self->tls_port, self->port);
  g_autofree char *plain = g_strdup_printf ("listen 127.0.0.1:%u;", find_free_port ());
  g_autoptr (GString) site = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (example, &text, NULL, &error);
  g_assert_no_error (error);
  site = g_string_new (text);
  replace (site, "server 127.0.0.1:8480;", centre);
  replace (site, "listen 443 ssl;", listen);
  replace (site, "listen 80;", plain);
  replace (site, "/etc/letsencrypt/live/pusat.example.id/fullchain.pem", "nginx.crt");
  replace (site, "/etc/letsencrypt/live/pusat.example.id/privkey.pem", "nginx.key");
  replace (site, "/srv/govote/files", self->files);
  if (kind == GVT_PRIVATE_NGINX_LOGGED)
    replace (site, "access_log off;", "access_log access.log short;");
  write_file (self, "site.conf", site->str);
}

static gboolean
make_certificate (GvtPrivateNginx *self)
{
  g_autofree char *openssl = g_find_program_in_path ("openssl");
  g_autofree char *certificate = in_folder (self, "nginx.crt");
  g_autofree char *key = in_folder (self, "nginx.key");
  g_autoptr (GSubprocess) run = NULL;

  if (openssl == NULL)
    return FALSE;
  run = g_subprocess_new (G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL, openssl, "req", "-x509",
                          "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                          "-subj", "/CN=localhost", "-days", "2", "-keyout", key, "-out",
                          certificate, NULL);
  return g_subprocess_wait_check (run, NULL, NULL);
}

static void
end_with_parent (gpointer unused)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static gboolean
is_up (gpointer user_data)
{
  GvtPrivateNginx *self = user_data;
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  g_autoptr (GSocketConnection) connection = NULL;

  g_socket_client_set_enable_proxy (client, FALSE);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", self->port, NULL, NULL);
  return connection != NULL;
}

static void
run (GvtPrivateNginx *self, const char *program)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDERR_SILENCE); /* it complains of the log that it was built with */
  g_autofree char *settings = in_folder (self, "nginx.conf");
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  g_subprocess_launcher_unsetenv (launcher, "LD_PRELOAD");
  self->server = g_subprocess_launcher_spawn (launcher, &error, program, "-p", self->folder, "-c",
                                              settings, NULL);
  g_assert_no_error (error);
  gvt_test_look_until (is_up, self, "nginx");
}

gboolean
gvt_private_nginx_start (GvtPrivateNginx *self,
                         GvtPrivateNginxKind kind,
                         const char *folder,
                         guint16 centre_port)
{
  g_autofree char *found = g_find_program_in_path ("nginx");
  const char *program = found != NULL ? found : "/usr/sbin/nginx"; /* of Debian: not in all PATHs */

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_test_skip ("nginx is not installed");
      return FALSE;
    }
  self->folder = g_strdup (folder);
  self->files = in_folder (self, "files");
  g_assert_cmpint (g_mkdir_with_parents (self->files, 0755), ==, 0);
  if (kind != GVT_PRIVATE_NGINX_BARE && !make_certificate (self))
    {
      g_test_skip ("openssl is not installed");
      return FALSE;
    }
  self->port = find_free_port ();
  self->tls_port = find_free_port ();
  write_main (self);
  if (kind == GVT_PRIVATE_NGINX_BARE)
    write_bare_site (self);
  else
    write_example_site (self, kind, centre_port);
  run (self, program);
  return TRUE;
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &content, &length, NULL));
  g_assert_true (g_file_set_contents_full (to, content, (gssize) length, G_FILE_SET_CONTENTS_NONE,
                                           0644, NULL));
}

char **
gvt_private_nginx_copy_files (GvtPrivateNginx *self, const char *centre_folder)
{
  g_autofree char *source = g_build_filename (centre_folder, "files", NULL);
  g_autoptr (GDir) shelves = g_dir_open (source, 0, NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  const char *shelf, *name;

  g_assert_nonnull (shelves);
  while ((shelf = g_dir_read_name (shelves)) != NULL)
    {
      g_autofree char *from = g_build_filename (source, shelf, NULL);
      g_autofree char *to = g_build_filename (self->files, shelf, NULL);
      g_autoptr (GDir) files = g_dir_open (from, 0, NULL);

      g_assert_cmpint (g_mkdir (to, 0755), ==, 0);
      while (files != NULL && (name = g_dir_read_name (files)) != NULL)
        {
          g_autofree char *path = g_build_filename (from, name, NULL);
          g_autofree char *copy = g_build_filename (to, name, NULL);

          copy_file (path, copy);
          g_strv_builder_add (names, name);
        }
    }
  return g_strv_builder_end (names);
}

void
gvt_private_nginx_stop (GvtPrivateNginx *self)
{
  g_autoptr (GError) error = NULL;

  if (self->server != NULL)
    {
      g_subprocess_send_signal (self->server, SIGTERM);
      g_subprocess_wait_check (self->server, NULL, &error);
      g_assert_no_error (error);
    }
  g_clear_object ((GSubprocess **) &self->server);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->files, g_free);
}

char *
gvt_private_nginx_read_log (GvtPrivateNginx *self)
{
  g_autofree char *path = in_folder (self, "access.log");
  char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? text : g_strdup ("");
}
