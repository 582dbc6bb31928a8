/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

typedef struct
{
  const char *path;     /* gvt-list-reader.h says what it may look like */
  const char *village;  /* (nullable): of all rows, when the file does not say */
  const char *election; /* 1 to 32 of a-z 0-9 - */
  const char *as_of;    /* "YYYY-MM-DD": the day the list speaks of */
  gboolean is_dry_run;  /* judge it, keep nothing */
} GvtListImport;

typedef struct
{
  guint version; /* that it got; 0 of a dry run */
  guint64 rows;
  guint villages;
  char *warnings; /* one a line, translated; may be empty */
} GvtListSummary;

void gvt_list_summary_clear (GvtListSummary *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtListSummary, gvt_list_summary_clear)

/**
 * gvt_central_import_list:
 *
 * Takes a clean voter list as the next version of its election's; the version before stays. A list
 * with one fault is refused whole, before anything is written: %GVT_ERROR_BAD_INPUT lists lines and
 * columns, and never what stands there. The list is data of the province's office, so its rows are
 * no events; that it was taken is one.
 */
gboolean gvt_central_import_list (GvtCentral *self,
                                  const GvtListImport *import,
                                  GvtListSummary *summary,
                                  GError **error);

G_END_DECLS
