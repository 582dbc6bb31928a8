/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* Who are you, and what is your passphrase? Whoever set a PIN is asked for that first, as long as
 * it will do; whoever was wrong too often sees for how long to wait. A practice profile shows its
 * invented users' passphrases too. Actions: unlock.open, unlock.other-way (from the PIN to the
 * passphrase, and back), unlock.recover. */
#define GVT_TYPE_UNLOCK_PAGE (gvt_unlock_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtUnlockPage, gvt_unlock_page, GVT, UNLOCK_PAGE, GvtSectionPage)

/** gvt_unlock_page_look: asks anew how long to wait and whether the PIN still does; the page does
 * so by itself while time runs */
void gvt_unlock_page_look (GvtUnlockPage *self);

G_END_DECLS
