/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-full-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-quiz-figures.h"
#include "gvt-test-results.h"
#include "gvt-text.h"

static const GvtFullReportColumn columns[] = {
  { 0, 210, PANGO_ALIGN_LEFT },   { 215, 40, PANGO_ALIGN_RIGHT }, { 260, 45, PANGO_ALIGN_RIGHT },
  { 310, 50, PANGO_ALIGN_RIGHT }, { 365, 55, PANGO_ALIGN_RIGHT }, { 427, 68, PANGO_ALIGN_LEFT },
};

static void
draw_item (GvtFullReport *self, GvtQuizItem *item, const GvtItemFigures *figures)
{
  gboolean is_told = figures->n >= GVT_FULL_REPORT_MIN;
  g_autofree char *n = gvt_text_number (figures->n);
  g_autofree char *facility = gvt_full_report_figure (is_told ? figures->facility : NAN);
  g_autofree char *tells = gvt_full_report_figure (is_told ? figures->discrimination : NAN);
  g_autofree char *efficiency = gvt_full_report_figure (is_told ? figures->efficiency : NAN);
  const char *const texts[] = { gvt_quiz_item_get_prompt (item),    n, facility, tells, efficiency,
                                gvt_item_figures_describe (figures) };

  gvt_full_report_row (self, columns, texts, G_N_ELEMENTS (texts), FALSE);
}

static void
draw_quiz (GvtFullReport *self, const GvtQuizFigures *quiz)
{
  g_autofree char *title = *quiz->form != '\0'
                               ? g_strdup_printf (_ ("%s, form %s"), quiz->title, quiz->form)
                               : g_strdup (quiz->title);
  const char *const head[] = { title,         _ ("Cards"),     _ ("Right %"),
                               _ ("Tells %"), _ ("Of best %"), _ ("Look at") };

  gvt_page_flow_need (&self->flow, 4 * GVT_FULL_REPORT_ROW);
  gvt_full_report_row (self, columns, head, G_N_ELEMENTS (head), TRUE);
  for (guint i = 0; i < quiz->items->len; i++)
    draw_item (self, g_ptr_array_index (quiz->items, i), &quiz->figures[i]);
  gvt_page_advance (&self->flow.page, 4);
}

void
gvt_full_report_items (GvtFullReport *self)
{
  gvt_full_report_heading (self, _ ("How well the questions tell"));
  if (self->quizzes->len == 0)
    {
      gvt_full_report_note (self, _ ("No quiz was taken card by card."));
      return;
    }
  gvt_full_report_note (
      self, _ ("\"Right\" is the mean share of the points. \"Tells\" is how well a question tells "
               "who knows the rest from who does not: its correlation with the other questions. "
               "\"Of best\" is the same in percent of the greatest there could be."));
  for (guint i = 0; i < self->quizzes->len; i++)
    draw_quiz (self, g_ptr_array_index (self->quizzes, i));
}
