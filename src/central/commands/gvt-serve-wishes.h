/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-args.h"
#include "gvt-http-door.h"

G_BEGIN_DECLS

/* What `serve` was asked for on its command line. */
typedef struct
{
  const char *address; /* to listen on; of the arguments */
  guint16 port;
  gint64 figures_port; /* -1: no figures */
  gboolean logs_requests;
  GvtHttpTls *tls;         /* (nullable) */
  GvtHttpProxies *proxies; /* (nullable) */
  GvtHttpLimits limits;    /* with the two before */
} GvtServeWishes;

extern const GvtOption gvt_serve_options[];

gboolean gvt_serve_wishes_read (const GvtArgs *args, GvtServeWishes *self, GError **error);
void gvt_serve_wishes_clear (GvtServeWishes *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtServeWishes, gvt_serve_wishes_clear)

G_END_DECLS
