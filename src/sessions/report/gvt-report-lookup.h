/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-visit.h"

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

/** gvt_report_match_to_json: Returns: (transfer full): {"state": "current" or "earlier", "visit",
 * "name", "date", "written_at"} of a match that is not unknown, with @visit, which is its */
JsonObject *gvt_report_match_to_json (const GvtReportCodeMatch *match, GvtVisit *visit);
/** gvt_report_match_describe: the same in sentences, each on a line. Returns: (transfer full) */
char *gvt_report_match_describe (const GvtReportCodeMatch *match, GvtVisit *visit);

G_END_DECLS
