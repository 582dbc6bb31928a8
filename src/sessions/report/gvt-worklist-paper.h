/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-export.h"
#include "gvt-leases.h"
#include "gvt-worklist.h"

G_BEGIN_DECLS

/* A worklist on paper: A4, household by household, masked (I11), each row with the code by which
 * the notes that are written beside it are keyed later. Each page says who made it and when, and
 * how many voters stand on it, so that a page that is lost is missed. */

/* gvt_visit_export() records it as this. */
#define GVT_WORKLIST_FORM "worklist"

typedef struct
{
  const char *mark;     /* of gvt_visit_export_mark(), on each page */
  gboolean is_practice; /* a watermark: invented data */
} GvtWorklistPaper;

/** gvt_worklist_paper_lists: whose people stand on it: the lists of @leased, of #GvtLeasedList,
 * that any row of @worklist was found in. Returns: (transfer full): of #GvtExportedList */
GPtrArray *gvt_worklist_paper_lists (GvtWorklist *worklist, GListModel *leased);

/** gvt_worklist_paper_render: @worklist: of gvt_worklists_open(). In the language of the moment.
 * Any thread. Returns: (transfer full) (nullable): a PDF */
GBytes *
gvt_worklist_paper_render (GvtWorklist *worklist, const GvtWorklistPaper *paper, GError **error);

G_END_DECLS
