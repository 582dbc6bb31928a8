/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* What a row shows of its columns' way through a spreadsheet: in one row a slip of the hand, in a
 * whole sheet (gvt-list-sheet.h) the spreadsheet's work. Some only count what could have been
 * spoilt. */
typedef enum
{
  GVT_LIST_SIGN_CUT_NIK,       /* 15 digits, or a number as below: no office writes a NIK so */
  GVT_LIST_SIGN_LONG_NIK,      /* 16 digits */
  GVT_LIST_SIGN_ROUND_NIK,     /* of those: the last is a 0 */
  GVT_LIST_SIGN_NULL_NIK,      /* of those: the last four are, which is never issued */
  GVT_LIST_SIGN_STRAIGHT_DATE, /* agrees with the NIK's day and month, both up to 12 */
  GVT_LIST_SIGN_SWAPPED_DATE,  /* agrees with them the other way round */
  GVT_LIST_SIGN_OTHER_DATE,    /* 5/7/1990, 1990-07-05, 5-Jul-1990; or #### for a narrow column */
  GVT_LIST_SIGN_DAY_NUMBER,    /* 33059: days since the last ones of 1899 */
  GVT_LIST_SIGN_SHORT_YEAR,    /* 7/5/90 */
  GVT_LIST_SIGN_NUMBER_NKK,    /* 5,2E+15; 5202041203150000,00 and 5.202.041.203.150.000 */
  GVT_LIST_SIGN_SHORT_NKK,     /* 15 digits */
  GVT_LIST_SIGN_LONG_NKK,      /* 16 digits */
  GVT_LIST_SIGN_ROUND_NKK,     /* of those: the last is a 0 */
  GVT_LIST_SIGN_NULL_NKK,      /* of those: the last four are */
  GVT_LIST_SIGN_ERROR_VALUE,   /* the name is #REF!, #N/A, Err:502: what a formula left */
  GVT_LIST_SIGN_CUT_RT,        /* one or two digits: the zeros in front are gone; as the next two */
  GVT_LIST_SIGN_CUT_RW,
  GVT_LIST_SIGN_CUT_TPS,
  GVT_LIST_SIGN_NAME_AND_PLACE, /* neither the name nor the place of birth is empty */
  GVT_LIST_SIGN_REPEATED, /* a row further up has its NIK; where it has none, all that it says */
} GvtListSign;

#define GVT_LIST_N_SIGNS (GVT_LIST_SIGN_REPEATED + 1)

/** gvt_list_signs_read: what @row shows by itself: all but %GVT_LIST_SIGN_REPEATED. Returns: a bit
 * for each sign, 1 << GvtListSign */
guint gvt_list_signs_read (const GvtVoterRow *row);

G_END_DECLS
