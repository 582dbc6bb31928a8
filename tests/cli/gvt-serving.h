/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-program-run.h"

G_BEGIN_DECLS

/* A practice centre that serves as a service does: the built program with whatever options, its
 * standard error in a file; and laptops that it took in, which record answers of a class. */
typedef struct
{
  const char *folder; /* gvt_test_folder() */
  char *centre;
  char *passphrase;
  char *log; /* what the server says on standard error */
  GSubprocess *server;
  char *address; /* (nullable): as it printed it */
  char *figures; /* (nullable): of /metrics */
} GvtServing;

#define GVT_SERVING_PASSPHRASE "sepuluh kata rahasia"

/** gvt_serving_set_up: makes the centre; @database_file: (nullable): what names its database */
void gvt_serving_set_up (GvtServing *self, const char *database_file);
void gvt_serving_tear_down (GvtServing *self);
/** gvt_serving_start: `serve --port 0` and what else is given; returns when laptops can come */
void gvt_serving_start (GvtServing *self, const char *first, ...) G_GNUC_NULL_TERMINATED;
/** gvt_serving_stop: by SIGTERM; asserts that it ends well */
void gvt_serving_stop (GvtServing *self);
/** gvt_serving_read_log: Returns: (transfer full): what it has said so far */
char *gvt_serving_read_log (GvtServing *self);

/** gvt_serving_get_port: of "http://127.0.0.1:8480/path" */
guint16 gvt_serving_get_port (const char *address);
/** gvt_serving_ask: Returns: (transfer full): all that a server on loopback says to @request before
 * it hangs up */
char *gvt_serving_ask (guint16 port, const char *request);
guint gvt_serving_status_of (const char *reply);

/** gvt_serving_enrol: a laptop of PTD-01 and SPV-01, by the address @url. Returns: (transfer full):
 * its folder */
char *gvt_serving_enrol (GvtServing *self, const char *name, const char *url);
/** gvt_serving_laptop: govotectl with @line, cut at its blanks, as PTD-01. Returns: (transfer
 * full): what it printed as JSON, an empty object where it printed none; it must have ended with
 * @exit_code */
JsonObject *
gvt_serving_laptop (GvtServing *self, const char *laptop, const char *line, int exit_code);
/** gvt_serving_record: @n answers in a new class on a new visit */
void gvt_serving_record (GvtServing *self, const char *laptop, guint n);

G_END_DECLS
