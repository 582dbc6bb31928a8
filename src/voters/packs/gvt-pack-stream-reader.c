/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-streams.h"

#include <zstd.h>

#include "gvt-error.h"
#include "gvt-pack-streams-private.h"
#include "gvt-wire.h"

struct _GvtStreamReader
{
  GvtReader reader;
  GvtBitReader bits;
  ZSTD_DCtx *zstd;
  GvtArena *scratch;
  gsize raw_left; /* of the cap */
};

static gboolean
refuse (GError **error, const char *what)
{
  g_set_error (error, GVT_ERROR, GVT_ERROR_BAD_FORMAT, "pack: %s", what);
  return FALSE;
}

GvtStreamReader *
gvt_stream_reader_new (GBytes *payload, GError **error)
{
  g_autoptr (GvtStreamReader) self = g_new0 (GvtStreamReader, 1);
  gsize length;
  const guint8 *data = g_bytes_get_data (payload, &length);
  guint64 bits_length;
  const guint8 *bits;

  self->zstd = ZSTD_createDCtx ();
  self->scratch = gvt_arena_new ();
  self->raw_left = GVT_STREAMS_MAX_RAW;
  gvt_reader_init (&self->reader, data, length);
  bits_length = gvt_reader_varint (&self->reader);
  bits = bits_length <= gvt_reader_left (&self->reader)
             ? gvt_reader_data (&self->reader, bits_length)
             : NULL;
  if (bits == NULL || self->reader.failed)
    {
      refuse (error, "truncated");
      return NULL;
    }

  gvt_bits_init (&self->bits, bits, bits_length);
  return g_steal_pointer (&self);
}

void
gvt_stream_reader_free (GvtStreamReader *self)
{
  ZSTD_freeDCtx (self->zstd);
  g_clear_pointer (&self->scratch, gvt_arena_free);
  g_free (self);
}

const guint8 *
gvt_stream_reader_bytes (GvtStreamReader *self, gsize *length, GError **error)
{
  guint64 raw = gvt_reader_varint (&self->reader);
  guint64 stored = gvt_reader_varint (&self->reader);
  const guint8 *data;
  guint8 *unpacked;

  if (self->reader.failed || raw > self->raw_left || stored > raw
      || stored > gvt_reader_left (&self->reader))
    {
      refuse (error, "a stream is longer than the pack");
      return NULL;
    }

  self->raw_left -= raw;
  *length = raw;
  data = self->reader.data + self->reader.position;
  gvt_reader_data (&self->reader, stored);
  if (stored == raw)
    return data;

  unpacked = gvt_arena_alloc (self->scratch, raw);
  if (ZSTD_decompressDCtx (self->zstd, unpacked, raw, data, stored) != raw)
    {
      refuse (error, "a stream does not unpack");
      return NULL;
    }
  return unpacked;
}

guint64
gvt_stream_reader_bits (GvtStreamReader *self, guint n)
{
  return gvt_bits_get (&self->bits, n);
}

static guint64
read_int (GvtStreamReader *self)
{
  guint8 symbol = (guint8) gvt_bits_get (&self->bits, 8);

  return gvt_int_from_symbol (symbol, &self->bits);
}

gint64 *
gvt_stream_reader_ints (GvtStreamReader *self, guint n, GError **error)
{
  guint64 smallest = n > 0 ? (guint64) gvt_unzigzag (read_int (self)) : 0;
  guint64 layout = n > 0 ? gvt_bits_get (&self->bits, GVT_INTS_LAYOUT_BITS) : GVT_INTS_EQUAL;
  const guint8 *bytes = NULL;
  gsize length = n;
  gint64 *values;

  if (layout != GVT_INTS_EQUAL)
    {
      bytes = gvt_stream_reader_bytes (self, &length, error);
      if (bytes == NULL)
        return NULL;
    }
  if (length != n || layout > GVT_INTS_SYMBOLS)
    {
      refuse (error, "a stream has another length than its column");
      return NULL;
    }

  values = gvt_arena_new_array (self->scratch, gint64, n);
  for (guint i = 0; i < n; i++)
    {
      guint64 left = 0;

      if (layout == GVT_INTS_BYTES)
        left = bytes[i];
      else if (layout == GVT_INTS_SYMBOLS)
        left = gvt_int_from_symbol (bytes[i], &self->bits);
      values[i] = (gint64) (smallest + left);
    }
  return values;
}

static gboolean
fill_sparse (
    gint64 *values, guint n, const gint64 *gaps, const gint64 *others, guint count, GError **error)
{
  guint64 at = 0;

  for (guint i = 0; i < count; i++)
    {
      if ((guint64) gaps[i] >= n - at || others[i] == G_MAXINT64)
        return refuse (error, "a sparse column runs over its end");
      at += (guint64) gaps[i];
      values[at++] = others[i] + 1;
    }
  return TRUE;
}

static gboolean
fill_runs (
    gint64 *values, guint n, const gint64 *lengths, const gint64 *what, guint count, GError **error)
{
  guint64 at = 0;
  gint64 n_seen = 0;

  for (guint i = 0; i < count; i++)
    {
      gint64 value = what[i] == 0 ? n_seen++ : what[i] - 1;

      if ((guint64) lengths[i] >= n - at || what[i] < 0)
        return refuse (error, "a run goes over the end of its column");
      for (guint64 end = at + (guint64) lengths[i] + 1; at < end; at++)
        values[at] = value;
    }
  return at == n || refuse (error, "runs do not fill their column");
}

gint64 *
gvt_stream_reader_column (GvtStreamReader *self, guint n, GError **error)
{
  guint64 layout = gvt_stream_reader_bits (self, GVT_COLUMN_LAYOUT_BITS);
  gint64 *values, *places, *numbers;
  guint64 count;

  if (layout == GVT_COLUMN_PLAIN)
    return gvt_stream_reader_ints (self, n, error);

  count = gvt_stream_reader_bits (self, GVT_COLUMN_COUNT_BITS);
  if (count > n || layout > GVT_COLUMN_RUNS)
    {
      refuse (error, "a column has more places than rows");
      return NULL;
    }

  values = gvt_arena_new_array (self->scratch, gint64, n);
  places = gvt_stream_reader_ints (self, (guint) count, error);
  numbers = places != NULL ? gvt_stream_reader_ints (self, (guint) count, error) : NULL;
  if (numbers == NULL)
    return NULL;
  if (layout == GVT_COLUMN_SPARSE)
    return fill_sparse (values, n, places, numbers, (guint) count, error) ? values : NULL;
  return fill_runs (values, n, places, numbers, (guint) count, error) ? values : NULL;
}

GvtArena *
gvt_stream_reader_scratch (GvtStreamReader *self)
{
  return self->scratch;
}

gboolean
gvt_stream_reader_end (GvtStreamReader *self, GError **error)
{
  if (self->bits.failed || self->bits.position != self->bits.length)
    return refuse (error, "the bits do not end where they should");
  return gvt_reader_end (&self->reader, "pack", error);
}
