/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page.h"
#include "gvt-report-data.h"
#include "gvt-report.h"

G_BEGIN_DECLS

/* The parts of the one page, drawn from top to bottom. Each is bounded, whatever the day was like:
 * what does not fit is added up in one row. Private to the folder. */

#define GVT_REPORT_ROW 13.0

void gvt_report_heading (GvtPage *page, const char *text);
/** gvt_report_facts: letterhead, title, and who, where, when, on what order */
void gvt_report_facts (GvtPage *page, const GvtReportData *data, const GvtReportOptions *options);
/** gvt_report_people: by class and sex, by age, and by kind of disability */
void gvt_report_people (GvtPage *page, const GvtReportData *data);
/** gvt_report_teaching: modules, and how the questions were answered */
void gvt_report_teaching (GvtPage *page, const GvtReportData *data);
/** gvt_report_seal: at the bottom: signatures, check code, head of the journal, QR code and foot */
void gvt_report_seal (GvtPage *page, const GvtReportData *data);

G_END_DECLS
