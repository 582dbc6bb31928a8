/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-page-qr.h"

#include <qrencode.h>

#define QUIET 4 /* modules around it */

static gboolean
is_dark (const QRcode *code, int x, int y)
{
  return x < code->width && (code->data[y * code->width + x] & 1) != 0;
}

/* Runs of dark modules in one row are one rectangle: no seams between them. */
static void
add_row (cairo_t *cairo, const QRcode *code, int y)
{
  int begin = -1;

  for (int x = 0; x <= code->width; x++)
    if (is_dark (code, x, y))
      begin = begin < 0 ? x : begin;
    else if (begin >= 0)
      {
        cairo_rectangle (cairo, QUIET + begin, QUIET + y, x - begin, 1);
        begin = -1;
      }
}

gboolean
gvt_page_qr (GvtPage *self, double x, double y, double side, const char *text)
{
  /* What a printer smears or a fold hides is made up for: 15 % of it. */
  QRcode *code = QRcode_encodeString (text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);

  if (code == NULL)
    return FALSE;

  cairo_save (self->cairo);
  cairo_translate (self->cairo, GVT_PAGE_MARGIN + x, y);
  cairo_scale (self->cairo, side / (code->width + 2 * QUIET), side / (code->width + 2 * QUIET));
  cairo_set_source_rgb (self->cairo, 1, 1, 1);
  cairo_rectangle (self->cairo, 0, 0, code->width + 2 * QUIET, code->width + 2 * QUIET);
  cairo_fill (self->cairo);
  cairo_set_source_rgb (self->cairo, 0, 0, 0);
  for (int row = 0; row < code->width; row++)
    add_row (self->cairo, code, row);
  cairo_fill (self->cairo);
  cairo_restore (self->cairo);
  QRcode_free (code);
  return TRUE;
}
