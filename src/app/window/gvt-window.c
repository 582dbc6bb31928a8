/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-window.h"

#include <glib/gi18n-lib.h>

#include "gvt-ask.h"
#include "gvt-narrow.h"
#include "gvt-passphrase-page.h"
#include "gvt-ui.h"
#include "gvt-window-private.h"

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (GvtWindow, gvt_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- who is in --- */

/* Nothing that was opened or typed before somebody came in stays. */
static void
close_door (GvtWindow *self)
{
  if (gtk_stack_get_child_by_name (self->top, "door") != NULL)
    gvt_page_stack_pop_to_root (gvt_door_get_pages (gvt_window_get_door (self)));
}

static void
on_must_choose (GvtWindow *self, const char *user, const char *once)
{
  gvt_page_stack_push (gvt_door_get_pages (gvt_window_get_door (self)),
                       gvt_passphrase_page_new_once (user, once));
}

/* Not before a class: it waits for the next unlock outside of one. */
static void
tell_news (GvtWindow *self)
{
  g_autofree char *news = NULL;

  if (gvt_workspace_is_class (self->workspace))
    return;

  news = gvt_profile_take_news (gvt_workspace_get_profile (self->workspace));
  if (news != NULL)
    gvt_tell (GTK_WIDGET (self), _ ("A copy of the keys was damaged"), news);
}

static void
on_access_changed (GvtWindow *self)
{
  GvtAccess access = gvt_workspace_get_access (self->workspace);
  GvtClassPlace place;

  if (access == GVT_ACCESS_LOCKED && gtk_stack_get_child_by_name (self->top, "shell") != NULL)
    gvt_shell_forget (gvt_window_get_shell (self));
  if (access == GVT_ACCESS_LOCKED)
    {
      gvt_window_close_gate (self);
      gvt_window_end_visitors (self);
    }
  else
    close_door (self);
  if (access == GVT_ACCESS_UNLOCKED && self->is_enrolling)
    self->is_enrolling = FALSE;
  gvt_auto_lock_set_active (self->auto_lock, access == GVT_ACCESS_UNLOCKED);
  gvt_window_update_top (self);
  if (access == GVT_ACCESS_UNLOCKED && gvt_workspace_take_class_place (self->workspace, &place))
    gvt_window_restore_class (self, &place);
  if (access == GVT_ACCESS_UNLOCKED)
    tell_news (self);
}

/* --- size --- */

static void
gvt_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GTK_WIDGET_CLASS (gvt_window_parent_class)->size_allocate (widget, width, height, baseline);
  gvt_narrow_take_width (widget, width);
}

/* --- construction --- */

/* Locking ends with this, and whoever waits for it (gvt-sleep-watch.h) may go on. */
static void
on_busy_changed (GvtWindow *self)
{
  gboolean is_busy;

  g_object_get (self->workspace, "is-busy", &is_busy, NULL);
  if (!is_busy && gvt_workspace_get_access (self->workspace) != GVT_ACCESS_UNLOCKED)
    gvt_auto_lock_settled (self->auto_lock);
}

static void
lock (GvtWindow *self)
{
  gvt_workspace_lock (self->workspace);
  on_busy_changed (self); /* nothing may have been open */
}

/* A pupil may think for as long as he likes: the answers need the store, and voters are closed. */
static void
on_idle (GvtWindow *self)
{
  if (self->classroom == NULL || !gvt_classroom_is_quiz (self->classroom))
    lock (self);
}

static void
gvt_window_constructed (GObject *object)
{
  GvtWindow *self = GVT_WINDOW (object);

  G_OBJECT_CLASS (gvt_window_parent_class)->constructed (object);

  g_object_bind_property (self->workspace, "is-practice", self->practice_banner, "visible",
                          G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->workspace, "notify::access", G_CALLBACK (on_access_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "notify::is-busy", G_CALLBACK (on_busy_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->workspace, "must-choose", G_CALLBACK (on_must_choose), self,
                           G_CONNECT_SWAPPED);
  self->keeper = gvt_class_keeper_new (gvt_workspace_get_profile (self->workspace));
  g_signal_connect_object (gvt_workspace_get_reading (self->workspace), "changed",
                           G_CALLBACK (gvt_window_note_place), self, G_CONNECT_SWAPPED);
  self->auto_lock = gvt_auto_lock_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->auto_lock, "idle", G_CALLBACK (on_idle), self);
  g_signal_connect_swapped (self->auto_lock, "sleeping", G_CALLBACK (lock), self);
  on_access_changed (self);
}

/* To close the notes is to leave the wall, not the program. */
static gboolean
gvt_window_close_request (GtkWindow *window)
{
  GvtWindow *self = GVT_WINDOW (window);

  if (self->show == NULL || !gvt_show_has_two_windows (self->show))
    return GTK_WINDOW_CLASS (gvt_window_parent_class)->close_request (window);
  gvt_window_leave_wall (self);
  return TRUE;
}

static void
gvt_window_dispose (GObject *object)
{
  GvtWindow *self = GVT_WINDOW (object);

  g_clear_weak_pointer (&self->focus_before);
  g_clear_object (&self->auto_lock);
  g_clear_object (&self->keeper);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (gvt_window_parent_class)->dispose (object);
}

static void
gvt_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_WORKSPACE:
      GVT_WINDOW (object)->workspace = g_value_dup_object (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
gvt_window_class_init (GvtWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = gvt_window_constructed;
  object_class->dispose = gvt_window_dispose;
  object_class->set_property = gvt_window_set_property;
  widget_class->size_allocate = gvt_window_size_allocate;
  GTK_WINDOW_CLASS (klass)->close_request = gvt_window_close_request;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, GVT_TYPE_WORKSPACE,
                                                    G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY
                                                        | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-window.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, practice_banner);
  gtk_widget_class_bind_template_child (widget_class, GvtWindow, top);

  gvt_window_install_class_actions (widget_class);
  gvt_window_install_visitor_actions (widget_class);
  gvt_window_install_actions (widget_class);
}

static void
gvt_window_init (GvtWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtWindow *
gvt_window_new (GtkApplication *application, GvtWorkspace *workspace)
{
  return g_object_new (GVT_TYPE_WINDOW, "application", application, "workspace", workspace, NULL);
}

GvtWorkspace *
gvt_window_get_workspace (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->workspace;
}

GvtPageStack *
gvt_window_get_section (GvtWindow *self, const char *name)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return gvt_shell_get_section (gvt_window_get_shell (self), name);
}

GvtPageStack *
gvt_window_get_class (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->classroom != NULL ? gvt_classroom_get_pages (self->classroom) : NULL;
}

GvtAutoLock *
gvt_window_get_auto_lock (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->auto_lock;
}

GvtPageStack *
gvt_window_get_wall (GvtWindow *self)
{
  g_return_val_if_fail (GVT_IS_WINDOW (self), NULL);
  return self->show != NULL ? gvt_show_get_pages (self->show) : NULL;
}
