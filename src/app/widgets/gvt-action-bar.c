/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-action-bar.h"

#include "gvt-actionable.h"
#include "gvt-acts-layout.h"
#include "gvt-ui.h"

struct _GvtActionBar
{
  AdwBin parent_instance;

  AdwClamp *clamp;
  GtkButton *primary;
  GtkButton *secondary;
};

enum
{
  PROP_0,
  PROP_PRIMARY_LABEL,
  PROP_PRIMARY_ACTION,
  PROP_SECONDARY_LABEL,
  PROP_SECONDARY_ACTION,
  PROP_BENEATH,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (GvtActionBar, gvt_action_bar, ADW_TYPE_BIN)

static void
set_label (GtkButton *button, const char *label)
{
  GtkLabel *child;

  gtk_button_set_label (button, label != NULL ? label : "");
  child = GTK_LABEL (gtk_button_get_child (button));
  gtk_label_set_wrap (child, TRUE); /* large letters on a narrow window */
  gtk_label_set_wrap_mode (child, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (child, GTK_NATURAL_WRAP_NONE); /* one line where there is room */
  gtk_label_set_justify (child, GTK_JUSTIFY_CENTER);
  gtk_widget_set_visible (GTK_WIDGET (button), label != NULL && *label != '\0');
}

static GtkButton *
button_of (GvtActionBar *self, guint id)
{
  return id == PROP_PRIMARY_LABEL || id == PROP_PRIMARY_ACTION ? self->primary : self->secondary;
}

/* The bar ends where the content above it ends. */
static void
stand_beneath (GvtActionBar *self, AdwClamp *content)
{
  if (content == NULL)
    return;
  g_object_bind_property (content, "maximum-size", self->clamp, "maximum-size",
                          G_BINDING_SYNC_CREATE);
  g_object_bind_property (content, "tightening-threshold", self->clamp, "tightening-threshold",
                          G_BINDING_SYNC_CREATE);
}

static void
gvt_action_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GtkButton *button = button_of (GVT_ACTION_BAR (object), id);

  if (id == PROP_PRIMARY_LABEL || id == PROP_SECONDARY_LABEL)
    g_value_set_string (value, gtk_button_get_label (button));
  else
    g_value_set_string (value, gtk_actionable_get_action_name (GTK_ACTIONABLE (button)));
}

static void
gvt_action_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GtkButton *button = button_of (GVT_ACTION_BAR (object), id);

  if (id == PROP_BENEATH)
    stand_beneath (GVT_ACTION_BAR (object), g_value_get_object (value));
  else if (id == PROP_PRIMARY_LABEL || id == PROP_SECONDARY_LABEL)
    set_label (button, g_value_get_string (value));
  else
    gvt_actionable_set (button, g_value_get_string (value));
}

static void
install_text (GObjectClass *object_class, guint id, const char *name)
{
  g_object_class_install_property (
      object_class, id,
      g_param_spec_string (name, NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
gvt_action_bar_class_init (GvtActionBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gvt_action_bar_get_property;
  object_class->set_property = gvt_action_bar_set_property;
  install_text (object_class, PROP_PRIMARY_LABEL, "primary-label");
  install_text (object_class, PROP_PRIMARY_ACTION, "primary-action");
  install_text (object_class, PROP_SECONDARY_LABEL, "secondary-label");
  install_text (object_class, PROP_SECONDARY_ACTION, "secondary-action");
  g_object_class_install_property (object_class, PROP_BENEATH,
                                   g_param_spec_object ("beneath", NULL, NULL, ADW_TYPE_CLAMP,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));

  g_type_ensure (GVT_TYPE_ACTS_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-action-bar.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtActionBar, clamp);
  gtk_widget_class_bind_template_child (widget_class, GvtActionBar, primary);
  gtk_widget_class_bind_template_child (widget_class, GvtActionBar, secondary);
}

static void
gvt_action_bar_init (GvtActionBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
gvt_action_bar_set_primary (GvtActionBar *self, const char *label)
{
  g_return_if_fail (GVT_IS_ACTION_BAR (self));
  set_label (self->primary, label);
}

void
gvt_action_bar_set_secondary (GvtActionBar *self, const char *label)
{
  g_return_if_fail (GVT_IS_ACTION_BAR (self));
  set_label (self->secondary, label);
}

void
gvt_action_bar_focus_primary (GvtActionBar *self)
{
  g_return_if_fail (GVT_IS_ACTION_BAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->primary));
}
