/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-session-progress.h"

G_BEGIN_DECLS

/* The steps of a class in its own order, each with its number, a tick once it was taken, or why it
 * was left out. Of its steps those that this program has a panel for; the report stands last.
 *
 * Signals: "chosen" (GvtSessionStep as uint): another step is looked at; "entered" (the same): it
 * was chosen by Enter or a click, so the class goes there. Alt+Up, Alt+Down and Delete are the
 * actions session.earlier, session.later and session.skip of the page. */
#define GVT_TYPE_STEP_RAIL (gvt_step_rail_get_type ())
G_DECLARE_FINAL_TYPE (GvtStepRail, gvt_step_rail, GVT, STEP_RAIL, AdwBin)

void gvt_step_rail_show (GvtStepRail *self, const GvtSessionProgress *progress);
/** gvt_step_rail_get: Returns: the step that is looked at */
GvtSessionStep gvt_step_rail_get (GvtStepRail *self);
/** gvt_step_rail_choose: looks at @step, if it is there; keys that are on the rail go along */
void gvt_step_rail_choose (GvtStepRail *self, GvtSessionStep step);
/** gvt_step_rail_take_keys: the focus comes to the step that is looked at */
void gvt_step_rail_take_keys (GvtStepRail *self);

G_END_DECLS
