/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short survey on paper, for children and for who does not read: a face is crossed, and beside
 * the person somebody reads the question aloud. Each is keyed as its digit (gvt-survey-line.h). */
#include <glib/gi18n-lib.h>

#include "gvt-face.h"
#include "gvt-print-parts-private.h"
#include "gvt-survey-codes.h"

#define SHEET_WIDTH  (GVT_PAGE_WIDTH / 2)
#define SHEET_HEIGHT (GVT_PAGE_HEIGHT / 2)
#define PADDING      24.0
#define WIDTH        (SHEET_WIDTH - 2 * PADDING)
#define ROWS_TOP     68.0
#define ROW          112.0
#define FACE         29.0 /* to be seen by eyes that need glasses */

/* From the left edge of the paper. */
static GvtPageCell
cell_at (double x, double width, gboolean is_bold, double size)
{
  return (GvtPageCell){ x - GVT_PAGE_MARGIN, width, PANGO_ALIGN_LEFT, is_bold, size };
}

static void
draw_head (GvtPage *page, const GvtPrintPaper *paper, double left, double top, guint sheet)
{
  GvtPageCell title = cell_at (left, WIDTH - 84, TRUE, 13);
  GvtPageCell number = cell_at (left + WIDTH - 84, 84, TRUE, 13);
  GvtPageCell line = cell_at (left, WIDTH, FALSE, 8);
  g_autofree char *text = g_strdup_printf (_ ("Sheet %u"), sheet);

  number.alignment = PANGO_ALIGN_RIGHT;
  page->y = top;
  gvt_page_text (page, &title, 1, _ ("How was it today?"));
  gvt_page_text (page, &number, 1, text);
  page->y = top + 18;
  gvt_page_text (page, &line, 1, _ ("Cross one face in each row. Do not write your name."));
  gvt_print_class (page, paper, left, top + 31, WIDTH);
}

/* The word below a face is for whoever reads it aloud; the digit is what is keyed. */
static void
draw_question (GvtPage *page, double left, double top, guint question)
{
  double step = WIDTH / GVT_SMILEY_MAX_FACE;
  GvtPageCell cell = cell_at (left, WIDTH, TRUE, 12);
  g_autofree char *text = g_strdup_printf ("%u. %s", question + 1, gvt_smiley_question (question));

  page->y = top;
  gvt_page_rule (page, cell.x, WIDTH);
  page->y = top + 4;
  gvt_page_text (page, &cell, 2, text);
  for (guint face = 1; face <= GVT_SMILEY_MAX_FACE; face++)
    {
      double x = left + step * (face - 0.5);
      g_autofree char *word = g_strdup_printf ("%u %s", face, gvt_smiley_face (face));
      GvtPageCell below = cell_at (x - step / 2, step, FALSE, 9);

      cairo_set_source_rgb (page->cairo, 0.1, 0.1, 0.1);
      gvt_face_draw (page->cairo, x, top + 38 + FACE, FACE, (double) face - 2);
      below.alignment = PANGO_ALIGN_CENTER;
      page->y = top + 40 + 2 * FACE;
      gvt_page_text (page, &below, 1, word);
    }
}

void
gvt_print_smiley_sheets (cairo_t *cairo, const GvtPrintPaper *paper, guint n_sheets)
{
  GvtPage page;

  gvt_page_init (&page, cairo);
  for (guint i = 0; i < n_sheets; i++)
    {
      double left = SHEET_WIDTH * (i % 2) + PADDING;
      double top = SHEET_HEIGHT * (i % 4 / 2) + PADDING;

      if (i % 4 == 0)
        {
          if (i > 0)
            cairo_show_page (cairo);
          gvt_print_dress (paper, &page, NULL);
          gvt_print_cut (&page, SHEET_WIDTH, 0, SHEET_WIDTH, GVT_PAGE_HEIGHT);
          gvt_print_cut (&page, 0, SHEET_HEIGHT, GVT_PAGE_WIDTH, SHEET_HEIGHT);
        }
      draw_head (&page, paper, left, top, i + 1);
      for (guint question = 0; question < GVT_SMILEY_N_QUESTIONS; question++)
        draw_question (&page, left, top - PADDING + ROWS_TOP + ROW * question, question);
    }
  gvt_page_clear (&page);
}
