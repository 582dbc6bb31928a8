/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What changed between the two versions of a village's list that are kept here: how many rows are
 * new, gone or changed, and which, without names. Actions: changes.save (as CSV), changes.more. */
#define GVT_TYPE_CHANGES_PAGE (gvt_changes_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtChangesPage, gvt_changes_page, GVT, CHANGES_PAGE, GvtSectionPage)

GvtSectionPage *gvt_changes_page_new (const char *village); /* (transfer floating) */

G_END_DECLS
