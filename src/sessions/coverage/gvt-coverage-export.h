/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-coverage-tables.h"

G_BEGIN_DECLS

typedef enum
{
  GVT_COVERAGE_CSV,
  GVT_COVERAGE_XLSX,
} GvtCoverageForm;

/** gvt_coverage_file: the file's bytes. @mark: who made it, where and when (I10). Returns:
 * (transfer full) */
GBytes *gvt_coverage_file (const GvtCoverage *self,
                           GvtRegionList *regions,
                           GvtCoverageForm form,
                           const char *mark);

/** gvt_coverage_export: gvt_coverage_view() as a file, which leaves the sealed profile by a
 * person's act: recorded as coverage.exported/1 with the file's digest. What cannot be recorded
 * does not stay. Any thread; blocks */
gboolean gvt_coverage_export (GvtProfile *profile,
                              const GvtCoverage *self,
                              GvtRegionList *regions,
                              GvtCoverageForm form,
                              const char *path,
                              GError **error);

G_END_DECLS
