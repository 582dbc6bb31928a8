/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Who are you, and what is your passphrase? A practice profile shows its invented users'
 * passphrases too. Action: unlock.open. */
#define GVT_TYPE_UNLOCK_PAGE (gvt_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtUnlockPage, gvt_unlock_page, GVT, UNLOCK_PAGE, GvtSectionPage)

G_END_DECLS
