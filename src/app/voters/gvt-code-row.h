/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "gvt-code-list.h"

G_BEGIN_DECLS

/* One code of a list, chosen by its words. Signal "changed". */
#define GVT_TYPE_CODE_ROW (gvt_code_row_get_type ())
G_DECLARE_FINAL_TYPE (GvtCodeRow, gvt_code_row, GVT, CODE_ROW, AdwComboRow)

/** gvt_code_row_set_list: @without: (nullable): a code that is not offered */
void gvt_code_row_set_list (GvtCodeRow *self, const GvtCode *list, const char *without);
void gvt_code_row_select (GvtCodeRow *self, const char *code);
/** gvt_code_row_get_code: Returns: (transfer none) (nullable) */
const char *gvt_code_row_get_code (GvtCodeRow *self);

G_END_DECLS
