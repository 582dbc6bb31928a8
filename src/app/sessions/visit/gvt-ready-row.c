/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ready-row.h"

#include <glib/gi18n-lib.h>

#include "gvt-ui.h"

struct _GvtReadyRow
{
  GtkListBoxRow parent_instance;

  GtkImage *icon;
  GtkLabel *text;
};

G_DEFINE_FINAL_TYPE (GvtReadyRow, gvt_ready_row, GTK_TYPE_LIST_BOX_ROW)

static void
gvt_ready_row_class_init (GvtReadyRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-ready-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtReadyRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GvtReadyRow, text);
}

static void
gvt_ready_row_init (GvtReadyRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
gvt_ready_icon (GvtReadyState state)
{
  static const char *const icons[] = { "emblem-ok-symbolic", "dialog-information-symbolic",
                                       "dialog-warning-symbolic" };

  return icons[state];
}

static const char *
state_word (GvtReadyState state)
{
  return state == GVT_READY_MISSING ? _ ("Missing")
         : state == GVT_READY_NOTE  ? _ ("To know")
                                    : _ ("In order");
}

GtkWidget *
gvt_ready_row_new (GvtReadyPoint *point)
{
  static const char *const classes[] = { "success", "accent", "error" };
  GvtReadyRow *self = g_object_new (GVT_TYPE_READY_ROW, NULL);
  GvtReadyState state = gvt_ready_point_get_state (point);
  const char *text = gvt_ready_point_get_text (point);
  g_autofree char *label = g_strdup_printf ("%s: %s", state_word (state), text);

  gtk_image_set_from_icon_name (self->icon, gvt_ready_icon (state));
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), classes[state]);
  gtk_label_set_label (self->text, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state_word (state), -1);
  return GTK_WIDGET (self);
}
