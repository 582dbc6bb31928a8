/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-keyset.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* People who may use laptops. */

gboolean gvt_user_store_add (GvtDb *db, const GvtUser *user, gint64 at_us, GError **error);
/** gvt_user_store_find: @user: (out) (transfer full): %NULL when there is none */
gboolean gvt_user_store_find (GvtDb *db, const char *code, GvtUser **user, GError **error);
/** gvt_user_store_page: some of all, by code. @page: gvt_users_keyset_new(). Returns: (transfer
 * full) (element-type GvtUser) (nullable) */
GPtrArray *gvt_user_store_page (GvtDb *db, GvtKeyset *page, GError **error);
#define gvt_users_keyset_new() gvt_keyset_new ("t", 0, FALSE)

G_END_DECLS
