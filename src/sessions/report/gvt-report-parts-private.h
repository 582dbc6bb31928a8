/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-page.h"
#include "gvt-report-data.h"
#include "gvt-report.h"

G_BEGIN_DECLS

/* The parts of the one page, drawn from top to bottom. Each is bounded, whatever the day was like:
 * what does not fit is added up in one row. Private to the folder. */

#define GVT_REPORT_ROW 13.0
/* Where signatures and code begin: nothing above them may reach further down. */
#define GVT_REPORT_SEAL_TOP (GVT_PAGE_HEIGHT - GVT_PAGE_MARGIN - 142)

void gvt_report_heading (GvtPage *page, const char *text);
/** gvt_report_facts: letterhead, title, and who, where, when, on what order */
void gvt_report_facts (GvtPage *page, const GvtReportData *data, const GvtReportOptions *options);
/** gvt_report_people: by class and sex, by age, and by kind of disability */
void gvt_report_people (GvtPage *page, const GvtReportData *data);
/** gvt_report_teaching: modules, and how the questions were answered */
void gvt_report_teaching (GvtPage *page, const GvtReportData *data);
/** gvt_report_missing: at the centre, near the top, where there always is room: which laptops have
 * not sent anything yet, or not all; nothing on a laptop's own page (@laptops: %NULL) */
void gvt_report_missing (GvtPage *page, GPtrArray *laptops);
/** gvt_report_laptops: at the centre: each laptop with the head of its chain, as far as they fit */
void gvt_report_laptops (GvtPage *page, GPtrArray *laptops);
/** gvt_report_count_laptops: of how many something of the visit has come */
guint gvt_report_count_laptops (GPtrArray *laptops);
/** gvt_report_describe_source: whose records were counted. Returns: (transfer full) */
char *gvt_report_describe_source (GPtrArray *laptops);
/** gvt_report_seal: at the bottom: signatures, check code, head of the journal, QR code and foot */
void gvt_report_seal (GvtPage *page, const GvtReportData *data, const GvtReportOptions *options);

G_END_DECLS
