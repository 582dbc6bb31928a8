/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-full-report-private.h"

#include <glib/gi18n-lib.h>

#include "gvt-item-result.h"
#include "gvt-quiz-figures.h"
#include "gvt-test-results.h"
#include "gvt-text.h"

/* Returns: (transfer none) (nullable) */
static GvtQuizItem *
find_asked (GvtFullReport *self, GvtItemResult *result)
{
  for (guint i = 0; i < self->quizzes->len; i++)
    {
      const GvtQuizFigures *quiz = g_ptr_array_index (self->quizzes, i);

      for (guint k = 0; k < quiz->items->len; k++)
        {
          GvtQuizItem *item = g_ptr_array_index (quiz->items, k);

          if (g_str_equal (quiz->title, gvt_item_result_get_module (result))
              && g_str_equal (gvt_quiz_item_get_id (item), gvt_item_result_get_item (result)))
            return item;
        }
    }
  return NULL;
}

/* Of a test the module need not have been taught. Another version may have reworded the question:
 * then its answers are not told. Returns: (transfer none) (nullable) */
static GvtQuizItem *
find_tested (GvtFullReport *self, GvtItemResult *result)
{
  for (guint i = 0; i < self->data->tests->len; i++)
    {
      const GvtTestResult *test = g_ptr_array_index (self->data->tests, i);
      GvtModule *module = gvt_module_library_find (self->library, test->module, NULL);
      GvtQuiz *quiz = module != NULL ? gvt_module_get_quiz (module) : NULL;
      GvtQuizItem *item = quiz != NULL
                                  && g_str_equal (test->title, gvt_item_result_get_module (result))
                              ? gvt_quiz_find_item (quiz, gvt_item_result_get_item (result), NULL)
                              : NULL;

      if (item != NULL
          && g_str_equal (gvt_quiz_item_get_prompt (item), gvt_item_result_get_prompt (result)))
        return item;
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): the question itself, where its module is here */
static GvtQuizItem *
find_item (GvtFullReport *self, GvtItemResult *result)
{
  for (guint i = 0; i < self->data->modules->len; i++)
    {
      const GvtReportModule *taught = g_ptr_array_index (self->data->modules, i);
      GvtModule *module = gvt_module_library_find_hash (self->library, &taught->content_hash, NULL);
      GvtQuiz *quiz = module != NULL ? gvt_module_get_quiz (module) : NULL;

      if (quiz != NULL && g_str_equal (taught->title, gvt_item_result_get_module (result)))
        return gvt_quiz_find_item (quiz, gvt_item_result_get_item (result), NULL);
    }
  return find_asked (self, result) != NULL ? find_asked (self, result) : find_tested (self, result);
}

/* @text stands on one page with its bars: the right one solid, the others hatched. */
static void
draw_options (GvtFullReport *self, GvtItemResult *result, GvtQuizItem *item, const char *text)
{
  GListModel *options = gvt_quiz_item_get_options (item);
  guint n = g_list_model_get_n_items (options);
  guint n_answers = gvt_item_result_get_n_answers (result);
  g_autofree GvtChartBar *bars = g_new0 (GvtChartBar, n);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GvtQuizOption) option = g_list_model_get_item (options, i);
      guint count = gvt_item_result_count_option (result, gvt_quiz_option_get_id (option));
      gboolean is_key = gvt_quiz_item_is_key (item, gvt_quiz_option_get_id (option));
      char *label = is_key ? g_strdup_printf (_ ("%s (right)"), gvt_quiz_option_get_text (option))
                           : g_strdup (gvt_quiz_option_get_text (option));
      g_autofree char *share = gvt_text_percent (count, n_answers);
      char *figure = g_strdup_printf ("%u (%s)", count, share);

      g_ptr_array_add (texts, label);
      g_ptr_array_add (texts, figure);
      bars[i] = (GvtChartBar){ label, (double) count / n_answers, figure,
                               is_key ? GVT_CHART_SOLID : GVT_CHART_HATCHED };
    }
  gvt_full_report_need_chart (self, 30, bars, n);
  gvt_full_report_note (self, text);
  gvt_full_report_chart (self, bars, n);
}

static void
draw_question (GvtFullReport *self, GvtItemResult *result)
{
  GvtQuizItem *item = find_item (self, result);
  guint n = gvt_item_result_get_n_answers (result);
  g_autofree char *text = g_strdup_printf (_ ("%s (%s, %u answers)"),
                                           gvt_item_result_get_prompt (result),
                                           gvt_item_result_get_module (result), n);

  if (n >= GVT_FULL_REPORT_MIN && item != NULL
      && g_list_model_get_n_items (gvt_quiz_item_get_options (item)) > 0)
    {
      draw_options (self, result, item, text);
      return;
    }
  gvt_page_flow_need (&self->flow, 45);
  gvt_full_report_note (self, text);
  gvt_full_report_note (self, n < GVT_FULL_REPORT_MIN
                                  ? _ ("Fewer than 10 answers: not told which.")
                                  : _ ("The question is not on this laptop as it was asked."));
}

void
gvt_full_report_answers (GvtFullReport *self)
{
  GListModel *results = self->data->results;

  gvt_full_report_heading (self, _ ("Which answers were given"));
  if (g_list_model_get_n_items (results) == 0)
    gvt_full_report_note (self, _ ("No answers were recorded"));
  for (guint i = 0; i < g_list_model_get_n_items (results); i++)
    {
      g_autoptr (GvtItemResult) result = g_list_model_get_item (results, i);

      draw_question (self, result);
    }
}
