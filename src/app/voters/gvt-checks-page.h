/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What this laptop asked the centre about voters who are not in the villages carried here, each
 * beside its answer. Opening it reads whom they are about, which is recorded. */
#define GVT_TYPE_CHECKS_PAGE (gvt_checks_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtChecksPage, gvt_checks_page, GVT, CHECKS_PAGE, GvtSectionPage)

/** gvt_checks_page_new: Returns: (transfer floating) */
GvtSectionPage *gvt_checks_page_new (void);

G_END_DECLS
