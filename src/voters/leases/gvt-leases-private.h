/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-leases.h"
#include "gvt-seal.h"
#include "gvt-stations.h"

G_BEGIN_DECLS

/* The seal's context of an epoch key that waits in `lease_village`. */
#define GVT_EPOCH_KEY_CONTEXT "epoch-key/1"

/* What opens a list that stands open: for whoever holds the roll key. */
typedef struct
{
  GBytes *sealed_key;
  GvtHash file_hash;
  GvtHash lexicon_hash;
} GvtLeasedListKeys;

/** gvt_leased_list_new_for_village: a list that stands in no store, for measurements. Returns:
 * (transfer full) */
GvtLeasedList *gvt_leased_list_new_for_village (const char *village, const char *village_name);

/** gvt_leased_list_get_keys: Returns: (transfer none): as of the listing; hashes are zeros without
 * a file */
const GvtLeasedListKeys *gvt_leased_list_get_keys (GvtLeasedList *self);

/** gvt_leased_list_set_stations: @stations: (transfer full) (nullable): of its village and
 * election; before the list is handed out */
void gvt_leased_list_set_stations (GvtLeasedList *self, GvtStations *stations);
/** gvt_leased_list_get_stations: Returns: (transfer none) (nullable) */
GvtStations *gvt_leased_list_get_stations (GvtLeasedList *self);

/** gvt_leases_reseal: the epoch keys, a GvtReseal (gvt-kind.h): who has only an older roll key
 * opens no list with them, even if somebody else shows him the store */
gboolean gvt_leases_reseal (GvtDb *db,
                            GPtrArray *roll_keys,
                            const GvtPublicKey *roll_public,
                            GError **error);

G_END_DECLS
