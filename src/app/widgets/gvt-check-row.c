/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-check-row.h"

#include "gvt-ui.h"

struct _GvtCheckRow
{
  AdwActionRow parent_instance;

  GtkCheckButton *button;
};

enum
{
  PROP_0,
  PROP_ACTIVE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (GvtCheckRow, gvt_check_row, ADW_TYPE_ACTION_ROW)

/* The name of the row is the name of its button. */
static void
on_title_changed (GvtCheckRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

static void
on_toggled (GvtCheckRow *self)
{
  g_object_notify (G_OBJECT (self), "active");
}

static void
gvt_check_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ACTIVE:
      g_value_set_boolean (value, gvt_check_row_get_active (GVT_CHECK_ROW (object)));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_check_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_ACTIVE:
      gtk_check_button_set_active (GVT_CHECK_ROW (object)->button, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_check_row_class_init (GvtCheckRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gvt_check_row_get_property;
  object_class->set_property = gvt_check_row_set_property;
  g_object_class_install_property (
      object_class, PROP_ACTIVE,
      g_param_spec_boolean ("active", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-check-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtCheckRow, button);
  gtk_widget_class_bind_template_callback (widget_class, on_title_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_toggled);
}

static void
gvt_check_row_init (GvtCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_check_row_new (const char *title)
{
  return g_object_new (GVT_TYPE_CHECK_ROW, "title", title, NULL);
}

gboolean
gvt_check_row_get_active (GvtCheckRow *self)
{
  g_return_val_if_fail (GVT_IS_CHECK_ROW (self), FALSE);
  return gtk_check_button_get_active (self->button);
}
