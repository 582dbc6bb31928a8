/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-number-set.h"

#define FIRST_PLACES 1024

static gsize
place_of (const GvtNumberSet *self, guint64 number)
{
  guint64 hash = number * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize place = (gsize) (hash >> 20) & (self->n_places - 1);

  while (self->places[place] != 0 && self->places[place] != number)
    place = (place + 1) & (self->n_places - 1);
  return place;
}

static void
resize (GvtNumberSet *self, gsize n_places)
{
  GvtNumberSet larger = { g_new0 (guint64, n_places), n_places, self->n_used };

  for (gsize i = 0; i < self->n_places; i++)
    if (self->places[i] != 0)
      larger.places[place_of (&larger, self->places[i])] = self->places[i];

  g_free (self->places);
  *self = larger;
}

gboolean
gvt_number_set_add (GvtNumberSet *self, guint64 number)
{
  gsize place;

  g_return_val_if_fail (number != 0, FALSE);

  if (2 * (self->n_used + 1) > self->n_places)
    resize (self, MAX (FIRST_PLACES, 2 * self->n_places));

  place = place_of (self, number);
  if (self->places[place] == number)
    return FALSE;
  self->places[place] = number;
  self->n_used++;
  return TRUE;
}

gboolean
gvt_number_set_contains (const GvtNumberSet *self, guint64 number)
{
  return self->n_places > 0 && self->places[place_of (self, number)] == number;
}

void
gvt_number_set_clear (GvtNumberSet *self)
{
  g_clear_pointer (&self->places, g_free);
  self->n_places = self->n_used = 0;
}
