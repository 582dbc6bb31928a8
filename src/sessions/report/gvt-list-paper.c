/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-list-paper.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-list-source.h"
#include "gvt-page-flow.h"
#include "gvt-pdf.h"
#include "gvt-text.h"

#define LINE        15.0
#define LONG_LINE   25.0 /* of a name that takes two */
#define LONG_NAME   32   /* letters */
#define HEAD_HEIGHT 78.0
#define TOTALS      26.0
#define ROWS_BOTTOM (GVT_PAGE_FOOT - TOTALS)
#define SIZE        8.5

/* From the left margin. */
static const struct
{
  double x;
  double width;
  PangoAlignment alignment;
} columns[] = {
  { 0, 24, PANGO_ALIGN_RIGHT },    { 30, 94, PANGO_ALIGN_LEFT },   { 126, 180, PANGO_ALIGN_LEFT },
  { 308, 24, PANGO_ALIGN_CENTER }, { 334, 30, PANGO_ALIGN_RIGHT }, { 370, 26, PANGO_ALIGN_CENTER },
  { 398, 26, PANGO_ALIGN_CENTER }, { 430, 65, PANGO_ALIGN_LEFT },
};

typedef struct
{
  GvtPaperLists *lists;
  const GvtListPaper *paper;
  GvtPage page;
  guint n_pages; /* of all */
  guint number;  /* of the present page */
} Drawing;

/* One TPS while it is drawn. */
typedef struct
{
  const GvtPaperList *list;
  const GvtPaperTps *tps;
  guint next; /* row */
} Group;

static double
row_height (const GvtPaperRow *row)
{
  return g_utf8_strlen (row->name, -1) > LONG_NAME ? LONG_LINE : LINE;
}

/* Returns: the first row that stands on the page after the one that begins with @first */
static guint
find_page_end (const GvtPaperTps *tps, guint first)
{
  double room = ROWS_BOTTOM - GVT_PAGE_MARGIN - HEAD_HEIGHT;
  guint end = first;

  while (end < tps->rows->len && room >= row_height (tps->rows->pdata[end]))
    room -= row_height (tps->rows->pdata[end++]);
  return end;
}

static guint
count_pages (GvtPaperLists *lists)
{
  GPtrArray *all = gvt_paper_lists_get (lists);
  guint n = 0;

  for (guint i = 0; i < all->len; i++)
    {
      const GvtPaperList *list = all->pdata[i];

      for (guint j = 0; j < list->tps->len; j++)
        for (guint row = 0; row < ((GvtPaperTps *) list->tps->pdata[j])->rows->len; n++)
          row = find_page_end (list->tps->pdata[j], row);
    }
  return n;
}

static void
draw_cell (Drawing *self, guint column, const char *text, gboolean is_bold, int lines)
{
  const GvtPageCell cell = { columns[column].x, columns[column].width, columns[column].alignment,
                             is_bold, SIZE };

  gvt_page_text (&self->page, &cell, lines, text);
}

static void
draw_headings (Drawing *self)
{
  const char *const headings[] = { _ ("No."), _ ("NIK"), _ ("Name"), _ ("L/P"),
                                   _ ("Age"), _ ("RT"),  _ ("RW"),   _ ("Note") };

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    draw_cell (self, i, headings[i], TRUE, 1);
  gvt_page_advance (&self->page, 13);
  gvt_page_rule (&self->page, 0, GVT_PAGE_INNER);
  gvt_page_advance (&self->page, 3);
}

static void
draw_head (Drawing *self, const Group *group)
{
  const GvtPaperList *list = group->list;
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 13 };
  GvtPageCell where = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 10 };
  GvtPageCell small = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 8 };
  g_autofree char *place = self->paper->regions != NULL
                               ? gvt_region_list_describe (self->paper->regions, list->village)
                               : g_strdup (list->name);
  g_autofree char *words = gvt_election_words (list->election);
  g_autofree char *day = gvt_text_date (list->as_of);
  g_autofree char *name = g_strdup_printf (_ ("Voter list, TPS %s"), group->tps->number);
  g_autofree char *source = g_strdup_printf (
      _ ("%s, list version %u as of %s; ages are of that day. Not the official list: numbers are "
         "masked, and the KPU of the regency or city decides."),
      words, list->version, day);

  if (self->paper->is_practice)
    gvt_page_watermark (&self->page, _ ("PRACTICE"));
  self->page.y = GVT_PAGE_MARGIN;
  gvt_page_text (&self->page, &title, 1, name);
  gvt_page_advance (&self->page, 19);
  gvt_page_text (&self->page, &where, 1, place);
  gvt_page_advance (&self->page, 15);
  gvt_page_text (&self->page, &small, 2, source);
  gvt_page_advance (&self->page, 26);
  draw_headings (self);
}

static void
draw_row (Drawing *self, const GvtPaperRow *row, guint number)
{
  g_autofree char *count = g_strdup_printf ("%u", number);
  g_autofree char *age = row->age >= 0 ? g_strdup_printf ("%d", row->age) : g_strdup ("–");
  const char *const cells[] = { count,     *row->nik_masked != '\0' ? row->nik_masked : "–",
                                row->name, row->sex,
                                age,       row->rt,
                                row->rw };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    draw_cell (self, i, cells[i], FALSE, 2);
  gvt_page_advance (&self->page, row_height (row) - 2);
  gvt_page_rule (&self->page, 0, GVT_PAGE_INNER);
  gvt_page_advance (&self->page, 2);
}

