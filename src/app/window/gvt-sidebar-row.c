/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sidebar-row.h"

#include "gvt-ui.h"

struct _GvtSidebarRow
{
  GtkListBoxRow parent_instance;

  GtkImage *image;
  GtkLabel *title;
  char *section;
};

enum
{
  PROP_0,
  PROP_SECTION,
  PROP_ICON_NAME,
  PROP_LABEL,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtSidebarRow, gvt_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

static void
set_label (GvtSidebarRow *self, const char *label)
{
  gtk_label_set_label (self->title, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
gvt_sidebar_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GvtSidebarRow *self = GVT_SIDEBAR_ROW (object);

  switch (id)
    {
    case PROP_SECTION:
      g_value_set_string (value, self->section);
      break;
    case PROP_ICON_NAME:
      g_value_set_string (value, gtk_image_get_icon_name (self->image));
      break;
    case PROP_LABEL:
      g_value_set_string (value, gtk_label_get_label (self->title));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_sidebar_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GvtSidebarRow *self = GVT_SIDEBAR_ROW (object);

  switch (id)
    {
    case PROP_SECTION:
      g_free (self->section);
      self->section = g_value_dup_string (value);
      break;
    case PROP_ICON_NAME:
      gtk_image_set_from_icon_name (self->image, g_value_get_string (value));
      break;
    case PROP_LABEL:
      set_label (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_sidebar_row_finalize (GObject *object)
{
  g_free (GVT_SIDEBAR_ROW (object)->section);
  G_OBJECT_CLASS (gvt_sidebar_row_parent_class)->finalize (object);
}

static void
gvt_sidebar_row_class_init (GvtSidebarRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = gvt_sidebar_row_get_property;
  object_class->set_property = gvt_sidebar_row_set_property;
  object_class->finalize = gvt_sidebar_row_finalize;

  properties[PROP_SECTION] = g_param_spec_string ("section", NULL, NULL, NULL, flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-sidebar-row.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtSidebarRow, image);
  gtk_widget_class_bind_template_child (widget_class, GvtSidebarRow, title);
}

static void
gvt_sidebar_row_init (GvtSidebarRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
gvt_sidebar_row_get_section (GvtSidebarRow *self)
{
  g_return_val_if_fail (GVT_IS_SIDEBAR_ROW (self), NULL);
  return self->section;
}

const char *
gvt_sidebar_row_get_label (GvtSidebarRow *self)
{
  g_return_val_if_fail (GVT_IS_SIDEBAR_ROW (self), NULL);
  return gtk_label_get_label (self->title);
}
