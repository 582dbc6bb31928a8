/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-gain-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "gvt-chart-view.h"
#include "gvt-plain-row.h"
#include "gvt-text.h"
#include "gvt-ui.h"

struct _GvtGainView
{
  GtkBox parent_instance;

  GtkLabel *title;
  GtkLabel *told;
  GvtChartView *all;
  GtkWidget *by_objective;
  GvtChartView *objectives;
  GtkWidget *before;
  GtkListBox *pre_items;
  GtkWidget *after;
  GtkListBox *post_items;
};

G_DEFINE_FINAL_TYPE (GvtGainView, gvt_gain_view, GTK_TYPE_BOX)

/* Returns: (transfer full): "62,50", "–" for NAN */
static char *
figure (double value)
{
  return isnan (value) ? g_strdup ("–") : gvt_text_decimal (lround (value * 100.0));
}

/* Returns: (transfer full): @value with its sign, "–" alone for NAN */
static char *
percent (double value)
{
  g_autofree char *number = figure (value);

  return isnan (value) ? g_steal_pointer (&number) : g_strconcat (number, " %", NULL);
}

/* --- bars --- */

static void
clear_bar (gpointer data)
{
  GvtChartBar *bar = data;

  g_free ((char *) bar->label);
  g_free ((char *) bar->figure);
}

static GArray *
new_bars (void)
{
  GArray *bars = g_array_new (FALSE, FALSE, sizeof (GvtChartBar));

  g_array_set_clear_func (bars, clear_bar);
  return bars;
}

/* Two bars under one label, as on paper. @what: a sentence, or part of one: its full stop is left
 * out */
static void
add_pair (GArray *bars, const char *what, const GvtGain *gain)
{
  gsize length = strlen (what) - (g_str_has_suffix (what, ".") ? 1 : 0);
  g_autofree char *before = percent (gain->before * 100.0);
  g_autofree char *after = percent (gain->after * 100.0);
  const GvtChartBar pair[] = {
    { g_strndup (what, length), gain->before, g_strdup_printf (_ ("before %s"), before),
      GVT_CHART_HATCHED },
    { NULL, gain->after, g_strdup_printf (_ ("after %s"), after), GVT_CHART_SOLID },
  };

  g_array_append_vals (bars, pair, G_N_ELEMENTS (pair));
}

static void
show_gains (GvtGainView *self, const GvtTestResult *test)
{
  g_autoptr (GArray) all = new_bars ();
  g_autoptr (GArray) bars = new_bars ();

  add_pair (all, _ ("All questions"), &test->gain);
  for (guint i = 0; i < test->objectives->len; i++)
    {
      const GvtObjectiveGain *objective = g_ptr_array_index (test->objectives, i);

      if (!isnan (objective->gain.before))
        add_pair (bars, objective->text, &objective->gain);
    }
  gvt_chart_view_set_bars (self->all, (const GvtChartBar *) all->data, all->len);
  gvt_chart_view_set_bars (self->objectives, (const GvtChartBar *) bars->data, bars->len);
  gtk_widget_show (GTK_WIDGET (self->all));
  gtk_widget_set_visible (self->by_objective, bars->len > 0);
}

/* --- questions --- */

/* What can be told of a question that few were asked is its number of people alone. */
static char *
describe_item (const GvtItemFigures *figures)
{
  gboolean is_told = figures->n >= GVT_ITEM_ANALYSIS_MIN_PEOPLE;
  g_autofree char *right = percent (is_told ? figures->facility : NAN);
  g_autofree char *tells = percent (figures->discrimination);
  g_autofree char *best = percent (figures->efficiency);
  const char *flag = gvt_item_figures_describe (figures);
  g_autofree char *text = g_strdup_printf (
      _ ("People: %u. Right: %s. Tells who knows the rest: %s, of the best possible: %s."),
      figures->n, right, tells, best);

  /* Translators: a question that somebody should look at: "… Look at it: too easy?" */
  return *flag != '\0' ? g_strdup_printf (_ ("%s Look at it: %s"), text, flag)
                       : g_steal_pointer (&text);
}

static void
show_items (GtkWidget *whole, GtkListBox *rows, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    {
      const GvtTestItem *item = g_ptr_array_index (items, i);
      g_autofree char *prompt = *item->form != '\0'
                                    ? g_strdup_printf (_ ("%s (form %s)"), item->prompt, item->form)
                                    : g_strdup (item->prompt);
      g_autofree char *text = describe_item (&item->figures);

      gtk_list_box_append (rows, gvt_plain_row_new (prompt, text, FALSE));
    }
  gtk_widget_set_visible (whole, items->len > 0);
}

static void
gvt_gain_view_class_init (GvtGainViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (GVT_TYPE_CHART_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, GVT_UI ("gvt-gain-view.ui"));
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, title);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, told);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, all);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, by_objective);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, objectives);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, before);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, pre_items);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, after);
  gtk_widget_class_bind_template_child (widget_class, GvtGainView, post_items);
}

static void
gvt_gain_view_init (GvtGainView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
gvt_gain_view_new (const GvtTestResult *test)
{
  GvtGainView *self = g_object_new (GVT_TYPE_GAIN_VIEW, NULL);
  g_autofree char *told = gvt_test_result_describe (test);

  gtk_label_set_label (self->title, test->title);
  gtk_label_set_label (self->told, told);
  if (test->state == GVT_TEST_TOLD)
    show_gains (self, test);
  show_items (self->before, self->pre_items, test->pre_items);
  show_items (self->after, self->post_items, test->post_items);
  return GTK_WIDGET (self);
}
