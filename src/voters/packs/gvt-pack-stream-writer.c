/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-pack-streams.h"

#include <zstd.h>

#include "gvt-error.h"
#include "gvt-pack-streams-private.h"
#include "gvt-wire.h"

#define ZSTD_LEVEL 19

struct _GvtStreamWriter
{
  GByteArray *streams;
  GvtBitWriter bits;
  ZSTD_CCtx *zstd;
  gsize raw; /* bytes before compression, all streams */
};

/* Two lists of numbers that together lay a column down. */
typedef struct
{
  GArray *places; /* gaps or run lengths */
  GArray *values;
} Layout;

GvtStreamWriter *
gvt_stream_writer_new (void)
{
  GvtStreamWriter *self = g_new0 (GvtStreamWriter, 1);

  self->streams = g_byte_array_new ();
  self->bits.out = g_byte_array_new ();
  self->zstd = ZSTD_createCCtx ();
  ZSTD_CCtx_setParameter (self->zstd, ZSTD_c_compressionLevel, ZSTD_LEVEL);
  return self;
}

void
gvt_stream_writer_free (GvtStreamWriter *self)
{
  g_byte_array_unref (self->streams);
  g_byte_array_unref (self->bits.out);
  ZSTD_freeCCtx (self->zstd);
  g_free (self);
}

/* Returns: (transfer full) (nullable): NULL when compression gains nothing */
static guint8 *
compress (GvtStreamWriter *self, const void *data, gsize length, gsize *packed_length)
{
  g_autofree guint8 *packed = NULL;
  gsize room = ZSTD_compressBound (length);
  gsize result;

  packed = g_malloc (room);
  result = ZSTD_compress2 (self->zstd, packed, room, data, length);
  g_assert (!ZSTD_isError (result)); /* the room suffices, and nothing else can fail */
  if (result >= length)
    return NULL;

  *packed_length = result;
  return g_steal_pointer (&packed);
}

void
gvt_stream_writer_add_bytes (GvtStreamWriter *self, const void *data, gsize length)
{
  gsize stored = length;
  g_autofree guint8 *packed = compress (self, data, length, &stored);

  self->raw += length;
  gvt_put_varint (self->streams, length);
  gvt_put_varint (self->streams, stored);
  gvt_put_data (self->streams, packed != NULL ? packed : data, stored);
}

void
gvt_stream_writer_add_bits (GvtStreamWriter *self, guint64 value, guint n)
{
  gvt_bits_put (&self->bits, value, n);
}

/* What is left of numbers when the smallest is taken off. */
typedef struct
{
  gint64 smallest;
  GvtIntsLayout layout;
  guint8 *bytes; /* in that layout; NULL when all are equal */
  gsize cost;    /* in bits, of bytes and low bits */
} IntsPlan;

static gsize
cost_of_bytes (GvtStreamWriter *self, const guint8 *bytes, guint n)
{
  gsize length = n;
  g_autofree guint8 *packed = compress (self, bytes, n, &length);

  return 8 * length;
}

static void
find_range (const gint64 *values, guint n, gint64 *smallest, guint64 *range)
{
  gint64 greatest = values[0];

  *smallest = values[0];
  for (guint i = 1; i < n; i++)
    {
      *smallest = MIN (*smallest, values[i]);
      greatest = MAX (greatest, values[i]);
    }
  *range = (guint64) greatest - (guint64) *smallest;
}

static void
plan_ints (GvtStreamWriter *self, const gint64 *values, guint n, IntsPlan *plan)
{
  g_autofree guint8 *bytes = g_malloc (n);
  g_autofree guint8 *symbols = g_malloc (n);
  gsize bytes_cost = G_MAXSIZE;
  guint64 range;

  *plan = (IntsPlan){ 0 };
  find_range (values, n, &plan->smallest, &range);
  if (range == 0)
    return;

  for (guint i = 0; i < n; i++)
    {
      guint64 left = (guint64) values[i] - (guint64) plan->smallest;
      guint n_bits;

      bytes[i] = (guint8) left;
      symbols[i] = gvt_int_symbol (left, &n_bits);
      plan->cost += n_bits;
    }
  plan->cost += cost_of_bytes (self, symbols, n);
  if (range < GVT_INTS_BYTE_LIMIT)
    bytes_cost = cost_of_bytes (self, bytes, n);
  plan->layout = bytes_cost <= plan->cost ? GVT_INTS_BYTES : GVT_INTS_SYMBOLS;
  plan->cost = MIN (plan->cost, bytes_cost);
  plan->bytes = plan->layout == GVT_INTS_BYTES ? g_steal_pointer (&bytes)
                                               : g_steal_pointer (&symbols);
}

static void
add_int (GvtStreamWriter *self, guint64 value)
{
  guint n_bits;

  gvt_bits_put (&self->bits, gvt_int_symbol (value, &n_bits), 8);
  gvt_bits_put (&self->bits, value, n_bits);
}

