/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-face-view.h"

#include <pango/pangocairo.h>

#include "gvt-face.h"

#define LINES 3.4 /* as high as so many letters */

struct _GvtFaceView
{
  GtkWidget parent_instance;

  double mood;
};

G_DEFINE_FINAL_TYPE (GvtFaceView, gvt_face_view, GTK_TYPE_WIDGET)

static void
gvt_face_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  GdkRGBA ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &ink);
  gdk_cairo_set_source_rgba (cairo, &ink);
  gvt_face_draw (cairo, width / 2.0, height / 2.0, MIN (width, height) / 2.0 - 1,
                 GVT_FACE_VIEW (widget)->mood);
  cairo_destroy (cairo);
}

/* As large as the letters, also where a person asked for larger ones. */
static void
gvt_face_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (context) / 72.0;
  *minimum = *natural = (int) (size * LINES);
}

static void
gvt_face_view_class_init (GvtFaceViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = gvt_face_view_snapshot;
  widget_class->measure = gvt_face_view_measure;
  gtk_widget_class_set_css_name (widget_class, "face");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
gvt_face_view_init (GvtFaceView *self)
{
}

void
gvt_face_view_set_mood (GvtFaceView *self, double mood)
{
  g_return_if_fail (GVT_IS_FACE_VIEW (self));

  self->mood = mood;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
