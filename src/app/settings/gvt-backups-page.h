/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* "Cadangan": the backups of this laptop, or those on a stick, and a new one onto a stick. Also
 * before anybody has come in, where one may be put back. Actions: backups.choose-stick asks for
 * the stick; backups.make (its folder) writes; backups.cancel; backups.choose-source asks where
 * others are; backups.look (that folder) shows them. */
#define GVT_TYPE_BACKUPS_PAGE (gvt_backups_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtBackupsPage, gvt_backups_page, GVT, BACKUPS_PAGE, GvtSectionPage)

/** gvt_backups_page_new: @path: (nullable): a stick's folder; %NULL for the laptop's own */
GvtSectionPage *gvt_backups_page_new (const char *path);

G_END_DECLS
