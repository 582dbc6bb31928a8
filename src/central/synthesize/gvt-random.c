/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-random.h"

static guint64
splitmix (guint64 *state)
{
  guint64 z = *state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

static guint64
rotate_left (guint64 value, guint by)
{
  return (value << by) | (value >> (64 - by));
}

void
gvt_random_seed (GvtRandom *self, guint64 seed, const char *stream)
{
  guint64 state = seed;

  for (const char *p = stream; *p != '\0'; p++)
    state = splitmix (&state) ^ (guint8) *p;
  for (guint i = 0; i < G_N_ELEMENTS (self->state); i++)
    self->state[i] = splitmix (&state);
}

guint64
gvt_random_next (GvtRandom *self)
{
  guint64 *s = self->state;
  guint64 result = rotate_left (s[1] * 5, 7) * 9;
  guint64 shifted = s[1] << 17;

  s[2] ^= s[0];
  s[3] ^= s[1];
  s[1] ^= s[2];
  s[0] ^= s[3];
  s[2] ^= shifted;
  s[3] = rotate_left (s[3], 45);
  return result;
}

guint64
gvt_random_below (GvtRandom *self, guint64 n)
{
  guint64 limit;
  guint64 value;

  g_return_val_if_fail (n > 0, 0);

  /* What is left over above the last whole multiple of n would favour small values. */
  limit = G_MAXUINT64 - G_MAXUINT64 % n;
  do
    value = gvt_random_next (self);
  while (value >= limit);
  return value % n;
}

gint
gvt_random_between (GvtRandom *self, gint low, gint high)
{
  g_return_val_if_fail (low <= high, low);

  return low + (gint) gvt_random_below (self, (guint64) (high - low) + 1);
}

gboolean
gvt_random_chance (GvtRandom *self, guint part, guint whole)
{
  return gvt_random_below (self, whole) < part;
}

guint
gvt_random_serial (GvtRandom *self, guint mean)
{
  guint serial = 1;

  while (serial < 9999 && !gvt_random_chance (self, 1, mean))
    serial++;
  return serial;
}

guint
gvt_random_pick (GvtRandom *self, const guint64 *cumulative, guint n)
{
  guint64 value = gvt_random_below (self, cumulative[n - 1]);
  guint low = 0;
  guint high = n - 1;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (cumulative[middle] <= value)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

guint
gvt_random_weighted (GvtRandom *self, const guint16 *weights, guint n)
{
  guint64 cumulative[64];
  guint64 sum = 0;

  g_return_val_if_fail (n > 0 && n <= G_N_ELEMENTS (cumulative), 0);

  for (guint i = 0; i < n; i++)
    cumulative[i] = sum += weights[i];
  return gvt_random_pick (self, cumulative, n);
}
