/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-plan-page.h"
#include "gvt-ready-page.h"
#include "gvt-session-page.h"
#include "gvt-toast.h"
#include "gvt-visit-page.h"
#include "gvt-window-private.h"

static void
win_section (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_window_show_section (GVT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
go_back_from_section (GvtWindow *self)
{
  if (self->is_enrolling)
    {
      self->is_enrolling = FALSE;
      gvt_window_update_top (self);
    }
  else if (gvt_workspace_get_access (self->workspace) == GVT_ACCESS_LOCKED)
    gvt_page_stack_pop (gvt_door_get_pages (gvt_window_get_door (self)));
  else
    gvt_shell_go_back (gvt_window_get_shell (self));
}

static void
win_back (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);
  GtkWidget *child = gtk_stack_get_visible_child (self->top);

  if (self->show != NULL)
    {
      if (!gvt_page_stack_pop (gvt_show_get_pages (self->show)))
        gvt_window_leave_wall (self);
    }
  else if (self->gate != NULL)
    {
      gvt_window_close_gate (self);
      gvt_window_give_focus (self, self->focus_before);
    }
  else if (self->classroom != NULL && child == GTK_WIDGET (self->classroom))
    gvt_page_stack_leave (gvt_classroom_get_pages (self->classroom));
  else if (child != self->visitor_room) /* there is no way back from it */
    go_back_from_section (self);
}

static void
win_sidebar (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_shell_toggle_sidebar (gvt_window_get_shell (GVT_WINDOW (widget)));
}

static void
win_lock (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_workspace_lock (GVT_WINDOW (widget)->workspace);
}

static void
win_enrol (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtWindow *self = GVT_WINDOW (widget);

  self->is_enrolling = TRUE;
  gvt_window_update_top (self);
  gtk_widget_child_focus (gtk_stack_get_visible_child (self->top), GTK_DIR_TAB_FORWARD);
}

static void
win_open_class (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    gvt_shell_open (gvt_window_get_shell (GVT_WINDOW (widget)), "sessions",
                    gvt_session_page_new (&id));
}

static void
win_open_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    gvt_shell_open (gvt_window_get_shell (GVT_WINDOW (widget)), "sessions",
                    gvt_visit_page_new (&id));
}

static void
win_check_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    gvt_shell_open (gvt_window_get_shell (GVT_WINDOW (widget)), "sessions",
                    gvt_ready_page_new (&id));
}

static void
win_change_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GvtId id;

  if (gvt_id_from_text (g_variant_get_string (parameter, NULL), &id, NULL))
    gvt_shell_open (gvt_window_get_shell (GVT_WINDOW (widget)), "sessions",
                    gvt_plan_page_new (&id));
}

static void
win_plan_visit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gvt_shell_open (gvt_window_get_shell (GVT_WINDOW (widget)), "sessions", gvt_plan_page_new (NULL));
}

static void
win_say (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_toast_overlay_add_toast (GVT_WINDOW (widget)->toasts,
                               gvt_toast_new (g_variant_get_string (parameter, NULL)));
}

void
gvt_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.section", "s", win_section);
  gtk_widget_class_install_action (widget_class, "win.back", NULL, win_back);
  gtk_widget_class_install_action (widget_class, "win.sidebar", NULL, win_sidebar);
  gtk_widget_class_install_action (widget_class, "win.lock", NULL, win_lock);
  gtk_widget_class_install_action (widget_class, "win.enrol", NULL, win_enrol);
  gtk_widget_class_install_action (widget_class, "win.open-class", "s", win_open_class);
  gtk_widget_class_install_action (widget_class, "win.open-visit", "s", win_open_visit);
  gtk_widget_class_install_action (widget_class, "win.check-visit", "s", win_check_visit);
  gtk_widget_class_install_action (widget_class, "win.change-visit", "s", win_change_visit);
  gtk_widget_class_install_action (widget_class, "win.plan-visit", NULL, win_plan_visit);
  gtk_widget_class_install_action (widget_class, "win.say", "s", win_say);
}
