/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-actions.h"
#include "gvt-self-check-page.h"
#include "gvt-window-private.h"

/* Visitors sit at the laptop: the sections are not on the screen and none keeps a page, and the
 * roll key is not in memory, as in class mode; but locking ends it, and nothing of it is found
 * again. */

static GvtSectionPage *
page_of (GvtWindow *self)
{
  return gvt_page_stack_get_top (
      gvt_visitor_room_get_pages (GVT_VISITOR_ROOM (self->visitor_room)));
}

static void
enter_room (GvtWindow *self, GvtSectionPage *page)
{
  gvt_workspace_begin_visitors (self->workspace);
  gvt_shell_forget (gvt_window_get_shell (self));
  self->visitor_room = gvt_visitor_room_new (self->workspace, page);
  gtk_stack_add_child (self->top, self->visitor_room);
  gvt_window_update_top (self);
  gvt_actions_renew (GTK_WIDGET (page));
  gtk_widget_grab_focus (GTK_WIDGET (page));
}

/* The page that the voter section has just opened goes with it. */
static void
win_begin_visitors (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  GvtPageStack *pages = gvt_shell_get_section (gvt_window_get_shell (self), "voters");
  g_autoptr (GvtSectionPage) page = NULL;

  if (!GVT_IS_SELF_CHECK_PAGE (gvt_page_stack_get_top (pages)))
    return;
  page = gvt_page_stack_take (pages);
  enter_room (self, page);
}

void
gvt_window_end_visitors (GvtWindow *self)
{
  GtkWidget *room = g_steal_pointer (&self->visitor_room);

  if (room == NULL)
    return;
  gvt_section_page_forget (
      gvt_page_stack_get_top (gvt_visitor_room_get_pages (GVT_VISITOR_ROOM (room))));
  gvt_window_remove_from_top (self, room);
}

void
gvt_window_pass_visitors (GvtWindow *self, gboolean ends)
{
  gvt_window_close_gate (self);
  if (!ends)
    {
      gvt_self_check_page_renew (GVT_SELF_CHECK_PAGE (page_of (self)));
      return;
    }
  gvt_window_end_visitors (self);
  gvt_window_show_section (self, "voters");
  gvt_window_focus_top (self);
}

static void
win_leave_visitors (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_window_show_gate (GVT_WINDOW (widget), GVT_GATE_VISITORS,
                        G_CALLBACK (gvt_window_pass_visitors));
}

void
gvt_window_install_visitor_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.begin-visitors", NULL, win_begin_visitors);
  gtk_widget_class_install_action (widget_class, "win.leave-visitors", NULL, win_leave_visitors);
}
