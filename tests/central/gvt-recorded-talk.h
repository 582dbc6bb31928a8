/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-http-server.h"
#include "gvt-json.h"
#include "gvt-transport.h"

G_BEGIN_DECLS

/* A talk between a laptop and a centre, byte by byte, as both said it once. */
typedef struct
{
  char *route; /* "push"; "files/" and the hash of one */
  guint status;
  GBytes *request; /* (nullable) */
  GBytes *answer;
} GvtExchange;

void gvt_exchange_free (GvtExchange *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtExchange, gvt_exchange_free)

/* Base64 in JSON, in lines that a person can read past. */
void gvt_json_set_bytes (JsonObject *object, const char *name, GBytes *bytes);
GBytes *gvt_json_dup_bytes (JsonObject *object, const char *name); /* (transfer full) (nullable) */

JsonArray *gvt_talk_to_json (GPtrArray *talk);
/** gvt_talk_from_json: Returns: (transfer full) (element-type GvtExchange) */
GPtrArray *gvt_talk_from_json (JsonArray *array);

/** gvt_exchange_ask: asks @service without a socket. Returns: (transfer full): what came of it */
GvtExchange *gvt_exchange_ask (GvtHttpService *service, const char *route, GBytes *request);

#define GVT_TYPE_TALK_LINE (gvt_talk_line_get_type ())
G_DECLARE_FINAL_TYPE (GvtTalkLine, gvt_talk_line, GVT, TALK_LINE, GObject)

/** gvt_talk_line_new_live: to a real centre's routes; what is said goes to the end of @talk. Both
 * are borrowed */
GvtTalkLine *gvt_talk_line_new_live (GvtHttpService *service, GPtrArray *talk);
/** gvt_talk_line_new_played: each route answers what it answered in @talk (borrowed), in that
 * order, the last of them again and again; a route that is not in it is 404, as it was then */
GvtTalkLine *gvt_talk_line_new_played (GPtrArray *talk);

G_END_DECLS
