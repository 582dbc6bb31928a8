/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-decision-acts.h"

G_BEGIN_DECLS

/* Decisions that are made at the centre itself, by a supervisor who sits there. They stand in its
 * own chain and count at once. */

/** gvt_central_decide: the same about each of @ids (element-type GvtId), all or none. @supervisor:
 * a user code; %GVT_ERROR_BAD_INPUT for one who is none, or where one of the villages lies outside
 * of his area; %GVT_ERROR_STATE where one is not open any more */
gboolean gvt_central_decide (GvtCentral *self,
                             const char *supervisor,
                             GArray *ids,
                             const GvtDecisionInput *input,
                             GError **error);

/** gvt_central_undo_decision: takes back what @supervisor decided here about @id; while it is not
 * exported: %GVT_ERROR_STATE */
gboolean gvt_central_undo_decision (GvtCentral *self,
                                    const char *supervisor,
                                    const GvtId *id,
                                    GError **error);

/** gvt_central_check_supervisor: whether @code is one, and works at @place, in the transaction of
 * @db: %GVT_ERROR_BAD_INPUT */
gboolean
gvt_central_check_supervisor (GvtDb *db, const char *code, const char *place, GError **error);

G_END_DECLS
