/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-worklist-paper.h"

#include <glib/gi18n-lib.h>

#include "gvt-list-source.h"
#include "gvt-page-flow.h"
#include "gvt-pdf.h"

#define ROW       30.0 /* high enough to write in */
#define HOUSEHOLD 24.0
#define BOX       11.0
#define BOXES     250.0 /* where the first one stands, from the left margin */
#define BOX_STEP  34.0
#define NOTE      (BOXES + 6 * BOX_STEP)

/* What is ticked, as KPU's working list has it. */
static const char *const marks[] = { "√", "U", "TMS", "B", N_ ("n/m"), N_ ("ref.") };

typedef struct
{
  GvtWorklist *worklist;
  const GvtWorklistPaper *paper;
  GvtPage page;
  guint n_pages;   /* begun so far */
  guint n_on_page; /* voters */
} Drawing;

static void
draw_foot (Drawing *self)
{
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  g_autofree char *voters = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u voter on this page",
                                                          "%u voters on this page",
                                                          self->n_on_page),
                                             self->n_on_page);
  /* Translators: who made a paper and when, then the number of the page */
  g_autofree char *made = g_strdup_printf (_ ("%s · page %u"), self->paper->mark, self->n_pages);
  g_autofree char *text = g_strjoin (" · ", made, voters, NULL);

  self->page.y = GVT_PAGE_FOOT;
  gvt_page_text (&self->page, &foot, 1, text);
}

static void
draw_legend (Drawing *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      GvtPageCell cell = { BOXES + (double) i * BOX_STEP - 8, BOX_STEP, PANGO_ALIGN_LEFT, TRUE, 8 };

      gvt_page_text (&self->page, &cell, 1,
                     *marks[i] == 'n' || *marks[i] == 'r' ? _ (marks[i]) : marks[i]);
    }
}

static void
begin_page (Drawing *self)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 13 };
  g_autofree char *text = g_strdup_printf ("%s · %s", gvt_worklist_get_code (self->worklist),
                                           gvt_worklist_get_title (self->worklist));

  self->n_pages++;
  self->n_on_page = 0;
  if (self->paper->is_practice)
    gvt_page_watermark (&self->page, _ ("PRACTICE"));
  self->page.y = GVT_PAGE_MARGIN;
  gvt_page_advance (&self->page, gvt_page_text (&self->page, &title, 1, text) + 4);
  draw_legend (self);
  gvt_page_advance (&self->page, 14);
}

static void
need (Drawing *self, double height)
{
  if (self->page.y + height <= GVT_PAGE_FOOT - 8)
    return;
  draw_foot (self);
  cairo_show_page (self->page.cairo);
  begin_page (self);
}

static void
draw_household (Drawing *self, const GvtWorklistRow *row)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 9 };
  g_autofree char *text = g_strdup_printf (_ ("Household %u · %s · RT %s / RW %s"), row->household,
                                           row->address, row->rt, row->rw);

  need (self, HOUSEHOLD + ROW); /* never alone at the foot */
  gvt_page_advance (&self->page, 6);
  gvt_page_text (&self->page, &cell, 1, text);
  gvt_page_advance (&self->page, HOUSEHOLD - 10);
}

static void
draw_boxes (Drawing *self)
{
  cairo_t *cairo = self->page.cairo;

  cairo_save (cairo);
  cairo_set_source_rgb (cairo, 0.3, 0.3, 0.3);
  cairo_set_line_width (cairo, 0.6);
  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    cairo_rectangle (cairo, GVT_PAGE_MARGIN + BOXES + (double) i * BOX_STEP - 6, self->page.y + 3,
                     BOX, BOX);
  cairo_stroke (cairo);
  cairo_restore (cairo);
}

