/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-section-page.h"

G_BEGIN_DECLS

/* The inclusion ledger of this laptop: who was not reached, then villages, segments and groups,
 * planned against reached. Actions: coverage.save-workbook, coverage.save-csv. */
#define GVT_TYPE_COVERAGE_PAGE (gvt_coverage_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtCoveragePage, gvt_coverage_page, GVT, COVERAGE_PAGE, GvtSectionPage)

GvtSectionPage *gvt_coverage_page_new (void); /* (transfer floating) */

G_END_DECLS
