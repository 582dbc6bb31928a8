/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "gvt-page-flow.h"
#include "gvt-people-groups.h"
#include "gvt-print-parts-private.h"

#define ATTENDANCE_ROW 23.0
#define BLANK_ROW      24.0
#define NUMBERS_ROW    20.0
#define MAX_MODULES    5
#define CLASS_WIDTH    200.0
#define CODE_LENGTH    10
#define CODE_BOX       26.0

void
gvt_print_centred (GvtPage *page, double x, double y, double size, const char *text)
{
  GvtPageCell cell = { x - 30 - GVT_PAGE_MARGIN, 60, PANGO_ALIGN_CENTER, FALSE, size };

  page->y = y - size * 0.58;
  gvt_page_text (page, &cell, 1, text);
}

void
gvt_print_dress (const GvtPrintPaper *paper, GvtPage *page, const char *part)
{
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 8 };
  g_autofree char *text = g_strjoin (" · ", paper->name, paper->date, part, NULL);

  if (paper->is_practice)
    gvt_page_watermark (page, _ ("PRACTICE"));
  page->y = GVT_PAGE_FOOT;
  if (part != NULL) /* nothing on sheets that are cut apart */
    gvt_page_text (page, &foot, 1, text);
  page->y = GVT_PAGE_MARGIN;
}

void
gvt_print_class (GvtPage *page, const GvtPrintPaper *paper, double x, double y, double width)
{
  GvtPageCell label = { x - GVT_PAGE_MARGIN, 36, PANGO_ALIGN_LEFT, FALSE, 9 };
  GvtPageCell name = { x + 36 - GVT_PAGE_MARGIN, width - 36, PANGO_ALIGN_LEFT, TRUE, 10 };

  page->y = y;
  gvt_page_text (page, &label, 1, _ ("Class"));
  if (paper->class_name != NULL)
    {
      gvt_page_text (page, &name, 1, paper->class_name);
      return;
    }
  page->y = y + 12;
  gvt_page_rule (page, name.x, name.width);
}

static void
draw_title (GvtPage *page, const GvtPrintPaper *paper, const char *text)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 16 };
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  g_autofree char *where = g_strjoin (", ", paper->name, paper->place, NULL);
  g_autofree char *all = g_strjoin (" · ", where, paper->date, NULL);

  gvt_page_advance (page, gvt_page_text (page, &title, 1, text) + 3);
  gvt_page_advance (page, gvt_page_text (page, &line, 2, all) + 6);
}

static void
draw_box (GvtPage *page, double x, double y, double width, double height)
{
  cairo_set_source_rgb (page->cairo, 0.4, 0.4, 0.4);
  cairo_set_line_width (page->cairo, 0.6);
  cairo_rectangle (page->cairo, GVT_PAGE_MARGIN + x, y, width, height);
  cairo_stroke (page->cairo);
}

/* --- attendance --- */

static const struct
{
  double width; /* they fill GVT_PAGE_INNER */
  const char *heading;
} columns[] = {
  { 26, N_ ("No.") },
  { 148, N_ ("Name") },
  { 30, N_ ("M/F") },
  { 44, N_ ("Age") },
  { 60, N_ ("Disability: yes or no") },
  { 54, N_ ("Guardian agrees") },
  { 47, N_ ("Photos: yes or no") },
  { 86, N_ ("Signature") },
};

static void
draw_attendance_row (GvtPage *page, double height, const char *number)
{
  GvtPageCell cell = { 3, 0, PANGO_ALIGN_LEFT, number == NULL, number == NULL ? 8 : 10 };
  double top = page->y;
  double x = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      draw_box (page, x, top, columns[i].width, height);
      cell.x = x + 3;
      cell.width = columns[i].width - 6;
      page->y = top + (number == NULL ? 3 : height / 2 - 6);
      if (number == NULL)
        gvt_page_text (page, &cell, 2, _ (columns[i].heading));
      else if (i == 0)
        gvt_page_text (page, &cell, 1, number);
      x += columns[i].width;
    }
  page->y = top + height;
}

