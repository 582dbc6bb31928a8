/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-step-buttons.h"

#include <glib/gi18n-lib.h>

static void
on_primary (GvtStepPanel *panel)
{
  gvt_step_panel_perform (panel, GVT_ACT_PRIMARY);
}

static void
on_second (GvtStepPanel *panel)
{
  gvt_step_panel_perform (panel, GVT_ACT_SECOND);
}

/* Returns: (transfer none): made where it is not there yet */
static GSimpleAction *
take_action (GActionMap *actions, GvtStepPanel *panel, GvtActPlace place, const char *name)
{
  GAction *found = g_action_map_lookup_action (actions, name);
  g_autoptr (GSimpleAction) action = NULL;

  if (found != NULL)
    return G_SIMPLE_ACTION (found);

  action = g_simple_action_new (name, NULL);
  g_signal_connect_object (action, "activate",
                           place == GVT_ACT_PRIMARY ? G_CALLBACK (on_primary)
                                                    : G_CALLBACK (on_second),
                           panel, G_CONNECT_SWAPPED);
  g_action_map_add_action (actions, G_ACTION (action));
  return action; /* the map holds it */
}

void
gvt_step_buttons_update (GActionMap *actions,
                         GvtStepPanel *panel,
                         GvtWorkspace *workspace,
                         const GvtSessionProgress *progress)
{
  for (guint place = 0; place < GVT_N_ACT_PLACES; place++)
    {
      GvtStepAct act;

      if (gvt_step_panel_get_act (panel, place, &act))
        g_simple_action_set_enabled (take_action (actions, panel, place, act.name),
                                     gvt_step_permit_read (act.guard, workspace, progress)
                                         == GVT_PERMIT_YES);
    }
}

static void
show_primary (GvtActionBar *bar, GtkLabel *reason, const GvtStepAct *act, GvtStepPermit permit)
{
  g_autofree char *action = g_strconcat ("session.", act->name, NULL);
  const char *why = gvt_step_permit_describe (permit);
  gboolean waits = permit == GVT_PERMIT_BY_TEACHER;

  g_object_set (bar, "primary-label", waits ? _ ("_Teacher’s passphrase…") : act->label,
                "primary-action", waits ? "session.unlock" : action, NULL);
  gtk_label_set_label (reason, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (reason), why != NULL);
}

void
gvt_step_buttons_show (GvtActionBar *bar,
                       GtkLabel *reason,
                       GvtStepPanel *panel,
                       GvtWorkspace *workspace,
                       const GvtSessionProgress *progress)
{
  GvtStepAct act;
  g_autofree char *action = NULL;
  gboolean is_offered;

  if (gvt_step_panel_get_act (panel, GVT_ACT_PRIMARY, &act))
    show_primary (bar, reason, &act, gvt_step_permit_read (act.guard, workspace, progress));

  is_offered = gvt_step_panel_get_act (panel, GVT_ACT_SECOND, &act)
               && gvt_step_permit_read (act.guard, workspace, progress) != GVT_PERMIT_NO;
  if (!is_offered)
    act = (GvtStepAct){ .name = "class",
                        .label = gvt_step_buttons_may_begin_class (workspace, progress)
                                     ? _ ("Class _mode")
                                     : NULL };
  action = g_strconcat ("session.", act.name, NULL);
  g_object_set (bar, "secondary-action", action, "secondary-label", act.label, NULL);
}

gboolean
gvt_step_buttons_may_begin_class (GvtWorkspace *workspace, const GvtSessionProgress *progress)
{
  return workspace != NULL && progress != NULL && gvt_session_is_open (progress->session)
         && !gvt_workspace_is_class (workspace);
}
