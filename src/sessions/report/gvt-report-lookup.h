/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* From a check code on paper back to the visit (gvt-report-code.h). */

typedef enum
{
  GVT_REPORT_CODE_UNKNOWN, /* of no visit here */
  GVT_REPORT_CODE_EARLIER, /* a report was written with it; what is recorded has changed since */
  GVT_REPORT_CODE_CURRENT, /* what is recorded now has it */
} GvtReportCodeState;

typedef struct
{
  GvtReportCodeState state;
  GvtId visit;       /* unless unknown */
  gint64 written_at; /* of the last report that was written with it; 0: none was */
} GvtReportCodeMatch;

/** gvt_report_code_find: whose code @typed is, among the visits of the user's area. Errors as
 * gvt_report_code_clean(), %GVT_ERROR_LOCKED. Any thread; blocks */
gboolean gvt_report_code_find (GvtProfile *profile,
                               GvtModuleLibrary *library,
                               const char *typed,
                               GvtReportCodeMatch *match,
                               GError **error);

G_END_DECLS
