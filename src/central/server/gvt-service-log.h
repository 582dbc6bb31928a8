/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-clock.h"
#include "gvt-http-message.h"

G_BEGIN_DECLS

/* What a server writes about itself: one JSON object a line on standard error, as journald and
 * rsyslog take lines. In it are times, routes, statuses, sizes and this program's own sentences;
 * never a path, a name, a number, a code or a key that somebody sent (I10). */

/** gvt_service_log_take_over: before any other here; from now on what GLib's log is told is such a
 * line, too. Once in a process, before there are threads */
void gvt_service_log_take_over (GvtClock *clock);

/** gvt_service_log_request: @route: of gvt_routes_name() */
void gvt_service_log_request (const char *route, const GvtHttpRecord *record);

G_END_DECLS
