/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "gvt-arena.h"

G_BEGIN_DECLS

/* Numbers of one column side by side, each its distance from the least one, in as few bytes as the
 * greatest needs: the NIKs of a village in six. Lies in an arena. Immutable, any thread. */
typedef struct
{
  const guint8 *bytes;
  guint64 least;
  guint64 mask; /* of a number's bytes; all of them set: there is none */
  guint8 width;
} GvtNumberColumn;

#define GVT_NO_NUMBER G_MAXUINT64

/** gvt_number_column_init: @numbers: %GVT_NO_NUMBER where there is none */
void
gvt_number_column_init (GvtNumberColumn *self, GvtArena *arena, const guint64 *numbers, guint n);

static inline guint64
gvt_number_column_get (const GvtNumberColumn *self, guint index)
{
  guint64 distance;

  memcpy (&distance, self->bytes + (gsize) index * self->width, sizeof distance);
  distance = GUINT64_FROM_LE (distance) & self->mask;
  return distance == self->mask ? GVT_NO_NUMBER : self->least + distance;
}

G_END_DECLS
