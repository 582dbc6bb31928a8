/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What /metrics said, read as strictly as its format is written down: whatever is not in it fails
 * the test. */
typedef struct _GvtMetricsReading GvtMetricsReading;

/** gvt_metrics_reading_new: @text: an answer's body */
GvtMetricsReading *gvt_metrics_reading_new (const char *text);
void gvt_metrics_reading_free (GvtMetricsReading *self);
/** gvt_metrics_reading_get: @series: as it stands: `name{route="push",status="200"}`; 0 where there
 * is none */
double gvt_metrics_reading_get (const GvtMetricsReading *self, const char *series);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtMetricsReading, gvt_metrics_reading_free)

G_END_DECLS
