/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-full-report-private.h"

#include <math.h>

#include "gvt-text.h"

#define CHART_TEXT 9.0
#define MAX_LINES  20 /* of a cell */

void
gvt_full_report_heading (GvtFullReport *self, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, TRUE, 12 };

  gvt_page_advance (&self->flow.page, 10);
  gvt_page_flow_need (&self->flow, 60); /* not alone at the foot */
  gvt_page_flow_plain (&self->flow, &cell, text);
  gvt_page_advance (&self->flow.page, 2);
  gvt_page_rule (&self->flow.page, 0, GVT_PAGE_INNER);
  gvt_page_advance (&self->flow.page, 4);
}

void
gvt_full_report_note (GvtFullReport *self, const char *text)
{
  GvtPageCell cell = { 0, GVT_PAGE_INNER, PANGO_ALIGN_LEFT, FALSE, 9.5 };

  gvt_page_flow_plain (&self->flow, &cell, text);
  gvt_page_advance (&self->flow.page, 3);
}

void
gvt_full_report_row (GvtFullReport *self,
                     const GvtFullReportColumn *columns,
                     const char *const *texts,
                     guint n_columns,
                     gboolean is_bold)
{
  double height = GVT_FULL_REPORT_ROW;

  for (guint i = 0; i < n_columns; i++)
    {
      GvtPageCell cell = { columns[i].x, columns[i].width, columns[i].alignment, is_bold, 9 };
      g_autofree char *markup = g_markup_escape_text (texts[i], -1);
      g_autoptr (PangoLayout) layout = gvt_page_create_layout (&self->flow.page, &cell, markup);
      int lines;

      pango_layout_get_size (layout, NULL, &lines);
      height = MAX (height, (double) lines / PANGO_SCALE + 3);
    }
  gvt_page_flow_need (&self->flow, height);
  for (guint i = 0; i < n_columns; i++)
    {
      GvtPageCell cell = { columns[i].x, columns[i].width, columns[i].alignment, is_bold, 9 };

      gvt_page_text (&self->flow.page, &cell, MAX_LINES, texts[i]);
    }
  gvt_page_advance (&self->flow.page, height);
}

static GvtChartStyle
chart_style (void)
{
  return (GvtChartStyle){ GVT_PAGE_INNER, CHART_TEXT, { 0.1, 0.1, 0.1 } };
}

void
gvt_full_report_need_chart (GvtFullReport *self,
                            double above,
                            const GvtChartBar *bars,
                            guint n_bars)
{
  GvtChartStyle style = chart_style ();

  gvt_page_flow_need (&self->flow,
                      above + gvt_chart_height (self->flow.page.cairo, &style, bars, n_bars) + 6);
}

void
gvt_full_report_chart (GvtFullReport *self, const GvtChartBar *bars, guint n_bars)
{
  GvtChartStyle style = chart_style ();
  double height = gvt_chart_height (self->flow.page.cairo, &style, bars, n_bars);

  gvt_page_flow_need (&self->flow, height + 6);
  gvt_chart_draw (self->flow.page.cairo, GVT_PAGE_MARGIN, self->flow.page.y, &style, bars, n_bars);
  gvt_page_advance (&self->flow.page, height + 6);
}

char *
gvt_full_report_figure (double value)
{
  return isnan (value) ? g_strdup ("–") : gvt_text_decimal (lround (value * 100.0));
}
