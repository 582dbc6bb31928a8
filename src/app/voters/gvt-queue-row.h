/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "gvt-region.h"

G_BEGIN_DECLS

/* A row of the centre's queue: what is proposed, where, since when and by when it is to be decided;
 * with a mark to choose it where it can be decided. Property "chosen". */
#define GVT_TYPE_QUEUE_ROW (gvt_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtQueueRow, gvt_queue_row, GVT, QUEUE_ROW, AdwActionRow)

/** gvt_queue_row_new: @proposal: of gvt_queue_call_list(); @regions: (nullable). Returns: (transfer
 * floating) */
GtkWidget *gvt_queue_row_new (JsonObject *proposal, GvtRegionList *regions);
/** gvt_queue_row_get_proposal: Returns: (transfer none) */
JsonObject *gvt_queue_row_get_proposal (GvtQueueRow *self);
const char *gvt_queue_row_get_id (GvtQueueRow *self); /* (transfer none): of the proposal */
gboolean gvt_queue_row_get_chosen (GvtQueueRow *self);
/** gvt_queue_row_compare: what has a legal deadline by that, before the rest; the older first. What
 * was decided here comes last */
int gvt_queue_row_compare (GvtQueueRow *a, GvtQueueRow *b);

G_END_DECLS
