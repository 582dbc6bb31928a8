/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-random.h"
#include "gvt-region.h"

G_BEGIN_DECLS

/* The map on which invented voters live and from which they came, made of a region list. */

typedef struct
{
  guint prefix;  /* the six digits as a number: 520204 */
  char *name;    /* upper case */
  char *regency; /* upper case, without KABUPATEN or KOTA */
} GvtSynthDistrict;

typedef struct
{
  char *code;        /* with dots */
  char *name;        /* upper case */
  gboolean is_urban; /* a kelurahan */
  const GvtSynthDistrict *district;
} GvtSynthVillage;

typedef struct
{
  GPtrArray *districts; /* GvtSynthDistrict: all of the list */
  GPtrArray *villages;  /* GvtSynthVillage: those that get voters, in code order */
} GvtSynthPlaces;

/**
 * gvt_synth_places_new:
 * @area: a region code, or "" for all of @regions
 * @n_villages: how many villages of @area, the first in code order; 0 for all
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT when @area has fewer
 */
GvtSynthPlaces *
gvt_synth_places_new (GvtRegionList *regions, const char *area, guint n_villages, GError **error);
void gvt_synth_places_free (GvtSynthPlaces *self);

/* Where a voter was first registered and born. */
typedef struct
{
  guint prefix;            /* of the NIK */
  const char *birth_place; /* (transfer none) */
} GvtSynthOrigin;

/** gvt_synth_origin_draw: mostly the village's own district; some from elsewhere in the regency,
 * the province and the country, and some under codes that districts had before a regency was
 * divided. @is_adult_then: old enough to have been registered before the divisions. */
void gvt_synth_origin_draw (const GvtSynthPlaces *places,
                            const GvtSynthVillage *village,
                            GvtRandom *random,
                            gboolean is_adult_then,
                            GvtSynthOrigin *origin);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSynthPlaces, gvt_synth_places_free)

G_END_DECLS
