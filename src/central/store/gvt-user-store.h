/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* People who may use laptops. */

gboolean gvt_user_store_add (GvtDb *db, const GvtUser *user, gint64 at_us, GError **error);
/** gvt_user_store_find: @user: (out) (transfer full): %NULL when there is none */
gboolean gvt_user_store_find (GvtDb *db, const char *code, GvtUser **user, GError **error);
/** gvt_user_store_list: Returns: (transfer full) (element-type GvtUser) (nullable): by code */
GPtrArray *gvt_user_store_list (GvtDb *db, GError **error);

G_END_DECLS
