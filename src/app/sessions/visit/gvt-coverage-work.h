/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-coverage-export.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the page of the inclusion ledger asks of its workers. */

/** gvt_coverage_work_load: result: #GvtCoverage of this laptop, borrowed as any result is */
void gvt_coverage_work_load (GvtWork *work, GvtProfile *profile);
/** gvt_coverage_work_save: as a file at @path, recorded. @regions: (nullable). No result. */
void gvt_coverage_work_save (GvtWork *work,
                             GvtProfile *profile,
                             GvtRegionList *regions,
                             GvtCoverageForm form,
                             const char *path);

G_END_DECLS
