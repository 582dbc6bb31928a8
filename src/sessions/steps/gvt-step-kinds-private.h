/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

#define GVT_STEPPED_KIND  "session.stepped/1" /* session, step, state, reason, next */
#define GVT_ORDERED_KIND  "session.ordered/1" /* session, steps */
#define GVT_OPENED_1_KIND "session.opened/1"  /* visit, name */
#define GVT_OPENED_KIND \
  "session.opened/2" /* and held, follows, steps, modules: any may be absent */

/* For the table of gvt-undo-kinds.c. */
char *gvt_stepped_key (JsonObject *body, GError **error);
gboolean gvt_stepped_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_stepped_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_stepped_describe (JsonObject *body, GvtModuleLibrary *library);

char *gvt_ordered_key (JsonObject *body, GError **error);
gboolean gvt_ordered_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_ordered_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_ordered_describe (JsonObject *body, GvtModuleLibrary *library);

/** gvt_session_apply_opened: of both kinds */
gboolean
gvt_session_apply_opened (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/** gvt_codes_to_json: Returns: (transfer full): @codes: %NULL-terminated */
JsonArray *gvt_codes_to_json (const char *const *codes);

G_END_DECLS
