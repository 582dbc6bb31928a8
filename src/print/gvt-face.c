/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-face.h"

#include <math.h>

/* All of it is measured in the face's radius. */
#define LINE       0.1
#define EYE        0.1
#define EYE_X      0.33
#define EYE_Y      (-0.28)
#define MOUTH      0.5 /* half its width */
#define MOUTH_Y    0.39
#define MOUTH_BEND 0.44

static void
draw_eye (cairo_t *cairo, double x)
{
  cairo_new_sub_path (cairo);
  cairo_arc (cairo, x, EYE_Y, EYE, 0, 2 * M_PI);
  cairo_fill (cairo);
}

void
gvt_face_draw (cairo_t *cairo, double x, double y, double radius, double mood)
{
  double bend = MOUTH_BEND * mood;

  cairo_save (cairo);
  cairo_translate (cairo, x, y);
  cairo_scale (cairo, radius, radius);
  cairo_set_line_width (cairo, LINE);
  cairo_new_sub_path (cairo);
  cairo_arc (cairo, 0, 0, 1 - LINE / 2, 0, 2 * M_PI);
  cairo_stroke (cairo);
  draw_eye (cairo, -EYE_X);
  draw_eye (cairo, EYE_X);
  cairo_set_line_cap (cairo, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cairo, -MOUTH, MOUTH_Y - bend / 2);
  cairo_curve_to (cairo, -MOUTH * 0.44, MOUTH_Y + bend / 2, MOUTH * 0.44, MOUTH_Y + bend / 2, MOUTH,
                  MOUTH_Y - bend / 2);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}
