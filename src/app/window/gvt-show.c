/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-show.h"

#include "gvt-monitors.h"
#include "gvt-presenter-view.h"
#include "gvt-projector-window.h"
#include "gvt-stay-awake.h"
#include "gvt-wall.h"

struct _GvtShow
{
  AdwBin parent_instance;

  GtkWidget *wall;
  GvtProjectorPage *page; /* the first one on the wall */
  GvtClock *clock;
  gint64 began_us; /* since the machine was started */

  GListModel *monitors; /* (nullable): while it is shown */
  GdkSurface *surface;  /* (nullable): the window's, likewise */
  gboolean was_fullscreen;
  guint inhibition;

  GtkWindow *projector; /* (nullable): the second window, and then: */
  GdkMonitor *desk;     /* where the notes are */
  gboolean is_barred;   /* the notes were moved to another screen: not once more */
};

enum
{
  SIGNAL_SECOND_WINDOW,
  SIGNAL_LEFT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtShow, gvt_show, ADW_TYPE_BIN)

static GtkWindow *
get_window (GvtShow *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* --- one window or two --- */

static gboolean
on_projector_closed (GvtShow *self)
{
  g_signal_emit (self, signals[SIGNAL_LEFT], 0);
  return TRUE; /* it is gone by now */
}

static void
open_projector (GvtShow *self)
{
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->projector = gvt_projector_window_new (GTK_WIDGET (self));
  g_signal_connect_swapped (self->projector, "close-request", G_CALLBACK (on_projector_closed),
                            self);
  gtk_window_set_child (self->projector, self->wall);
  g_signal_emit (self, signals[SIGNAL_SECOND_WINDOW], 0, self->projector);
}

/* The wall first: until the notes come this window shows nothing. */
static void
show_on_two (GvtShow *self, GdkMonitor *desk, GdkMonitor *wall)
{
  gboolean is_new = self->projector == NULL;

  g_set_object (&self->desk, desk);
  if (is_new)
    open_projector (self);
  gtk_window_fullscreen_on_monitor (self->projector, wall);
  gtk_window_present (self->projector);
  gtk_window_fullscreen_on_monitor (get_window (self), desk);
  if (!is_new)
    return;
  adw_bin_set_child (ADW_BIN (self),
                     gvt_presenter_view_new (self->page, self->clock, self->began_us));
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_window_present (get_window (self));
}

/* The notes first. */
static void
show_on_one (GvtShow *self)
{
  GtkWindow *projector = g_steal_pointer (&self->projector);

  g_clear_object (&self->desk);
  if (projector == NULL)
    return;
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_window_set_child (projector, NULL);
  gtk_window_unfullscreen (
      projector); /* else GTK (4.18) listens to its screen for one that is gone */
  gtk_window_destroy (projector);
  adw_bin_set_child (ADW_BIN (self), self->wall);
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* --- which screens there are --- */

static void
arrange (GvtShow *self)
{
  GdkMonitor *desk = gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)),
                                                         self->surface);
  guint position = gvt_monitors_find (self->monitors, desk);
  guint found = gvt_monitors_find_wall (self->monitors, position);
  g_autoptr (GdkMonitor) wall = g_list_model_get_item (self->monitors, found);

  if (self->desk != NULL && self->desk != desk)
    self->is_barred = TRUE;
  if (wall != NULL && !self->is_barred)
    show_on_two (self, desk, wall);
  else
    show_on_one (self);
}

/* A screen that begins to mirror another changes its place alone. */
static void
watch_places (GvtShow *self)
{
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      g_signal_handlers_disconnect_by_func (monitor, arrange, self);
      g_signal_connect_object (monitor, "notify::geometry", G_CALLBACK (arrange), self,
                               G_CONNECT_SWAPPED);
    }
}

static void
on_monitors_changed (GvtShow *self)
{
  watch_places (self);
  arrange (self);
}

/* The notes are on their way to another screen. */
static void
on_monitor_entered (GvtShow *self, GdkMonitor *monitor)
{
  if (self->desk == NULL || monitor == self->desk)
    return;
  self->is_barred = TRUE;
  show_on_one (self);
}

