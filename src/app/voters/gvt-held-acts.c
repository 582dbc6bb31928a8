/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-held-acts.h"

void
gvt_held_act_free (GvtHeldAct *self)
{
  g_free (self->action);
  g_clear_pointer (&self->parameter, g_variant_unref);
  g_free (self);
}

void
gvt_held_acts_push (GQueue *acts, const char *action, GVariant *parameter, guint chosen)
{
  GvtHeldAct *act = g_new0 (GvtHeldAct, 1);

  act->action = g_strdup (action);
  act->parameter = parameter != NULL ? g_variant_ref (parameter) : NULL;
  act->chosen = chosen;
  g_queue_push_tail (acts, act);
}

void
gvt_held_acts_forget (GQueue *acts)
{
  g_queue_clear_full (acts, (GDestroyNotify) gvt_held_act_free);
}
