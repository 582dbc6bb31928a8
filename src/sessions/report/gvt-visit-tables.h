/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* What was recorded on a visit, as tables for a spreadsheet: "classes", "attendance" (groups),
 * "answers" (by card, each labelled by the road it came by) and "survey" (sums alone: no sheet by
 * itself, and nothing that leads to a card). No name stands in any of them. */

/** gvt_visit_table_codes: what "visit export --sheet" takes; ends with %NULL */
extern const char *const gvt_visit_table_codes[];

/**
 * gvt_visit_tables_write:
 * @sheet: (nullable): one of gvt_visit_table_codes, written as CSV; %NULL for a workbook (XLSX)
 *   with all of them and a sheet that says by whom, on which laptop and when it was made
 *
 * Dates are dates, numbers are numbers, codes are texts. Recorded as an export (visit.exported/1):
 * the caller has warned (I10). Errors as gvt_report_write(). Any thread; blocks.
 */
gboolean gvt_visit_tables_write (GvtProfile *profile,
                                 GvtModuleLibrary *library,
                                 const GvtId *visit,
                                 const char *sheet,
                                 const char *path,
                                 GError **error);

G_END_DECLS
