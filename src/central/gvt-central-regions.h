/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-region.h"

G_BEGIN_DECLS

/** gvt_central_import_regions: takes a region list and publishes it for all laptops. A list that is
 * already the present one changes nothing. @n_rows: (out) */
gboolean gvt_central_import_regions (GvtCentral *self, GBytes *csv, guint *n_rows, GError **error);
/** gvt_central_load_regions: the present list; %GVT_ERROR_BAD_INPUT before the first was imported.
 * Returns: (transfer full) (nullable) */
GvtRegionList *gvt_central_load_regions (GvtCentral *self, GError **error);

G_END_DECLS
