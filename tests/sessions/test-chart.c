/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "gvt-chart.h"
#include "gvt-test.h"

#define LONG_LABEL "Menyebut jam buka TPS dan apa yang dibawa"

static const GvtChartBar pair[] = {
  { LONG_LABEL, 0.5333, "sebelum 53,33%", GVT_CHART_HATCHED },
  { NULL, 1.0, "sesudah 100,00%", GVT_CHART_SOLID },
};

static const GvtChartBar single[] = {
  { LONG_LABEL, 0.5333, "sebelum 53,33%", GVT_CHART_HATCHED },
  { LONG_LABEL, 1.0, "sesudah 100,00%", GVT_CHART_SOLID },
};

static double
measure (const GvtChartStyle *style, const GvtChartBar *bars)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cairo = cairo_create (surface);
  double height = gvt_chart_height (cairo, style, bars, 2);

  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
  return height;
}

/* Where @bars leave ink: the right and lower end of it. */
static void
draw (const GvtChartStyle *style, const GvtChartBar *bars, double *right, double *bottom)
{
  cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_ALPHA, NULL);
  cairo_t *cairo = cairo_create (surface);
  double x, y, width, height;

  gvt_chart_draw (cairo, 0, 0, style, bars, 2);
  cairo_recording_surface_ink_extents (surface, &x, &y, &width, &height);
  *right = x + width;
  *bottom = y + height;
  cairo_destroy (cairo);
  cairo_surface_destroy (surface);
}

static void
test_bars_of_one_label_take_less_room (void)
{
  const GvtChartStyle narrow = { .width = 324, .text_size = 16 };
  const GvtChartStyle wide = { .width = 706, .text_size = 16 };

  g_assert_cmpfloat (measure (&narrow, pair), <, 0.7 * measure (&narrow, single));
  g_assert_cmpfloat (measure (&wide, pair), <=, measure (&wide, single));
}

/* Also the longest bar's figure, in letters twice as large on a narrow window. */
static void
test_figures_stay_inside (void)
{
  static const GvtChartStyle styles[] = {
    { .width = 324, .text_size = 16 },
    { .width = 324, .text_size = 29 },
    { .width = 706, .text_size = 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      double right, bottom;

      draw (&styles[i], pair, &right, &bottom);

      g_assert_cmpfloat (right, <=, styles[i].width);
      g_assert_cmpfloat (bottom, <=, measure (&styles[i], pair));
    }
}

/* Lengths can be compared where it is seen how long a full bar would be. */
static void
test_a_short_bar_stands_in_its_scale (void)
{
  static const GvtChartBar bars[] = {
    { "few", 0.05, "", GVT_CHART_SOLID },
    { "fewer", 0.0, "", GVT_CHART_SOLID },
  };
  static const GvtChartBar full[] = {
    { "all", 1.0, "", GVT_CHART_SOLID },
    { "all", 1.0, "", GVT_CHART_SOLID },
  };
  static const GvtChartBar unknown[] = {
    { "none", NAN, "", GVT_CHART_SOLID },
    { "none", NAN, "", GVT_CHART_SOLID },
  };
  const GvtChartStyle style = { .width = 706, .text_size = 16 };
  double right, full_right, unknown_right, bottom;

  draw (&style, bars, &right, &bottom);
  draw (&style, full, &full_right, &bottom);
  draw (&style, unknown, &unknown_right, &bottom);

  g_assert_cmpfloat_with_epsilon (right, full_right, 2.0);
  g_assert_cmpfloat (unknown_right, <, full_right / 2);
}

/* Where the outline of a full bar ends: nothing else is drawn. */
static void
test_a_narrow_window_is_for_bars (void)
{
  static const GvtChartBar bars[] = {
    { "", 1.0, "", GVT_CHART_SOLID },
    { "", 1.0, "", GVT_CHART_SOLID },
  };
  const GvtChartStyle narrow = { .width = 324, .text_size = 32 };
  double right, bottom;

  draw (&narrow, bars, &right, &bottom);

  g_assert_cmpfloat (right, >, 0.8 * narrow.width);
}

int
main (int argc, char *argv[])
{
  gvt_test_init (&argc, &argv);

  g_test_add_func ("/chart/bars-of-one-label-take-less-room",
                   test_bars_of_one_label_take_less_room);
  g_test_add_func ("/chart/figures-stay-inside", test_figures_stay_inside);
  g_test_add_func ("/chart/a-short-bar-stands-in-its-scale", test_a_short_bar_stands_in_its_scale);

  g_test_add_func ("/chart/a-narrow-window-is-for-bars", test_a_narrow_window_is_for_bars);
  return g_test_run ();
}
