/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-full-report.h"

#include <glib/gi18n-lib.h>

#include "gvt-full-report-private.h"
#include "gvt-pdf.h"
#include "gvt-quiz-figures.h"
#include "gvt-report-code.h"
#include "gvt-session.h"
#include "gvt-text.h"
#include "gvt-visit-export.h"

/* --- classes --- */

static void
draw_classes (GvtFullReport *self)
{
  static const GvtFullReportColumn columns[] = {
    { 0, 210, PANGO_ALIGN_LEFT },   { 215, 55, PANGO_ALIGN_RIGHT }, { 272, 68, PANGO_ALIGN_RIGHT },
    { 345, 55, PANGO_ALIGN_RIGHT }, { 405, 90, PANGO_ALIGN_RIGHT },
  };
  const char *const head[] = { _ ("Session"), _ ("Men"), _ ("Women"), _ ("Total"),
                               _ ("Answers given") };
  GListModel *sessions = self->data->sessions;

  gvt_full_report_heading (self, _ ("Classes"));
  gvt_full_report_row (self, columns, head, G_N_ELEMENTS (head), TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      g_autofree char *men = gvt_text_number (gvt_session_get_men (session));
      g_autofree char *women = gvt_text_number (gvt_session_get_women (session));
      g_autofree char *all = gvt_text_number ((gint64) gvt_session_get_men (session)
                                              + gvt_session_get_women (session));
      g_autofree char *answers = gvt_text_number (gvt_session_get_n_answers (session));
      const char *const texts[] = { gvt_session_get_name (session), men, women, all, answers };

      gvt_full_report_row (self, columns, texts, G_N_ELEMENTS (texts), FALSE);
    }
  {
    g_autofree char *men = gvt_text_number (self->data->people.men);
    g_autofree char *women = gvt_text_number (self->data->people.women);
    g_autofree char *all = gvt_text_number ((gint64) self->data->people.men
                                            + self->data->people.women);
    const char *const texts[] = { _ ("All sessions"), men, women, all, "" };

    gvt_full_report_row (self, columns, texts, G_N_ELEMENTS (texts), TRUE);
  }
}

/* Each class that was held on paper, with its day. */
static void
draw_recorded_later (GvtFullReport *self)
{
  GListModel *sessions = self->data->sessions;

  for (guint i = 0; i < g_list_model_get_n_items (sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (sessions, i);
      const char *held = gvt_session_get_held (session);
      g_autofree char *day = *held != '\0' ? gvt_text_date (held) : NULL;
      g_autofree char *text = NULL;

      if (day == NULL)
        continue;
      text = g_strdup_printf (_ ("%s: held on paper on %s, recorded later."),
                              gvt_session_get_name (session), day);
      gvt_full_report_note (self, text);
    }
}

/* --- pages --- */

static void
dress (GvtPage *page, guint number, gpointer data)
{
  GvtFullReport *self = data;
  GvtPageCell foot = { 0, GVT_PAGE_INNER, PANGO_ALIGN_CENTER, FALSE, 8 };
  g_autofree char *text = g_strdup_printf (_ ("%s · page %u"), self->mark, number);

  if (self->options->is_practice)
    gvt_page_watermark (page, _ ("PRACTICE"));
  page->y = GVT_PAGE_FOOT;
  gvt_page_text (page, &foot, 1, text);
  page->y = GVT_PAGE_MARGIN;
}

static void
draw_title (GvtFullReport *self)
{
  GvtPageCell title = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 16 };
  g_autofree char *date = gvt_text_date_with_day (gvt_visit_get_date (self->data->visit));
  g_autofree char *code = gvt_report_code_group (self->data->code);
  g_autofree char *where = g_strdup_printf ("%s · %s · %s", gvt_visit_get_name (self->data->visit),
                                            self->options->place_text != NULL
                                                ? self->options->place_text
                                                : gvt_visit_get_place (self->data->visit),
                                            date);
  g_autofree char *check = g_strdup_printf (
      _ ("Counted from this laptop alone. Check code of the one-page report: %s."), code);

  gvt_page_flow_plain (&self->flow, &title, _ ("Facilitator's report"));
  gvt_page_advance (&self->flow.page, 4);
  gvt_full_report_note (self, where);
  gvt_full_report_note (self, check);
}

static void
draw (cairo_t *cairo, gpointer data)
{
  GvtFullReport *self = data;

  gvt_page_flow_init (&self->flow, cairo, dress, self);
  draw_title (self);
  draw_classes (self);
  draw_recorded_later (self);
  gvt_full_report_classes (self);
  gvt_full_report_gains (self);
  gvt_full_report_test_items (self);
  gvt_full_report_items (self);
  gvt_full_report_answers (self);
  gvt_full_report_survey (self);
  gvt_page_flow_clear (&self->flow);
}

gboolean
gvt_full_report_write (GvtProfile *profile,
                       GvtModuleLibrary *library,
                       const GvtId *visit,
                       const GvtReportOptions *options,
                       const char *path,
                       GError **error)
{
  g_autoptr (GvtReportData) data = gvt_report_data_gather (profile, library, visit, error);
  g_autofree char *mark = data != NULL ? gvt_visit_export_mark (profile, error) : NULL;
  GvtFullReport report = { .data = data, .options = options, .library = library, .mark = mark };
  g_autoptr (GPtrArray) quizzes = NULL;
  g_autoptr (GPtrArray) classes = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (mark == NULL || (classes = gvt_class_figures_read (profile, library, data, error)) == NULL
      || (quizzes = gvt_quiz_figures_read (profile, library, visit, NULL, error)) == NULL)
    return FALSE;
  report.quizzes = quizzes;
  report.classes = classes;
  pdf = gvt_pdf_draw (_ ("Facilitator's report"), draw, &report, error);
  return pdf != NULL && gvt_visit_export (profile, data->visit, "analysis", pdf, path, error);
}
