/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-event.h"

G_BEGIN_DECLS

/* A run of events of one incarnation as columns, for the wire and the courier: file header
 * "EVTS" 1.0 · device 16 · u32 incarnation · u64 first seq · varint count · one stream each (varint
 * raw length, varint packed length, zstd) for times (deltas), ids (distance from the time, then
 * the random tails), kinds, subjects, actors, places, scopes (kinds and codes as dictionaries),
 * clocks, was, bodies, and personal parts (with salts; of erased and withheld ones the hash). Event
 * hashes do not travel: the reader computes them from @previous and compares the head, so a
 * decoded run proves nothing before its last hash was compared with a signed one. */
#define GVT_EVENT_FRAME_MAX_EVENTS 10000
#define GVT_EVENT_FRAME_MAX_BYTES  (8 * 1024 * 1024)
#define GVT_EVENT_FRAME_MAX_RAW    (64 * 1024 * 1024) /* all columns unpacked */

/** gvt_event_frame_encode: @events: GvtEvent, consecutive seq of one incarnation, 1 to 10,000.
 * @keep_personal: (nullable): asked for each event whether its personal part may travel; where not,
 * only its hash does. Over a bound: %GVT_ERROR_TOO_LARGE, and fewer events will fit. Returns:
 * (transfer full) (nullable) */
typedef gboolean (*GvtEventFilter) (const GvtEvent *event, gpointer user_data);
GBytes *gvt_event_frame_encode (GPtrArray *events,
                                GvtEventFilter keep_personal,
                                gpointer user_data,
                                GError **error);

/** gvt_event_frame_peek: the head fields only, cheap; each may be %NULL */
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
