/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-chart.h"

G_BEGIN_DECLS

/* Bars on the screen, drawn as on paper (gvt-chart.h), in the theme's colour of text and as large
 * as its letters. A screen reader hears each label and figure. */
#define GVT_TYPE_CHART_VIEW (gvt_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (GvtChartView, gvt_chart_view, GVT, CHART_VIEW, GtkWidget)

/** gvt_chart_view_set_bars: copies */
void gvt_chart_view_set_bars (GvtChartView *self, const GvtChartBar *bars, guint n_bars);

G_END_DECLS
