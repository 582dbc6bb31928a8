/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-arena.h"
#include "gvt-bits.h"

G_BEGIN_DECLS

/* The inside of a pack: streams of bytes one after another, each compressed by zstd or kept as it
 * is when that is smaller, and at the end the bits that no coder can shrink. Writer and reader ask
 * for the same streams in the same order; nothing names them.
 *
 *   payload = varint length of the bits · the bits · streams
 *   stream  = varint raw length · varint stored length · the stored bytes (zstd when shorter) */
typedef struct _GvtStreamWriter GvtStreamWriter;
typedef struct _GvtStreamReader GvtStreamReader;

/* The cap on all streams of a pack, unpacked. */
#define GVT_STREAMS_MAX_RAW (64 * 1024 * 1024)

GvtStreamWriter *gvt_stream_writer_new (void);
void gvt_stream_writer_free (GvtStreamWriter *self);

void gvt_stream_writer_add_bytes (GvtStreamWriter *self, const void *data, gsize length);
void gvt_stream_writer_add_bits (GvtStreamWriter *self, guint64 value, guint n);
/** gvt_stream_writer_add_ints: @n numbers; the smallest is taken off all, and the rest travel as
 * bytes or as the symbols of gvt-bits.h, whichever is smaller */
void gvt_stream_writer_add_ints (GvtStreamWriter *self, const gint64 *values, guint n);
/** gvt_stream_writer_cost_of_ints: what gvt_stream_writer_add_ints() would take, in bits */
gsize gvt_stream_writer_cost_of_ints (GvtStreamWriter *self, const gint64 *values, guint n);
/** gvt_stream_writer_add_column: numbers from 0 where few differ: tries them plain, only the places
 * where they are not 0, and runs of equal ones, and keeps the smallest */
void gvt_stream_writer_add_column (GvtStreamWriter *self, const gint64 *values, guint n);
/** gvt_stream_writer_finish: Returns: (transfer full) (nullable): %GVT_ERROR_TOO_LARGE over the cap
 */
GBytes *gvt_stream_writer_finish (GvtStreamWriter *self, GError **error);

/** gvt_stream_reader_new: @payload must outlive it. Returns: (transfer full) (nullable) */
GvtStreamReader *gvt_stream_reader_new (GBytes *payload, GError **error);
void gvt_stream_reader_free (GvtStreamReader *self);

/** gvt_stream_reader_bytes: the next stream. Returns: (transfer none) (nullable): until the reader
 * is freed */
const guint8 *gvt_stream_reader_bytes (GvtStreamReader *self, gsize *length, GError **error);
guint64 gvt_stream_reader_bits (GvtStreamReader *self, guint n);
/** gvt_stream_reader_ints: exactly @n numbers. Returns: (transfer none) (nullable): until the
 * reader is freed */
gint64 *gvt_stream_reader_ints (GvtStreamReader *self, guint n, GError **error);
gint64 *gvt_stream_reader_column (GvtStreamReader *self, guint n, GError **error);
/** gvt_stream_reader_scratch: memory as long as the reader's */
GvtArena *gvt_stream_reader_scratch (GvtStreamReader *self);
/** gvt_stream_reader_end: %GVT_ERROR_BAD_FORMAT unless everything was read, and nothing past it */
gboolean gvt_stream_reader_end (GvtStreamReader *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtStreamWriter, gvt_stream_writer_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtStreamReader, gvt_stream_reader_free)

G_END_DECLS
