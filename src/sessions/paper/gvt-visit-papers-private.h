/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* The #GvtKindApply of what leaves a visit as paper or file; they are part of
 * gvt_sessions_projection.
 *
 * session.reported/1: visit, digest. session.reported/2: code, too (gvt-report-code.h).
 * visit.signed/1: visit, method, code, and a photo as attachment; personal: name, strokes
 * (gvt-visit-signature.h). visit.exported/1: visit, form, digest.
 * visit.exported/2, of a print pack: "pack", too (gvt-print-record.h). */
gboolean
gvt_visit_apply_reported_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_visit_apply_reported (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

gboolean
gvt_visit_apply_signed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_visit_apply_exported_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_visit_apply_exported (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

G_END_DECLS
