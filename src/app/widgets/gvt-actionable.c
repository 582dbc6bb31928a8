/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-actionable.h"

void
gvt_actionable_set (gpointer actionable, const char *detailed_action_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  g_return_if_fail (GTK_IS_ACTIONABLE (actionable));

  gtk_actionable_set_action_name (actionable, NULL);
  if (detailed_action_name == NULL)
    return;
  if (!g_action_parse_detailed_name (detailed_action_name, &name, &target, NULL))
    g_return_if_reached ();
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
}
