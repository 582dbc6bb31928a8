/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-picture-steps.h"

#include "gvt-module-card.h"

static gboolean
has_access (GvtWindow *window, GvtAccess access)
{
  return gvt_workspace_get_access (gvt_window_get_workspace (window)) == access;
}

static GtkWidget *
top_page (GvtWindow *window, const char *section)
{
  return GTK_WIDGET (gvt_page_stack_get_top (gvt_window_get_section (window, section)));
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

static gboolean
show_root (GvtWindow *window, const char *section)
{
  gvt_page_stack_pop_to_root (gvt_window_get_section (window, section));
  gvt_window_show_section (window, section);
  return TRUE;
}

static gboolean
open_home (GvtWindow *window)
{
  return show_root (window, "home");
}

static gboolean
open_learning (GvtWindow *window)
{
  return show_root (window, "learning");
}

static gboolean
open_module (GvtWindow *window)
{
  GtkWidget *card = find (top_page (window, "learning"), GVT_TYPE_MODULE_CARD);

  return card != NULL && gtk_widget_activate (card);
}

static gboolean
open_lesson (GvtWindow *window)
{
  return gtk_widget_activate_action (top_page (window, "learning"), "module.read", NULL);
}

static gboolean
open_quiz (GvtWindow *window)
{
  gvt_page_stack_pop (gvt_window_get_section (window, "learning"));
  return gtk_widget_activate_action (top_page (window, "learning"), "module.quiz", NULL);
}

static gboolean
open_settings (GvtWindow *window)
{
  return show_root (window, "settings");
}

static gboolean
open_unlock (GvtWindow *window)
{
  if (has_access (window, GVT_ACCESS_UNLOCKED))
    gvt_workspace_lock (gvt_window_get_workspace (window));
  return has_access (window, GVT_ACCESS_LOCKED);
}

const GvtPictureStep gvt_picture_steps[] = {
  { "home", open_home },     { "learning", open_learning },
  { "module", open_module }, { "lesson", open_lesson },
  { "quiz", open_quiz },     { "settings", open_settings },
  { "unlock", open_unlock }, { NULL, NULL },
};
