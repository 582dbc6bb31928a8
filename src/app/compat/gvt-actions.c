/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-actions.h"

static void
renew (GtkActionable *actionable)
{
  g_autofree char *name = g_strdup (gtk_actionable_get_action_name (actionable));
  GVariant *target = gtk_actionable_get_action_target_value (actionable);

  if (name == NULL)
    return;
  if (target != NULL)
    g_variant_ref (target);
  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
  g_clear_pointer (&target, g_variant_unref);
}

void
gvt_actions_renew (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (GTK_IS_ACTIONABLE (widget))
    renew (GTK_ACTIONABLE (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gvt_actions_renew (child);
}
