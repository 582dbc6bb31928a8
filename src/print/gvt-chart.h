/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Bars, on paper and on the screen alike: one function draws both. What a bar is worth is written
 * on it, and kinds of bars differ by pattern, never by colour alone: a page printed in grey, or an
 * eye that sees no red, loses nothing. */

typedef enum
{
  GVT_CHART_SOLID,
  GVT_CHART_HATCHED, /* slanting lines */
  GVT_CHART_HOLLOW,  /* its outline alone */
} GvtChartFill;

typedef struct
{
  const char *label;  /* left of the bar, above it where there is no room; eight lines at most;
                         %NULL: another bar of the label before it, close below */
  double share;       /* 0 to 1 of the whole width; NAN draws no bar */
  const char *figure; /* written behind the bar: "82,50%" */
  GvtChartFill fill;
} GvtChartBar;

typedef struct
{
  double width;     /* of all, in the units of the context */
  double text_size; /* of labels and figures */
  double ink[3];    /* red, green, blue, 0 to 1 */
} GvtChartStyle;

/** gvt_chart_height: of all @bars, each as high as its label. @cairo: any, to measure with */
double gvt_chart_height (cairo_t *cairo,
                         const GvtChartStyle *style,
                         const GvtChartBar *bars,
                         guint n_bars);
/** gvt_chart_draw: from the point @x, @y on. Any thread */
void gvt_chart_draw (cairo_t *cairo,
                     double x,
                     double y,
                     const GvtChartStyle *style,
                     const GvtChartBar *bars,
                     guint n_bars);

G_END_DECLS
