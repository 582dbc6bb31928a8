/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The files that were written outside of the sealed profile, each with a button that deletes it
 * (I10). Action: exports.delete (s: an id). */
#define GVT_TYPE_EXPORTS_PAGE (gvt_exports_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtExportsPage, gvt_exports_page, GVT, EXPORTS_PAGE, GvtSectionPage)

GvtSectionPage *gvt_exports_page_new (void); /* (transfer floating) */

G_END_DECLS
