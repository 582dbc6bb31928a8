/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-chart-view.h"

#include <pango/pangocairo.h>

#define MIN_WIDTH     220
#define NATURAL_WIDTH 600

struct _GvtChartView
{
  GtkWidget parent_instance;

  GArray *bars; /* of GvtChartBar, its texts ours */
};

G_DEFINE_FINAL_TYPE (GvtChartView, gvt_chart_view, GTK_TYPE_WIDGET)

static void
clear_bar (gpointer data)
{
  GvtChartBar *bar = data;

  g_free ((char *) bar->label);
  g_free ((char *) bar->figure);
}

/* As large as the theme's letters, also where a person asked for larger ones. */
static GvtChartStyle
get_style (GvtChartView *self, double width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  const PangoFontDescription *font = pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  GvtChartStyle style = { .width = width, .text_size = size };
  GdkRGBA ink;

  if (!pango_font_description_get_size_is_absolute (font))
    style.text_size *= pango_cairo_context_get_resolution (context) / 72.0;
  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), &ink);
  style.ink[0] = ink.red;
  style.ink[1] = ink.green;
  style.ink[2] = ink.blue;
  return style;
}

static double
measure_height (GvtChartView *self, double width)
{
  GvtChartStyle style = get_style (self, width);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cairo = cairo_create (surface);
  double height = gvt_chart_height (cairo, &style, (const GvtChartBar *) self->bars->data,
                                    self->bars->len);

  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return height;
}

static void
gvt_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GvtChartView *self = GVT_CHART_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  GvtChartStyle style = get_style (self, width);
  cairo_t *cairo = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  gvt_chart_draw (cairo, 0, 0, &style, (const GvtChartBar *) self->bars->data, self->bars->len);
  cairo_destroy (cairo);
}

static GtkSizeRequestMode
gvt_chart_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
gvt_chart_view_measure (GtkWidget *widget,
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
  *minimum = *natural = (int) measure_height (GVT_CHART_VIEW (widget),
                                              for_size > 0 ? for_size : NATURAL_WIDTH)
                        + 1;
}

static void
gvt_chart_view_finalize (GObject *object)
{
  g_array_unref (GVT_CHART_VIEW (object)->bars);
  G_OBJECT_CLASS (gvt_chart_view_parent_class)->finalize (object);
}

static void
gvt_chart_view_class_init (GvtChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = gvt_chart_view_finalize;
  widget_class->snapshot = gvt_chart_view_snapshot;
  widget_class->get_request_mode = gvt_chart_view_get_request_mode;
  widget_class->measure = gvt_chart_view_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
gvt_chart_view_init (GvtChartView *self)
{
  self->bars = g_array_new (FALSE, TRUE, sizeof (GvtChartBar));
  g_array_set_clear_func (self->bars, clear_bar);
}

void
gvt_chart_view_set_bars (GvtChartView *self, const GvtChartBar *bars, guint n_bars)
{
  g_autoptr (GString) told = g_string_new (NULL);

  g_array_set_size (self->bars, 0);
  for (guint i = 0; i < n_bars; i++)
    {
      GvtChartBar bar = bars[i];

      bar.label = g_strdup (bars[i].label);
      bar.figure = g_strdup (bars[i].figure);
      g_array_append_val (self->bars, bar);
      g_string_append (told, i > 0 ? "; " : "");
      if (bar.label != NULL) /* else that of the bar above */
        g_string_append_printf (told, "%s: ", bar.label);
      g_string_append (told, bar.figure);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, told->str,
                                  -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
