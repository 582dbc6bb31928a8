/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-report-data.h"
#include "gvt-typed-table.h"

G_BEGIN_DECLS

/** gvt_visit_attendance_table: a row for each group that was counted, and one for those of a class
 * who were counted as men and women alone. Returns: (transfer full) (nullable) */
GvtTypedTable *
gvt_visit_attendance_table (GvtProfile *profile, const GvtReportData *data, GError **error);
/** gvt_visit_answers_table: a row for each answer of a card and each count of hands, with the code
 * of the road it came by. Returns: (transfer full) (nullable) */
GvtTypedTable *gvt_visit_answers_table (GvtProfile *profile,
                                        GvtModuleLibrary *library,
                                        const GvtReportData *data,
                                        GError **error);

/** gvt_visit_describe_recorded: how a class was recorded whose #GvtSession:held is @held: at once,
 * or later, from paper. Translated. Returns: (transfer none) */
const char *gvt_visit_describe_recorded (const char *held);

G_END_DECLS
