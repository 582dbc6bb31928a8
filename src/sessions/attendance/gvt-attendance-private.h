/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* Of session.attended events, as GvtKindApply: /1 has two sums, /2 groups. */
gboolean
gvt_attendance_apply_sums (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_attendance_apply_groups (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

/* For the table of gvt-undo-kinds.c. */
char *gvt_attendance_key (JsonObject *body, GError **error);
gboolean gvt_attendance_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_attendance_describe (JsonObject *body, GvtModuleLibrary *library);

G_END_DECLS
