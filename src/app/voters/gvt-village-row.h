/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-roll.h"

G_BEGIN_DECLS

/* Which village the voter names, of those whose lists are here. Only who names one can be told that
 * its list has nobody such. Signal "changed". */
#define GVT_TYPE_VILLAGE_ROW (gvt_village_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtVillageRow, gvt_village_row, GVT, VILLAGE_ROW, AdwComboRow)

/** gvt_village_row_fill: with the villages of @roll, each once; none is picked then. @roll:
 * (nullable): with none */
void gvt_village_row_fill (GvtVillageRow *self, GvtRoll *roll);
/** gvt_village_row_set_unsaid: what stands for none, instead of that he did not say; before it is
 * filled. @words: translated, static */
void gvt_village_row_set_unsaid (GvtVillageRow *self, const char *words);
/** gvt_village_row_get_village: Returns: (transfer none) (nullable): its code; %NULL while none is
 * picked */
const char *gvt_village_row_get_village (GvtVillageRow *self);

/** gvt_village_row_choose: @village: (nullable): its code; none is picked where it is not there */
void gvt_village_row_choose (GvtVillageRow *self, const char *village);

G_END_DECLS
