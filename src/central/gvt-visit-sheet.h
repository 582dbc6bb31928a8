/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sheet-faults.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* A file of visits, as staff write it: one line a visit, headings in Indonesian or English in any
 * order. Pure: knows neither region list nor users. */
typedef struct
{
  guint line;
  char *key;          /* its code, or else place, date and name: what a second file finds it by */
  GvtVisitPlan *plan; /* every value is of its form */
  GStrv laptops;      /* codes as typed; empty: all that work there */
} GvtVisitLine;

void gvt_visit_line_free (GvtVisitLine *self);

/** gvt_visit_sheet_read: lines that cannot be read are told in @faults, and left out. Returns:
 * (transfer full) (element-type GvtVisitLine) */
GPtrArray *gvt_visit_sheet_read (GBytes *csv, GvtSheetFaults *faults);

/** gvt_visit_sheet_headings: Returns: (transfer full): all that it knows, for --help: one a line */
char *gvt_visit_sheet_headings (void);

G_END_DECLS
