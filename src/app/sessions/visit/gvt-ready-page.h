/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* "Ready to leave?": a verdict, and each point that was looked at, what is missing first. Looks
 * again whenever it comes into view. Actions: ready.check, ready.mend (what
 * mends a point), ready.certificate. */
#define GVT_TYPE_READY_PAGE (gvt_ready_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtReadyPage, gvt_ready_page, GVT, READY_PAGE, GvtSectionPage)

GvtSectionPage *gvt_ready_page_new (const GvtId *visit); /* (transfer floating) */

G_END_DECLS
