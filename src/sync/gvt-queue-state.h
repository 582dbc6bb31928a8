/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-id.h"

G_BEGIN_DECLS

/* How one proposal of the centre's queue stands, as gvt_queue_call_list() tells it: what the centre
 * knows, and what was said here that it has not heard. Any thread. */

/** gvt_queue_state_is_open: whether the centre waits for a decision, or for an answer meanwhile */
gboolean gvt_queue_state_is_open (JsonObject *proposal);
/** gvt_queue_state_is_said: whether something was decided here, or taken back, that the centre has
 * not received */
gboolean gvt_queue_state_is_said (JsonObject *proposal);
/** gvt_queue_state_can_be_decided: open, and nothing was said here */
gboolean gvt_queue_state_can_be_decided (JsonObject *proposal);
/** gvt_queue_state_can_be_undone: whether @user decided it, and may take that back: he alone, and
 * until it is exported. @decision: (out): which record is taken back */
gboolean gvt_queue_state_can_be_undone (JsonObject *proposal, const char *user, GvtId *decision);

/* In words. (transfer full) */
char *gvt_queue_state_describe (JsonObject *proposal);
/** gvt_queue_state_describe_clock: by when it is to be decided. (nullable): %NULL where no clock
 * runs */
char *gvt_queue_state_describe_clock (JsonObject *proposal);

G_END_DECLS
