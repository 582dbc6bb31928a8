/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-step-panel.h"

G_BEGIN_DECLS

/* The survey as a step of a class: how many answered, which survey comes next and about which
 * service, and what it came to. Its acts: the laptop is passed round, or sheets of paper are keyed.
 */
#define GVT_TYPE_SURVEY_STEP (gvt_survey_step_get_type ())
G_DECLARE_FINAL_TYPE (GvtSurveyStep, gvt_survey_step, GVT, SURVEY_STEP, GtkBox)

GtkWidget *gvt_survey_step_new (void); /* (transfer floating) */

G_END_DECLS
