/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-sim-random.h"

#include <sodium.h>
#include <string.h>

/* splitmix64: small, and good enough to be surprised by. */
static guint64
next (guint64 *state)
{
  guint64 z = (*state += G_GUINT64_CONSTANT (0x9e3779b97f4a7c15));

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return z ^ (z >> 31);
}

guint32
gvt_sim_dice_next (GvtSimDice *self)
{
  return (guint32) (next (&self->state) >> 32);
}

guint32
gvt_sim_dice_below (GvtSimDice *self, guint32 bound)
{
  return bound > 0 ? gvt_sim_dice_next (self) % bound : 0;
}

gboolean
gvt_sim_dice_percent (GvtSimDice *self, guint percent)
{
  return gvt_sim_dice_below (self, 100) < percent;
}

/* Writers of stores draw, too, in threads of their own; but one act at a time. */
static GMutex lock;
static guint64 drawn;

static const char *
name (void)
{
  return "gvt-sim";
}

static void
draw_bytes (void *const bytes, const size_t length)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  guint8 *into = bytes;

  for (size_t i = 0; i < length; i += 8)
    {
      guint64 word = next (&drawn);

      memcpy (into + i, &word, MIN (8, length - i));
    }
}

static uint32_t
draw (void)
{
  uint32_t word;

  draw_bytes (&word, sizeof word);
  return word;
}

static randombytes_implementation implementation = {
  .implementation_name = name,
  .random = draw,
  .buf = draw_bytes,
};

void
gvt_sim_random_install (void)
{
  g_assert (randombytes_set_implementation (&implementation) == 0);
}

void
gvt_sim_random_seed (guint64 seed)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  drawn = seed;
}
