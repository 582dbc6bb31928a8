/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-chart.h"

#include <math.h>

#include <pango/pangocairo.h>

#define LABEL_SHARE  0.36 /* of the width */
#define FIGURE_SHARE 0.18
#define ROW          1.9 /* of the text's size */
#define BAR          1.2
#define GAP          0.5

#define MAX_LABEL_LINES 4

static PangoLayout *
create_layout (
    cairo_t *cairo, const GvtChartStyle *style, double width, int max_lines, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (cairo);
  PangoFontDescription *font = pango_font_description_from_string ("sans");

  pango_cairo_context_set_resolution (pango_layout_get_context (layout), 72.0);
  pango_layout_context_changed (layout);
  pango_font_description_set_size (font, (int) (style->text_size * PANGO_SCALE));
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_height (layout, -max_lines);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_text (layout, text, -1);
  return layout;
}

static double
get_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static void
show (cairo_t *cairo, PangoLayout *layout, double x, double y, double height)
{
  cairo_move_to (cairo, x, y + (height - get_height (layout)) / 2);
  pango_cairo_show_layout (cairo, layout);
}

static PangoLayout *
create_label (cairo_t *cairo, const GvtChartStyle *style, const GvtChartBar *bar)
{
  return create_layout (cairo, style, style->width * LABEL_SHARE - GAP * style->text_size,
                        MAX_LABEL_LINES, bar->label);
}

static void
hatch (cairo_t *cairo, double x, double y, double width, double height)
{
  double step = height / 2.5;

  cairo_save (cairo);
  cairo_rectangle (cairo, x, y, width, height);
  cairo_clip (cairo);
  for (double at = x - height; at < x + width; at += step)
    {
      cairo_move_to (cairo, at, y + height);
      cairo_line_to (cairo, at + height, y);
    }
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static void
draw_bar (cairo_t *cairo, double x, double y, double width, double height, GvtChartFill fill)
{
  if (fill == GVT_CHART_HATCHED)
    hatch (cairo, x, y, width, height);
  cairo_rectangle (cairo, x, y, width, height);
  if (fill == GVT_CHART_SOLID)
    cairo_fill_preserve (cairo);
  cairo_stroke (cairo);
}

double
gvt_chart_height (cairo_t *cairo, const GvtChartStyle *style, const GvtChartBar *bars, guint n_bars)
{
  double height = 0;

  for (guint i = 0; i < n_bars; i++)
    {
      g_autoptr (PangoLayout) label = create_label (cairo, style, &bars[i]);

      height += MAX (ROW * style->text_size, get_height (label) + GAP * style->text_size);
    }
  return height;
}

/* Returns: how high it is */
static double
draw_row (cairo_t *cairo, double x, double y, const GvtChartStyle *style, const GvtChartBar *bar)
{
  double gap = GAP * style->text_size;
  double left = x + style->width * LABEL_SHARE;
  double whole = style->width * (1 - LABEL_SHARE - FIGURE_SHARE) - gap;
  double length = isnan (bar->share) ? 0 : whole * CLAMP (bar->share, 0.0, 1.0);
  g_autoptr (PangoLayout) label = create_label (cairo, style, bar);
  g_autoptr (PangoLayout) figure = create_layout (cairo, style, style->width * FIGURE_SHARE, 1,
                                                  bar->figure);
  double height = MAX (ROW * style->text_size, get_height (label) + gap);

  show (cairo, label, x, y, height);
  if (length > 0)
    draw_bar (cairo, left, y + (height - BAR * style->text_size) / 2, length,
              BAR * style->text_size, bar->fill);
  show (cairo, figure, left + length + gap, y, height);
  return height;
}

void
gvt_chart_draw (cairo_t *cairo,
                double x,
                double y,
                const GvtChartStyle *style,
                const GvtChartBar *bars,
                guint n_bars)
{
  cairo_save (cairo);
  cairo_set_source_rgb (cairo, style->ink[0], style->ink[1], style->ink[2]);
  cairo_set_line_width (cairo, style->text_size / 12);
  for (guint i = 0; i < n_bars; i++)
    y += draw_row (cairo, x, y, style, &bars[i]);
  cairo_restore (cairo);
}
