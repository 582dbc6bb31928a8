/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* session.person/1: one person on the attendance list of a class, by card; a later one for the same
 * card replaces it. Body: "session", "card" (from 1), "sex" (L, P), "age" with "age_scheme",
 * "disability" with "disability_scheme", "walk_in", "consents" (codes) with "consent_scheme",
 * "names_travel" (what the plan said when the name was taken), and "named_by" where the name stands
 * in an earlier event. Personal part: {"name"}. Subject: the session's id.
 *
 * session.person_removed/1: "session" and "card". */
#define GVT_PERSON_KIND         "session.person/1"
#define GVT_PERSON_REMOVED_KIND "session.person_removed/1"

/* As GvtKindApply; the others as #GvtActKind says, of both kinds. */
gboolean gvt_person_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_person_apply_removed (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);

char *gvt_person_key (JsonObject *body, GError **error);
gboolean gvt_person_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_person_describe (JsonObject *body, GvtModuleLibrary *library);
char *gvt_person_describe_removed (JsonObject *body, GvtModuleLibrary *library);

/* As GvtKindTravels: the plan said so when the name was taken, and says so now. */
gboolean gvt_names_travel (GvtDb *db, const GvtEvent *event, gboolean *travels, GError **error);
/* As GvtKindKept: by the plan as it is now. */
gboolean gvt_names_kept_until (GvtDb *db, const GvtEvent *event, gint64 *until_us, GError **error);
/* gvt_names_visit_until: what the plan of @visit says now of how long names are kept; @until_us
 * stays as it is where it says nothing */
gboolean gvt_names_visit_until (GvtDb *db, const GvtId *visit, gint64 *until_us, GError **error);
/* gvt_names_may_travel: what the plan of @session's visit says now */
gboolean gvt_names_may_travel (GvtDb *db, const GvtId *session, gboolean *travel, GError **error);

G_END_DECLS
