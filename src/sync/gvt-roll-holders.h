/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault.h"

G_BEGIN_DECLS

/* People who open the roll, at least, on every laptop (design D2): one who falls ill, or forgets
 * his passphrase, must not shut it away from a team in a village. Practice is no exception. */
#define GVT_ROLL_HOLDERS_MIN 2

/** gvt_roll_holders_check: whether there are so many different ones among @users (element-type
 * GvtUser); else %GVT_ERROR_BAD_INPUT, in words for people */
gboolean gvt_roll_holders_check (GPtrArray *users, GError **error);

G_END_DECLS
