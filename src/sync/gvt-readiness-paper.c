/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-readiness-paper.h"

#include <glib/gi18n-lib.h>

#include "gvt-error.h"
#include "gvt-page-flow.h"
#include "gvt-page-qr.h"
#include "gvt-pdf.h"
#include "gvt-text.h"

#define QR_SIDE 92 /* as on a report */

#define MAX_LINES 4 /* of one point */

/* How what is to be said is brought onto the one page. */
typedef struct
{
  double size; /* points of the letters */
  guint most;  /* points of a group that are told one by one */
} Fit;

/* The first is how it should look; letters get smaller before anything is left out. */
static const Fit fits[] = {
  { 10, G_MAXUINT }, { 9, G_MAXUINT }, { 8, G_MAXUINT }, { 7, G_MAXUINT },
  { 7, 24 },         { 7, 16 },        { 7, 8 },         { 7, 4 },
};

typedef struct
{
  GListModel *points;
  const GvtReadinessPaper *paper;
  const Fit *fit;
  guint n_pages; /* result */
} Drawing;

/* Only a square that is filled or not: grey print and any font have both. */
static void
draw_mark (GvtPage *page, gboolean is_well)
{
  cairo_save (page->cairo);
  cairo_set_source_rgb (page->cairo, 0, 0, 0);
  cairo_set_line_width (page->cairo, 0.8);
  cairo_rectangle (page->cairo, GVT_PAGE_MARGIN + 1, page->y + 3, 7, 7);
  if (is_well)
    cairo_fill (page->cairo);
  else
    cairo_stroke (page->cairo);
  cairo_restore (page->cairo);
}

static void
draw_text (GvtPageFlow *flow, double size, const char *text)
{
  GvtPageCell cell = { 16, GVT_PAGE_INNER - 16, PANGO_ALIGN_LEFT, FALSE, size };

  gvt_page_advance (&flow->page, gvt_page_text (&flow->page, &cell, MAX_LINES, text) + size * 0.4);
}

static void
draw_point (GvtPageFlow *flow, double size, GvtReadyPoint *point)
{
  gvt_page_flow_need (flow, 3 * size);
  draw_mark (&flow->page, gvt_ready_point_get_state (point) == GVT_READY_OK);
  draw_text (flow, size, gvt_ready_point_get_text (point));
}

/* What is not told one by one is told as a number: the page is for the file, and the laptop has the
 * whole list. */
static void
draw_rest (GvtPageFlow *flow, double size, guint n)
{
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                        "and %u more, which the laptop names",
                                                        "and %u more, which the laptop names", n),
                                           n);

  if (n > 0)
    draw_text (flow, size, text);
}

static void
draw_group (GvtPageFlow *flow, const Drawing *self, GvtReadyState state, const char *title)
{
  double size = self->fit->size;
  GvtPageCell heading = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, size + 1.5 };
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (self->points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (self->points, i);

      if (gvt_ready_point_get_state (point) != state)
        continue;
      if (n == 0)
        {
          gvt_page_advance (&flow->page, size * 0.8);
          gvt_page_flow_plain (flow, &heading, title);
          gvt_page_advance (&flow->page, size * 0.4);
        }
      if (n < self->fit->most)
        draw_point (flow, size, point);
      n++;
    }
  draw_rest (flow, size, n > self->fit->most ? n - self->fit->most : 0);
}

/* I10: each page says which laptop and person made it, and when. */
static void
dress (GvtPage *page, guint number, gpointer data)
{
  const GvtReadinessPaper *paper = ((Drawing *) data)->paper;
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };

  if (paper->is_practice)
    gvt_page_watermark (page, _ ("PRACTICE"));
  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &foot, 1, paper->mark);
  page->y = GVT_PAGE_MARGIN;
}

static void
draw_line (GvtPageFlow *flow, const char *label, const char *value)
{
  GvtPageCell left = { 0, 130, PANGO_ALIGN_LEFT, FALSE, 10 };
  GvtPageCell right = { 135, GVT_PAGE_INNER - 135, PANGO_ALIGN_LEFT, TRUE, 10 };
  double height;

  if (*value == '\0')
    return;
  height = gvt_page_text (&flow->page, &left, 2, label);
  gvt_page_advance (&flow->page, MAX (height, gvt_page_text (&flow->page, &right, 3, value)) + 2);
}

