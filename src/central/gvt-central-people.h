/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-user-store.h"

G_BEGIN_DECLS

/** gvt_central_add_user: a new person who may use laptops. %GVT_ERROR_BAD_INPUT for a code that is
 * none or is taken, or an area that is no region code. */
gboolean gvt_central_add_user (GvtCentral *self, const GvtUser *user, GError **error);
/** gvt_central_list_users: as gvt_user_store_page() */
GPtrArray *gvt_central_list_users (GvtCentral *self, GvtKeyset *page, GError **error);

/**
 * gvt_central_issue_codes:
 * @users: %NULL-terminated codes of users that each code admits; one of them must open the roll
 * @expires_at_us: (out) (nullable): when they run out
 *
 * Makes enrolment codes, each for one laptop. They are nowhere in the store, only their hashes.
 *
 * Returns: (transfer full) (element-type utf8) (nullable): each wiped when freed
 */
GPtrArray *gvt_central_issue_codes (
    GvtCentral *self, const char *const *users, guint count, gint64 *expires_at_us, GError **error);

/** gvt_central_seal_code_file: @codes of gvt_central_issue_codes() for a stick (gvt-code-file.h).
 * Returns: (transfer full) (nullable): wipe it */
GBytes *gvt_central_seal_code_file (GvtCentral *self,
                                    const char *address,
                                    const char *const *users,
                                    GPtrArray *codes,
                                    gint64 expires_at_us,
                                    GError **error);

G_END_DECLS
