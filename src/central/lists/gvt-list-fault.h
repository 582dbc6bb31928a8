/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* What can be wrong with a voter list, as stable codes: those of a NIK or NKK (gvt-nik.h), and
 * these. Down to the swapped dates they are faults of the file, which is refused whole. */
#define GVT_FAULT_FEW_COLUMNS     "few-columns"
#define GVT_FAULT_MANY_COLUMNS    "many-columns"
#define GVT_FAULT_QUOTES          "quotes"
#define GVT_FAULT_NOT_UTF8        "not-utf8"
#define GVT_FAULT_LINE_ENDS       "line-ends"
#define GVT_FAULT_WORKBOOK        "workbook"
#define GVT_FAULT_UTF16           "utf-16"
#define GVT_FAULT_CR_ENDS         "cr-ends"
#define GVT_FAULT_ZERO_BYTE       "zero-byte"
#define GVT_FAULT_LONG_LINE       "long-line"
#define GVT_FAULT_NO_HEADINGS     "no-headings"
#define GVT_FAULT_HEAD_AGAIN      "head-again"
#define GVT_FAULT_CELL            "cell"
#define GVT_FAULT_UNKNOWN_VILLAGE "unknown-village"
#define GVT_FAULT_NO_ROWS         "no-rows"
#define GVT_FAULT_CUT_DIGITS      "cut-digits"
#define GVT_FAULT_OTHER_DATES     "other-dates"
#define GVT_FAULT_DAY_NUMBERS     "day-numbers"
#define GVT_FAULT_SHORT_YEARS     "short-years"
#define GVT_FAULT_ERROR_VALUES    "error-values"
#define GVT_FAULT_CUT_ZEROS       "cut-zeros"
#define GVT_FAULT_EXCHANGED       "exchanged"
#define GVT_FAULT_REPEATED        "repeated"
#define GVT_FAULT_SWAPPED_DATES   "swapped-dates"
#define GVT_FAULT_DUPLICATE       "duplicate"
#define GVT_FAULT_IMPOSSIBLE_DATE "impossible-date"
#define GVT_FAULT_EMPTY           "empty"
#define GVT_FAULT_NO_DATE         "no-date"
#define GVT_FAULT_LATE_DATE       "late-date"
#define GVT_FAULT_UNKNOWN_CODE    "unknown-code"
#define GVT_FAULT_THREE_DIGITS    "three-digits"

/* Where a fault of the whole line stands. */
#define GVT_FAULT_WHOLE_LINE GVT_VOTER_N_COLUMNS

/** gvt_list_fault_describe: in words. Translated. Returns: (transfer full) */
char *gvt_list_fault_describe (const char *code);

/* How often which fault came, and in which lines first: small, however long the list. */
typedef struct _GvtFaultTally GvtFaultTally;

GvtFaultTally *gvt_fault_tally_new (void);
void gvt_fault_tally_free (GvtFaultTally *self);
/** gvt_fault_tally_add: @column: a GvtVoterColumn or %GVT_FAULT_WHOLE_LINE */
void gvt_fault_tally_add (GvtFaultTally *self, guint64 line, guint column, const char *code);
gboolean gvt_fault_tally_is_empty (const GvtFaultTally *self);
/** gvt_fault_tally_describe: one fault a line: how often, column and words, the first lines; never
 * what stands in a cell. Translated. Returns: (transfer full) */
char *gvt_fault_tally_describe (const GvtFaultTally *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtFaultTally, gvt_fault_tally_free)

G_END_DECLS
