/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-fleet-view.h"

G_BEGIN_DECLS

/* Words for the pages of the fleet. All return (transfer full). */

/** gvt_fleet_text_seen: as of when this is known, and that it is old where it is */
char *gvt_fleet_text_seen (const GvtFleetView *view, gint64 now_us);
/** gvt_fleet_text_title: "K7QM · PTD-01" */
char *gvt_fleet_text_title (const GvtFleetLaptop *laptop);
/** gvt_fleet_text_summary: why somebody has to look at it, and when it was heard */
char *
gvt_fleet_text_summary (const GvtFleetView *view, const GvtFleetLaptop *laptop, gint64 now_us);
/** gvt_fleet_text_time: "–" for 0 */
char *gvt_fleet_text_time (gint64 at_us);

G_END_DECLS
