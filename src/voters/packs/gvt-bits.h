/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bits in and out of bytes, low first. Stack objects. */
typedef struct
{
  GByteArray *out;
  guint64 pending;
  guint n_pending; /* below 8 between calls */
} GvtBitWriter;

typedef struct
{
  const guint8 *data;
  gsize length;
  gsize position;
  guint64 pending;
  guint n_pending;
  gboolean failed; /* read past the end; zeros were given */
} GvtBitReader;

/** gvt_bits_put: the low @n bits of @value, at most 64 */
void gvt_bits_put (GvtBitWriter *self, guint64 value, guint n);
/** gvt_bits_flush: fills the last byte with zeros */
void gvt_bits_flush (GvtBitWriter *self);

void gvt_bits_init (GvtBitReader *self, const guint8 *data, gsize length);
guint64 gvt_bits_get (GvtBitReader *self, guint n);

/* A number as a symbol, which a frequency coder likes, and bits below it, which are as good as
 * random: 0 to 15 stand for themselves; above, a symbol is a quarter of an octave. */
#define GVT_INT_PLAIN 16

/** gvt_int_symbol: Returns: the symbol; @n_bits low bits of @value are still to be put */
guint8 gvt_int_symbol (guint64 value, guint *n_bits);
/** gvt_int_from_symbol: the number whose symbol this is, its low bits taken from @bits */
guint64 gvt_int_from_symbol (guint8 symbol, GvtBitReader *bits);

/* Small negatives and positives as small numbers. */
static inline guint64
gvt_zigzag (gint64 value)
{
  return ((guint64) value << 1) ^ (guint64) (value >> 63);
}

static inline gint64
gvt_unzigzag (guint64 value)
{
  return (gint64) (value >> 1) ^ -(gint64) (value & 1);
}

G_END_DECLS
