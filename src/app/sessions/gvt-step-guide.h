/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-session-progress.h"

G_BEGIN_DECLS

/* Taking a class from step to step (gvt-step-acts.h), as its page does it. Steps of the rail are
 * places of the window; what is recorded is a step of the class, of which one ("modules") has two
 * places and the report is none. Each says on @page what went wrong. */

/** gvt_step_guide_code: Returns: (nullable): static: the step of the class to which @step belongs
 */
const char *gvt_step_guide_code (GvtSessionStep step);
/** gvt_step_guide_find: Returns: (nullable): as this class has it */
const GvtClassStep *gvt_step_guide_find (const GvtSessionProgress *progress, GvtSessionStep step);

/** gvt_step_guide_enter: the class is at @step from now on, also where it was done or left out
 * before; nothing happens where it is there already, or is closed */
void gvt_step_guide_enter (GvtSectionPage *page,
                           const GvtSessionProgress *progress,
                           GvtSessionStep step);

gboolean gvt_step_guide_can_skip (const GvtSessionProgress *progress, GvtSessionStep step);
/** gvt_step_guide_skip: asks why, and leaves it out */
void
gvt_step_guide_skip (GvtSectionPage *page, const GvtSessionProgress *progress, GvtSessionStep step);

/** gvt_step_guide_can_move: @by: -1 for earlier, 1 for later. The close stays the last. */
gboolean gvt_step_guide_can_move (const GvtSessionProgress *progress, GvtSessionStep step, int by);
void gvt_step_guide_move (GvtSectionPage *page,
                          const GvtSessionProgress *progress,
                          GvtSessionStep step,
                          int by);

G_END_DECLS
