/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* Of visit.* events, as GvtKindApply. */
gboolean
gvt_visit_apply_planned_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_visit_apply_planned (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_visit_apply_changed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_visit_apply_assigned (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/* visit.withdrawn/1: visit. The centre took it back from the laptop that says so. */
gboolean
gvt_visit_apply_withdrawn (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/* visit, revision, reason: an act of a visit, as gvt-undo-kinds-private.h has it */
#define GVT_VISIT_CANCELLED_KIND "visit.cancelled/1"

gboolean
gvt_visit_apply_cancelled (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_visit_cancelled_key (JsonObject *body, GError **error);
gboolean
gvt_visit_cancelled_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_visit_cancelled_describe (JsonObject *body, GvtModuleLibrary *library);

G_END_DECLS
