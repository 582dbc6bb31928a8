/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* Who may do what on a laptop: as enrolled, and then as its own chain tells what happened to its
 * vault (gvt-vault-kinds.h). A laptop alone adds facilitators; data officers and supervisors are
 * the centre's to name (design D6). */

/** gvt_central_slot_kinds: what the centre takes of the laptops' vault events */
extern const GvtKind gvt_central_slot_kinds[];

/** gvt_central_judge_actor: a GvtJudge: a laptop's event counts only if its actor has a slot there,
 * is of the role that its kind needs, and works where it was done */
gboolean
gvt_central_judge_actor (GvtDb *db, const GvtKind *kind, const GvtEvent *event, GError **error);

G_END_DECLS
