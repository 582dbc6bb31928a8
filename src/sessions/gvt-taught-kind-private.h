/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* Of session.taught/1 (session, module, version, content_hash), for the table of
 * gvt-undo-kinds.c. */
char *gvt_taught_key (JsonObject *body, GError **error);
gboolean gvt_taught_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_taught_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_taught_describe (JsonObject *body, GvtModuleLibrary *library);

G_END_DECLS
