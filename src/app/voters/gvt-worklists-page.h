/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-roll.h"
#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The worklists of this laptop, each with how far it is; one of them opens at the household where
 * it goes on. */
#define GVT_TYPE_WORKLISTS_PAGE (gvt_worklists_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtWorklistsPage, gvt_worklists_page, GVT, WORKLISTS_PAGE, GvtSectionPage)

/** gvt_worklists_page_new: @roll: the opened lists. Returns: (transfer floating) */
GvtSectionPage *gvt_worklists_page_new (GvtRoll *roll);

G_END_DECLS
