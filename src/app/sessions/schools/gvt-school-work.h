/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-school-piles.h"
#include "gvt-work.h"

G_BEGIN_DECLS

/* What the page of a school's list has done by workers. Each function fills a #GvtWork but for its
 * `done`. */

/** gvt_school_work_sort: opens the voter lists for it, and closes them again. @day: (nullable): the
 * voting day. Result: #GvtSchoolPiles */
void gvt_school_work_sort (GvtWork *work,
                           GvtProfile *profile,
                           GvtRegionList *regions,
                           const GvtId *visit,
                           const char *day);

/* What came of a file. */
typedef struct
{
  char *faults;     /* (nullable): in words: which lines cannot be read; nothing was taken then */
  guint n_pupils;   /* that were taken, or could be without these lines */
  guint n_left_out; /* lines */
} GvtSchoolTaken;

void gvt_school_taken_free (GvtSchoolTaken *self);

/** gvt_school_work_take: the file at @path, @leave_out: without its lines that cannot be read.
 * Result: #GvtSchoolTaken */
void gvt_school_work_take (
    GvtWork *work, GvtProfile *profile, const GvtId *visit, const char *path, gboolean leave_out);
/** gvt_school_work_template: an empty list, to @path: a workbook, or CSV where that says so */
void gvt_school_work_template (GvtWork *work, const char *path);
/** gvt_school_work_erase: result: guint *, how many pupils */
void gvt_school_work_erase (GvtWork *work, GvtProfile *profile, const GvtId *visit);
/** gvt_school_work_ask: asks the centre about one of them, by NIK or by name and birth date.
 * Result: #GvtCheck */
void gvt_school_work_ask (GvtWork *work,
                          GvtProfile *profile,
                          const GvtId *visit,
                          const GvtSchoolRow *row);

G_END_DECLS
