/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-answers-paper.h"

#include <glib/gi18n-lib.h>

#include "gvt-check-acts.h"
#include "gvt-error.h"
#include "gvt-page-flow.h"
#include "gvt-pdf.h"
#include "gvt-session-views.h"
#include "gvt-text.h"
#include "gvt-visit-export.h"

#define ANSWER_HEIGHT 60.0 /* what an answer needs, so that it is not begun at the foot */

typedef struct
{
  GListModel *checks;
  GvtVisit *visit;
  const GvtReportOptions *options;
  const char *mark; /* of gvt_visit_export_mark() */
} Drawing;

/* I10: each page says which laptop and person made it, and when. */
static void
dress (GvtPage *page, guint number, gpointer data)
{
  const Drawing *self = data;
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 7 };
  /* Translators: who made a paper and when, then the number of the page */
  g_autofree char *text = g_strdup_printf (_ ("%s · page %u"), self->mark, number);

  if (self->options->is_practice)
    gvt_page_watermark (page, _ ("PRACTICE"));
  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &foot, 1, text);
  page->y = GVT_PAGE_MARGIN;
}

static void
draw_head (GvtPageFlow *flow, const Drawing *self)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 18 };
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 10 };
  g_autofree char *day = gvt_text_date_with_day (gvt_visit_get_date (self->visit));
  g_autofree char *where = g_strjoin (" · ", gvt_visit_get_name (self->visit),
                                      self->options->place_text, day, NULL);

  gvt_page_flow_plain (flow, &title, _ ("Answers of the centre"));
  gvt_page_advance (&flow->page, 4);
  gvt_page_flow_plain (flow, &line, where);
  gvt_page_advance (&flow->page, 4);
  gvt_page_flow_plain (flow, &line,
                       _ ("About voters whose list is not on this laptop. For the people named "
                          "here alone; destroy it after the visit."));
  gvt_page_advance (&flow->page, 12);
}

static void
draw_check (GvtPageFlow *flow, GvtCheck *check)
{
  GvtPageCell head = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 11 };
  GvtPageCell line = { 12, GVT_PAGE_INNER - 12, PANGO_ALIGN_LEFT, FALSE, 10 };
  const char *who = gvt_check_get_who (check);
  g_autofree char *asked = gvt_text_date_time (gvt_check_get_asked_at (check));
  /* Translators: when, by whom */
  g_autofree char *by = g_strdup_printf (_ ("Asked %s by %s"), asked,
                                         gvt_check_get_asked_by (check));
  g_autofree char *title = g_strjoin (": ", who != NULL ? who : _ ("Name and number were erased"),
                                      gvt_check_state_words (check), NULL);
  g_autofree char *answer = gvt_check_describe (check);

  gvt_page_flow_need (flow, ANSWER_HEIGHT);
  gvt_page_flow_plain (flow, &head, title);
  gvt_page_advance (&flow->page, 2);
  gvt_page_flow_plain (flow, &line, answer);
  gvt_page_advance (&flow->page, 2);
  gvt_page_flow_plain (flow, &line, by);
  gvt_page_advance (&flow->page, 6);
  gvt_page_rule (&flow->page, 0, GVT_PAGE_INNER);
  gvt_page_advance (&flow->page, 8);
}

static void
draw_all (cairo_t *cairo, gpointer data)
{
  const Drawing *self = data;
  GvtPageFlow flow;

  gvt_page_flow_init (&flow, cairo, dress, data);
  draw_head (&flow, self);
  for (guint i = 0; i < g_list_model_get_n_items (self->checks); i++)
    {
      g_autoptr (GvtCheck) check = g_list_model_get_item (self->checks, i);

      draw_check (&flow, check);
    }
  gvt_page_flow_clear (&flow);
}

static GBytes *
render (Drawing *drawing, GError **error)
{
  if (g_list_model_get_n_items (drawing->checks) > 0)
    return gvt_pdf_draw (_ ("Answers of the centre"), draw_all, drawing, error);

  gvt_error_tell (error, GVT_ERROR_NOT_FOUND,
                  _ ("Nothing was asked of the centre for this visit, so there is no page to "
                     "print."));
  return NULL;
}

gboolean
gvt_answers_paper_write (GvtProfile *profile,
                         const GvtId *id,
                         const char *purpose,
                         const GvtReportOptions *options,
                         const char *path,
                         GError **error)
{
  g_autoptr (GvtVisit) visit = gvt_visits_view (profile, id, error);
  g_autoptr (GListModel) checks = visit != NULL ? gvt_checks_read (profile, id, purpose, error)
                                                : NULL;
  g_autofree char *mark = checks != NULL ? gvt_visit_export_mark (profile, error) : NULL;
  Drawing drawing = { checks, visit, options, mark };
  g_autoptr (GBytes) pdf = mark != NULL ? render (&drawing, error) : NULL;

  return pdf != NULL && gvt_visit_export (profile, visit, GVT_ANSWERS_FORM, pdf, path, error);
}
