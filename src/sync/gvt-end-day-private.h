/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-end-day.h"

G_BEGIN_DECLS

/* One line of the page of numbers: what it is, and how many. */
typedef void (*GvtEndDayRow) (gpointer user_data, const char *label, const char *value);

/** gvt_end_day_tell_rows: what was handed over, line by line; translated */
void gvt_end_day_tell_rows (const GvtEndDay *self, GvtEndDayRow row, gpointer user_data);
/** gvt_end_day_advice: Returns: (transfer none): what whoever carries the stick should know */
const char *gvt_end_day_advice (void);
/** gvt_end_day_count: fills the counts, of a shipment that was written */
gboolean gvt_end_day_count (GvtEndDay *self, GvtProfile *profile, GError **error);
/** gvt_end_day_draw: Returns: (transfer full) (nullable): the page as PDF */
GBytes *gvt_end_day_draw (const GvtEndDay *self, GError **error);
/** gvt_end_day_kind_name: Returns: (transfer none): as in JSON */
const char *gvt_end_day_kind_name (GvtEndDayKind kind);

G_END_DECLS
