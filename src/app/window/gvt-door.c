/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-door.h"

#include "gvt-squeezer.h"
#include "gvt-ui.h"
#include "gvt-unlock-page.h"

struct _GvtDoor
{
  AdwBin parent_instance;

  GvtPageStack *pages;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (GvtDoor, gvt_door, ADW_TYPE_BIN)

static void
gvt_door_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      g_object_set_property (G_OBJECT (GVT_DOOR (object)->pages), "workspace", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_door_class_init (GvtDoorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = gvt_door_set_property;
  g_object_class_install_property (
      object_class, PROP_WORKSPACE,
      g_param_spec_object ("workspace", NULL, NULL, GVT_TYPE_WORKSPACE,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));

  g_type_ensure (GVT_TYPE_PAGE_STACK);
  g_type_ensure (GVT_TYPE_UNLOCK_PAGE);
  g_type_ensure (GVT_TYPE_SQUEEZER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-door.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtDoor, pages);
}

static void
gvt_door_init (GvtDoor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtPageStack *
gvt_door_get_pages (GvtDoor *self)
{
  g_return_val_if_fail (GVT_IS_DOOR (self), NULL);
  return self->pages;
}
