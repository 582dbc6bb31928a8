/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-action-bar.h"
#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* What the panels of a class may do, as actions of its page and as the buttons at its foot.
 * @workspace: (nullable); @progress: (nullable): not loaded yet */

/** gvt_step_buttons_update: the acts of @panel are actions of @actions, enabled as its guards say
 */
void gvt_step_buttons_update (GActionMap *actions,
                              GvtStepPanel *panel,
                              GvtWorkspace *workspace,
                              const GvtSessionProgress *progress);

/** gvt_step_buttons_show: the acts of @panel stand in @bar, or that the teacher is waited for;
 * @reason says why. Where the panel has no second one now, class mode (session.class) stands there.
 * @actions: inserted as "session" */
void gvt_step_buttons_show (GvtActionBar *bar,
                            GtkLabel *reason,
                            GvtStepPanel *panel,
                            GvtWorkspace *workspace,
                            const GvtSessionProgress *progress);

/** gvt_step_buttons_may_begin_class: whether class mode may begin now */
gboolean gvt_step_buttons_may_begin_class (GvtWorkspace *workspace,
                                           const GvtSessionProgress *progress);

G_END_DECLS
