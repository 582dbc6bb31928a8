/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-report-parts-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-item-result.h"
#include "gvt-small-cells.h"
#include "gvt-text.h"

#define MAX_ITEM_ROWS 4
#define MAX_SUM_ROWS  4
#define MAX_TESTS     2

/* Of fewer than ten answers only their number is told: the rest would be somebody's. */
static void
draw_result (
    GvtPage *page, const char *label, gint64 n_correct, gint64 n_answers, gboolean is_known)
{
  gboolean is_told = is_known && (n_answers == 0 || n_answers >= GVT_SMALL_CELL);
  GvtPageCell text = { 0, 270, PANGO_ALIGN_LEFT, FALSE, 9 };
  GvtPageCell count = { 275, 70, PANGO_ALIGN_RIGHT, FALSE, 9 };
  GvtPageCell share = { 440, 55, PANGO_ALIGN_RIGHT, FALSE, 9 };
  g_autofree char *percent = is_told ? gvt_text_percent (n_correct, n_answers) : g_strdup ("–");
  g_autofree char *figures = is_told ? g_strdup_printf (_ ("%u of %u"), (guint) n_correct,
                                                        (guint) n_answers)
                                     : g_strdup_printf ("%u", (guint) n_answers);

  gvt_page_text (page, &text, 1, label);
  gvt_page_text (page, &count, 1, figures);
  if (is_told && n_answers > 0)
    gvt_page_bar (page, 355, 80, (double) n_correct / (double) n_answers);
  gvt_page_text (page, &share, 1, percent);
  gvt_page_advance (page, GVT_REPORT_ROW);
}

static void
draw_items (GvtPage *page, GListModel *results)
{
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

      draw_result (page, gvt_item_result_get_prompt (result),
                   gvt_item_result_get_n_correct (result), gvt_item_result_get_n_answers (result),
                   gvt_item_result_is_known (result));
    }
}

/* Returns: (transfer full) */
static char *
describe_module (GvtItemResult *result)
{
  const char *form = gvt_item_result_get_form (result);

  return *form == '\0'
             ? g_strdup (gvt_item_result_get_module (result))
             : g_strdup_printf (_ ("%s, form %s"), gvt_item_result_get_module (result), form);
}

/* Returns: (transfer full) */
static char *
describe_more (guint n)
{
  return g_strdup_printf (ngettext ("and %u more; the fuller report has it",
                                    "and %u more; the fuller report has them", n),
                          n);
}

typedef struct
{
  char *label;
  gint64 n_correct;
  gint64 n_answers;
  gboolean is_known;
} Sum;

static void
sum_free (gpointer data)
{
  g_free (((Sum *) data)->label);
  g_free (data);
}

/* Returns: (transfer full) (element-type Sum): of each module and form */
static GPtrArray *
sum_up (GListModel *results)
{
  GPtrArray *sums = g_ptr_array_new_with_free_func (sum_free);

  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);
      g_autofree char *label = describe_module (result);
      Sum *sum = sums->len > 0 ? g_ptr_array_index (sums, sums->len - 1) : NULL;

      if (sum == NULL || !g_str_equal (sum->label, label))
        {
          sum = g_new0 (Sum, 1);
          sum->label = g_steal_pointer (&label);
          sum->is_known = gvt_item_result_is_known (result);
          g_ptr_array_add (sums, sum);
        }
      sum->n_correct += gvt_item_result_get_n_correct (result);
      sum->n_answers += gvt_item_result_get_n_answers (result);
    }
  return sums;
}

/* Too many items for one page: a row for each module and form instead. */
static void
draw_module_sums (GvtPage *page, GListModel *results)
{
  g_autoptr (GPtrArray) sums = sum_up (results);
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };

  for (guint i = 0; i < MIN (sums->len, MAX_SUM_ROWS); i++)
    {
      const Sum *sum = g_ptr_array_index (sums, i);

      draw_result (page, sum->label, sum->n_correct, sum->n_answers, sum->is_known);
    }
  if (sums->len > MAX_SUM_ROWS)
    {
      g_autofree char *more = describe_more (sums->len - MAX_SUM_ROWS);

      gvt_page_advance (page, gvt_page_text (page, &line, 1, more));
    }
}

/* What is missing counts neither as right nor as wrong, and is said apart. */
static void
draw_missing (GvtPage *page, const GvtReportData *data)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };
  g_autofree char *text = NULL;

  if (data->n_unanswered + data->n_not_shown == 0)
    return;

  text = g_strdup_printf (_ ("Shown and not answered: %u. Not shown to people who took part: %u."),
                          data->n_unanswered, data->n_not_shown);
  gvt_page_advance (page, gvt_page_text (page, &line, 2, text));
}

