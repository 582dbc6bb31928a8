/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-ask.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* One proposal of the centre's queue in three columns: as it was taken down, as the newest list has
 * the voter now, and as it is proposed; with what was shown, who looks like him, and what was
 * asked. Whoever decided it takes that back here, until it is exported. Actions: queue-item.verify,
 * queue-item.reject, queue-item.ask, queue-item.undo. */
#define GVT_TYPE_QUEUE_ITEM_PAGE (gvt_queue_item_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtQueueItemPage, gvt_queue_item_page, GVT, QUEUE_ITEM_PAGE, GvtSectionPage)

/** gvt_queue_item_page_new: @proposal: of gvt_queue_call_list(). Returns: (transfer floating) */
GvtSectionPage *gvt_queue_item_page_new (JsonObject *proposal);

/** gvt_queue_ask_reason: why something is rejected: an index of gvt_rejection_codes */
void gvt_queue_ask_reason (GtkWidget *owner, GvtAskWhichFunc on_chosen);

G_END_DECLS
