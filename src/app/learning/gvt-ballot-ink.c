/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-ink.h"

#include <math.h>

#define HOLE_RADIUS  11.0
#define CREASE_WIDTH 26.0

/* A closed line around a point that wavers as paper does when it gives way: the same every time. */
static void
trace_ragged (cairo_t *cr, double radius, double waver, guint n_points)
{
  for (guint i = 0; i < n_points; i++)
    {
      double angle = 2 * G_PI * i / n_points;
      double reach = radius * (1 + waver * sin (i * 2.4));

      cairo_line_to (cr, reach * cos (angle), reach * sin (angle));
    }
  cairo_close_path (cr);
}

static void
draw_nail_hole (cairo_t *cr)
{
  cairo_set_source_rgba (cr, 0, 0, 0, 0.22); /* the rim that bends back */
  trace_ragged (cr, HOLE_RADIUS * 1.35, 0.10, 17);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0.08, 0.08, 0.09);
  trace_ragged (cr, HOLE_RADIUS, 0.07, 15);
  cairo_fill (cr);
}

static void
draw_tear (cairo_t *cr)
{
  cairo_set_source_rgb (cr, 0.08, 0.08, 0.09);
  trace_ragged (cr, HOLE_RADIUS * 1.6, 0.45, 11);
  cairo_fill (cr);
}

static void
draw_burn (cairo_t *cr)
{
  cairo_set_source_rgba (cr, 0.45, 0.25, 0.08, 0.75);
  trace_ragged (cr, HOLE_RADIUS * 1.8, 0.14, 19);
  cairo_fill (cr);
  draw_nail_hole (cr);
}

/* Seen from the other side: the rim stands up, and it is marked as not punched itself. */
static void
draw_through (cairo_t *cr)
{
  const double dashes[] = { 3, 3 };

  cairo_set_source_rgb (cr, 0.25, 0.25, 0.28);
  trace_ragged (cr, HOLE_RADIUS * 0.75, 0.07, 15);
  cairo_fill (cr);
  cairo_set_line_width (cr, 2);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_arc (cr, 0, 0, HOLE_RADIUS * 1.5, 0, 2 * G_PI);
  cairo_stroke (cr);
}

void
gvt_ballot_ink_hole (
    GtkSnapshot *snapshot, double x, double y, GvtBallotTool tool, gboolean through)
{
  const double reach = HOLE_RADIUS * 2.6;
  graphene_rect_t box = GRAPHENE_RECT_INIT (x - reach, y - reach, 2 * reach, 2 * reach);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &box);

  cairo_translate (cr, x, y);
  if (through)
    draw_through (cr);
  else if (tool == GVT_BALLOT_TOOL_TORN)
    draw_tear (cr);
  else if (tool == GVT_BALLOT_TOOL_BURNT)
    draw_burn (cr);
  else
    draw_nail_hole (cr);
  cairo_destroy (cr);
}

void
gvt_ballot_ink_dots (GtkSnapshot *snapshot, GArray *dots, GvtBallotTool tool, int width, int height)
{
  for (guint i = 0; i < dots->len; i++)
    {
      const GvtBallotDot *dot = &g_array_index (dots, GvtBallotDot, i);

      gvt_ballot_ink_hole (snapshot, dot->x * width, dot->y * height, tool, dot->is_through);
    }
}

/* Loops along a line, as of a pen. */
static void
trace_loops (cairo_t *cr, double width, double height, guint n_loops)
{
  cairo_move_to (cr, 0, height * 0.7);
  for (guint i = 0; i < n_loops; i++)
    {
      double step = width / n_loops;
      double x = i * step;
      double rise = height * (i % 3 == 0 ? 1.0 : 0.55);

      cairo_curve_to (cr, x + step * 1.1, height - rise, x + step * 0.1, height - rise,
                      x + step * 0.45, height * 0.75);
      cairo_curve_to (cr, x + step * 0.6, height, x + step * 0.85, height, x + step, height * 0.7);
    }
}

void
gvt_ballot_ink_scribble (GtkSnapshot *snapshot, const graphene_rect_t *box)
{
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, box);

  cairo_translate (cr, box->origin.x + 4, box->origin.y + 4);
  cairo_set_source_rgb (cr, 0.11, 0.25, 0.62);
  cairo_set_line_width (cr, 3.5);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  trace_loops (cr, box->size.width - 8, box->size.height - 8, 9);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

void
gvt_ballot_ink_crease (GtkSnapshot *snapshot, int width, int height)
{
  graphene_rect_t box = GRAPHENE_RECT_INIT ((width - CREASE_WIDTH) / 2, 0, CREASE_WIDTH, height);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &box);
  cairo_pattern_t *shade = cairo_pattern_create_linear (box.origin.x, 0,
                                                        box.origin.x + CREASE_WIDTH, 0);
  const double dashes[] = { 10, 6 };

  cairo_pattern_add_color_stop_rgba (shade, 0, 0, 0, 0, 0);
  cairo_pattern_add_color_stop_rgba (shade, 0.5, 0, 0, 0, 0.22);
  cairo_pattern_add_color_stop_rgba (shade, 0.52, 1, 1, 1, 0.35);
  cairo_pattern_add_color_stop_rgba (shade, 1, 1, 1, 1, 0);
  cairo_set_source (cr, shade);
  cairo_paint (cr);
  cairo_pattern_destroy (shade);
  cairo_set_source_rgba (cr, 0, 0, 0, 0.55);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_move_to (cr, width / 2.0, 0);
  cairo_line_to (cr, width / 2.0, height);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

/* --- photo --- */

/* Head and shoulders of nobody, in a box of @size from the middle of its foot. */
static void
draw_person (cairo_t *cr, double x, double foot, double size, double grey)
{
  cairo_set_source_rgb (cr, grey, grey + 0.01, grey + 0.03);
  cairo_save (cr);
  cairo_translate (cr, x, foot);
  cairo_scale (cr, size * 0.44, size * 0.46);
  cairo_arc (cr, 0, 0, 1, G_PI, 2 * G_PI);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_arc (cr, x, foot - size * 0.66, size * 0.22, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_photo (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  guint n_people = GPOINTER_TO_UINT (data);
  double size = MIN (height * 0.96, width / (n_people > 1 ? 1.7 : 1.05));

  cairo_set_source_rgb (cr, 0.90, 0.92, 0.95);
  cairo_paint (cr);
  if (n_people > 1)
    {
      draw_person (cr, width / 2.0 + size * 0.34, height, size * 0.94, 0.66);
      draw_person (cr, width / 2.0 - size * 0.34, height, size, 0.52);
    }
  else
    draw_person (cr, width / 2.0, height, size, 0.54);
}

GtkWidget *
gvt_ballot_photo_new (guint n_people)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 108);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 72);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_photo, GUINT_TO_POINTER (n_people),
                                  NULL);
  return area;
}

/* --- signature --- */

static void
draw_signature (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  cairo_set_source_rgb (cr, 0.10, 0.13, 0.35);
  cairo_set_line_width (cr, 2.2);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_translate (cr, width * 0.08, 2);
  trace_loops (cr, width * 0.66, height - 6, 4);
  cairo_line_to (cr, width * 0.86, height * 0.25);
  cairo_stroke (cr);
}

GtkWidget *
gvt_ballot_signature_new (void)
{
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 34);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 120);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_signature, NULL, NULL);
  return area;
}
