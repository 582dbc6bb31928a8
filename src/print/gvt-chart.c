/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-chart.h"

#include <math.h>

#include <pango/pangocairo.h>

#define LABEL_SHARE 0.36 /* of the width */
#define FIGURE_ROOM 8.0  /* of the text's size, where no figure is wider: "120 (100,00%)" */
#define ROW         1.9  /* of the text's size */
#define NEXT_ROW    1.45 /* of a further bar of the same label */
#define BAR         1.2
#define GAP         0.5
#define SCALE_INK   0.35 /* as much as a printer without grey still shows */

#define MAX_LABEL_LINES 8
#define NARROW          32 /* of the text's size: then labels stand above their bars */

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

/* What a bar would be that is full, and its quarters, so that lengths can be read. */
static void
draw_scale (
    cairo_t *cairo, const GvtChartStyle *style, double x, double y, double width, double height)
{
  cairo_save (cairo);
  cairo_set_source_rgba (cairo, style->ink[0], style->ink[1], style->ink[2], SCALE_INK);
  cairo_rectangle (cairo, x, y, width, height);
  for (guint i = 1; i < 4; i++)
    {
      cairo_move_to (cairo, x + width * i / 4, y);
      cairo_rel_line_to (cairo, 0, height);
    }
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

static gboolean
is_narrow (const GvtChartStyle *style)
{
  return style->width < NARROW * style->text_size;
}

static PangoLayout *
create_label (cairo_t *cairo, const GvtChartStyle *style, const GvtChartBar *bar)
{
  double width = is_narrow (style) ? style->width
                                   : style->width * LABEL_SHARE - GAP * style->text_size;

  return create_layout (cairo, style, width, MAX_LABEL_LINES, bar->label);
}

/* Bars that share the label of the first: 1 or more. */
static guint
count_group (const GvtChartBar *bars, guint n_bars)
{
  guint n = 1;

  while (n < n_bars && bars[n].label == NULL)
    n++;
  return n;
}

static double
bars_height (const GvtChartStyle *style, guint n)
{
  return (ROW + (n - 1) * NEXT_ROW) * style->text_size;
}

static double
measure_group (cairo_t *cairo, const GvtChartStyle *style, const GvtChartBar *bars, guint n)
{
  g_autoptr (PangoLayout) label = create_label (cairo, style, &bars[0]);
  double height = get_height (label) + GAP * style->text_size;

  return is_narrow (style) ? height + bars_height (style, n) : MAX (bars_height (style, n), height);
}

double
gvt_chart_height (cairo_t *cairo, const GvtChartStyle *style, const GvtChartBar *bars, guint n_bars)
{
  double height = 0;

  for (guint i = 0, n; i < n_bars; i += n)
    {
      n = count_group (&bars[i], n_bars - i);
      height += measure_group (cairo, style, &bars[i], n);
    }
  return height;
}

/* All bars of a chart have one scale, so its widest figure leaves them less room. On a narrow
 * window they need what there is. */
static double
measure_figures (cairo_t *cairo, const GvtChartStyle *style, const GvtChartBar *bars, guint n_bars)
{
  double widest = is_narrow (style) ? 0 : FIGURE_ROOM * style->text_size;

  for (guint i = 0; i < n_bars; i++)
    {
      g_autoptr (PangoLayout) figure = create_layout (cairo, style, -1, 1, bars[i].figure);
      int width;

      pango_layout_get_size (figure, &width, NULL);
      widest = MAX (widest, (double) width / PANGO_SCALE + 1);
    }
  return widest;
}

/* One bar in its scale, around the line at @y, and its figure after it: figures stand in a column.
 * What is not known has no scale. */
static void
draw_one (cairo_t *cairo,
          double x,
          double y,
          const GvtChartStyle *style,
          const GvtChartBar *bar,
          double figures)
{
  double gap = GAP * style->text_size;
  double left = is_narrow (style) ? 0 : style->width * LABEL_SHARE;
  double thickness = BAR * style->text_size;
  double full = style->width - left - figures - gap;
  double length = isnan (bar->share) ? 0 : full * CLAMP (bar->share, 0.0, 1.0);
  g_autoptr (PangoLayout) figure = create_layout (cairo, style, figures, 1, bar->figure);

  if (!isnan (bar->share))
    draw_scale (cairo, style, x + left, y - thickness / 2, full, thickness);
  if (length > 0)
    draw_bar (cairo, x + left, y - thickness / 2, length, thickness, bar->fill);
  show (cairo, figure, x + left + full + gap, y - thickness / 2, thickness);
}

static void
draw_group (cairo_t *cairo,
            double x,
            double y,
            const GvtChartStyle *style,
            const GvtChartBar *bars,
            guint n,
            double figures)
{
  g_autoptr (PangoLayout) label = create_label (cairo, style, &bars[0]);
  double height = measure_group (cairo, style, bars, n);
  double label_height = is_narrow (style) ? get_height (label) : height;
  double room = is_narrow (style) ? height - label_height : height;
  double top = y + (is_narrow (style) ? label_height : 0) + (room - bars_height (style, n)) / 2;

  show (cairo, label, x, y, label_height);
  for (guint i = 0; i < n; i++)
    draw_one (cairo, x, top + (ROW / 2 + i * NEXT_ROW) * style->text_size, style, &bars[i],
              figures);
}

void
gvt_chart_draw (cairo_t *cairo,
                double x,
                double y,
                const GvtChartStyle *style,
                const GvtChartBar *bars,
                guint n_bars)
{
  double figures = measure_figures (cairo, style, bars, n_bars);

  cairo_save (cairo);
  cairo_set_source_rgb (cairo, style->ink[0], style->ink[1], style->ink[2]);
  cairo_set_line_width (cairo, style->text_size / 12);
  for (guint i = 0, n; i < n_bars; i += n)
    {
      n = count_group (&bars[i], n_bars - i);
      draw_group (cairo, x, y, style, &bars[i], n, figures);
      y += measure_group (cairo, style, &bars[i], n);
    }
  cairo_restore (cairo);
}
