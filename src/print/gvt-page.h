/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* An A4 page that is filled from top to bottom, in PDF points. */
#define GVT_PAGE_WIDTH  595.0
#define GVT_PAGE_HEIGHT 842.0
#define GVT_PAGE_MARGIN 50.0
#define GVT_PAGE_INNER  (GVT_PAGE_WIDTH - 2 * GVT_PAGE_MARGIN)

typedef struct
{
  cairo_t *cairo;
  PangoLayout *layout;
  double y; /* where the next line begins */
} GvtPage;

/* One cell of a row: @x and @width from the left margin. */
typedef struct
{
  double x;
  double width;
  PangoAlignment alignment;
  gboolean is_bold;
  double size; /* points */
} GvtPageCell;

void gvt_page_init (GvtPage *self, cairo_t *cairo);
void gvt_page_clear (GvtPage *self);
/** gvt_page_text: draws @text in @cell at the present line, at most @max_lines, then "…". Returns:
 * its height */
double gvt_page_text (GvtPage *self, const GvtPageCell *cell, int max_lines, const char *text);
/** gvt_page_create_layout: @markup (Pango's) as @cell has it, for who draws line by line. Returns:
 * (transfer full) */
PangoLayout *gvt_page_create_layout (GvtPage *self, const GvtPageCell *cell, const char *markup);
void gvt_page_advance (GvtPage *self, double by);
/** gvt_page_rule: a hairline from @x, @width wide, at the present line */
void gvt_page_rule (GvtPage *self, double x, double width);
/** gvt_page_bar: @share (0 to 1) of @width in the accent colour, over its whole in grey */
void gvt_page_bar (GvtPage *self, double x, double width, double share);
/** gvt_page_watermark: large and pale, across the page */
void gvt_page_watermark (GvtPage *self, const char *text);

G_END_DECLS
