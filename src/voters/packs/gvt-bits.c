/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-bits.h"

void
gvt_bits_put (GvtBitWriter *self, guint64 value, guint n)
{
  while (n > 0)
    {
      guint taken = MIN (n, 32);

      self->pending |= (value & ((G_GUINT64_CONSTANT (1) << taken) - 1)) << self->n_pending;
      self->n_pending += taken;
      value >>= taken;
      n -= taken;
      while (self->n_pending >= 8)
        {
          guint8 byte = (guint8) self->pending;

          g_byte_array_append (self->out, &byte, 1);
          self->pending >>= 8;
          self->n_pending -= 8;
        }
    }
}

void
gvt_bits_flush (GvtBitWriter *self)
{
  if (self->n_pending > 0)
    gvt_bits_put (self, 0, 8 - self->n_pending);
}

void
gvt_bits_init (GvtBitReader *self, const guint8 *data, gsize length)
{
  *self = (GvtBitReader){ .data = data, .length = length };
}

static guint64
get_up_to_32 (GvtBitReader *self, guint n)
{
  guint64 value;

  while (self->n_pending < n && self->position < self->length)
    {
      self->pending |= (guint64) self->data[self->position++] << self->n_pending;
      self->n_pending += 8;
    }
  if (self->n_pending < n)
    {
      self->failed = TRUE;
      return 0;
    }

  value = self->pending & ((G_GUINT64_CONSTANT (1) << n) - 1);
  self->pending >>= n;
  self->n_pending -= n;
  return value;
}

guint64
gvt_bits_get (GvtBitReader *self, guint n)
{
  guint64 low = get_up_to_32 (self, MIN (n, 32));

  return n > 32 ? low | get_up_to_32 (self, n - 32) << 32 : low;
}

guint8
gvt_int_symbol (guint64 value, guint *n_bits)
{
  guint octave;

  *n_bits = 0;
  if (value < GVT_INT_PLAIN)
    return (guint8) value;

  octave = 63 - (guint) __builtin_clzll (value);
  *n_bits = octave - 2;
  return (guint8) (GVT_INT_PLAIN + (octave - 4) * 4 + ((value >> (octave - 2)) & 3));
}

guint64
gvt_int_from_symbol (guint8 symbol, GvtBitReader *bits)
{
  guint octave, quarter;

  if (symbol < GVT_INT_PLAIN)
    return symbol;

  octave = (guint) (symbol - GVT_INT_PLAIN) / 4 + 4;
  quarter = (guint) (symbol - GVT_INT_PLAIN) % 4;
  return (G_GUINT64_CONSTANT (4) + quarter) << (octave - 2) | gvt_bits_get (bits, octave - 2);
}
