/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"

G_BEGIN_DECLS

/* Bounds of the header's texts: codes of printable ASCII without spaces. A newer version's kinds
 * obey them too, so they can be kept and chained unread. */
#define GVT_EVENT_MAX_KIND  64
#define GVT_EVENT_MAX_ACTOR 32
#define GVT_EVENT_MAX_PLACE 16
#define GVT_EVENT_MAX_SCOPE 64

#define GVT_EVENT_SALT_SIZE 16

/** gvt_event_new: Returns: (transfer full): all fields zero or %NULL, one reference */
GvtEvent *gvt_event_new (void);

/** gvt_event_text_is_code: whether @text is at most @max printable ASCII characters, no space */
gboolean gvt_event_text_is_code (const char *text, gsize max);
/** gvt_event_header_fault: Returns: (nullable) (transfer none): the name of the first field that is
 * out of bounds; %NULL when the header may be encoded */
const char *gvt_event_header_fault (const GvtEventHeader *self);

/** gvt_event_hash_personal: sets @personal_hash from salt and part, which must be there */
void gvt_event_hash_personal (const GvtEvent *self, GvtHash *personal_hash);

G_END_DECLS
