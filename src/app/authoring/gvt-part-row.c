/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-part-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-ui.h"

struct _GvtPartRow
{
  AdwActionRow parent_instance;

  GtkWidget *up;
  GtkWidget *down;
};

static guint moved_signal;

G_DEFINE_FINAL_TYPE (GvtPartRow, gvt_part_row, ADW_TYPE_ACTION_ROW)

/* Whoever hears it makes the list anew. */
static void
part_move (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GtkWidget) self = g_object_ref (widget);

  g_signal_emit (self, moved_signal, 0, strcmp (action, "part.up") == 0 ? -1 : 1);
}

static void
gvt_part_row_class_init (GvtPartRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  moved_signal = g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-part-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPartRow, up);
  gtk_widget_class_bind_template_child (widget_class, GvtPartRow, down);
  gtk_widget_class_install_action (widget_class, "part.up", NULL, part_move);
  gtk_widget_class_install_action (widget_class, "part.down", NULL, part_move);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "part.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Up, GDK_ALT_MASK, "part.up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "part.down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Down, GDK_ALT_MASK, "part.down",
                                       NULL);
}

static void
gvt_part_row_init (GvtPartRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
name_button (GtkWidget *button, const char *name)
{
  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
gvt_part_row_new (const char *title, guint place, guint n_parts)
{
  GvtPartRow *self = g_object_new (GVT_TYPE_PART_ROW, "title", title, NULL);
  /* Translators: a card or question, with its number */
  g_autofree char *up = g_strdup_printf (_ ("Move up: %s"), title);
  g_autofree char *down = g_strdup_printf (_ ("Move down: %s"), title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  name_button (self->up, up);
  name_button (self->down, down);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.up", place > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "part.down", place + 1 < n_parts);
  return GTK_WIDGET (self);
}

void
gvt_part_row_focus (GvtPartRow *self, int direction)
{
  GtkWidget *button = direction < 0 ? self->up : self->down;

  g_return_if_fail (GVT_IS_PART_ROW (self));

  if (direction == 0 || !gtk_widget_is_sensitive (button))
    gtk_widget_grab_focus (GTK_WIDGET (self));
  else
    gtk_widget_grab_focus (button);
}
