/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-panels.h"

#include "gvt-attendance-step.h"
#include "gvt-close-step.h"
#include "gvt-quiz-step.h"
#include "gvt-report-step.h"
#include "gvt-step-guide.h"
#include "gvt-survey-step.h"
#include "gvt-teach-step.h"
#include "gvt-test-step.h"

static GtkWidget *(*const creators[GVT_SESSION_N_STEPS]) (void) = {
  [GVT_STEP_ATTENDANCE] = gvt_attendance_step_new, [GVT_STEP_PRETEST] = gvt_pretest_step_new,
  [GVT_STEP_TEACH] = gvt_teach_step_new,           [GVT_STEP_QUIZ] = gvt_quiz_step_new,
  [GVT_STEP_POSTTEST] = gvt_posttest_step_new,     [GVT_STEP_SURVEY] = gvt_survey_step_new,
  [GVT_STEP_CLOSE] = gvt_close_step_new,           [GVT_STEP_REPORT] = gvt_report_step_new,
};

gboolean
gvt_step_panels_has (GvtSessionStep step)
{
  g_return_val_if_fail (step < GVT_SESSION_N_STEPS, FALSE);
  return creators[step] != NULL;
}

gboolean
gvt_step_panels_find_view (GvtClassView view, GvtSessionStep *step)
{
  switch (view)
    {
    case GVT_AT_QUIZ:
    case GVT_AT_HANDS:
      *step = GVT_STEP_QUIZ;
      return TRUE;
    case GVT_AT_PRETEST:
    case GVT_AT_PRETEST_HANDS:
      *step = GVT_STEP_PRETEST;
      return TRUE;
    case GVT_AT_POSTTEST:
    case GVT_AT_POSTTEST_HANDS:
      *step = GVT_STEP_POSTTEST;
      return TRUE;
    case GVT_AT_SURVEY:
    case GVT_AT_FACES:
      *step = GVT_STEP_SURVEY;
      return TRUE;
    case GVT_AT_PAGE:
    case GVT_AT_MODULE:
    case GVT_AT_LESSON:
    case GVT_AT_WALL:
    default:
      return FALSE;
    }
}

guint
gvt_step_panels_list (const GvtSessionProgress *progress, GvtSessionStep steps[GVT_SESSION_N_STEPS])
{
  const GArray *own = progress->steps->steps;
  guint n_steps = 0;

  for (guint i = 0; i < own->len; i++)
    for (guint step = 0; step < GVT_SESSION_N_STEPS; step++)
      if (gvt_step_panels_has (step)
          && g_strcmp0 (gvt_step_guide_code (step), g_array_index (own, GvtClassStep, i).code) == 0)
        steps[n_steps++] = step;
  steps[n_steps++] = GVT_STEP_REPORT;
  return n_steps;
}

guint
gvt_step_panels_number (const GvtSessionProgress *progress, GvtSessionStep step, guint *n_steps)
{
  GvtSessionStep steps[GVT_SESSION_N_STEPS];

  *n_steps = gvt_step_panels_list (progress, steps);
  for (guint i = 0; i < *n_steps; i++)
    if (steps[i] == step)
      return i + 1;
  return 0;
}

GvtStepPanel *
gvt_step_panels_create (GvtSessionStep step)
{
  g_return_val_if_fail (gvt_step_panels_has (step), NULL);
  return GVT_STEP_PANEL (creators[step]());
}
