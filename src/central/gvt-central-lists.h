/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

typedef struct
{
  const char *path;        /* gvt-list-reader.h says what it may look like */
  const char *village;     /* (nullable): of all rows, when the file does not say */
  const char *election;    /* 1 to 32 of a-z 0-9 - */
  const char *as_of;       /* "YYYY-MM-DD": the day the list speaks of */
  const char *faults_path; /* (nullable): gets every fault of a row as CSV (gvt-fault-file.h) */
  gboolean is_dry_run;     /* judge it, keep nothing */
  guint64
      accepted_faults; /* faulty rows that the operator knows of: exactly as many as there are */
  guint64 accepted_shrunk; /* villages that lose many voters, likewise */
  gboolean drop_missing;   /* villages that the file lacks leave the list */
} GvtListImport;

typedef struct
{
  guint version; /* that it got; 0 of a dry run */
  guint64 rows;  /* of the file, as is the next */
  guint villages;
  guint64 faulty_rows;
  char *faults; /* by kind, one a line, translated; may be empty, as the next two */
  char *warnings;
  char *shrunk; /* villages that lose many voters */
  guint n_shrunk;
  guint missing_villages; /* that the file lacks and the version before had */
  guint64 missing_rows;   /* in them */
  guint taken_up;         /* exported proposals that the list has as they were proposed */
  guint not_taken_up;     /* exported ones that it has not */
  guint64 carried_marked; /* of these, marked now: their NIK stands in another row too */
} GvtListSummary;

void gvt_list_summary_clear (GvtListSummary *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtListSummary, gvt_list_summary_clear)

/**
 * gvt_central_import_list:
 *
 * Takes a voter list as the next version of its election's; the version before stays. A file that
 * is itself at fault (cut or foreign bytes, columns that a spreadsheet spoilt) is refused. Rows at
 * fault are kept, those of a faulty NIK marked, when the operator accepts exactly as many; villages
 * that the file lacks are carried over, and a NIK that stands in two rows of the whole list is
 * marked in both. All is known before anything is written: a refusal
 * (%GVT_ERROR_BAD_INPUT, with lines and columns and never what stands there) changes nothing. The
 * list is data of the province's office, so its rows are no events; that it was taken is one.
 */
gboolean gvt_central_import_list (GvtCentral *self,
                                  const GvtListImport *import,
                                  GvtListSummary *summary,
                                  GError **error);

G_END_DECLS
