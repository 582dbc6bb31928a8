/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"

G_BEGIN_DECLS

/* A run of events of one incarnation as columns, for the wire and the courier: file header
 * "EVTS" 1.0 · device 16 · u32 incarnation · u64 first seq · varint count · one zstd stream each
 * for ids, kinds (dictionary), subjects, actors, places, scopes (dictionaries), times (deltas),
 * clocks, was, bodies, personal parts with salts, hashes of erased parts. Event hashes do not
 * travel: the reader computes them from @previous and compares the head. */
#define GVT_EVENT_FRAME_MAX_EVENTS 10000
#define GVT_EVENT_FRAME_MAX_BYTES  (8 * 1024 * 1024)
#define GVT_EVENT_FRAME_MAX_RAW    (64 * 1024 * 1024) /* all columns unpacked */

/** gvt_event_frame_encode: @events: GvtEvent, consecutive seq of one incarnation, 1 to 10,000.
 * @keep_personal: (nullable): asked for each event whether its personal part may travel; where not,
 * only its hash does. Returns: (transfer full) (nullable) */
typedef gboolean (*GvtEventFilter) (const GvtEvent *event, gpointer user_data);
GBytes *gvt_event_frame_encode (GPtrArray *events,
                                GvtEventFilter keep_personal,
                                gpointer user_data,
                                GError **error);

/** gvt_event_frame_peek: the head fields only, cheap */
gboolean gvt_event_frame_peek (GBytes *frame,
                               GvtId *device,
                               guint32 *incarnation,
                               guint64 *first_seq,
                               guint *count,
                               GError **error);

/** gvt_event_frame_decode: bounds before allocation; hashes computed from @previous. Returns:
 * (transfer full) (element-type GvtEvent) (nullable) */
GPtrArray *gvt_event_frame_decode (GBytes *frame, const GvtHash *previous, GError **error);

G_END_DECLS