/* Returns: (transfer full): the bands that a count of people has, "17-21 · 22-30" */
static char *
describe_ages (void)
{
  GString *text = g_string_new (gvt_age_codes[0]);

  for (guint i = 1; gvt_age_codes[i] != NULL && *gvt_age_codes[i] != '?'; i++)
    g_string_append_printf (text, " · %s", gvt_age_codes[i]);
  return g_string_free (text, FALSE);
}

static void
draw_legend (GvtPage *page)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 8 };
  g_autofree char *bands = describe_ages ();
  /* Translators: age bands, as "0-16 · 17-21 · 22-30" */
  g_autofree char *ages = g_strdup_printf (_ ("Age, one of: %s"), bands);

  gvt_page_advance (page, gvt_page_text (page, &line, 1, ages));
  gvt_page_advance (page,
                    gvt_page_text (page, &line, 2,
                                   _ ("Disability: physical, intellectual, mental, or of speech, "
                                      "hearing or sight (codes 1 to 6). Which one is not written. "
                                      "It may be left empty.")));
  gvt_page_advance (page,
                    gvt_page_text (page, &line, 2,
                                   _ ("Guardian agrees: of whoever is aged 0-16. Photos: yes where "
                                      "it is well that photos show him; left empty, it is no.")));
  gvt_page_advance (page, gvt_page_text (page, &line, 1,
                                         _ ("Cards are given out in any order, not by the "
                                            "numbers of this list."))
                              + 5);
}

static void
dress_attendance (GvtPage *page, guint number, gpointer data)
{
  g_autofree char *part = g_strdup_printf (_ ("Attendance list, page %u"), number);

  gvt_print_dress (data, page, part);
  gvt_print_class (page, data, GVT_PAGE_WIDTH - GVT_PAGE_MARGIN - CLASS_WIDTH, page->y + 4,
                   CLASS_WIDTH);
  page->y = GVT_PAGE_MARGIN;
  draw_title (page, data, _ ("Attendance list"));
  draw_legend (page);
  draw_attendance_row (page, 28, NULL);
}

void
gvt_print_attendance (cairo_t *cairo, const GvtPrintPaper *paper, guint n_rows)
{
  GvtPageFlow flow;

  gvt_page_flow_init (&flow, cairo, dress_attendance, (gpointer) paper);
  for (guint i = 1; i <= n_rows; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      gvt_page_flow_need (&flow, ATTENDANCE_ROW);
      draw_attendance_row (&flow.page, ATTENDANCE_ROW, number);
    }
  gvt_page_flow_clear (&flow);
}

/* --- report --- */

static void
draw_line_to_fill (GvtPage *page, const char *label)
{
  GvtPageCell cell = { 0, 190, PANGO_ALIGN_LEFT, FALSE, 10 };

  gvt_page_advance (page, BLANK_ROW - 14);
  gvt_page_text (page, &cell, 1, label);
  gvt_page_advance (page, 13);
  gvt_page_rule (page, 195, GVT_PAGE_INNER - 195);
  gvt_page_advance (page, 1);
}

static void
draw_numbers_row (GvtPage *page, const char *label, gboolean is_heading)
{
  const char *const headings[] = { _ ("Men"), _ ("Women"), _ ("Total") };
  GvtPageCell cell = { 0, 240, PANGO_ALIGN_LEFT, FALSE, 10 };
  double top = page->y;

  page->y = top + 2;
  gvt_page_text (page, &cell, 1, label);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      GvtPageCell number = { 245 + 85.0 * i, 80, PANGO_ALIGN_CENTER, FALSE, 9 };

      if (is_heading)
        gvt_page_text (page, &number, 1, headings[i]);
      else
        draw_box (page, number.x, top, number.width, NUMBERS_ROW - 4);
    }
  page->y = top + NUMBERS_ROW;
}

