/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* An nginx of this program alone, on loopback, in a folder of its own, with data/nginx as it stands
 * but for names of files, addresses and ports. It ends with its owner at the latest. */
typedef struct
{
  char *folder;
  guint16 port;     /* plain HTTP, for a laptop that knows no authority of a test */
  guint16 tls_port; /* as the example has it */
  char *files;      /* the folder of what it serves by itself */
  gpointer server;  /* GSubprocess */
} GvtPrivateNginx;

/** gvt_private_nginx_start: @folder: a new one; @centre_port: where the centre answers. Returns:
 * %FALSE: the test is skipped: nginx or openssl is not installed */
gboolean gvt_private_nginx_start (GvtPrivateNginx *self, const char *folder, guint16 centre_port);
/** gvt_private_nginx_stop: by its pid; asserts that it ends well */
void gvt_private_nginx_stop (GvtPrivateNginx *self);
/** gvt_private_nginx_read_log: Returns: (transfer full): a line for each request so far: its
 * status and path */
char *gvt_private_nginx_read_log (GvtPrivateNginx *self);

G_END_DECLS
