/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-projector-window.h"

#include <glib/gi18n-lib.h>

struct _GvtProjectorWindow
{
  GtkWindow parent_instance;

  GtkWidget *owner; /* borrowed */
};

G_DEFINE_FINAL_TYPE (GvtProjectorWindow, gvt_projector_window, GTK_TYPE_WINDOW)

static void
win_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GVT_PROJECTOR_WINDOW (widget)->owner, action, NULL);
}

static void
win_say (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_widget_activate_action (GVT_PROJECTOR_WINDOW (widget)->owner, action, "s",
                              g_variant_get_string (parameter, NULL));
}

static void
gvt_projector_window_class_init (GvtProjectorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "win.back", NULL, win_back);
  gtk_widget_class_install_action (widget_class, "win.say", "s", win_say);
}

static void
gvt_projector_window_init (GvtProjectorWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Go Vote: projector"));
}

GtkWindow *
gvt_projector_window_new (GtkWidget *owner)
{
  GvtProjectorWindow *self = g_object_new (GVT_TYPE_PROJECTOR_WINDOW, NULL);

  self->owner = owner;
  return GTK_WINDOW (self);
}
