/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Who may unlock this laptop. A data officer or supervisor opens one of them, or adds a
 * facilitator; a facilitator is told whom to ask. Action: users.add. */
#define GVT_TYPE_USERS_PAGE (gvt_users_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtUsersPage, gvt_users_page, GVT, USERS_PAGE, GvtSectionPage)

GvtSectionPage *gvt_users_page_new (void); /* (transfer floating) */

G_END_DECLS
