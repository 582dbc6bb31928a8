/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-number-column.h"

/* Each is read as eight bytes, also the last. */
#define READ_BEYOND 7

static void
find_range (const guint64 *numbers, guint n, guint64 *least, guint64 *greatest)
{
  *least = GVT_NO_NUMBER;
  *greatest = 0;
  for (guint i = 0; i < n; i++)
    if (numbers[i] != GVT_NO_NUMBER)
      {
        *least = MIN (*least, numbers[i]);
        *greatest = MAX (*greatest, numbers[i]);
      }
  if (*least > *greatest)
    *least = 0;
}

void
gvt_number_column_init (GvtNumberColumn *self, GvtArena *arena, const guint64 *numbers, guint n)
{
  guint64 greatest;
  guint8 *bytes;

  find_range (numbers, n, &self->least, &greatest);
  for (self->width = 1; self->width < sizeof greatest; self->width++)
    if (greatest - self->least < (G_GUINT64_CONSTANT (1) << 8 * self->width) - 1)
      break;
  self->mask = G_MAXUINT64 >> 8 * (sizeof greatest - self->width);
  bytes = gvt_arena_alloc (arena, (gsize) n * self->width + READ_BEYOND);
  self->bytes = bytes;
  for (guint i = 0; i < n; i++)
    {
      guint64 distance = GUINT64_TO_LE (numbers[i] != GVT_NO_NUMBER ? numbers[i] - self->least
                                                                    : self->mask);

      memcpy (bytes + (gsize) i * self->width, &distance, self->width);
    }
}