/* How many with each kind of disability: here, where no name stands. */
static void
draw_kinds (GvtPage *page)
{
  const char *const kinds[] = {
    _ ("Physical"), _ ("Intellectual"), _ ("Mental"), _ ("Speech"), _ ("Hearing"), _ ("Sight"),
  };
  double width = GVT_PAGE_INNER / G_N_ELEMENTS (kinds);
  double top = page->y + 4;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GvtPageCell cell = { width * i, width - 6, PANGO_ALIGN_LEFT, FALSE, 8 };
      g_autofree char *label = g_strdup_printf ("%u %s", i + 1, kinds[i]);

      page->y = top;
      gvt_page_text (page, &cell, 1, label);
      draw_box (page, cell.x, top + 12, cell.width, NUMBERS_ROW - 4);
    }
  page->y = top + 12 + NUMBERS_ROW;
}

static void
draw_people (GvtPage *page)
{
  draw_numbers_row (page, "", TRUE);
  draw_numbers_row (page, _ ("Present"), FALSE);
  for (guint i = 0; gvt_age_codes[i] != NULL && *gvt_age_codes[i] != '?'; i++)
    {
      g_autofree char *label = g_strdup_printf (_ ("aged %s"), gvt_age_codes[i]);

      draw_numbers_row (page, label, FALSE);
    }
  draw_numbers_row (page, _ ("Of them with a disability"), FALSE);
  draw_kinds (page);
}

static void
draw_label (GvtPage *page, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 11 };

  gvt_page_advance (page, 12);
  gvt_page_advance (page, gvt_page_text (page, &cell, 1, text) + 3);
}

static void
draw_modules (GvtPage *page, const char *const *modules)
{
  GvtPageCell cell = { 18, GVT_PAGE_INNER - 18, PANGO_ALIGN_LEFT, FALSE, 10 };

  draw_label (page, _ ("Modules taught: cross what was done"));
  for (guint i = 0; modules[i] != NULL && i < MAX_MODULES; i++)
    {
      draw_box (page, 0, page->y + 2, 10, 10);
      gvt_page_text (page, &cell, 1, modules[i]);
      gvt_page_advance (page, 17);
    }
  draw_line_to_fill (page, _ ("Others"));
}

static void
draw_code (GvtPage *page)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };

  draw_label (page, _ ("Check code"));
  gvt_page_advance (page, gvt_page_text (page, &cell, 1,
                                         _ ("Copied from the report on the laptop, when there "
                                            "is one."))
                              + 4);
  for (guint i = 0; i < CODE_LENGTH; i++)
    draw_box (page, (CODE_BOX + 4) * i + (i < CODE_LENGTH / 2 ? 0 : 14), page->y, CODE_BOX,
              CODE_BOX);
  gvt_page_advance (page, CODE_BOX + 6);
}

static void
draw_signature (GvtPage *page, double x, double top, const char *who, const char *how)
{
  GvtPageCell cell = { x, 220, PANGO_ALIGN_LEFT, TRUE, 10 };

  page->y = top;
  gvt_page_text (page, &cell, 1, who);
  draw_box (page, x, top + 18, 220, 70);
  cell.is_bold = FALSE;
  cell.size = 8;
  page->y = top + 91;
  gvt_page_text (page, &cell, 2, how);
}

void
gvt_print_report_blank (cairo_t *cairo, const GvtPrintPaper *paper, const char *const *modules)
{
  double top;
  GvtPage page;

  gvt_page_init (&page, cairo);
  gvt_print_dress (paper, &page, _ ("Visit report, by hand"));
  draw_title (&page, paper, _ ("Visit report, by hand"));
  draw_line_to_fill (&page, _ ("Place, if another"));
  draw_line_to_fill (&page, _ ("Date, if another"));
  draw_line_to_fill (&page, _ ("From and until what time"));
  draw_label (&page, _ ("People"));
  draw_people (&page);
  draw_line_to_fill (&page, _ ("Answer sheets that came back"));
  draw_line_to_fill (&page, _ ("Survey sheets that came back"));
  draw_modules (&page, modules);
  draw_code (&page);
  top = GVT_PAGE_FOOT - 125;
  draw_signature (&page, 0, top, _ ("Host"), _ ("Name, and signature or thumbprint"));
  draw_signature (&page, 275, top, _ ("Facilitator"), _ ("Name and signature"));
  gvt_page_clear (&page);
}
