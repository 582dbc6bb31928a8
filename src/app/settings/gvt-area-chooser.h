/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-region.h"

G_BEGIN_DECLS

/* A working area inside another one: all of it, or a regency, district or village of it. */
#define GVT_TYPE_AREA_CHOOSER (gvt_area_chooser_get_type ())
G_DECLARE_FINAL_TYPE (GvtAreaChooser, gvt_area_chooser, GVT, AREA_CHOOSER, AdwPreferencesGroup)

/** gvt_area_chooser_set_regions: @regions: (nullable): without them there is only all of it; @area:
 * "" for the whole province */
void gvt_area_chooser_set_regions (GvtAreaChooser *self, GvtRegionList *regions, const char *area);
/** gvt_area_chooser_get_area: Returns: (transfer none): a region code, or "" */
const char *gvt_area_chooser_get_area (GvtAreaChooser *self);

G_END_DECLS
