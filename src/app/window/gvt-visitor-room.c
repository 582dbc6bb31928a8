/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-visitor-room.h"

#include "gvt-ui.h"

struct _GvtVisitorRoom
{
  AdwBin parent_instance;

  GvtPageStack *pages;
};

G_DEFINE_FINAL_TYPE (GvtVisitorRoom, gvt_visitor_room, ADW_TYPE_BIN)

static void
gvt_visitor_room_class_init (GvtVisitorRoomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_PAGE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-visitor-room.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtVisitorRoom, pages);
}

static void
gvt_visitor_room_init (GvtVisitorRoom *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_visitor_room_new (GvtWorkspace *workspace, GvtSectionPage *page)
{
  GvtVisitorRoom *self = g_object_new (GVT_TYPE_VISITOR_ROOM, NULL);

  g_object_set (self->pages, "workspace", workspace, NULL);
  gvt_page_stack_push (self->pages, page);
  return GTK_WIDGET (self);
}

GvtPageStack *
gvt_visitor_room_get_pages (GvtVisitorRoom *self)
{
  g_return_val_if_fail (GVT_IS_VISITOR_ROOM (self), NULL);
  return self->pages;
}
