/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of numbers on A4: who hands the stick over signs it, and who takes it. */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "gvt-end-day-private.h"
#include "gvt-page-qr.h"
#include "gvt-page.h"
#include "gvt-pdf.h"

#define LABEL_WIDTH 235.0
#define TEXT_SIZE   11.0
#define LONGEST     40 /* letters of a value beside its label */
#define QR_SIDE     110.0

static void
draw_text (GvtPage *page, double size, gboolean is_bold, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, is_bold, size };

  gvt_page_advance (page, gvt_page_text (page, &cell, 12, text) + 10);
}

static void
draw_row (gpointer user_data, const char *label, const char *value)
{
  GvtPage *page = user_data;
  GvtPageCell left = { 0, LABEL_WIDTH, PANGO_ALIGN_LEFT, FALSE, TEXT_SIZE };
  GvtPageCell right = { LABEL_WIDTH, GVT_PAGE_INNER - LABEL_WIDTH, PANGO_ALIGN_RIGHT, TRUE,
                        TEXT_SIZE };
  double height = gvt_page_text (page, &left, 2, label);

  if (strlen (value) > LONGEST) /* one word, which no line could break: on a line of its own */
    {
      gvt_page_advance (page, height);
      right = (GvtPageCell){ 0, GVT_PAGE_INNER, PANGO_ALIGN_RIGHT, FALSE, 10 };
      height = 0;
    }
  height = MAX (height, gvt_page_text (page, &right, 3, value));
  gvt_page_advance (page, height + 4);
  gvt_page_rule (page, 0, GVT_PAGE_INNER);
  gvt_page_advance (page, 4);
}

static void
draw_signature (GvtPage *page, double x, const char *label)
{
  double width = GVT_PAGE_INNER / 2 - 20;
  GvtPageCell cell = { x, width, PANGO_ALIGN_LEFT, FALSE, TEXT_SIZE };
  double top = page->y;

  gvt_page_text (page, &cell, 2, label);
  page->y = top + 64;
  gvt_page_rule (page, x, width);
  page->y = top + 68;
  cell.size = 9;
  gvt_page_text (page, &cell, 2, _ ("name, signature, date and hour"));
  page->y = top;
}

static void
draw (cairo_t *cairo, gpointer user_data)
{
  const GvtEndDay *self = user_data;
  g_autofree char *head = gvt_hash_to_text (&self->shipment.head);
  GvtPage page;

  gvt_page_init (&page, cairo);
  draw_text (&page, 20, TRUE, _ ("Go Vote: end of the day"));
  gvt_page_rule (&page, 0, GVT_PAGE_INNER);
  gvt_page_advance (&page, 8);
  gvt_end_day_tell_rows (self, draw_row, &page);
  gvt_page_advance (&page, 12);
  draw_text (&page, TEXT_SIZE, FALSE, gvt_end_day_advice ());
  gvt_page_advance (&page, 14);
  draw_signature (&page, 0, _ ("Handed over by"));
  draw_signature (&page, GVT_PAGE_INNER / 2 + 20, _ ("Taken by"));
  if (self->shipment.head_seq > 0)
    gvt_page_qr (&page, 0, GVT_PAGE_HEIGHT - GVT_PAGE_MARGIN - QR_SIDE, QR_SIDE, head);
  gvt_page_clear (&page);
}

GBytes *
gvt_end_day_draw (const GvtEndDay *self, GError **error)
{
  return gvt_pdf_draw (_ ("Go Vote: end of the day"), draw, (gpointer) self, error);
}
