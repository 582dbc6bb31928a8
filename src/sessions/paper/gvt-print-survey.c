/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Survey sheets, laid out so that one is keyed in one line (gvt-survey-line.h). */
#include <glib/gi18n-lib.h>

#include "gvt-face.h"
#include "gvt-print-parts-private.h"
#include "gvt-survey-codes.h"
#include "gvt-survey-sheet.h"

#define SHEET_HEIGHT (GVT_PAGE_HEIGHT / 2)
#define PADDING      40.0
#define WIDTH        (GVT_PAGE_WIDTH - 2 * PADDING)
#define ROW          26.0
#define ROWS_TOP     92.0
#define FACE         9.0
#define NUMBER_WIDTH 170.0
#define PERSON_ROW   20.0
#define LABEL_WIDTH  78.0
#define CODE_CIRCLE  6.0

/* From the left edge of the paper. */
static GvtPageCell
cell_at (double x, double width, gboolean is_bold, double size)
{
  return (GvtPageCell){ x - GVT_PAGE_MARGIN, width, PANGO_ALIGN_LEFT, is_bold, size };
}

/* --- nine elements --- */

static void
draw_scale (GvtPage *page, double left, double step, double y, const char *const *scores)
{
  for (guint i = 0; scores[i] != NULL; i++)
    {
      GvtPageCell cell = cell_at (left + step * i, step, TRUE, 8);

      cell.alignment = PANGO_ALIGN_CENTER;
      page->y = y;
      gvt_page_text (page, &cell, 2, scores[i]);
    }
}

static void
draw_element (GvtPage *page, double left, double step, double y, guint n_scores, const char *text)
{
  GvtPageCell cell = cell_at (PADDING, left - PADDING - 10, FALSE, 9.5);

  page->y = y;
  gvt_page_rule (page, PADDING - GVT_PAGE_MARGIN, WIDTH);
  page->y = y + ROW / 2 - 6;
  gvt_page_text (page, &cell, 1, text);
  for (guint i = 0; i < n_scores; i++)
    {
      const char number[] = { (char) ('1' + i), '\0' };
      double x = left + step * (i + 0.5);

      cairo_set_source_rgb (page->cairo, 0.1, 0.1, 0.1);
      gvt_face_draw (page->cairo, x - 9, y + ROW / 2, FACE,
                     n_scores > 1 ? 2.0 * i / (n_scores - 1) - 1 : 0);
      gvt_print_centred (page, x + 11, y + ROW / 2, 11, number);
    }
}

/* --- who answers --- */

/* A circle for each code of @column, with the very letters that are keyed. Returns: where they end
 */
static double
draw_codes (GvtPage *page, guint column, double left, double y, double step, const char *label)
{
  GvtPageCell cell = cell_at (left, LABEL_WIDTH, TRUE, 8.5);
  const char *code;

  page->y = y - 6;
  gvt_page_text (page, &cell, 1, label);
  left += LABEL_WIDTH;
  for (guint i = 0; (code = gvt_survey_code_at (column, i)) != NULL && *code != '?'; i++)
    {
      GvtPageCell text = cell_at (left + CODE_CIRCLE * 2 + 4, step - CODE_CIRCLE * 2 - 6, FALSE, 9);

      gvt_print_circle (page, left + CODE_CIRCLE, y, CODE_CIRCLE);
      page->y = y - 6;
      gvt_page_text (page, &text, 1, code);
      left += step;
    }
  return left;
}

static void
draw_person (GvtPage *page, double y)
{
  GvtPageCell cell = cell_at (PADDING, WIDTH, FALSE, 8);
  double middle;

  page->y = y;
  gvt_page_rule (page, PADDING - GVT_PAGE_MARGIN, WIDTH);
  page->y = y + 4;
  gvt_page_text (
      page, &cell, 1,
      _ ("About you: cross one each, or leave it out. L man or boy, P woman or girl; age "
         "in years; the school you finished last."));
  y += 26;
  middle = draw_codes (page, GVT_SURVEY_BY_SEX, PADDING, y, 38, _ ("Sex"));
  draw_codes (page, GVT_SURVEY_BY_AGE, middle + 12, y, 54, _ ("Age"));
  draw_codes (page, GVT_SURVEY_BY_EDUCATION, PADDING, y + PERSON_ROW, 54, _ ("Education"));
}

/* --- a sheet --- */

static void
draw_head (GvtPage *page, const GvtPrintPaper *paper, double top, guint sheet)
{
  GvtPageCell title = cell_at (PADDING, WIDTH - NUMBER_WIDTH - 8, TRUE, 14);
  GvtPageCell number = cell_at (GVT_PAGE_WIDTH - PADDING - NUMBER_WIDTH, NUMBER_WIDTH, TRUE, 18);
  g_autofree char *text = g_strdup_printf (_ ("Sheet %u"), sheet);

  number.alignment = PANGO_ALIGN_RIGHT;
  page->y = top + 26;
  gvt_page_text (page, &number, 1, text);
  gvt_page_advance (page, gvt_page_text (page, &title, 1, _ ("How was our service?")) + 2);
  title.size = 9;
  gvt_page_text (page, &title, 1, _ ("Cross one face in each row. Do not write your name."));
  gvt_print_class (page, paper, GVT_PAGE_WIDTH - PADDING - NUMBER_WIDTH, top + 50, NUMBER_WIDTH);
}

static void
draw_sheet (GvtPage *page,
            const GvtPrintPaper *paper,
            double top,
            const char *const *elements,
            const char *const *scores,
            guint sheet)
{
  guint n_scores = g_strv_length ((GStrv) scores);
  guint n_rows = g_strv_length ((GStrv) elements);
  double left = GVT_PAGE_WIDTH * 0.52;
  double step = (GVT_PAGE_WIDTH - PADDING - left) / MAX (n_scores, 1);

  draw_head (page, paper, top, sheet);
  draw_scale (page, left, step, top + ROWS_TOP - 22, scores);
  for (guint i = 0; i < n_rows; i++)
    draw_element (page, left, step, top + ROWS_TOP + ROW * i, n_scores, elements[i]);
  draw_person (page, top + ROWS_TOP + ROW * n_rows);
}

void
gvt_print_survey_sheets (cairo_t *cairo,
                         const GvtPrintPaper *paper,
                         const char *const *elements,
                         const char *const *scores,
                         guint n_sheets)
{
  GvtPage page;

  gvt_page_init (&page, cairo);
  for (guint i = 0; i < n_sheets; i++)
    {
      if (i % 2 == 0)
        {
          if (i > 0)
            cairo_show_page (cairo);
          gvt_print_dress (paper, &page, NULL);
          gvt_print_cut (&page, 0, SHEET_HEIGHT, GVT_PAGE_WIDTH, SHEET_HEIGHT);
        }
      draw_sheet (&page, paper, SHEET_HEIGHT * (i % 2), elements, scores, i + 1);
    }
  gvt_page_clear (&page);
}
