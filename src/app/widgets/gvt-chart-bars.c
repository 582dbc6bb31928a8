/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-chart-bars.h"

struct _GvtChartBars
{
  GArray *bars; /* of GvtChartBar */
  GPtrArray *texts;
};

GvtChartBars *
gvt_chart_bars_new (void)
{
  GvtChartBars *self = g_new0 (GvtChartBars, 1);

  self->bars = g_array_new (FALSE, FALSE, sizeof (GvtChartBar));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
gvt_chart_bars_add (GvtChartBars *self, char *label, double share, char *figure, GvtChartFill fill)
{
  const GvtChartBar bar = { label, share, figure, fill };

  g_ptr_array_add (self->texts, label);
  g_ptr_array_add (self->texts, figure);
  g_array_append_val (self->bars, bar);
}

guint
gvt_chart_bars_show (GvtChartBars *self, GvtChartView *view)
{
  guint n = self->bars->len;

  gvt_chart_view_set_bars (view, (const GvtChartBar *) self->bars->data, n);
  g_array_unref (self->bars);
  g_ptr_array_unref (self->texts);
  g_free (self);
  return n;
}
