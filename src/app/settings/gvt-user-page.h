/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"
#include "gvt-users-work.h"

G_BEGIN_DECLS

/* One user of this laptop, for whoever lets users in and out: he is given a passphrase for one use,
 * or removed, with a question before either; whose page it is changes his own passphrase instead.
 * Actions: user.reset, user.remove, user.passphrase. */
#define GVT_TYPE_USER_PAGE (gvt_user_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtUserPage, gvt_user_page, GVT, USER_PAGE, GvtSectionPage)

GvtSectionPage *gvt_user_page_new (const GvtUserFacts *facts); /* (transfer floating) */
/* What the two questions lead to, once they were answered with yes. */
void gvt_user_page_reset (GvtUserPage *self);
void gvt_user_page_remove (GvtUserPage *self);

G_END_DECLS
