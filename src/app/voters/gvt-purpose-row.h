/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Why somebody is looked up: picked first, because it is journalled with each question. Signal
 * "changed". */
#define GVT_TYPE_PURPOSE_ROW (gvt_purpose_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtPurposeRow, gvt_purpose_row, GVT, PURPOSE_ROW, AdwComboRow)

/** gvt_purpose_row_get_purpose: Returns: (transfer none) (nullable): words that stay the same in
 * every language, as they stand in the journal; %NULL while none is picked */
const char *gvt_purpose_row_get_purpose (GvtPurposeRow *self);

/** gvt_purpose_row_set_purpose: @purpose: (nullable): as it stands in the journal; none is picked
 * where it is not on the list */
void gvt_purpose_row_set_purpose (GvtPurposeRow *self, const char *purpose);

G_END_DECLS
