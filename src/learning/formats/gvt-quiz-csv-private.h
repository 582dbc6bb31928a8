/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-quiz-table-private.h"

G_BEGIN_DECLS

/* Our template as CSV (RFC 4180), with ";", "," or a tab between cells, whichever the row of
 * headings has most of; a line "sep=;" before it is understood. Written with ";", as spreadsheets
 * under Indonesian settings do, and with a byte order mark, by which they know UTF-8. */

void gvt_quiz_csv_read (GBytes *text, GvtQuizReport *report);
/** gvt_quiz_csv_write: @rows: (element-type GvtQuizCells). What a spreadsheet would take for a
 * formula gets an apostrophe in front, which is taken away again when it is read. Returns:
 * (transfer full) */
GBytes *gvt_quiz_csv_write (GPtrArray *rows);

G_END_DECLS
