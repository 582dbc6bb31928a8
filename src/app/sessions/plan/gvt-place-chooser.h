/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-region.h"

G_BEGIN_DECLS

/* Regency, district and village, each list from the one above it. Signal "changed". */
#define GVT_TYPE_PLACE_CHOOSER (gvt_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GvtPlaceChooser, gvt_place_chooser, GVT, PLACE_CHOOSER, AdwPreferencesGroup)

/** gvt_place_chooser_set_regions: @area: only what touches this working area; "" for everything */
void
gvt_place_chooser_set_regions (GvtPlaceChooser *self, GvtRegionList *regions, const char *area);
/** gvt_place_chooser_get_code: Returns: (transfer none): of the village; "" while none is chosen */
const char *gvt_place_chooser_get_code (GvtPlaceChooser *self);
/** gvt_place_chooser_select: @code: a village */
void gvt_place_chooser_select (GvtPlaceChooser *self, const char *code);

G_END_DECLS
