/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-choice-list.h"

/* While the next place is looked for, the list is none. */
static gboolean
leave (GtkWidget *list, GVariant *direction, gpointer unused)
{
  gtk_widget_set_can_focus (list, FALSE);
  g_signal_emit_by_name (list, "move-focus", g_variant_get_int32 (direction));
  gtk_widget_set_can_focus (list, TRUE);
  return GDK_EVENT_STOP;
}

static void
add_key (GtkShortcutController *keys, guint key, GdkModifierType modifiers, GtkDirectionType way)
{
  GtkShortcut *shortcut = gtk_shortcut_new_with_arguments (
      gtk_keyval_trigger_new (key, modifiers), gtk_callback_action_new (leave, NULL, NULL), "i",
      way);

  gtk_shortcut_controller_add_shortcut (keys, shortcut);
}

void
gvt_choice_list_set_up (GtkListBox *list)
{
  GtkEventController *keys;

  g_return_if_fail (GTK_IS_LIST_BOX (list));

  keys = gtk_shortcut_controller_new ();
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Tab, 0, GTK_DIR_TAB_FORWARD);
  add_key (GTK_SHORTCUT_CONTROLLER (keys), GDK_KEY_Tab, GDK_SHIFT_MASK, GTK_DIR_TAB_BACKWARD);
  gtk_widget_add_controller (GTK_WIDGET (list), keys);
}
