/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-name-query.h"
#include "gvt-table-set.h"

G_BEGIN_DECLS

/* Where in several tables a village or hamlet is that somebody says beside a name. Lies in an arena
 * and never on a disk. Immutable, any thread. */
typedef struct _GvtPlaceIndex GvtPlaceIndex;

/** gvt_place_index_new: @villages: the name of each table's. Returns: (transfer none): lives in
 * @arena, as @set must */
GvtPlaceIndex *
gvt_place_index_new (GvtArena *arena, const GvtTableSet *set, const char *const *villages);

/* Which rows live where was said: of each table, of each entry of its places (address, RT, RW,
 * TPS), whether it is there; %NULL: none is. */
typedef struct
{
  guint8 **is_there;
  guint n_tables;
} GvtPlaces;

void gvt_places_clear (GvtPlaces *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtPlaces, gvt_places_clear)

/** gvt_place_index_find: what @said names. Returns: whether there is such a place; if not, @places
 * is empty */
gboolean
gvt_place_index_find (const GvtPlaceIndex *self, const GvtSaidPlace *said, GvtPlaces *places);
/** gvt_place_index_find_name: the village or hamlet of just this name. @words: as
 * gvt_name_query_clean() gives them */
gboolean
gvt_place_index_find_name (const GvtPlaceIndex *self, const char *words, GvtPlaces *places);

G_END_DECLS
