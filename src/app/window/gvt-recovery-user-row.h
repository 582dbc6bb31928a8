/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Whose recovery it is. */
#define GVT_TYPE_RECOVERY_USER_ROW (gvt_recovery_user_row_get_type ())
G_DECLARE_FINAL_TYPE (
    GvtRecoveryUserRow, gvt_recovery_user_row, GVT, RECOVERY_USER_ROW, AdwComboRow)

/** gvt_recovery_user_row_set_users: @users: of #GvtRecoveryUser. Who is chosen stays so; at first
 * it is @preferred (nullable) if he is there, else the first */
void
gvt_recovery_user_row_set_users (GvtRecoveryUserRow *self, GPtrArray *users, const char *preferred);
/** gvt_recovery_user_row_get_code: Returns: (transfer none) (nullable): who is chosen */
const char *gvt_recovery_user_row_get_code (GvtRecoveryUserRow *self);

G_END_DECLS
