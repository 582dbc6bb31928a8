/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* "Antrean usulan": the proposals of all laptops that wait at the centre, for a supervisor with a
 * connection: those with a legal deadline first, then the oldest, without names. Each opens in
 * three columns; those that are chosen are decided together. Actions: queue.verify, queue.reject,
 * queue.more. */
#define GVT_TYPE_QUEUE_PAGE (gvt_queue_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtQueuePage, gvt_queue_page, GVT, QUEUE_PAGE, GvtSectionPage)

GvtSectionPage *gvt_queue_page_new (void); /* (transfer floating) */
/** gvt_queue_page_choose: shows those of @state, one that a person may choose, too */
void gvt_queue_page_choose (GvtQueuePage *self, const char *state);

G_END_DECLS
