/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Figures as Prometheus reads them: its text format, version 0.0.4. Names and labels are this
 * program's own words; whatever a client sent is never one. */
#define GVT_METRICS_TYPE "text/plain; version=0.0.4; charset=utf-8"

/** gvt_metrics_text_head: before the samples of @name. @type: "counter", "gauge" or "histogram" */
void gvt_metrics_text_head (GString *text, const char *name, const char *type, const char *help);

/** gvt_metrics_text_count: one sample; labels and their values by turns, and then %NULL */
void
gvt_metrics_text_count (GString *text, const char *name, guint64 value, ...) G_GNUC_NULL_TERMINATED;
/** gvt_metrics_text_seconds: likewise, of microseconds */
void gvt_metrics_text_seconds (GString *text, const char *name, gint64 value_us, ...)
    G_GNUC_NULL_TERMINATED;

G_END_DECLS
