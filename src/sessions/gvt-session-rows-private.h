/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* What the kinds of this folder share in writing their rows. */

/* Where two events of one device meet in a row, these say which of them is the later: a re-issued
 * one stands elsewhere at the centre than on the laptop, and a cloned laptop may have begun both at
 * the same place (I9, I4). The row that stands there is called "was": INSERT INTO ... AS was. */
#define GVT_IS_LATER "(:incarnation, :seq, :event) > (was.incarnation, was.seq, was.event_id)"

/** gvt_event_bind_origin: :device, :incarnation, :seq and :event */
void gvt_event_bind_origin (GvtStmt *stmt, const GvtEvent *event);

/** gvt_chosen_join: "chosen" of @body as one text, as gvt-quiz-answer.h writes it. Returns:
 * (transfer full) (nullable) */
char *gvt_chosen_join (JsonObject *body, GError **error);

/** gvt_act_key: what gvt-undo-kinds-private.h wants of a kind: @table: which rows; @owner: the
 * session or quiz they belong to; @row: which of them. Returns: (transfer full) */
char *gvt_act_key (const char *table, const GvtId *owner, const char *row);

G_END_DECLS
