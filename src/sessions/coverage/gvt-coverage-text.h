/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-coverage-tables.h"

G_BEGIN_DECLS

/** gvt_coverage_to_text: for a terminal: whose records were counted, who was not reached, villages,
 * segments, groups, and what is hidden. @regions: (nullable). Returns: (transfer full) */
char *gvt_coverage_to_text (const GvtCoverage *self, GvtRegionList *regions);

/** gvt_coverage_list_rows: the villages or segments of @rows in one @state, with ", " between; of
 * segments without "". Returns: (transfer full): "" for none */
char *gvt_coverage_list_rows (GPtrArray *rows, GvtCoverageState state, GvtRegionList *regions);

G_END_DECLS
