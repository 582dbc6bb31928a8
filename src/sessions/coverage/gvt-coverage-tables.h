/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-coverage.h"
#include "gvt-region.h"

G_BEGIN_DECLS

/** gvt_coverage_scope_words: whose records were counted: of this laptop alone, or of all that
 * reached the centre. Translated. Returns: (transfer none) */
const char *gvt_coverage_scope_words (const GvtCoverage *self);
/** gvt_coverage_rule_words: what is hidden and why, in a sentence. Returns: (transfer full) */
char *gvt_coverage_rule_words (void);
/** gvt_coverage_village_words: "Kuta (52.02.04.2003)", or the code. @regions: (nullable). Returns:
 * (transfer full) */
char *gvt_coverage_village_words (GvtRegionList *regions, const char *code);
/** gvt_coverage_count_words: "1.204", or a sign that it is hidden. Returns: (transfer full) */
char *gvt_coverage_count_words (const GvtCoverageCount *count);

/** gvt_coverage_to_csv: a row for each village and each segment, with columns that say what they
 * hold; what is hidden is empty. The same words as on the screen. Returns: (transfer full) */
GBytes *gvt_coverage_to_csv (const GvtCoverage *self, GvtRegionList *regions);
/** gvt_coverage_to_workbook: the same as XLSX: about, villages, segments. @mark: who made it, where
 * and when (I10). Returns: (transfer full) */
GBytes *
gvt_coverage_to_workbook (const GvtCoverage *self, GvtRegionList *regions, const char *mark);

G_END_DECLS
