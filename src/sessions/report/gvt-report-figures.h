/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-report-data.h"

G_BEGIN_DECLS

/**
 * gvt_report_figures_to_json:
 *
 * What the report says, as codes and whole numbers: no words of a language, no times, no ids of
 * events or laptops. What the check code is made from, and what "visit report --json" prints. A
 * member more or less would give other codes: "scheme" changes with it.
 *
 * Returns: (transfer full)
 */
JsonObject *gvt_report_figures_to_json (const GvtReportData *data);

G_END_DECLS
