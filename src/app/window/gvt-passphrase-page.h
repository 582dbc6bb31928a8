/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A passphrase that its user chooses himself, typed twice. Either instead of the present one, which
 * is asked for, or instead of one for one use, with which he just came. What was typed is wiped
 * whenever the page is left. Action: passphrase.save. */
#define GVT_TYPE_PASSPHRASE_PAGE (gvt_passphrase_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtPassphrasePage, gvt_passphrase_page, GVT, PASSPHRASE_PAGE, GvtSectionPage)

/** gvt_passphrase_page_new: for the user who is at work. Returns: (transfer floating) */
GvtSectionPage *gvt_passphrase_page_new (const char *user);
/** gvt_passphrase_page_new_once: for @user of a locked laptop, who is in once he has chosen. @once:
 * copied. Returns: (transfer floating) */
GvtSectionPage *gvt_passphrase_page_new_once (const char *user, const char *once);

G_END_DECLS
