/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-own-code.h"
#include "gvt-print-parts-private.h"

#define SHEET_WIDTH  (GVT_PAGE_WIDTH / 2)
#define SHEET_HEIGHT (GVT_PAGE_HEIGHT / 2)
#define PADDING      24.0
#define SHEET_HEAD   112.0 /* card, form, module, instruction */
#define CODE_BOX     15.0  /* for a symbol of a person's own code */
#define CODE_HEIGHT  36.0  /* of its boxes and what is said above them, under the rows */
#define CARD_WIDTH   90.0
#define ONE_COLUMN   14 /* rows; more go in two */
#define MAX_ROW      32.0
#define MAX_CIRCLE   11.0
#define NUMBER_WIDTH 30.0
#define SPACING      34.0 /* from letter to letter, where there is room */

static void
set_ink (GvtPage *page, double width)
{
  cairo_set_source_rgb (page->cairo, 0.1, 0.1, 0.1);
  cairo_set_line_width (page->cairo, width);
}

void
gvt_print_cut (GvtPage *page, double from_x, double from_y, double to_x, double to_y)
{
  const double dashes[] = { 4, 4 };

  cairo_save (page->cairo);
  cairo_set_source_rgb (page->cairo, 0.5, 0.5, 0.5);
  cairo_set_line_width (page->cairo, 0.5);
  cairo_set_dash (page->cairo, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (page->cairo, from_x, from_y);
  cairo_line_to (page->cairo, to_x, to_y);
  cairo_stroke (page->cairo);
  cairo_restore (page->cairo);
}

void
gvt_print_circle (GvtPage *page, double x, double y, double radius)
{
  set_ink (page, 0.9);
  cairo_new_sub_path (page->cairo);
  cairo_arc (page->cairo, x, y, radius, 0, 2 * M_PI);
  cairo_stroke (page->cairo);
}

/* --- answer sheets --- */

typedef struct
{
  double left; /* on the paper */
  double top;
  double row;     /* height */
  double spacing; /* from letter to letter */
  double circle;  /* radius */
  double column;  /* width */
  guint n_in_column;
} Rows;

static Rows
lay_rows (const GvtKeyedForm *form, double left, double top)
{
  guint n_columns = form->n_questions > ONE_COLUMN ? 2 : 1;
  guint widest = 4;
  Rows rows = { .left = left, .top = top };

  for (guint i = 0; i < form->n_questions; i++)
    widest = MAX (widest, form->questions[i].n_options);
  rows.n_in_column = (form->n_questions + n_columns - 1) / n_columns;
  rows.column = (SHEET_WIDTH - 2 * PADDING) / n_columns;
  rows.row = MIN (MAX_ROW,
                  (SHEET_HEIGHT - SHEET_HEAD - PADDING - 14 - CODE_HEIGHT) / rows.n_in_column);
  rows.spacing = MIN (SPACING, (rows.column - NUMBER_WIDTH) / widest);
  rows.circle = MIN (MAX_CIRCLE, MIN (rows.row * 0.4, rows.spacing * 0.42));
  return rows;
}

static void
draw_aside (GvtPage *page, double x, double y, double width, const char *text)
{
  GvtPageCell cell = { x - GVT_PAGE_MARGIN, width, PANGO_ALIGN_LEFT, FALSE, 7 };

  page->y = y - 4.5;
  gvt_page_text (page, &cell, 1, text);
}

static void
draw_question (GvtPage *page, const Rows *rows, const GvtKeyedQuestion *question, guint index)
{
  double left = rows->left + rows->column * (index / rows->n_in_column);
  double y = rows->top + rows->row * (index % rows->n_in_column + 0.5);
  double first = left + NUMBER_WIDTH + rows->spacing / 2;
  double after = first + rows->spacing * question->n_options - rows->spacing / 2 + 4;
  g_autofree char *number = g_strdup_printf (question->is_multiple ? "%u+" : "%u", index + 1);
  GvtPageCell cell = { left - GVT_PAGE_MARGIN, NUMBER_WIDTH - 8, PANGO_ALIGN_RIGHT, TRUE,
                       MIN (13, rows->row * 0.7) };

  page->y = y - cell.size * 0.58;
  gvt_page_text (page, &cell, 1, number);
  for (guint i = 0; i < question->n_options; i++)
    {
      const char letter[] = { (char) ('A' + i), '\0' };

      gvt_print_circle (page, first + rows->spacing * i, y, rows->circle);
      gvt_print_centred (page, first + rows->spacing * i, y, rows->circle, letter);
    }
  if (question->is_truth)
    draw_aside (page, after, y, left + rows->column - after, _ ("A true, B false"));
  else if (question->n_options == 0)
    draw_aside (page, left + NUMBER_WIDTH, y, rows->column - NUMBER_WIDTH, _ ("answered aloud"));
}

static gboolean
has_multiple (const GvtKeyedForm *form)
{
  for (guint i = 0; i < form->n_questions; i++)
    if (form->questions[i].is_multiple)
      return TRUE;
  return FALSE;
}

/* Filled in where the class pairs by codes, which nobody may know when the sheets are printed. */
static void
draw_code (GvtPage *page, double x, double y)
{
  GvtPageCell cell = { x - GVT_PAGE_MARGIN, SHEET_WIDTH - 2 * PADDING, PANGO_ALIGN_LEFT, FALSE, 8 };

  page->y = y;
  gvt_page_text (page, &cell, 1, _ ("Your own code, if you are asked for one"));
  set_ink (page, 0.5);
  for (guint i = 0; i < GVT_OWN_CODE_MAX; i++)
    cairo_rectangle (page->cairo, x + CODE_BOX * i, y + 11, CODE_BOX, CODE_BOX + 3);
  cairo_stroke (page->cairo);
}

static void
draw_sheet_head (GvtPage *page,
                 const GvtPrintPaper *paper,
                 double x,
                 double y,
                 const GvtKeyedForm *form,
                 const char *module,
                 guint card)
{
  GvtPageCell small = { x - GVT_PAGE_MARGIN, 120, PANGO_ALIGN_LEFT, FALSE, 9 };
  GvtPageCell large = { x - GVT_PAGE_MARGIN, CARD_WIDTH, PANGO_ALIGN_LEFT, TRUE, 38 };
  GvtPageCell right = { x + CARD_WIDTH - GVT_PAGE_MARGIN, SHEET_WIDTH - 2 * PADDING - CARD_WIDTH,
                        PANGO_ALIGN_RIGHT, TRUE, 22 };
  GvtPageCell line = { x - GVT_PAGE_MARGIN, SHEET_WIDTH - 2 * PADDING, PANGO_ALIGN_LEFT, FALSE,
                       9.5 };
  g_autofree char *number = g_strdup_printf ("%u", card);

  page->y = y;
  gvt_page_text (page, &small, 1, _ ("Card"));
  page->y = y + 8;
  gvt_page_text (page, &large, 1, number);
  gvt_print_class (page, paper, x + CARD_WIDTH, y, SHEET_WIDTH - 2 * PADDING - CARD_WIDTH);
  page->y = y + 16;
  if (form->name != '\0')
    gvt_page_text (page, &right, 1, form->name == 'A' ? _ ("Form A") : _ ("Form B"));
  page->y = y + 54;
  gvt_page_advance (page, gvt_page_text (page, &line, 1, module) + 1);
  line.is_bold = TRUE;
  line.size = 8;
  gvt_page_text (page, &line, 2,
                 has_multiple (form)
                     ? _ ("Cross one letter for each question; where a + stands, more than one "
                          "may be right. Do not write your name.")
                     : _ ("Cross one letter for each question. Do not write your name."));
}

static void
draw_sheet (GvtPage *page,
            const GvtPrintPaper *paper,
            const GvtPrintTest *test,
            guint place,
            const char *name,
            guint card)
{
  const GvtKeyedForm *form = &test->grid.forms[place];
  g_autofree char *content = gvt_print_name_content (test, place);
  guint slot = (card - 1) % 4;
  GvtPageCell foot = { SHEET_WIDTH * (slot % 2) + PADDING - GVT_PAGE_MARGIN,
                       SHEET_WIDTH - 2 * PADDING, PANGO_ALIGN_LEFT, FALSE, 8 };
  double x = SHEET_WIDTH * (slot % 2) + PADDING;
  double y = SHEET_HEIGHT * (slot / 2) + PADDING;
  Rows rows = lay_rows (form, x, SHEET_HEIGHT * (slot / 2) + SHEET_HEAD);

  draw_sheet_head (page, paper, x, y, form, name, card);
  for (guint i = 0; i < form->n_questions; i++)
    draw_question (page, &rows, &form->questions[i], i);
  if (test->has_pre || test->has_post) /* only tests pair */
    draw_code (page, x, SHEET_HEIGHT * (slot / 2 + 1) - PADDING - CODE_HEIGHT);
  page->y = SHEET_HEIGHT * (slot / 2 + 1) - PADDING;
  gvt_page_text (page, &foot, 1, content);
}

/* Returns: (transfer full): what stands above the rows */
static char *
name_sheet (const GvtPrintTest *test, GvtQuizPhase phase)
{
  if (phase == GVT_PHASE_NONE)
    return g_strdup (test->title);
  return g_strjoin (" · ", phase == GVT_PHASE_PRE ? _ ("Pre-test") : _ ("Post-test"), test->title,
                    NULL);
}

void
gvt_print_answer_sheets (cairo_t *cairo,
                         const GvtPrintPaper *paper,
                         const GvtPrintTest *test,
                         GvtQuizPhase phase,
                         guint n_cards)
{
  g_autofree char *name = name_sheet (test, phase);
  guint shift = phase == GVT_PHASE_POST ? 1 : 0; /* the halves change forms */
  GvtPage page;

  gvt_page_init (&page, cairo);
  for (guint card = 1; card <= n_cards; card++)
    {
      if (card % 4 == 1)
        {
          if (card > 1)
            cairo_show_page (cairo);
          gvt_print_dress (paper, &page, NULL);
          gvt_print_cut (&page, SHEET_WIDTH, 0, SHEET_WIDTH, GVT_PAGE_HEIGHT);
          gvt_print_cut (&page, 0, SHEET_HEIGHT, GVT_PAGE_WIDTH, SHEET_HEIGHT);
        }
      draw_sheet (&page, paper, test, (card - 1 + shift) % test->grid.n_forms, name, card);
    }
  gvt_page_clear (&page);
}
