/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-page.h"

#include <math.h>

#include <pango/pangocairo.h>

#define FONT       "sans"
#define BAR_HEIGHT 7.0

void
gvt_page_init (GvtPage *self, cairo_t *cairo)
{
  self->cairo = cairo;
  self->layout = pango_cairo_create_layout (cairo);
  self->y = GVT_PAGE_MARGIN;
  /* Points are points on paper, whatever screen this runs on. */
  pango_cairo_context_set_resolution (pango_layout_get_context (self->layout), 72.0);
}

void
gvt_page_clear (GvtPage *self)
{
  g_clear_object (&self->layout);
}

static void
set_font (PangoLayout *layout, double size, gboolean is_bold)
{
  PangoFontDescription *font = pango_font_description_from_string (FONT);

  pango_font_description_set_size (font, (int) (size * PANGO_SCALE));
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
}

double
gvt_page_text (GvtPage *self, const GvtPageCell *cell, int max_lines, const char *text)
{
  int height;

  set_font (self->layout, cell->size, cell->is_bold);
  pango_layout_set_width (self->layout, (int) (cell->width * PANGO_SCALE));
  pango_layout_set_height (self->layout, -max_lines);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (self->layout, cell->alignment);
  pango_layout_set_text (self->layout, text, -1);

  cairo_set_source_rgb (self->cairo, 0.1, 0.1, 0.1);
  cairo_move_to (self->cairo, GVT_PAGE_MARGIN + cell->x, self->y);
  pango_cairo_show_layout (self->cairo, self->layout);

  pango_layout_get_size (self->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

PangoLayout *
gvt_page_create_layout (GvtPage *self, const GvtPageCell *cell, const char *markup)
{
  PangoLayout *layout = pango_layout_new (pango_layout_get_context (self->layout));

  set_font (layout, cell->size, cell->is_bold);
  pango_layout_set_width (layout, (int) (cell->width * PANGO_SCALE));
  pango_layout_set_alignment (layout, cell->alignment);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_markup (layout, markup, -1);
  return layout;
}

void
gvt_page_advance (GvtPage *self, double by)
{
  self->y += by;
}

void
gvt_page_rule (GvtPage *self, double x, double width)
{
  cairo_set_source_rgb (self->cairo, 0.6, 0.6, 0.6);
  cairo_set_line_width (self->cairo, 0.5);
  cairo_move_to (self->cairo, GVT_PAGE_MARGIN + x, self->y);
  cairo_rel_line_to (self->cairo, width, 0);
  cairo_stroke (self->cairo);
}

void
gvt_page_bar (GvtPage *self, double x, double width, double share)
{
  double left = GVT_PAGE_MARGIN + x;
  double top = self->y + 2.5;

  cairo_set_source_rgb (self->cairo, 0.9, 0.9, 0.9);
  cairo_rectangle (self->cairo, left, top, width, BAR_HEIGHT);
  cairo_fill (self->cairo);
  cairo_set_source_rgb (self->cairo, 0.48, 0.1, 0.18);
  cairo_rectangle (self->cairo, left, top, width * CLAMP (share, 0.0, 1.0), BAR_HEIGHT);
  cairo_fill (self->cairo);
}

void
gvt_page_watermark (GvtPage *self, const char *text)
{
  int width, height;

  set_font (self->layout, 96, TRUE);
  pango_layout_set_width (self->layout, -1);
  pango_layout_set_text (self->layout, text, -1);
  pango_layout_get_size (self->layout, &width, &height);

  cairo_save (self->cairo);
  cairo_translate (self->cairo, GVT_PAGE_WIDTH / 2, GVT_PAGE_HEIGHT / 2);
  cairo_rotate (self->cairo, -M_PI / 4);
  cairo_set_source_rgb (self->cairo, 0.93, 0.9, 0.9);
  cairo_move_to (self->cairo, -(double) width / PANGO_SCALE / 2,
                 -(double) height / PANGO_SCALE / 2);
  pango_cairo_show_layout (self->cairo, self->layout);
  cairo_restore (self->cairo);
}
