/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-classroom.h"

#include "gvt-squeezer.h"
#include "gvt-stay-awake.h"
#include "gvt-ui.h"

struct _GvtClassroom
{
  AdwBin parent_instance;

  GtkLabel *title;
  GtkWidget *back_button;
  GtkWidget *leave_button;
  GvtPageStack *pages;

  GtkWindow *window; /* (nullable): borrowed while it is shown */
  guint inhibition;
};

G_DEFINE_FINAL_TYPE (GvtClassroom, gvt_classroom, ADW_TYPE_BIN)

static void
update_header (GvtClassroom *self)
{
  g_autofree char *title = NULL;

  g_object_get (self->pages, "title", &title, NULL);
  gtk_label_set_label (self->title, title != NULL ? title : "");
  gtk_widget_set_visible (self->back_button, gvt_page_stack_get_can_go_back (self->pages));
  gtk_widget_set_visible (self->leave_button, !gvt_page_stack_get_can_go_back (self->pages));
}

static void
gvt_classroom_map (GtkWidget *widget)
{
  GvtClassroom *self = GVT_CLASSROOM (widget);

  GTK_WIDGET_CLASS (gvt_classroom_parent_class)->map (widget);
  self->window = GTK_WINDOW (gtk_widget_get_root (widget));
  self->inhibition = gvt_stay_awake (self->window);
}

static void
gvt_classroom_unmap (GtkWidget *widget)
{
  GvtClassroom *self = GVT_CLASSROOM (widget);

  gvt_stay_awake_end (self->window, self->inhibition);
  self->inhibition = 0;
  self->window = NULL;
  GTK_WIDGET_CLASS (gvt_classroom_parent_class)->unmap (widget);
}

static void
gvt_classroom_class_init (GvtClassroomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = gvt_classroom_map;
  widget_class->unmap = gvt_classroom_unmap;
  g_type_ensure (GVT_TYPE_PAGE_STACK);
  g_type_ensure (GVT_TYPE_SQUEEZER);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-classroom.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtClassroom, title);
  gtk_widget_class_bind_template_child (widget_class, GvtClassroom, back_button);
  gtk_widget_class_bind_template_child (widget_class, GvtClassroom, leave_button);
  gtk_widget_class_bind_template_child (widget_class, GvtClassroom, pages);
  gtk_widget_class_bind_template_callback (widget_class, update_header);
}

static void
gvt_classroom_init (GvtClassroom *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_classroom_new (GvtWorkspace *workspace, GvtSectionPage *page)
{
  GvtClassroom *self = g_object_new (GVT_TYPE_CLASSROOM, NULL);

  g_object_set (self->pages, "workspace", workspace, NULL);
  gvt_page_stack_push (self->pages, page);
  return GTK_WIDGET (self);
}

GvtPageStack *
gvt_classroom_get_pages (GvtClassroom *self)
{
  g_return_val_if_fail (GVT_IS_CLASSROOM (self), NULL);
  return self->pages;
}

gboolean
gvt_classroom_is_quiz (GvtClassroom *self)
{
  g_return_val_if_fail (GVT_IS_CLASSROOM (self), FALSE);
  return gvt_section_page_get_held (gvt_page_stack_get_top (self->pages));
}

gboolean
gvt_classroom_is_lesson (GvtClassroom *self)
{
  g_return_val_if_fail (GVT_IS_CLASSROOM (self), FALSE);
  return gvt_page_stack_get_can_go_back (self->pages) && !gvt_classroom_is_quiz (self);
}

GvtSectionPage *
gvt_classroom_take_page (GvtClassroom *self)
{
  g_return_val_if_fail (GVT_IS_CLASSROOM (self), NULL);
  return gvt_page_stack_take (self->pages);
}
