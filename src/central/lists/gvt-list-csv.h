/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* A voter list as a file: CSV in KPU's working columns with a head line. Written with semicolons,
 * the separator of spreadsheets under Indonesian settings, where the comma is the decimal mark;
 * UTF-8, CR LF, cells quoted only when they must be. KPU's own sheets hold one village each and
 * leave its code out, so a file of many villages has one column more, the first: KODE WILAYAH, the
 * Kemendagri code with dots. Dates are DD|MM|YYYY, as in KPU's sheet. */
#define GVT_LIST_VILLAGE_HEADING "KODE WILAYAH"

/** gvt_list_csv_append_head: appends the head line to @csv */
void gvt_list_csv_append_head (GString *csv);
/** gvt_list_csv_append_row: appends one line to @csv */
void gvt_list_csv_append_row (GString *csv, const char *village, const GvtVoterRow *row);

G_END_DECLS
