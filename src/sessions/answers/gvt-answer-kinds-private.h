/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"
#include "gvt-module-library.h"

G_BEGIN_DECLS

/* Answers that are taken without opening a quiz, for the table of gvt-undo-kinds.c.
 *
 * session.answered/1 and /2: one person's answer, or the hands for one option. session.counted/1:
 * the hands for every option of a question at once: session, content_hash, item, type, and
 * "counts":
 * [{"choice", "people"}]. */
char *gvt_answer_key (JsonObject *body, GError **error);
gboolean gvt_answer_apply_1 (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_answer_apply (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean
gvt_answer_apply_counted (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
gboolean gvt_answer_clear (GvtDb *db, const GvtEvent *event, JsonObject *body, GError **error);
char *gvt_answer_describe (JsonObject *body, GvtModuleLibrary *library);
char *gvt_answer_describe_counted (JsonObject *body, GvtModuleLibrary *library);

G_END_DECLS