static void
gvt_show_map (GtkWidget *widget)
{
  GvtShow *self = GVT_SHOW (widget);
  GtkWindow *window = get_window (self);

  self->was_fullscreen = gtk_window_is_fullscreen (window);
  self->inhibition = gvt_stay_awake (window);
  self->surface = g_object_ref (gtk_native_get_surface (GTK_NATIVE (window)));
  self->monitors = g_object_ref (gdk_display_get_monitors (gtk_widget_get_display (widget)));
  g_signal_connect_swapped (self->monitors, "items-changed", G_CALLBACK (on_monitors_changed),
                            self);
  g_signal_connect_swapped (self->surface, "enter-monitor", G_CALLBACK (on_monitor_entered), self);
  GTK_WIDGET_CLASS (gvt_show_parent_class)->map (widget);
  gtk_window_fullscreen (window);
  on_monitors_changed (self);
}

static void
gvt_show_unmap (GtkWidget *widget)
{
  GvtShow *self = GVT_SHOW (widget);

  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (self->monitors, i);

      g_signal_handlers_disconnect_by_func (monitor, arrange, self);
    }
  g_signal_handlers_disconnect_by_data (self->monitors, self);
  g_signal_handlers_disconnect_by_data (self->surface, self);
  g_clear_object (&self->monitors);
  g_clear_object (&self->surface);
  GTK_WIDGET_CLASS (gvt_show_parent_class)->unmap (widget);
  show_on_one (self);
  gvt_stay_awake_end (get_window (self), self->inhibition);
  gtk_window_unfullscreen (get_window (self)); /* from the screen it was put on, too */
  if (self->was_fullscreen)
    gtk_window_fullscreen (get_window (self));
  self->inhibition = 0;
}

static gboolean
gvt_show_grab_focus (GtkWidget *widget)
{
  GvtShow *self = GVT_SHOW (widget);
  GtkWidget *child = self->projector != NULL
                         ? adw_bin_get_child (ADW_BIN (self))
                         : GTK_WIDGET (gvt_page_stack_get_top (gvt_show_get_pages (self)));

  return gtk_widget_grab_focus (child);
}

static void
gvt_show_dispose (GObject *object)
{
  GvtShow *self = GVT_SHOW (object);

  g_clear_object (&self->wall);
  g_clear_object (&self->page);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (gvt_show_parent_class)->dispose (object);
}

static void
gvt_show_class_init (GvtShowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = gvt_show_dispose;
  widget_class->map = gvt_show_map;
  widget_class->unmap = gvt_show_unmap;
  widget_class->grab_focus = gvt_show_grab_focus;
  signals[SIGNAL_SECOND_WINDOW] = g_signal_new ("second-window", G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                                1, GTK_TYPE_WINDOW);
  signals[SIGNAL_LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_show_init (GvtShow *self)
{
}

GtkWidget *
gvt_show_new (GvtWorkspace *workspace, GvtProjectorPage *page)
{
  GvtShow *self = g_object_new (GVT_TYPE_SHOW, NULL);

  self->wall = g_object_ref_sink (gvt_wall_new (workspace));
  self->page = g_object_ref_sink (page);
  self->clock = g_object_ref (gvt_profile_get_clock (gvt_workspace_get_profile (workspace)));
  self->began_us = gvt_clock_boot_us (self->clock);
  gvt_page_stack_push (gvt_show_get_pages (self), GVT_SECTION_PAGE (page));
  adw_bin_set_child (ADW_BIN (self), self->wall);
  return GTK_WIDGET (self);
}

GvtPageStack *
gvt_show_get_pages (GvtShow *self)
{
  g_return_val_if_fail (GVT_IS_SHOW (self), NULL);
  return gvt_wall_get_pages (GVT_WALL (self->wall));
}

gboolean
gvt_show_has_two_windows (GvtShow *self)
{
  g_return_val_if_fail (GVT_IS_SHOW (self), FALSE);
  return self->projector != NULL;
}
