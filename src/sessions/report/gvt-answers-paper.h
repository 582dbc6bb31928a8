/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-report.h"

G_BEGIN_DECLS

/* What the centre answered about voters whose list is not on the laptop, to be told at the next
 * visit: A4 pages, masked (I11), and no birth date. */

/* gvt_visit_export() records it as this. */
#define GVT_ANSWERS_FORM "checks"

/**
 * gvt_answers_paper_write:
 * @visit: on which it was asked
 * @purpose: why names and answers are read; on disk before they are
 * @options: as of gvt_report_write()
 * @path: leaves the sealed profile by a person's act: journalled as an export; the caller has
 *   warned him
 *
 * A PDF in the language of the moment; what waits for an answer stands there as such.
 * %GVT_ERROR_NOT_FOUND where nothing was asked, %GVT_ERROR_FORBIDDEN for who does not open the
 * roll; others as gvt_visits_view(). Any thread; blocks.
 */
gboolean gvt_answers_paper_write (GvtProfile *profile,
                                  const GvtId *visit,
                                  const char *purpose,
                                  const GvtReportOptions *options,
                                  const char *path,
                                  GError **error);

G_END_DECLS
