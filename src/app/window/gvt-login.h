/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* One user of this laptop as the unlock page offers him. Properties: "code", "role" (translated),
 * "passphrase" (of an invented practice user, else %NULL). Immutable. */
#define GVT_TYPE_LOGIN (gvt_login_get_type ())
G_DECLARE_FINAL_TYPE (GvtLogin, gvt_login, GVT, LOGIN, GObject)

const char *gvt_login_get_code (GvtLogin *self);
const char *gvt_login_get_role (GvtLogin *self);
const char *gvt_login_get_passphrase (GvtLogin *self); /* (nullable) */

/** gvt_logins_load: all users of the profile's vault; of a practice profile with the passphrases
 * that `practice-users.json` tells ({"users":[{"code","passphrase"}]}). Blocks. Returns: (transfer
 * full) (nullable): of #GvtLogin */
GListModel *gvt_logins_load (GvtProfile *profile, GError **error);

/** gvt_role_describe: "Data officer". Translated. */
const char *gvt_role_describe (GvtRole role);

/* Where practice profiles keep the passphrases of their invented users. */
#define GVT_PRACTICE_USERS_FILE "practice-users.json"

G_END_DECLS