/* What is known already stands in place of the line to write on. */
static void
draw_row (Drawing *self, const GvtWorklistRow *row)
{
  GvtPageCell code = { 0, 58, PANGO_ALIGN_LEFT, TRUE, 9 };
  GvtPageCell name = { 60, BOXES - 72, PANGO_ALIGN_LEFT, FALSE, 9 };
  GvtPageCell note = { NOTE - 8, GVT_PAGE_INNER - NOTE + 8, PANGO_ALIGN_LEFT, FALSE, 7 };
  g_autofree char *known = gvt_worklist_row_words (row);
  g_autofree char *who = NULL;

  need (self, ROW);
  if (row->hit == NULL)
    who = g_strdup (_ ("its list is not on this laptop"));
  else
    who = g_strdup_printf (
        "%s (%s)\n%s · TPS %s", gvt_voter_hit_get_name (row->hit), gvt_voter_hit_get_sex (row->hit),
        gvt_voter_hit_get_nik_masked (row->hit), gvt_voter_hit_get_tps (row->hit));
  gvt_page_text (&self->page, &code, 1, row->code);
  gvt_page_text (&self->page, &name, 2, who);
  gvt_page_text (&self->page, &note, 2, known);
  draw_boxes (self);
  gvt_page_advance (&self->page, ROW - 3);
  gvt_page_rule (&self->page, 0, GVT_PAGE_INNER);
  gvt_page_advance (&self->page, 3);
  self->n_on_page++;
}

/* Of which list and day, once: all rows of a worklist are of the lists that are here. */
static void
draw_source (Drawing *self)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 8 };

  for (guint i = 1; i <= gvt_worklist_get_n_rows (self->worklist); i++)
    {
      const GvtWorklistRow *row = gvt_worklist_get_row (self->worklist, i);
      g_autofree char *notice = row->hit != NULL
                                    ? gvt_tps_notice (gvt_voter_hit_get_election (row->hit),
                                                      gvt_voter_hit_get_as_of (row->hit))
                                    : NULL;

      if (notice == NULL)
        continue;
      gvt_page_advance (&self->page, gvt_page_text (&self->page, &cell, 2, notice) + 6);
      return;
    }
}

static void
draw_all (cairo_t *cairo, gpointer data)
{
  Drawing *self = data;
  guint household = 0;

  gvt_page_init (&self->page, cairo);
  begin_page (self);
  draw_source (self);
  for (guint i = 1; i <= gvt_worklist_get_n_rows (self->worklist); i++)
    {
      const GvtWorklistRow *row = gvt_worklist_get_row (self->worklist, i);

      if (row->household != 0 && row->household != household)
        draw_household (self, row);
      household = row->household;
      draw_row (self, row);
    }
  draw_foot (self);
  gvt_page_clear (&self->page);
}

static gboolean
has_row_of (GvtWorklist *worklist, GvtLeasedList *list)
{
  for (guint i = 1; i <= gvt_worklist_get_n_rows (worklist); i++)
    {
      GvtVoterHit *hit = gvt_worklist_get_row (worklist, i)->hit;

      if (hit != NULL
          && g_str_equal (gvt_voter_hit_get_village_code (hit), gvt_leased_list_get_village (list))
          && g_str_equal (gvt_voter_hit_get_election (hit), gvt_leased_list_get_election (list)))
        return TRUE;
    }
  return FALSE;
}

GPtrArray *
gvt_worklist_paper_lists (GvtWorklist *worklist, GListModel *leased)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify) gvt_exported_list_free);

  for (guint i = 0; i < g_list_model_get_n_items (leased); i++)
    {
      g_autoptr (GvtLeasedList) list = g_list_model_get_item (leased, i);

      if (has_row_of (worklist, list))
        g_ptr_array_add (lists, gvt_exported_list_new (gvt_leased_list_get_village (list),
                                                       gvt_leased_list_get_election (list),
                                                       gvt_leased_list_get_version (list)));
    }
  return lists;
}

GBytes *
gvt_worklist_paper_render (GvtWorklist *worklist, const GvtWorklistPaper *paper, GError **error)
{
  Drawing drawing = { .worklist = worklist, .paper = paper };

  g_return_val_if_fail (GVT_IS_WORKLIST (worklist) && paper != NULL, NULL);

  return gvt_pdf_draw (_ ("Worklist"), draw_all, &drawing, error);
}