static void
draw_head (GvtPageFlow *flow, const GvtReadinessPaper *paper)
{
  const GvtVisitPlan *plan = paper->plan;
  GvtPageCell letterhead = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, TRUE, 10 };
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 18 };
  g_autofree char *day = gvt_text_date_with_day (plan->date);
  g_autofree char *people = gvt_text_number (plan->expected);
  g_autofree char *team = g_strjoinv (", ", plan->facilitators);

  if (*plan->letterhead != '\0')
    {
      gvt_page_flow_plain (flow, &letterhead, plan->letterhead);
      gvt_page_advance (&flow->page, 6);
      gvt_page_rule (&flow->page, 0, GVT_PAGE_INNER);
      gvt_page_advance (&flow->page, 12);
    }
  gvt_page_flow_plain (flow, &title, _ ("Ready to leave"));
  gvt_page_advance (&flow->page, 8);
  draw_line (flow, _ ("Visit"), plan->name);
  draw_line (flow, _ ("Place"), paper->place_text);
  draw_line (flow, _ ("Day"), day);
  draw_line (flow, _ ("Travel order"), plan->order_number);
  draw_line (flow, _ ("People expected"), people);
  draw_line (flow, _ ("Team"), team);
}

/* Whoever leads the team signs that he looked; beside it what a telephone reads. */
static void
draw_signature (GvtPageFlow *flow, const GvtReadinessPaper *paper)
{
  GvtPageCell cell = { GVT_PAGE_INNER - 200, 200, PANGO_ALIGN_LEFT, FALSE, 10 };

  gvt_page_flow_need (flow, 24 + QR_SIDE);
  gvt_page_advance (&flow->page, 24);
  gvt_page_qr (&flow->page, 0, flow->page.y, QR_SIDE, paper->code);
  gvt_page_flow_plain (flow, &cell, _ ("Checked by"));
  gvt_page_advance (&flow->page, 46);
  gvt_page_rule (&flow->page, GVT_PAGE_INNER - 200, 200);
}

static void
draw_all (cairo_t *cairo, gpointer data)
{
  Drawing *self = data;
  GvtPageFlow flow;

  gvt_page_flow_init (&flow, cairo, dress, data);
  draw_head (&flow, self->paper);
  draw_group (&flow, self, GVT_READY_OK, _ ("In order"));
  draw_group (&flow, self, GVT_READY_NOTE, _ ("To know"));
  draw_signature (&flow, self->paper);
  self->n_pages = flow.n_pages;
  gvt_page_flow_clear (&flow);
}

/* Returns: %FALSE with what is missing, a sentence each */
static gboolean
check_ready (GListModel *points, GError **error)
{
  g_autoptr (GString) missing = g_string_new (_ ("Not ready, so there is no certificate."));

  if (gvt_readiness_is_ready (points))
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);

      if (gvt_ready_point_get_state (point) == GVT_READY_MISSING)
        g_string_append_printf (missing, " %s", gvt_ready_point_get_text (point));
    }
  gvt_error_tell (error, GVT_ERROR_FORBIDDEN, "%s", missing->str);
  return FALSE;
}

typedef struct
{
  GvtJournal *journal;
  GvtHash head;
} Reading;

static gboolean
read_head (GvtDb *db, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  return gvt_journal_own_head (self->journal, db, NULL, &self->head, error);
}

char *
gvt_readiness_paper_code (GvtProfile *profile, const GvtId *visit, GError **error)
{
  g_autoptr (GvtJournal) journal = gvt_profile_dup_journal (profile, error);
  Reading reading = { .journal = journal };
  g_autofree char *id = gvt_id_to_text (visit);
  g_autofree char *head = NULL;
  g_autofree char *text = NULL;

  if (journal == NULL
      || !gvt_store_read (gvt_journal_get_store (journal), read_head, &reading, error))
    return NULL;
  head = gvt_hash_to_text (&reading.head);
  text = g_strdup_printf ("GOVOTE:READY:1:%s:%s", id, head);
  return g_ascii_strup (text, -1);
}

GBytes *
gvt_readiness_paper_render (GListModel *points, const GvtReadinessPaper *paper, GError **error)
{
  Drawing drawing = { points, paper, NULL, 0 };
  g_autoptr (GBytes) pdf = NULL;

  if (!check_ready (points, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (fits) && drawing.n_pages != 1; i++)
    {
      drawing.fit = &fits[i];
      g_clear_pointer (&pdf, g_bytes_unref);
      pdf = gvt_pdf_draw (_ ("Ready to leave"), draw_all, &drawing, error);
      if (pdf == NULL)
        return NULL;
    }
  return g_steal_pointer (&pdf);
}
