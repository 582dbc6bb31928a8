/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-enrol-page.h"
#include "gvt-focus.h"
#include "gvt-window-private.h"

/* The first frame waits for every widget that the window holds, seen or not, so the shell and the
 * pages beside it are made when they are first shown. */

static GtkWidget *
get_top (GvtWindow *self, const char *name, GType type)
{
  GtkWidget *child = gtk_stack_get_child_by_name (self->top, name);

  if (child == NULL)
    {
      child = g_object_new (type, "workspace", self->workspace, NULL);
      gtk_stack_add_named (self->top, child, name);
    }
  return child;
}

GvtShell *
gvt_window_get_shell (GvtWindow *self)
{
  return GVT_SHELL (get_top (self, "shell", GVT_TYPE_SHELL));
}

GvtDoor *
gvt_window_get_door (GvtWindow *self)
{
  return GVT_DOOR (get_top (self, "door", GVT_TYPE_DOOR));
}

/* The lesson and the quiz go on whatever is locked behind them, where they need nothing of it. */
static GtkWidget *
find_child (GvtWindow *self, GvtAccess access)
{
  gboolean is_locked = access == GVT_ACCESS_LOCKED;

  if (self->show != NULL)
    return GTK_WIDGET (self->show);
  if (self->gate != NULL)
    return self->gate;
  if (self->classroom != NULL && (!is_locked || gvt_classroom_is_lesson (self->classroom)))
    return GTK_WIDGET (self->classroom);
  if (is_locked)
    return GTK_WIDGET (gvt_window_get_door (self));
  if (self->visitor_room != NULL)
    return self->visitor_room;
  if (self->is_enrolling)
    return get_top (self, "enrol", GVT_TYPE_ENROL_PAGE);
  return GTK_WIDGET (gvt_window_get_shell (self));
}

static void
update_actions (GvtWindow *self, GvtAccess access)
{
  static const char *const to_sections[] = {
    "win.section",    "win.sidebar",     "win.open-class",
    "win.open-visit", "win.check-visit", "win.plan-visit"
  };
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean is_class = self->classroom != NULL;
  gboolean is_for_visitors = self->visitor_room != NULL;

  gtk_widget_action_set_enabled (widget, "win.lock", access == GVT_ACCESS_UNLOCKED);
  gtk_widget_action_set_enabled (widget, "win.enrol", access == GVT_ACCESS_UNENROLLED);
  gtk_widget_action_set_enabled (widget, "win.begin-class",
                                 access == GVT_ACCESS_UNLOCKED && !is_class && !is_for_visitors);
  gtk_widget_action_set_enabled (widget, "win.leave-class", is_class && self->gate == NULL);
  gtk_widget_action_set_enabled (widget, "win.ask-teacher", is_class && self->gate == NULL);
  gtk_widget_action_set_enabled (widget, "win.leave-visitors",
                                 is_for_visitors && self->gate == NULL);
  for (guint i = 0; i < G_N_ELEMENTS (to_sections); i++)
    gtk_widget_action_set_enabled (widget, to_sections[i],
                                   self->show == NULL && !is_class && !is_for_visitors);
}

void
gvt_window_update_top (GvtWindow *self)
{
  GvtAccess access = gvt_workspace_get_access (self->workspace);

  gtk_stack_set_visible_child (self->top, find_child (self, access));
  gtk_window_set_title (GTK_WINDOW (self), self->classroom != NULL      ? _ ("Go Vote: class mode")
                                           : self->visitor_room != NULL ? _ ("Go Vote: self-check")
                                                                        : _ ("Go Vote"));
  update_actions (self, access);
}

/* Of a page that was hidden while it had the keys GTK (4.8) still thinks that they are inside, and
 * looks there alone for the next place: Tab would lead nowhere. */
static void
forget_focus_inside (GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child == NULL)
    return;
  forget_focus_inside (child);
  gtk_widget_set_focus_child (widget, NULL);
}

/* The stack may have led the keys there already; once more would be one too far. */
void
gvt_window_focus_top (GvtWindow *self)
{
  GtkWidget *child = gtk_stack_get_visible_child (self->top);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, child))
    return;
  forget_focus_inside (child);
  gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

/* Where they were, not one further. */
void
gvt_window_give_focus (GvtWindow *self, GtkWidget *former)
{
  if (former == NULL || !gtk_widget_get_mapped (former) || !gtk_widget_grab_focus (former))
    gvt_window_focus_top (self);
}

/* First the next one is shown: what is seen is never what goes. */
void
gvt_window_remove_from_top (GvtWindow *self, GtkWidget *child)
{
  gvt_window_update_top (self);
  gvt_focus_leave (child);
  gtk_stack_remove (self->top, child);
}

void
gvt_window_show_gate (GvtWindow *self, GvtGateReason reason, GCallback passed)
{
  if (self->gate != NULL)
    return;
  self->gate = gvt_gate_new (self->workspace, reason);
  g_signal_connect_object (self->gate, "passed", passed, self, G_CONNECT_SWAPPED);
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  gtk_stack_add_child (self->top, self->gate);
  gvt_window_update_top (self);
  gtk_widget_grab_focus (self->gate);
}

void
gvt_window_close_gate (GvtWindow *self)
{
  GtkWidget *gate = g_steal_pointer (&self->gate);

  if (gate != NULL)
    gvt_window_remove_from_top (self, gate);
}

void
gvt_window_show_section (GvtWindow *self, const char *name)
{
  g_return_if_fail (GVT_IS_WINDOW (self));

  if (self->classroom == NULL && self->visitor_room == NULL)
    gvt_shell_show_section (gvt_window_get_shell (self), name);
}
