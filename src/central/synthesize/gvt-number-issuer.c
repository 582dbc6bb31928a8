/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-number-issuer.h"

#define SERIAL_MEAN 12
#define LAST_SERIAL 9999

/* Numbers in an open-addressed table, 0 for a free place: a province has four million of each, and
 * a GHashTable would need five times the memory. */
typedef struct
{
  guint64 *places;
  gsize n_places; /* a power of two */
  gsize n_used;
} NumberSet;

struct _GvtNumberIssuer
{
  NumberSet niks;
  NumberSet nkks;
};

static gsize
place_of (const NumberSet *self, guint64 number)
{
  guint64 hash = number * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  gsize place = (gsize) (hash >> 20) & (self->n_places - 1);

  while (self->places[place] != 0 && self->places[place] != number)
    place = (place + 1) & (self->n_places - 1);
  return place;
}

static void
resize (NumberSet *self, gsize n_places)
{
  NumberSet larger = { g_new0 (guint64, n_places), n_places, self->n_used };

  for (gsize i = 0; i < self->n_places; i++)
    if (self->places[i] != 0)
      larger.places[place_of (&larger, self->places[i])] = self->places[i];

  g_free (self->places);
  *self = larger;
}

/* FALSE when @number is in already. */
static gboolean
take (NumberSet *self, guint64 number)
{
  gsize place;

  if (2 * (self->n_used + 1) > self->n_places)
    resize (self, MAX (1024, 2 * self->n_places));

  place = place_of (self, number);
  if (self->places[place] == number)
    return FALSE;
  self->places[place] = number;
  self->n_used++;
  return TRUE;
}

static guint64
issue (NumberSet *set, GvtRandom *random, guint prefix, guint day, const GDate *date)
{
  guint64 head = ((guint64) prefix * 100 + day) * 100 + (guint64) g_date_get_month (date);
  guint serial = gvt_random_serial (random, SERIAL_MEAN);

  head = head * 100 + g_date_get_year (date) % 100;
  while (!take (set, head * 10000 + serial))
    serial = serial % LAST_SERIAL + 1;
  return head * 10000 + serial;
}

GvtNumberIssuer *
gvt_number_issuer_new (void)
{
  return g_new0 (GvtNumberIssuer, 1);
}

void
gvt_number_issuer_free (GvtNumberIssuer *self)
{
  if (self == NULL)
    return;

  g_free (self->niks.places);
  g_free (self->nkks.places);
  g_free (self);
}

guint64
gvt_number_issue_nik (
    GvtNumberIssuer *self, GvtRandom *random, guint prefix, const GDate *birth, gboolean is_male)
{
  return issue (&self->niks, random, prefix, g_date_get_day (birth) + (is_male ? 0 : 40), birth);
}

guint64
gvt_number_issue_nkk (GvtNumberIssuer *self, GvtRandom *random, guint prefix, const GDate *date)
{
  return issue (&self->nkks, random, prefix, g_date_get_day (date), date);
}
