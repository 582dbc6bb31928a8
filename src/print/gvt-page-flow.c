/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-page-flow.h"

#include <pango/pangocairo.h>

#define BOTTOM (GVT_PAGE_FOOT - 8)

static void
begin_page (GvtPageFlow *self)
{
  self->n_pages++;
  self->page.y = GVT_PAGE_MARGIN;
  self->dress (&self->page, self->n_pages, self->data);
}

void
gvt_page_flow_init (GvtPageFlow *self, cairo_t *cairo, GvtPageDress dress, gpointer data)
{
  gvt_page_init (&self->page, cairo);
  self->n_pages = 0;
  self->dress = dress;
  self->data = data;
  begin_page (self);
}

void
gvt_page_flow_clear (GvtPageFlow *self)
{
  gvt_page_clear (&self->page);
}

void
gvt_page_flow_break (GvtPageFlow *self)
{
  cairo_show_page (self->page.cairo);
  begin_page (self);
}

void
gvt_page_flow_need (GvtPageFlow *self, double height)
{
  if (self->page.y + height > BOTTOM)
    gvt_page_flow_break (self);
}

static void
draw_line (GvtPageFlow *self, const GvtPageCell *cell, PangoLayoutIter *lines)
{
  PangoRectangle line;
  double height;

  pango_layout_iter_get_line_extents (lines, NULL, &line);
  height = (double) line.height / PANGO_SCALE;
  gvt_page_flow_need (self, height);
  cairo_set_source_rgb (self->page.cairo, 0.1, 0.1, 0.1);
  cairo_move_to (self->page.cairo, GVT_PAGE_MARGIN + cell->x + (double) line.x / PANGO_SCALE,
                 self->page.y
                     + (double) (pango_layout_iter_get_baseline (lines) - line.y) / PANGO_SCALE);
  pango_cairo_show_layout_line (self->page.cairo, pango_layout_iter_get_line_readonly (lines));
  gvt_page_advance (&self->page, height);
}

void
gvt_page_flow_text (GvtPageFlow *self, const GvtPageCell *cell, const char *markup)
{
  /* Of its own: a page that begins between two lines draws its head with the page's. */
  g_autoptr (PangoLayout) layout = gvt_page_create_layout (&self->page, cell, markup);
  PangoLayoutIter *lines = pango_layout_get_iter (layout);

  do
    draw_line (self, cell, lines);
  while (pango_layout_iter_next_line (lines));
  pango_layout_iter_free (lines);
}

void
gvt_page_flow_plain (GvtPageFlow *self, const GvtPageCell *cell, const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  gvt_page_flow_text (self, cell, markup);
}
