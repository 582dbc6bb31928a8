/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* A passphrase for one use, shown this once: whoever made it reads it to its user. Nothing keeps it
 * when the page is left. Action: once.done. */
#define GVT_TYPE_ONCE_PAGE (gvt_once_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtOncePage, gvt_once_page, GVT, ONCE_PAGE, GvtSectionPage)

GvtSectionPage *gvt_once_page_new (const char *user, const char *once); /* (transfer floating) */
/** gvt_once_page_show: in the place of @former; where that one was left meanwhile, nothing shows
 * the passphrase, and a notice says so */
void gvt_once_page_show (GvtSectionPage *former, const char *user, const char *once);

G_END_DECLS
