/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-more-below.h"

#include "gvt-ui.h"
#include "gvt-wall-text.h"

#define STEP_PART 0.85 /* of the room: some lines stay in sight */

struct _GvtMoreBelow
{
  AdwBin parent_instance;

  GtkScrolledWindow *scroller;
  GtkWidget *sign;
  GtkLabel *sign_label;

  guint resize_id;
};

enum
{
  PROP_0,
  PROP_CONTENT,
};

static guint resized_signal;

G_DEFINE_FINAL_TYPE (GvtMoreBelow, gvt_more_below, ADW_TYPE_BIN)

static GtkAdjustment *
place_of (GvtMoreBelow *self)
{
  return gtk_scrolled_window_get_vadjustment (self->scroller);
}

static double
last_value (GtkAdjustment *place)
{
  return gtk_adjustment_get_upper (place) - gtk_adjustment_get_page_size (place);
}

static void
update_sign (GvtMoreBelow *self)
{
  gtk_widget_set_visible (self->sign, gvt_more_below_has_more (self));
}

static gboolean
on_resized (gpointer data)
{
  GvtMoreBelow *self = data;

  self->resize_id = 0;
  g_signal_emit (self, resized_signal, 0);
  update_sign (self);
  return G_SOURCE_REMOVE;
}

/* Before the next frame is drawn, however long frames take. */
static void
on_extent_changed (GvtMoreBelow *self)
{
  if (self->resize_id == 0)
    self->resize_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, on_resized, self, NULL);
}

static void
gvt_more_below_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, gtk_scrolled_window_get_child (GVT_MORE_BELOW (object)->scroller));
}

static void
gvt_more_below_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  gtk_scrolled_window_set_child (GVT_MORE_BELOW (object)->scroller, g_value_get_object (value));
}

static void
gvt_more_below_dispose (GObject *object)
{
  g_clear_handle_id (&GVT_MORE_BELOW (object)->resize_id, g_source_remove);
  G_OBJECT_CLASS (gvt_more_below_parent_class)->dispose (object);
}

static void
gvt_more_below_class_init (GvtMoreBelowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = gvt_more_below_get_property;
  object_class->set_property = gvt_more_below_set_property;
  object_class->dispose = gvt_more_below_dispose;
  g_object_class_install_property (
      object_class, PROP_CONTENT,
      g_param_spec_object ("content", NULL, NULL, GTK_TYPE_WIDGET,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  resized_signal = g_signal_new ("resized", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-more-below.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtMoreBelow, scroller);
  gtk_widget_class_bind_template_child (widget_class, GvtMoreBelow, sign);
  gtk_widget_class_bind_template_child (widget_class, GvtMoreBelow, sign_label);
}

static void
watch (GvtMoreBelow *self, gpointer object, const char *signal)
{
  g_signal_connect_object (object, signal, G_CALLBACK (on_extent_changed), self, G_CONNECT_SWAPPED);
}

static void
gvt_more_below_init (GvtMoreBelow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  watch (self, place_of (self), "notify::page-size");
  watch (self, place_of (self), "notify::upper");
  watch (self, gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size");
  watch (self, gtk_widget_get_settings (GTK_WIDGET (self)), "notify::gtk-xft-dpi");
  g_signal_connect_object (place_of (self), "value-changed", G_CALLBACK (update_sign), self,
                           G_CONNECT_SWAPPED);
}

gboolean
gvt_more_below_has_more (GvtMoreBelow *self)
{
  GtkAdjustment *place;

  g_return_val_if_fail (GVT_IS_MORE_BELOW (self), FALSE);

  place = place_of (self);
  return gtk_adjustment_get_value (place) + 1 < last_value (place);
}

gboolean
gvt_more_below_scroll (GvtMoreBelow *self, gboolean is_forward)
{
  GtkAdjustment *place;
  double value, step;

  g_return_val_if_fail (GVT_IS_MORE_BELOW (self), FALSE);

  place = place_of (self);
  value = gtk_adjustment_get_value (place);
  step = STEP_PART * gtk_adjustment_get_page_size (place);
  if (is_forward ? !gvt_more_below_has_more (self) : value < 1)
    return FALSE;
  gtk_adjustment_set_value (place, is_forward ? value + step : value - step); /* it clamps */
  return TRUE;
}

void
gvt_more_below_go_to_top (GvtMoreBelow *self)
{
  g_return_if_fail (GVT_IS_MORE_BELOW (self));
  gtk_adjustment_set_value (place_of (self), 0);
}

void
gvt_more_below_set_size (GvtMoreBelow *self, double size)
{
  g_return_if_fail (GVT_IS_MORE_BELOW (self));
  gvt_label_set_size (self->sign_label, size);
  gtk_widget_set_visible (GTK_WIDGET (self->sign_label),
                          gvt_wall_columns (GTK_WIDGET (self), size) > 1);
}
