/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-session-permits.h"

/* To show again what was taught records nothing. */
static gboolean
changes_nothing (GvtSessionStep step, const GvtSessionProgress *progress, GvtModule *module)
{
  return step == GVT_STEP_TEACH && gvt_session_progress_was_taught (progress, module);
}

static void
read_acts (GvtSessionPermits *self,
           GvtWorkspace *workspace,
           const GvtSessionProgress *progress,
           GvtModule *module,
           gboolean has_questions)
{
  const gboolean is_possible[] = { TRUE, module != NULL, has_questions };

  for (guint step = 0; step < G_N_ELEMENTS (is_possible); step++)
    {
      gboolean is_free = gvt_workspace_may_record (workspace)
                         || changes_nothing (step, progress, module);

      self->may[step] = is_possible[step] && is_free;
      self->waits_for_teacher[step] = is_possible[step] && !is_free;
    }
}

static void
read_end (GvtSessionPermits *self, GvtSessionStep step, gboolean is_class)
{
  self->may[step] = !is_class;
  self->is_closed_to_class[step] = is_class;
}

void
gvt_session_permits_read (GvtSessionPermits *self,
                          GvtWorkspace *workspace,
                          const GvtSessionProgress *progress,
                          GvtModule *module,
                          gboolean has_questions)
{
  gboolean is_class = workspace != NULL && gvt_workspace_is_class (workspace);

  *self = (GvtSessionPermits){ 0 };
  if (progress == NULL || workspace == NULL)
    return;
  read_end (self, GVT_STEP_REPORT, is_class);
  if (!gvt_session_is_open (progress->session))
    return;
  read_end (self, GVT_STEP_CLOSE, is_class);
  read_acts (self, workspace, progress, module, has_questions);
  self->may_begin_class = !is_class;
}
