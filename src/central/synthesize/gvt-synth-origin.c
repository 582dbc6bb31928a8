/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-synth-places.h"

/* A NIK is for life, so people of the two regencies that were divided off later still carry the
 * codes their districts had before: Lombok Utara from Lombok Barat (2008), Sumbawa Barat from
 * Sumbawa (2003); Lenek was part of Aikmel until 2018. The gaps in today's list show the codes;
 * which district had which is not recorded here, any of the old ones is as plausible. */
typedef struct
{
  guint first_prefix; /* today's districts: from ... to */
  guint last_prefix;
  guint n_old;
  guint old_prefixes[5];
} Division;

static const Division divisions[] = {
  { 520801, 520899, 5, { 520104, 520105, 520106, 520110, 520111 } },
  { 520701, 520799, 5, { 520401, 520403, 520404, 520415, 520416 } },
  { 520321, 520321, 1, { 520309 } },
};

/* First districts of cities that many people come from or were born in. */
static const GvtSynthOrigin elsewhere[] = {
  { 517103, "DENPASAR" }, { 510801, "BULELENG" },   { 510701, "KARANGASEM" },
  { 357801, "SURABAYA" }, { 350901, "JEMBER" },     { 351001, "BANYUWANGI" },
  { 317101, "JAKARTA" },  { 317501, "JAKARTA" },    { 327301, "BANDUNG" },
  { 337401, "SEMARANG" }, { 737101, "MAKASSAR" },   { 531501, "MANGGARAI BARAT" },
  { 537101, "KUPANG" },   { 647101, "BALIKPAPAN" }, { 127101, "MEDAN" },
  { 340401, "SLEMAN" },
};

static const Division *
find_division (guint prefix)
{
  for (guint i = 0; i < G_N_ELEMENTS (divisions); i++)
    if (prefix >= divisions[i].first_prefix && prefix <= divisions[i].last_prefix)
      return &divisions[i];
  return NULL;
}

static const GvtSynthDistrict *
any_district (const GvtSynthPlaces *places, GvtRandom *random)
{
  return places->districts->pdata[gvt_random_below (random, places->districts->len)];
}

static gboolean
is_neighbour (const GvtSynthDistrict *a, const GvtSynthDistrict *b)
{
  return a != b && a->prefix / 100 == b->prefix / 100;
}

/* Another district of the same regency, when a few tries find one; else any. */
static const GvtSynthDistrict *
nearby_district (const GvtSynthPlaces *places, const GvtSynthDistrict *own, GvtRandom *random)
{
  const GvtSynthDistrict *district = any_district (places, random);

  for (guint i = 0; i < 40 && !is_neighbour (district, own); i++)
    district = any_district (places, random);
  return district;
}

static void
draw_own (const GvtSynthVillage *village,
          GvtRandom *random,
          gboolean is_adult_then,
          GvtSynthOrigin *origin)
{
  static const guint16 shares[] = { 60, 25, 15 };
  const char *names[] = { village->district->regency, village->name, village->district->name };
  const Division *division = find_division (village->district->prefix);

  origin->prefix = village->district->prefix;
  if (division != NULL && is_adult_then && gvt_random_chance (random, 45, 100))
    origin->prefix = division->old_prefixes[gvt_random_below (random, division->n_old)];
  origin->birth_place = names[gvt_random_weighted (random, shares, G_N_ELEMENTS (shares))];
}

void
gvt_synth_origin_draw (const GvtSynthPlaces *places,
                       const GvtSynthVillage *village,
                       GvtRandom *random,
                       gboolean is_adult_then,
                       GvtSynthOrigin *origin)
{
  static const guint16 shares[] = { 88, 7, 3, 2 };
  const GvtSynthDistrict *district;

  switch (gvt_random_weighted (random, shares, G_N_ELEMENTS (shares)))
    {
    case 0:
      draw_own (village, random, is_adult_then, origin);
      return;
    case 1:
      district = nearby_district (places, village->district, random);
      break;
    case 2:
      district = any_district (places, random);
      break;
    default:
      *origin = elsewhere[gvt_random_below (random, G_N_ELEMENTS (elsewhere))];
      return;
    }
  origin->prefix = district->prefix;
  origin->birth_place = gvt_random_chance (random, 3, 4) ? district->regency : district->name;
}
