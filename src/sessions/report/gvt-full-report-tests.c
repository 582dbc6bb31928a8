/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-full-report-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "gvt-test-results.h"
#include "gvt-text.h"

/* --- gains --- */

/* Returns: (transfer full): "62,50%", "–" for NAN */
static char *
percent (double share)
{
  g_autofree char *figure = gvt_full_report_figure (share * 100.0);

  return isnan (share) ? g_steal_pointer (&figure) : g_strconcat (figure, "%", NULL);
}

static void
draw_pair (GvtFullReport *self, const char *what, const GvtGain *gain)
{
  g_autofree char *before = percent (gain->before);
  g_autofree char *after = percent (gain->after);
  g_autofree char *hatched = g_strdup_printf (_ ("before %s"), before);
  g_autofree char *solid = g_strdup_printf (_ ("after %s"), after);
  const GvtChartBar bars[] = {
    { what, gain->before, hatched, GVT_CHART_HATCHED },
    { NULL, gain->after, solid, GVT_CHART_SOLID },
  };

  gvt_full_report_chart (self, bars, G_N_ELEMENTS (bars));
}

static void
draw_objectives (GvtFullReport *self, const GvtTestResult *test)
{
  for (guint i = 0; i < test->objectives->len; i++)
    {
      const GvtObjectiveGain *objective = g_ptr_array_index (test->objectives, i);
      g_autofree char *gain = gvt_full_report_figure (objective->gain.of_class);
      const gsize length = strlen (objective->text)
                           - (g_str_has_suffix (objective->text, ".") ? 1 : 0);
      g_autofree char *bare = g_strndup (objective->text, length); /* a colon follows */
      g_autofree char *text = NULL;

      if (isnan (objective->gain.before))
        continue;
      text = g_strdup_printf (_ ("%s: normalised gain %s"), bare, gain);
      gvt_page_flow_need (&self->flow, 70); /* with its bars */
      gvt_full_report_note (self, text);
      draw_pair (self, _ ("Right"), &objective->gain);
    }
}

void
gvt_full_report_gains (GvtFullReport *self)
{
  gvt_full_report_heading (self, _ ("What was learned: tests before and after"));
  if (self->data->tests->len == 0)
    gvt_full_report_note (self, _ ("No tests were held."));
  for (guint i = 0; i < self->data->tests->len; i++)
    {
      const GvtTestResult *test = g_ptr_array_index (self->data->tests, i);
      g_autofree char *told = gvt_test_result_describe (test);
      g_autofree char *text = g_strdup_printf ("%s: %s", test->title, told);

      gvt_full_report_note (self, text);
      if (test->state != GVT_TEST_TOLD)
        continue;
      draw_pair (self, _ ("All questions"), &test->gain);
      draw_objectives (self, test);
    }
}

/* --- questions --- */

static const GvtFullReportColumn columns[] = {
  { 0, 215, PANGO_ALIGN_LEFT },   { 220, 30, PANGO_ALIGN_RIGHT }, { 255, 50, PANGO_ALIGN_RIGHT },
  { 310, 50, PANGO_ALIGN_RIGHT }, { 365, 50, PANGO_ALIGN_RIGHT }, { 422, 73, PANGO_ALIGN_LEFT },
};

static void
draw_item (GvtFullReport *self, const GvtTestItem *item)
{
  gboolean is_told = item->figures.n >= GVT_FULL_REPORT_MIN;
  g_autofree char *prompt = *item->form != '\0'
                                ? g_strdup_printf (_ ("%s (form %s)"), item->prompt, item->form)
                                : g_strdup (item->prompt);
  g_autofree char *n = gvt_text_number (item->figures.n);
  g_autofree char *facility = gvt_full_report_figure (is_told ? item->figures.facility : NAN);
  g_autofree char *tells = gvt_full_report_figure (item->figures.discrimination);
  g_autofree char *efficiency = gvt_full_report_figure (item->figures.efficiency);
  const char *const texts[] = { prompt, n,          facility,
                                tells,  efficiency, gvt_item_figures_describe (&item->figures) };

  gvt_full_report_row (self, columns, texts, G_N_ELEMENTS (texts), FALSE);
}

static void
draw_items (GvtFullReport *self, const char *title, GPtrArray *items)
{
  const char *const head[] = { title,         _ ("People"),    _ ("Right %"),
                               _ ("Tells %"), _ ("Of best %"), _ ("Look at") };

  if (items->len == 0)
    return;
  gvt_page_flow_need (&self->flow, 3 * GVT_FULL_REPORT_ROW);
  gvt_full_report_row (self, columns, head, G_N_ELEMENTS (head), TRUE);
  for (guint i = 0; i < items->len; i++)
    draw_item (self, g_ptr_array_index (items, i));
  gvt_page_advance (&self->flow.page, 4);
}

void
gvt_full_report_test_items (GvtFullReport *self)
{
  if (self->data->tests->len == 0)
    return;
  gvt_full_report_heading (self, _ ("The questions of the tests"));
  gvt_full_report_note (
      self, _ ("\"Right\" is the mean share of the points. \"Tells\" is how well a question tells "
               "who knows the rest from who does not (its correlation with the other questions); "
               "\"of best\" is the same in percent of the greatest there could be."));
  for (guint i = 0; i < self->data->tests->len; i++)
    {
      const GvtTestResult *test = g_ptr_array_index (self->data->tests, i);
      g_autofree char *before = g_strdup_printf (_ ("%s, before"), test->title);
      g_autofree char *after = g_strdup_printf (_ ("%s, after"), test->title);

      draw_items (self, before, test->pre_items);
      draw_items (self, after, test->post_items);
    }
}
