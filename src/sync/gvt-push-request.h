/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-hash.h"

G_BEGIN_DECLS

/* The body of a "push" call: the 32-byte hash of the last event in the frame, then the frame. Event
 * hashes do not travel, so this one, under the device's signature, proves the whole run: the centre
 * computes the chain on from what it holds and must come to it. */
#define GVT_PUSH_REQUEST_HEAD_SIZE 32

/** gvt_push_request_write: Returns: (transfer full) */
GBytes *gvt_push_request_write (const GvtHash *head, GBytes *frame);
/** gvt_push_request_read: Returns: (transfer full) (nullable): the frame */
GBytes *gvt_push_request_read (GBytes *bytes, GvtHash *head, GError **error);

G_END_DECLS
