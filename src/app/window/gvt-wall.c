/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-wall.h"

#include "gvt-stay-awake.h"
#include "gvt-ui.h"

struct _GvtWall
{
  AdwBin parent_instance;

  GtkWidget *header;
  AdwWindowTitle *title;
  GvtPageStack *pages;

  GtkWindow *window; /* (nullable): borrowed while it is shown */
  gboolean was_fullscreen;
  guint inhibition;
};

G_DEFINE_FINAL_TYPE (GvtWall, gvt_wall, ADW_TYPE_BIN)

static void
update_header (GvtWall *self)
{
  g_autofree char *title = NULL;

  g_object_get (self->pages, "title", &title, NULL);
  adw_window_title_set_title (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->header, gvt_page_stack_get_can_go_back (self->pages));
}

static void
gvt_wall_map (GtkWidget *widget)
{
  GvtWall *self = GVT_WALL (widget);

  GTK_WIDGET_CLASS (gvt_wall_parent_class)->map (widget);
  self->window = GTK_WINDOW (gtk_widget_get_root (widget));
  self->was_fullscreen = gtk_window_is_fullscreen (self->window);
  gtk_window_fullscreen (self->window);
  self->inhibition = gvt_stay_awake (self->window);
}

static void
gvt_wall_unmap (GtkWidget *widget)
{
  GvtWall *self = GVT_WALL (widget);

  gvt_stay_awake_end (self->window, self->inhibition);
  if (!self->was_fullscreen)
    gtk_window_unfullscreen (self->window);
  self->inhibition = 0;
  self->window = NULL;
  GTK_WIDGET_CLASS (gvt_wall_parent_class)->unmap (widget);
}

static void
gvt_wall_class_init (GvtWallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = gvt_wall_map;
  widget_class->unmap = gvt_wall_unmap;
  g_type_ensure (GVT_TYPE_PAGE_STACK);
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