/* Those of rows @from to @to. Returns: (transfer full): "40 voters (L 19, P 21)" */
static char *
describe_rows (const GvtPaperTps *tps, guint from, guint to)
{
  guint n_men = 0, n_women = 0;

  for (guint i = from; i < to; i++)
    {
      const GvtPaperRow *row = tps->rows->pdata[i];

      n_men += g_str_equal (row->sex, "L") ? 1 : 0;
      n_women += g_str_equal (row->sex, "P") ? 1 : 0;
    }
  /* Translators: how many voters, of them men (L) and women (P) */
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u voter (L %u, P %u)", "%u voters (L %u, P %u)", to - from),
      to - from, n_men, n_women);
}

static void
draw_foot (Drawing *self, const Group *group, guint first, guint end)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 8 };
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  g_autofree char *here = describe_rows (group->tps, first, end);
  g_autofree char *so_far = describe_rows (group->tps, 0, end);
  g_autofree char *all = describe_rows (group->tps, 0, group->tps->rows->len);
  g_autofree char *totals = g_strdup_printf (
      /* Translators: each %s is "40 voters (L 19, P 21)" */
      _ ("This page: %s · Up to here: %s · The whole TPS: %s"), here, so_far, all);
  g_autofree char *made = g_strdup_printf (
      /* Translators: who made a paper and when, then the page and how many there are */
      _ ("%s · page %u of %u"), self->paper->mark, self->number, self->n_pages);

  self->page.y = ROWS_BOTTOM + 4;
  gvt_page_text (&self->page, &line, 1, totals);
  self->page.y = GVT_PAGE_FOOT;
  gvt_page_text (&self->page, &foot, 1, made);
}

static void
draw_tps (Drawing *self, Group *group)
{
  while (group->next < group->tps->rows->len)
    {
      guint first = group->next;
      guint end = find_page_end (group->tps, first);

      if (self->number++ > 0)
        cairo_show_page (self->page.cairo);
      draw_head (self, group);
      for (; group->next < end; group->next++)
        draw_row (self, group->tps->rows->pdata[group->next], group->next + 1);
      draw_foot (self, group, first, end);
    }
}

static void
draw_all (cairo_t *cairo, gpointer data)
{
  Drawing *self = data;
  GPtrArray *lists = gvt_paper_lists_get (self->lists);
  guint n_tps = 0, n_drawn = 0;

  for (guint i = 0; i < lists->len; i++)
    n_tps += ((GvtPaperList *) lists->pdata[i])->tps->len;
  gvt_page_init (&self->page, cairo);
  for (guint i = 0; i < lists->len; i++)
    {
      const GvtPaperList *list = lists->pdata[i];

      for (guint j = 0; j < list->tps->len; j++)
        {
          Group group = { list, list->tps->pdata[j], 0 };

          if (g_cancellable_is_cancelled (self->paper->cancellable))
            break;
          draw_tps (self, &group);
          gvt_progress_tell (self->paper->progress, 1, ++n_drawn, n_tps);
        }
    }
  gvt_page_clear (&self->page);
}

GBytes *
gvt_list_paper_render (GvtPaperLists *lists, const GvtListPaper *paper, GError **error)
{
  Drawing drawing = { .lists = lists, .paper = paper, .n_pages = count_pages (lists) };
  g_autoptr (GBytes) pdf = gvt_pdf_draw (_ ("Voter list"), draw_all, &drawing, error);

  return pdf != NULL && !g_cancellable_set_error_if_cancelled (paper->cancellable, error)
             ? g_steal_pointer (&pdf)
             : NULL;
}

/* A paper of one TPS alone is no paper of its village. */
static GPtrArray *
list_versions (GvtPaperLists *lists)
{
  GPtrArray *all = gvt_paper_lists_get (lists);
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_exported_list_free);

  for (guint i = 0; gvt_paper_lists_get_tps (lists) == NULL && i < all->len; i++)
    {
      const GvtPaperList *list = all->pdata[i];

      g_ptr_array_add (versions,
                       gvt_exported_list_new (list->village, list->election, list->version));
    }
  return versions;
}

gboolean
gvt_list_paper_write (GvtProfile *profile,
                      GvtPaperLists *lists,
                      const GvtListPaper *paper,
                      const char *path,
                      GError **error)
{
  g_autoptr (GPtrArray) versions = list_versions (lists);
  const GvtExport export = { .form = GVT_LIST_PAPER_FORM,
                             .place = gvt_paper_lists_get_area (lists),
                             .lists = versions };
  g_autoptr (GBytes) pdf = NULL;

  if (versions->len > GVT_EXPORT_MAX_LISTS)
    {
      gvt_error_tell (error, GVT_ERROR_TOO_LARGE,
                      _ ("That is too many villages for one paper: name a village or a district."));
      return FALSE;
    }
  pdf = gvt_list_paper_render (lists, paper, error);
  return pdf != NULL && gvt_export_write (profile, &export, pdf, path, error);
}
