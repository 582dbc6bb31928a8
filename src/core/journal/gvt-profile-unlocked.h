/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/** gvt_profile_dup_unlocked: since when it is unlocked, by this laptop's clock. @user: (out)
 * (transfer full): the code of who did it. Returns: 0 while it is locked */
gint64 gvt_profile_dup_unlocked (GvtProfile *self, char **user);

G_END_DECLS
