/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  /* data/nginx as it stands but for names of files, addresses and ports */
  GVT_PRIVATE_NGINX_EXAMPLE,
  GVT_PRIVATE_NGINX_LOGGED, /* the same, with a log */
  GVT_PRIVATE_NGINX_BARE,   /* nothing but the files, as plainly as it can be said */
} GvtPrivateNginxKind;

/* An nginx of this program alone, with one worker, on loopback, in a folder of its own. It ends
 * with its owner at the latest. */
typedef struct
{
  char *folder;
  guint16 port;     /* plain HTTP, for a laptop that knows no authority of a test */
  guint16 tls_port; /* as the example has it; a bare one has none */
  char *files;      /* the folder of what it serves by itself */
  gpointer server;  /* GSubprocess */
} GvtPrivateNginx;

/** gvt_private_nginx_start: @folder: a new one; @centre_port: where the centre answers. Returns:
 * %FALSE: the test is skipped: nginx or openssl is not installed */
gboolean gvt_private_nginx_start (GvtPrivateNginx *self,
                                  GvtPrivateNginxKind kind,
                                  const char *folder,
                                  guint16 centre_port);
/** gvt_private_nginx_copy_files: as the example says: each that the centre in @centre_folder
 * offers, under its name, for everybody to read. Returns: (transfer full): names, which are hashes
 */
char **gvt_private_nginx_copy_files (GvtPrivateNginx *self, const char *centre_folder);
/** gvt_private_nginx_stop: by its pid; asserts that it ends well */
void gvt_private_nginx_stop (GvtPrivateNginx *self);
/** gvt_private_nginx_read_log: Returns: (transfer full): a line for each request to a
 * logged one so far: its status and path */
char *gvt_private_nginx_read_log (GvtPrivateNginx *self);

G_END_DECLS
