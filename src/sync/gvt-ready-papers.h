/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-leases.h"
#include "gvt-readiness.h"
#include "gvt-visit-plan.h"

G_BEGIN_DECLS

/* Whether what was printed of the lists a visit needs is of the lists that are carried now. */

typedef struct
{
  gboolean is_worklist; /* otherwise a village's masked list */
  char *name;           /* the village's code, or the worklist's code and title */
  char *day;            /* (nullable): "YYYY-MM-DD", when the newest was made; never */
  gboolean is_current;  /* of the version carried here, with @day */
} GvtReadyPaper;

/** gvt_ready_papers_collect: of each village of @plan whose list of @lists is here, and of each
 * worklist of @visit that the present user may see. Any thread; blocks. Returns: (transfer full)
 * (nullable): of #GvtReadyPaper */
GPtrArray *gvt_ready_papers_collect (GvtProfile *profile,
                                     const GvtVisitPlan *plan,
                                     const GvtId *visit,
                                     GListModel *lists,
                                     GError **error);

/** gvt_ready_paper_judge: @name: what the paper is called for people. Returns: (transfer full) */
GvtReadyPoint *gvt_ready_paper_judge (const GvtReadyPaper *paper, const char *name);

G_END_DECLS
