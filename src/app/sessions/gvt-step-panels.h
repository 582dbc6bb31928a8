/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* The steps that this program has panels for. A new panel is one line in the table of
 * gvt-step-panels.c: it then stands in the rail, at the step's place in the order. */

/** gvt_step_panels_has: whether there is a panel for @step */
gboolean gvt_step_panels_has (GvtSessionStep step);
/** gvt_step_panels_find_view: @step: (out): the one that opens what is at @view. Returns: %FALSE
 * for the page itself, and for what a module opens */
gboolean gvt_step_panels_find_view (GvtClassView view, GvtSessionStep *step);
/** gvt_step_panels_list: the steps of a class in its own order, as far as they have panels; places
 * of one step of the class stand together, and the report stands last. @steps: (out): receives
 * them. Returns: how many they are */
guint gvt_step_panels_list (const GvtSessionProgress *progress,
                            GvtSessionStep steps[GVT_SESSION_N_STEPS]);
/** gvt_step_panels_number: the place of @step among them, from 1; 0 for one that is not. @n_steps:
 * (out): how many they are */
guint
gvt_step_panels_number (const GvtSessionProgress *progress, GvtSessionStep step, guint *n_steps);
/** gvt_step_panels_create: Returns: (transfer floating): the panel of @step, which has one */
GvtStepPanel *gvt_step_panels_create (GvtSessionStep step);

G_END_DECLS
