/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A facilitator is let in: his code and where he works. He then comes by a passphrase for one use,
 * which is shown in place of this page. Action: user.add. */
#define GVT_TYPE_ADD_USER_PAGE (gvt_add_user_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtAddUserPage, gvt_add_user_page, GVT, ADD_USER_PAGE, GvtSectionPage)

GvtSectionPage *gvt_add_user_page_new (void); /* (transfer floating) */

G_END_DECLS
