/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* The panels of a class, of which one is seen. What they may do are actions of one group. Signal
 * "changed": they may do something else than before. */
#define GVT_TYPE_STEP_STACK (gvt_step_stack_get_type ())
G_DECLARE_FINAL_TYPE (GvtStepStack, gvt_step_stack, GVT, STEP_STACK, AdwBin)

/** gvt_step_stack_get_acts: Returns: (transfer none): to be inserted as "session" */
GActionGroup *gvt_step_stack_get_acts (GvtStepStack *self);
/** gvt_step_stack_get: Returns: (transfer none) (nullable): the panel of @step */
GvtStepPanel *gvt_step_stack_get (GvtStepStack *self, GvtSessionStep step);
/** gvt_step_stack_choose: @step, which has a panel, is seen */
void gvt_step_stack_choose (GvtStepStack *self, GvtSessionStep step);
void
gvt_step_stack_show (GvtStepStack *self, GvtSectionPage *page, const GvtSessionProgress *progress);
/** gvt_step_stack_update: reads anew what may be done */
void gvt_step_stack_update (GvtStepStack *self,
                            GvtWorkspace *workspace,
                            const GvtSessionProgress *progress);
void gvt_step_stack_forget (GvtStepStack *self);

G_END_DECLS
