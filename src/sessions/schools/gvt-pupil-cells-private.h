/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-pupil.h"

G_BEGIN_DECLS

/* What schools write into a cell, and spreadsheets make of it. All pure. */

typedef enum
{
  GVT_PUPIL_DATE_NONE, /* nothing is written there */
  GVT_PUPIL_DATE_READ,
  GVT_PUPIL_DATE_MONTH_FIRST, /* "2/28/2008": then "2/3/2008" in the same file may be March, too */
  GVT_PUPIL_DATE_UNREADABLE,
} GvtPupilDate;

/** gvt_pupil_date_read: day before month: "1/2/2008", "01-02-08", "1 Feb 2008", "Selasa, 1 Februari
 * 2008"; "2008-02-01" with or without a time; "01022008"; the day's number of a spreadsheet.
 * @today: "YYYY-MM-DD": nobody is born behind it. @date: (out) (transfer full): with
 * %GVT_PUPIL_DATE_READ, "YYYY-MM-DD" */
GvtPupilDate gvt_pupil_date_read (const char *cell, const char *today, char **date);

/** gvt_pupil_nik_read: with an apostrophe, blanks, dots or as 5.2010101E+15. @notes: gets what is
 * odd. Returns: (transfer full) (nullable): 16 digits of the form of a NIK; free with
 * gvt_wipe_free() */
char *gvt_pupil_nik_read (const char *cell, GvtPupilNotes *notes);

/** gvt_pupil_sex_read: Returns: "L", "P", or "" */
const char *gvt_pupil_sex_read (const char *cell);
/** gvt_pupil_marital_read: Returns: "B", "S", "P", or "" */
const char *gvt_pupil_marital_read (const char *cell);

/** gvt_pupil_text_read: without control characters and surplus blanks, at most @n_letters. Returns:
 * (transfer full) */
char *gvt_pupil_text_read (const char *cell, guint n_letters);
/** gvt_pupil_number_read: of an RT or RW: "1", "001", "RT 01" as "001". Returns: (transfer full):
 * "" where there is none */
char *gvt_pupil_number_read (const char *cell);

G_END_DECLS
