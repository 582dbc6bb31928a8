/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-signature-pad.h"

#define NATURAL_WIDTH 600
#define MIN_WIDTH     240
#define EDGE          1

struct _GvtSignaturePad
{
  GtkWidget parent_instance;

  GvtStrokes *strokes;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (GvtSignaturePad, gvt_signature_pad, GTK_TYPE_WIDGET)

static void
tell (GvtSignaturePad *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* How many pixels a unit of the strokes' box is; the box lies in the middle. */
static double
get_scale (GvtSignaturePad *self)
{
  return MIN ((double) gtk_widget_get_width (GTK_WIDGET (self)) / GVT_STROKES_WIDTH,
              (double) gtk_widget_get_height (GTK_WIDGET (self)) / GVT_STROKES_HEIGHT);
}

static void
to_box (GvtSignaturePad *self, double x, double y, int *box_x, int *box_y)
{
  double scale = get_scale (self);
  double left = (gtk_widget_get_width (GTK_WIDGET (self)) - scale * GVT_STROKES_WIDTH) / 2;
  double top = (gtk_widget_get_height (GTK_WIDGET (self)) - scale * GVT_STROKES_HEIGHT) / 2;

  *box_x = scale > 0 ? (int) ((x - left) / scale) : 0;
  *box_y = scale > 0 ? (int) ((y - top) / scale) : 0;
}

/* A finger that draws scrolls nothing. */
static void
on_drag_begin (GvtSignaturePad *self, double x, double y, GtkGesture *gesture)
{
  int box_x, box_y;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  to_box (self, x, y, &box_x, &box_y);
  if (gvt_strokes_begin (self->strokes, box_x, box_y))
    tell (self);
}

static void
on_drag_update (GvtSignaturePad *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;
  int box_x, box_y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  to_box (self, x + dx, y + dy, &box_x, &box_y);
  if (gvt_strokes_go_on (self->strokes, box_x, box_y))
    tell (self);
}

static void
gvt_signature_pad_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GvtSignaturePad *self = GVT_SIGNATURE_PAD (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  double scale = get_scale (self);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  cairo_set_source_rgb (cairo, 1, 1, 1);
  cairo_paint (cairo);
  cairo_set_source_rgb (cairo, 0.5, 0.5, 0.5);
  cairo_set_line_width (cairo, EDGE);
  cairo_rectangle (cairo, EDGE / 2.0, EDGE / 2.0, width - EDGE, height - EDGE);
  cairo_move_to (cairo, width * 0.08, height * 0.8);
  cairo_line_to (cairo, width * 0.92, height * 0.8);
  cairo_stroke (cairo);
  cairo_set_source_rgb (cairo, 0, 0, 0);
  gvt_strokes_draw (self->strokes, cairo, (width - scale * GVT_STROKES_WIDTH) / 2,
                    (height - scale * GVT_STROKES_HEIGHT) / 2, scale * GVT_STROKES_WIDTH,
                    scale * GVT_STROKES_HEIGHT);
  cairo_destroy (cairo);
}

static GtkSizeRequestMode
gvt_signature_pad_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gvt_signature_pad_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }
  *minimum = *natural = (for_size > 0 ? for_size : NATURAL_WIDTH) * GVT_STROKES_HEIGHT
                        / GVT_STROKES_WIDTH;
}

static void
gvt_signature_pad_finalize (GObject *object)
{
  gvt_strokes_free (GVT_SIGNATURE_PAD (object)->strokes);
  G_OBJECT_CLASS (gvt_signature_pad_parent_class)->finalize (object);
}

static void
gvt_signature_pad_class_init (GvtSignaturePadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_signature_pad_finalize;
  widget_class->snapshot = gvt_signature_pad_snapshot;
  widget_class->get_request_mode = gvt_signature_pad_get_request_mode;
  widget_class->measure = gvt_signature_pad_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
gvt_signature_pad_init (GvtSignaturePad *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->strokes = gvt_strokes_new ();
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

const GvtStrokes *
gvt_signature_pad_get_strokes (GvtSignaturePad *self)
{
  return self->strokes;
}

void
gvt_signature_pad_clear (GvtSignaturePad *self)
{
  gvt_signature_pad_draw (self, NULL);
}

void
gvt_signature_pad_drop_last (GvtSignaturePad *self)
{
  gvt_strokes_drop_last (self->strokes);
  tell (self);
}

void
gvt_signature_pad_draw (GvtSignaturePad *self, const GvtStrokes *strokes)
{
  gvt_strokes_free (self->strokes);
  self->strokes = strokes != NULL ? gvt_strokes_copy (strokes) : gvt_strokes_new ();
  tell (self);
}
