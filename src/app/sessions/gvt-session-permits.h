/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-progress.h"
#include "gvt-workspace.h"

G_BEGIN_DECLS

/* What the page of a class may do now. In class mode a pupil may be at the keys: what changes a
 * record waits until the teacher typed his passphrase (gvt_workspace_may_record), and the class is
 * closed and reported outside of it. */
typedef struct
{
  gboolean may[GVT_SESSION_N_STEPS];                /* the act of each step */
  gboolean waits_for_teacher[GVT_SESSION_N_STEPS];  /* it may once he is there */
  gboolean is_closed_to_class[GVT_SESSION_N_STEPS]; /* it may outside of class mode */
  gboolean may_begin_class;
} GvtSessionPermits;

/** gvt_session_permits_read: @progress: (nullable): not loaded yet; @module: (nullable): to teach
 */
void gvt_session_permits_read (GvtSessionPermits *self,
                               GvtWorkspace *workspace,
                               const GvtSessionProgress *progress,
                               GvtModule *module,
                               gboolean has_questions);

G_END_DECLS
