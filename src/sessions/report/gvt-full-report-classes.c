/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-full-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "gvt-session.h"
#include "gvt-small-cells.h"
#include "gvt-text.h"

/* Class by class. What is told of the whole visit, less what is told of the other classes, would
 * give a small class away: so where one is hidden, others are hidden with it (gvt-small-cells.h).
 */

static void
class_free (gpointer data)
{
  GvtClassFigures *self = data;

  g_free (self->name);
  g_clear_pointer (&self->tests, g_ptr_array_unref);
  g_clear_pointer (&self->survey, gvt_session_survey_free);
  g_free (self);
}

GPtrArray *
gvt_class_figures_read (GvtProfile *profile,
                        GvtModuleLibrary *library,
                        const GvtReportData *data,
                        GError **error)
{
  g_autoptr (GPtrArray) classes = g_ptr_array_new_with_free_func (class_free);

  for (guint i = 0; i < g_list_model_get_n_items (data->sessions); i++)
    {
      g_autoptr (GvtSession) session = g_list_model_get_item (data->sessions, i);
      const GvtId *id = gvt_session_get_id (session);
      GvtClassFigures *class = g_new0 (GvtClassFigures, 1);

      g_ptr_array_add (classes, class);
      class->name = g_strdup (gvt_session_get_name (session));
      class->tests = gvt_test_results_read (profile, library, NULL, id, error);
      if (class->tests == NULL)
        return NULL;
      class->survey = gvt_session_survey_read (profile, id, error);
      if (class->survey == NULL)
        return NULL;
    }
  return g_steal_pointer (&classes);
}

/* --- what was learned --- */

static const GvtFullReportColumn columns[] = {
  { 0, 230, PANGO_ALIGN_LEFT },   { 235, 55, PANGO_ALIGN_RIGHT }, { 295, 60, PANGO_ALIGN_RIGHT },
  { 360, 60, PANGO_ALIGN_RIGHT }, { 425, 70, PANGO_ALIGN_RIGHT },
};

/* Returns: (transfer none) (nullable): what the class's tests of @module came to */
static const GvtTestResult *
find_test (const GvtClassFigures *class, const char *module)
{
  for (guint i = 0; i < class->tests->len; i++)
    {
      const GvtTestResult *test = g_ptr_array_index (class->tests, i);

      if (g_str_equal (test->module, module))
        return test;
    }
  return NULL;
}

static void
draw_gain (GvtFullReport *self, const char *name, const GvtGain *gain, gboolean is_hidden)
{
  const double nothing = NAN;
  g_autofree char *pairs = gvt_text_number (gain->n);
  g_autofree char *before = gvt_full_report_figure (is_hidden ? nothing : gain->before * 100.0);
  g_autofree char *after = gvt_full_report_figure (is_hidden ? nothing : gain->after * 100.0);
  g_autofree char *of_class = gvt_full_report_figure (is_hidden ? nothing : gain->of_class);
  const char *const texts[] = { name, pairs, before, after, of_class };

  gvt_full_report_row (self, columns, texts, G_N_ELEMENTS (texts), FALSE);
}

static void
draw_test (GvtFullReport *self, const GvtTestResult *whole)
{
  const char *const head[] = { whole->title, _ ("Pairs"), _ ("Before %"), _ ("After %"),
                               _ ("Gain") };
  guint n = self->classes->len;
  g_autofree guint *pairs = g_new0 (guint, n);
  g_autofree gboolean *is_hidden = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    {
      const GvtTestResult *test = find_test (self->classes->pdata[i], whole->module);

      pairs[i] = test != NULL ? test->gain.n : 0;
    }
  gvt_small_cells_hide_parts (pairs, n, is_hidden);

  gvt_page_flow_need (&self->flow, 3 * GVT_FULL_REPORT_ROW);
  gvt_full_report_row (self, columns, head, G_N_ELEMENTS (head), TRUE);
  for (guint i = 0; i < n; i++)
    {
      const GvtClassFigures *class = self->classes->pdata[i];
      const GvtTestResult *test = find_test (class, whole->module);

      if (test != NULL)
        draw_gain (self, class->name, &test->gain, is_hidden[i]);
    }
  gvt_page_advance (&self->flow.page, 4);
}

/* --- how content they were --- */

static void
draw_index (GvtFullReport *self, const GvtClassFigures *class, gboolean is_hidden)
{
  const GvtSurveyTally *total = &class->survey->survey->total;
  int index = is_hidden ? -1 : gvt_survey_get_index (total);
  g_autofree char *sheets = gvt_text_number (total->n);
  g_autofree char *figure = index >= 0 ? gvt_text_decimal (index) : g_strdup ("–");
  const char *grade = index >= 0 ? gvt_survey_get_grade (index) : "–";
  const char *const texts[] = { class->name, sheets, figure, grade };

  gvt_full_report_row (self, columns, texts, G_N_ELEMENTS (texts), FALSE);
}

static void
draw_indexes (GvtFullReport *self)
{
  const char *const head[] = { _ ("Satisfaction"), _ ("Sheets"), _ ("Index"), _ ("Grade") };
  guint n = self->classes->len;
  g_autofree guint *sheets = g_new0 (guint, n);
  g_autofree gboolean *is_hidden = g_new0 (gboolean, n);

  for (guint i = 0; i < n; i++)
    sheets[i] = ((const GvtClassFigures *) self->classes->pdata[i])->survey->survey->total.n;
  gvt_small_cells_hide_parts (sheets, n, is_hidden);

  gvt_page_flow_need (&self->flow, 3 * GVT_FULL_REPORT_ROW);
  gvt_full_report_row (self, columns, head, G_N_ELEMENTS (head), TRUE);
  for (guint i = 0; i < n; i++)
    draw_index (self, self->classes->pdata[i], is_hidden[i]);
}

/* Of a single class the rest of the report says all this already. */
void
gvt_full_report_classes (GvtFullReport *self)
{
  GPtrArray *tests = self->data->tests;
  gboolean has_survey = self->data->survey->survey->total.n > 0;

  if (self->classes->len < 2 || (tests->len == 0 && !has_survey))
    return;
  gvt_full_report_heading (self, _ ("Class by class"));
  gvt_full_report_note (self,
                        _ ("Figures of fewer than ten people are not told, nor others by which "
                           "they could be worked out."));
  for (guint i = 0; i < tests->len; i++)
    draw_test (self, g_ptr_array_index (tests, i));
  if (has_survey)
    draw_indexes (self);
}
