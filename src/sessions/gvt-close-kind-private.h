/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

#define GVT_CLOSED_KIND "session.closed/1"

/* Of session.closed/1 (session, what it comes to, and a signature: gvt-session-acts.h), for the
 * table of gvt-undo-kinds.c. */
char *gvt_session_closed_key (JsonObject *body, GError **error);
gboolean
gvt_session_closed_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_session_closed_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_session_closed_describe (JsonObject *body, GvtModuleLibrary *library);

G_END_DECLS
