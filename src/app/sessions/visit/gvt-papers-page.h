/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* What a visit came to, as charts, and the files that may be made of it: the facilitator's report,
 * a workbook, certificates. Actions: papers.full-report, papers.workbook, papers.certificates. */
#define GVT_TYPE_PAPERS_PAGE (gvt_papers_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtPapersPage, gvt_papers_page, GVT, PAPERS_PAGE, GvtSectionPage)

GvtSectionPage *gvt_papers_page_new (const GvtId *visit); /* (transfer floating) */

G_END_DECLS
