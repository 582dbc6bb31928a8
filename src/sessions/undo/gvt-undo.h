/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* What this laptop did in a class, and how to take the last of it back. Undoing is an event of its
 * own (session.undone/1), so it survives a restart, reaches the centre, and has no limit but the
 * class's beginning. Which acts can be undone stands in gvt-undo-kinds.c. Any thread; the functions
 * that take a profile block. */

/* One act, which stands or was undone. Immutable. Properties: "id" (text), "kind", "name" (for
 * people: "attendance: 20 men, 18 women"), "at" (int64, µs, by the laptop's own clock). */
#define GVT_TYPE_DONE_ACT (gvt_done_act_get_type ())
G_DECLARE_FINAL_TYPE (GvtDoneAct, gvt_done_act, GVT, DONE_ACT, GObject)

const GvtId *gvt_done_act_get_id (GvtDoneAct *self);
const char *gvt_done_act_get_kind (GvtDoneAct *self);
const char *gvt_done_act_get_name (GvtDoneAct *self);
gboolean gvt_done_act_is_undone (GvtDoneAct *self);
/** gvt_done_act_get_card: %FALSE unless it is an answer on the laptop in a quiz; else of which card
 * in which quiz */
gboolean gvt_done_act_get_card (GvtDoneAct *self, GvtId *quiz, guint *card);
/** gvt_done_act_to_json: Returns: (transfer full): its properties */
JsonObject *gvt_done_act_to_json (GvtDoneAct *self);

/** gvt_sessions_list_acts: @library: (nullable): for the titles of modules. @limit: at most so
 * many; 0 for all. Returns: (transfer full) (nullable): of #GvtDoneAct, what gvt_sessions_undo()
 * would take back, in that order; %GVT_ERROR_FORBIDDEN outside of the user's area,
 * %GVT_ERROR_NOT_FOUND */
GListModel *gvt_sessions_list_acts (GvtProfile *profile,
                                    GvtModuleLibrary *library,
                                    const GvtId *session,
                                    guint limit,
                                    GError **error);

/** gvt_sessions_list_history: the same with those that were undone among them, the latest first */
GListModel *gvt_sessions_list_history (GvtProfile *profile,
                                       GvtModuleLibrary *library,
                                       const GvtId *session,
                                       guint limit,
                                       GError **error);

/**
 * gvt_sessions_undo:
 * @library: (nullable)
 * @act: (nullable): the act that the person means; %GVT_ERROR_STATE, and nothing is undone, if it
 *   is no longer the last one
 *
 * Takes back the last act of this laptop in @session, which must be its own: what stood before
 * stands again, or nothing. Of a closed session that is its close, and it is open again; what it
 * came to stays in the journal as it was signed. On disk when it returns.
 *
 * Returns: (transfer full) (nullable): the act that was undone; %GVT_ERROR_STATE when there is none
 */
GvtDoneAct *gvt_sessions_undo (GvtProfile *profile,
                               GvtModuleLibrary *library,
                               const GvtId *session,
                               const GvtId *act,
                               GError **error);

/** gvt_visits_list_acts: what gvt_visits_undo() would take back, as gvt_sessions_list_acts() */
GListModel *
gvt_visits_list_acts (GvtProfile *profile, const GvtId *visit, guint limit, GError **error);
/** gvt_visits_undo: takes back the last that this laptop planned about @visit after its survey,
 * also when its classes are closed. @act: (nullable), the result and errors as
 * gvt_sessions_undo() */
GvtDoneAct *
gvt_visits_undo (GvtProfile *profile, const GvtId *visit, const GvtId *act, GError **error);

G_END_DECLS
