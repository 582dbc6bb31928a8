/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-http-message.h"

G_BEGIN_DECLS

/* How many requests there were, by route and status, how long they took and how much they moved.
 * Any thread. */
typedef struct _GvtRequestCounts GvtRequestCounts;

GvtRequestCounts *gvt_request_counts_new (void);
void gvt_request_counts_free (GvtRequestCounts *self);

/** gvt_request_counts_add: @route: one of the few of gvt_routes_name(), static */
void
gvt_request_counts_add (GvtRequestCounts *self, const char *route, const GvtHttpRecord *record);
/** gvt_request_counts_write: as gvt-metrics-text.h has it */
void gvt_request_counts_write (GvtRequestCounts *self, GString *text);

G_END_DECLS
