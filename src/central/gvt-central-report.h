/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-central.h"
#include "gvt-report-lookup.h"

G_BEGIN_DECLS

/* The report of a visit over all laptops that were there (gvt-report.h): the same page and the same
 * figures as on a laptop, added up over those whose records have come, with the head of each one's
 * chain; laptops that the plan names and that have sent nothing of it are told; where it names
 * none, nobody knows which are missing, and that is said. Any thread; blocks.
 */

/** gvt_central_report_read: gvt_report_read(), and "laptops" (gvt_report_laptops_to_json()).
 * Returns: (transfer full) (nullable): %GVT_ERROR_NOT_FOUND */
JsonObject *gvt_central_report_read (GvtCentral *self, const GvtId *visit, GError **error);
/** gvt_central_report_render: Returns: (transfer full) (nullable): one A4 page as PDF */
GBytes *gvt_central_report_render (GvtCentral *self, const GvtId *visit, GError **error);
/** gvt_central_report_find: whose report the check code @typed is, over all laptops: of the
 * centre's own page of a visit as it stands now, or of a page that a laptop or the centre wrote.
 * @visit: (out) (transfer full) (nullable): %NULL where the code is of none */
gboolean gvt_central_report_find (GvtCentral *self,
                                  const char *typed,
                                  GvtReportCodeMatch *match,
                                  GvtVisit **visit,
                                  GError **error);

G_END_DECLS
