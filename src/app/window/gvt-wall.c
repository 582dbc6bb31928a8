/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-wall.h"

#include "gvt-squeezer.h"
#include "gvt-ui.h"

struct _GvtWall
{
  AdwBin parent_instance;

  GtkWidget *header;
  GtkLabel *title;
  GvtPageStack *pages;
};

G_DEFINE_FINAL_TYPE (GvtWall, gvt_wall, ADW_TYPE_BIN)

static void
update_header (GvtWall *self)
{
  g_autofree char *title = NULL;

  g_object_get (self->pages, "title", &title, NULL);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->header, gvt_page_stack_get_can_go_back (self->pages));
}

static void
gvt_wall_class_init (GvtWallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_PAGE_STACK);
  g_type_ensure (GVT_TYPE_SQUEEZER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-wall.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtWall, header);
  gtk_widget_class_bind_template_child (widget_class, GvtWall, title);
  gtk_widget_class_bind_template_child (widget_class, GvtWall, pages);
  gtk_widget_class_bind_template_callback (widget_class, update_header);
}

static void
gvt_wall_init (GvtWall *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_wall_new (GvtWorkspace *workspace)
{
  GvtWall *self = g_object_new (GVT_TYPE_WALL, NULL);

  g_object_set (self->pages, "workspace", workspace, NULL);
  return GTK_WIDGET (self);
}

GvtPageStack *
gvt_wall_get_pages (GvtWall *self)
{
  g_return_val_if_fail (GVT_IS_WALL (self), NULL);
  return self->pages;
}
