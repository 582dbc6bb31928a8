/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-papers-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-chart-bars.h"
#include "gvt-item-result.h"
#include "gvt-leaving-file.h"
#include "gvt-papers-work.h"
#include "gvt-state-stack.h"
#include "gvt-text.h"
#include "gvt-ui.h"

#define MIN_ANSWERS 10 /* fewer are somebody's */

struct _GvtPapersPage
{
  GvtSectionPage parent_instance;

  GvtStateStack *states;
  GtkWidget *nothing;
  GtkWidget *answers_group;
  GvtChartView *answers;
  AdwPreferencesGroup *survey_group;
  GvtChartView *survey;
  GtkWidget *centre_answers;

  GvtId visit;
};

G_DEFINE_FINAL_TYPE (GvtPapersPage, gvt_papers_page, GVT_TYPE_SECTION_PAGE)

/* --- charts --- */

static gboolean
show_answers (GvtPapersPage *self, GListModel *results)
{
  GvtChartBars *bars = gvt_chart_bars_new ();
  guint n;

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);
      guint n_answers = gvt_item_result_get_n_answers (result);
      guint n_correct = gvt_item_result_get_n_correct (result);

      if (gvt_item_result_is_known (result) && n_answers >= MIN_ANSWERS)
        gvt_chart_bars_add (bars, g_strdup (gvt_item_result_get_prompt (result)),
                            (double) n_correct / n_answers, gvt_text_percent (n_correct, n_answers),
                            GVT_CHART_SOLID);
    }
  n = gvt_chart_bars_show (bars, self->answers);
  gtk_widget_set_visible (self->answers_group, n > 0);
  return n > 0;
}

static gboolean
show_survey (GvtPapersPage *self, const GvtSurveyTally *total)
{
  int index = gvt_survey_get_index (total);
  g_autofree char *figure = index >= 0 ? gvt_text_decimal (index) : g_strdup ("–");
  g_autofree char *text = g_strdup_printf (_ ("Index %s, from %u sheets; each element from 1 to 4"),
                                           figure, total->n);
  GvtChartBars *bars = gvt_chart_bars_new ();

  for (guint i = 0; i < GVT_SURVEY_N_ELEMENTS; i++)
    {
      double mean = gvt_survey_get_mean (total, i);

      gvt_chart_bars_add (
          bars, g_strdup_printf ("%s %s", gvt_survey_element_code (i), gvt_survey_element_name (i)),
          mean / GVT_SURVEY_MAX_SCORE,
          mean > 0 ? gvt_text_decimal (lround (mean * 100.0)) : g_strdup ("–"), GVT_CHART_HATCHED);
    }
  gvt_chart_bars_show (bars, self->survey);
  adw_preferences_group_set_description (self->survey_group, text);
  gtk_widget_set_visible (GTK_WIDGET (self->survey_group), index >= 0);
  return index >= 0;
}

static void
on_loaded (gpointer owner, gpointer result, const GError *error)
{
  GvtPapersPage *self = owner;
  const GvtPapersState *state = result;
  gboolean has_answers, has_survey;

  if (error != NULL)
    {
      gvt_state_stack_fail (self->states, error);
      return;
    }
  has_answers = show_answers (self, state->results);
  has_survey = show_survey (self, &state->survey->told);
  gtk_widget_set_visible (self->nothing, !has_answers && !has_survey);
  gvt_state_stack_set_state (self->states, GVT_STATE_CONTENT);
}

static void
gvt_papers_page_refresh (GvtSectionPage *page)
{
  GvtPapersPage *self = GVT_PAPERS_PAGE (page);
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtWork work = { .done = on_loaded };

  if (gvt_workspace_get_access (workspace) != GVT_ACCESS_UNLOCKED
      || gvt_workspace_get_modules (workspace) == NULL)
    return;
  gtk_widget_set_visible (self->centre_answers, gvt_workspace_opens_roll (workspace));
  gvt_papers_work_load (&work, gvt_workspace_get_profile (workspace),
                        gvt_workspace_get_modules (workspace), &self->visit);
  gvt_section_page_read (page, &work);
}

