/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-report.h"

G_BEGIN_DECLS

/**
 * gvt_full_report_write:
 *
 * What a facilitator learns from a visit, over as many A4 pages as it takes: classes; what was
 * gained, by objective; each question with its figures and plain flags, and how often which answer
 * was given; the survey element by element with what is to be done. Figures of fewer than ten
 * people are not told. Recorded as an export. Errors as gvt_report_write(). Any thread; blocks.
 */
gboolean gvt_full_report_write (GvtProfile *profile,
                                GvtModuleLibrary *library,
                                const GvtId *visit,
                                const GvtReportOptions *options,
                                const char *path,
                                GError **error);

G_END_DECLS
