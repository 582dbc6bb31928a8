/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Acts of a page whose worker is still at the one before. Fingers are faster than disks: what is
 * pressed meanwhile is done in its turn, on the person who was chosen when it was pressed, and
 * never on what the act before has not yet changed. */
typedef struct
{
  char *action;
  GVariant *parameter; /* (nullable) */
  guint chosen;        /* row */
} GvtHeldAct;

void gvt_held_act_free (GvtHeldAct *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtHeldAct, gvt_held_act_free)

/** gvt_held_acts_push: @acts: (element-type GvtHeldAct); @parameter: (nullable) */
void gvt_held_acts_push (GQueue *acts, const char *action, GVariant *parameter, guint chosen);
/** gvt_held_acts_forget: after a failure nothing that was pressed blindly is done */
void gvt_held_acts_forget (GQueue *acts);

G_END_DECLS