/* Returns: (transfer full) */
static char *
list_modules (GPtrArray *modules)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < modules->len; i++)
    {
      const GvtReportModule *module = g_ptr_array_index (modules, i);

      g_string_append_printf (all, "%s%s", i > 0 ? " · " : "", module->title);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* A sentence for each module with tests, as far as they fit. */
static void
draw_gains (GvtPage *page, GPtrArray *tests)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };

  if (tests->len == 0)
    return;
  gvt_report_heading (page, _ ("What was learned: tests before and after"));
  for (guint i = 0; i < MIN (tests->len, MAX_TESTS); i++)
    {
      const GvtTestResult *test = g_ptr_array_index (tests, i);
      g_autofree char *told = gvt_test_result_describe (test);
      g_autofree char *text = g_strdup_printf ("%s: %s", test->title, told);

      gvt_page_advance (page, gvt_page_text (page, &line, 3, text));
    }
  if (tests->len > MAX_TESTS)
    {
      g_autofree char *more = describe_more (tests->len - MAX_TESTS);

      gvt_page_advance (page, gvt_page_text (page, &line, 1, more));
    }
}

/* Returns: (transfer full) */
static char *
describe_index (const GvtSessionSurvey *survey)
{
  const GvtSurveyTally *total = &survey->told;
  int index = gvt_survey_get_index (total);
  const char *grade = gvt_survey_get_grade (index);
  g_autofree char *figure = index >= 0 ? gvt_text_decimal (index) : NULL;

  if (total->n == 0)
    return g_strdup (_ ("No survey sheets"));
  if (gvt_session_survey_describe_few (total->n) != NULL)
    return g_strdup_printf (_ ("%u sheets; too few for an index"), total->n);
  if (index < 0)
    return g_strdup_printf (_ ("%u sheets; no index, since an element has no answer, or too few"),
                            total->n);
  return g_strdup_printf (_ ("Index %s, grade %s (%s), from %u sheets of %u people; a sample needs "
                             "%u"),
                          figure, grade, gvt_survey_describe_grade (grade), total->n,
                          survey->n_present, survey->n_needed);
}

/* Returns: (transfer full) (nullable): the short survey's faces, of all its questions */
static char *
describe_faces (const GvtSmileyTally *smiley)
{
  guint n[GVT_SMILEY_MAX_FACE] = { 0 };

  if (smiley->n == 0)
    return NULL;
  if (gvt_session_survey_describe_few (smiley->n) != NULL)
    return g_strdup_printf (_ ("With faces: %u people, too few to tell their answers"), smiley->n);
  for (guint i = 0; i < GVT_SMILEY_N_QUESTIONS; i++)
    for (guint face = 0; face < GVT_SMILEY_MAX_FACE; face++)
      n[face] += smiley->questions[i].n[face];
  return g_strdup_printf (_ ("With faces: %u people; answers glad %u, so-so %u, sad %u"), smiley->n,
                          n[2], n[1], n[0]);
}

static void
draw_satisfaction (GvtPage *page, const GvtSessionSurvey *survey)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };
  g_autofree char *index = describe_index (survey);
  g_autofree char *faces = describe_faces (&survey->told_smiley);

  gvt_report_heading (page, _ ("Satisfaction"));
  gvt_page_advance (page, gvt_page_text (page, &line, 2, index));
  if (faces != NULL)
    gvt_page_advance (page, gvt_page_text (page, &line, 1, faces));
}

void
gvt_report_teaching (GvtPage *page, const GvtReportData *data)
{
  GvtPageCell line = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9 };
  guint n_results = g_list_model_get_n_items (data->results);
  g_autofree char *modules = list_modules (data->modules);

  gvt_report_heading (page, _ ("Modules taught"));
  gvt_page_advance (page, gvt_page_text (page, &line, 4, *modules != '\0' ? modules : _ ("None")));

  gvt_report_heading (page, _ ("Quiz: right answers"));
  if (n_results == 0)
    gvt_page_advance (page, gvt_page_text (page, &line, 1, _ ("No answers were recorded")));
  else if (n_results <= MAX_ITEM_ROWS)
    draw_items (page, data->results);
  else
    draw_module_sums (page, data->results);
  draw_missing (page, data);
  draw_gains (page, data->tests);
  draw_satisfaction (page, data->survey);
}
