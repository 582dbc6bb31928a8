/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-chart-view.h"

G_BEGIN_DECLS

/* Bars as they are put together, with the texts they are made of. Main thread only. */
typedef struct _GvtChartBars GvtChartBars;

GvtChartBars *gvt_chart_bars_new (void);
/** gvt_chart_bars_add: @label, @figure: (transfer full); the rest as in #GvtChartBar */
void
gvt_chart_bars_add (GvtChartBars *self, char *label, double share, char *figure, GvtChartFill fill);
/** gvt_chart_bars_show: @self: (transfer full). Returns: how many there are */
guint gvt_chart_bars_show (GvtChartBars *self, GvtChartView *view);

G_END_DECLS