static void
on_retry (GvtPapersPage *self)
{
  gvt_section_page_refresh (GVT_SECTION_PAGE (self));
}

static void
gvt_papers_page_forget (GvtSectionPage *page)
{
  gvt_state_stack_set_state (GVT_PAPERS_PAGE (page)->states, GVT_STATE_LOADING);
}

/* --- files --- */

static void
write_paper (GvtSectionPage *page, const char *path, gpointer paper, GvtWork *work)
{
  GvtWorkspace *workspace = gvt_section_page_get_workspace (page);
  GvtReportOrder order = {
    .library = gvt_workspace_get_modules (workspace),
    .regions = gvt_workspace_get_regions (workspace),
    .visit = &GVT_PAPERS_PAGE (page)->visit,
    .is_practice = gvt_workspace_is_practice (workspace),
    .path = path,
  };

  gvt_papers_work_write (work, gvt_workspace_get_profile (workspace), &order,
                         GPOINTER_TO_UINT (paper));
}

static void
save (GtkWidget *widget, GvtPaper paper)
{
  const char *const names[] = { _ ("facilitator-report.pdf"), _ ("visit.xlsx"),
                                _ ("certificates.pdf"), _ ("answers.pdf") };
  gboolean has_names = paper == GVT_PAPER_CERTIFICATES || paper == GVT_PAPER_ANSWERS;
  const GvtLeavingFile file = {
    .heading = _ ("Save this as a file?"),
    .body = has_names
                ? _ ("The file is not encrypted and holds names: whoever has it can read them. "
                     "That it was saved is recorded.")
                : _ ("The file is not encrypted: whoever has it can read it. It holds counts and "
                     "answers by card number, no names. That it was saved is recorded."),
    .title = _ ("Where to save the file"),
    .name = names[paper],
    .saved = _ ("The file is saved. It is listed in the journal."),
  };

  gvt_save_leaving_file (GVT_SECTION_PAGE (widget), &file, write_paper, GUINT_TO_POINTER (paper),
                         NULL);
}

static void
papers_full_report (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (widget, GVT_PAPER_FULL_REPORT);
}

static void
papers_workbook (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (widget, GVT_PAPER_WORKBOOK);
}

static void
papers_certificates (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (widget, GVT_PAPER_CERTIFICATES);
}

static void
papers_answers (GtkWidget *widget, const char *action, GVariant *parameter)
{
  save (widget, GVT_PAPER_ANSWERS);
}

static void
gvt_papers_page_class_init (GvtPapersPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  GVT_SECTION_PAGE_CLASS (klass)->refresh = gvt_papers_page_refresh;
  GVT_SECTION_PAGE_CLASS (klass)->forget = gvt_papers_page_forget;
  g_type_ensure (GVT_TYPE_CHART_VIEW);
  g_type_ensure (GVT_TYPE_STATE_STACK);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-papers-page.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtPapersPage, states);
  gtk_widget_class_bind_template_child (widget_class, GvtPapersPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, GvtPapersPage, answers_group);
  gtk_widget_class_bind_template_child (widget_class, GvtPapersPage, answers);
  gtk_widget_class_bind_template_child (widget_class, GvtPapersPage, survey_group);
  gtk_widget_class_bind_template_child (widget_class, GvtPapersPage, survey);
  gtk_widget_class_bind_template_callback (widget_class, on_retry);
  gtk_widget_class_install_action (widget_class, "papers.full-report", NULL, papers_full_report);
  gtk_widget_class_install_action (widget_class, "papers.workbook", NULL, papers_workbook);
  gtk_widget_class_install_action (widget_class, "papers.certificates", NULL, papers_certificates);
  gtk_widget_class_install_action (widget_class, "papers.answers", NULL, papers_answers);
  gtk_widget_class_bind_template_child (widget_class, GvtPapersPage, centre_answers);
}

static void
gvt_papers_page_init (GvtPapersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GvtSectionPage *
gvt_papers_page_new (const GvtId *visit)
{
  GvtPapersPage *self = g_object_new (GVT_TYPE_PAPERS_PAGE, NULL);

  self->visit = *visit;
  return GVT_SECTION_PAGE (self);
}