void
gvt_stream_writer_add_ints (GvtStreamWriter *self, const gint64 *values, guint n)
{
  g_autofree guint8 *bytes = NULL;
  IntsPlan plan;

  if (n == 0)
    return;

  plan_ints (self, values, n, &plan);
  bytes = plan.bytes;
  add_int (self, gvt_zigzag (plan.smallest));
  gvt_bits_put (&self->bits, plan.layout, GVT_INTS_LAYOUT_BITS);
  if (plan.layout == GVT_INTS_EQUAL)
    return;

  gvt_stream_writer_add_bytes (self, bytes, n);
  for (guint i = 0; plan.layout == GVT_INTS_SYMBOLS && i < n; i++)
    {
      guint64 left = (guint64) values[i] - (guint64) plan.smallest;
      guint n_bits;

      gvt_int_symbol (left, &n_bits);
      gvt_bits_put (&self->bits, left, n_bits);
    }
}

gsize
gvt_stream_writer_cost_of_ints (GvtStreamWriter *self, const gint64 *values, guint n)
{
  IntsPlan plan = { 0 };

  if (n == 0)
    return 0;

  plan_ints (self, values, n, &plan);
  g_free (plan.bytes);
  return plan.cost;
}

static Layout
lay_sparse (const gint64 *values, guint n)
{
  Layout layout = { g_array_new (FALSE, FALSE, 8), g_array_new (FALSE, FALSE, 8) };
  gint64 gap = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 value = values[i] - 1;

      if (values[i] == 0)
        {
          gap++;
          continue;
        }
      g_array_append_val (layout.places, gap);
      g_array_append_val (layout.values, value);
      gap = 0;
    }
  return layout;
}

static Layout
lay_runs (const gint64 *values, guint n)
{
  Layout layout = { g_array_new (FALSE, FALSE, 8), g_array_new (FALSE, FALSE, 8) };
  gint64 n_seen = 0;

  for (guint i = 0; i < n;)
    {
      gint64 value = values[i] + 1;
      gint64 length = 0;

      if (values[i] == n_seen)
        {
          value = 0;
          n_seen++;
        }
      while (i + length + 1 < n && values[i + length + 1] == values[i])
        length++;
      g_array_append_val (layout.places, length);
      g_array_append_val (layout.values, value);
      i += length + 1;
    }
  return layout;
}

static void
clear_layout (Layout *layout)
{
  g_array_unref (layout->places);
  g_array_unref (layout->values);
}

static gsize
cost_of_layout (GvtStreamWriter *self, const Layout *layout)
{
  return GVT_COLUMN_COUNT_BITS
         + gvt_stream_writer_cost_of_ints (self, (gint64 *) layout->places->data,
                                           layout->places->len)
         + gvt_stream_writer_cost_of_ints (self, (gint64 *) layout->values->data,
                                           layout->values->len);
}

static void
add_layout (GvtStreamWriter *self, const Layout *layout)
{
  gvt_stream_writer_add_bits (self, layout->places->len, GVT_COLUMN_COUNT_BITS);
  gvt_stream_writer_add_ints (self, (gint64 *) layout->places->data, layout->places->len);
  gvt_stream_writer_add_ints (self, (gint64 *) layout->values->data, layout->values->len);
}

void
gvt_stream_writer_add_column (GvtStreamWriter *self, const gint64 *values, guint n)
{
  Layout sparse = lay_sparse (values, n);
  Layout runs = lay_runs (values, n);
  gsize plain_cost = gvt_stream_writer_cost_of_ints (self, values, n);
  gsize sparse_cost = cost_of_layout (self, &sparse);
  gsize runs_cost = cost_of_layout (self, &runs);
  GvtColumnLayout best = GVT_COLUMN_PLAIN;

  if (sparse_cost < plain_cost)
    best = GVT_COLUMN_SPARSE;
  if (runs_cost < MIN (plain_cost, sparse_cost))
    best = GVT_COLUMN_RUNS;

  gvt_stream_writer_add_bits (self, best, GVT_COLUMN_LAYOUT_BITS);
  if (best == GVT_COLUMN_PLAIN)
    gvt_stream_writer_add_ints (self, values, n);
  else
    add_layout (self, best == GVT_COLUMN_SPARSE ? &sparse : &runs);
  clear_layout (&sparse);
  clear_layout (&runs);
}

GBytes *
gvt_stream_writer_finish (GvtStreamWriter *self, GError **error)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();

  gvt_bits_flush (&self->bits);
  if (self->raw + self->bits.out->len > GVT_STREAMS_MAX_RAW)
    {
      g_set_error_literal (error, GVT_ERROR, GVT_ERROR_TOO_LARGE,
                           "the list is too large for a pack");
      return NULL;
    }

  gvt_put_varint (out, self->bits.out->len);
  gvt_put_data (out, self->bits.out->data, self->bits.out->len);
  gvt_put_data (out, self->streams->data, self->streams->len);
  return g_byte_array_free_to_bytes (g_steal_pointer (&out));
}
