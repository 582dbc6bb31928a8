/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-readiness.h"

G_BEGIN_DECLS

/* The paper that says a team may leave: one A4 page, for the file of the travel order. What is too
 * much for it in letters of 10 points is set smaller, then told as a number. */

/* gvt_visit_export() records it as this. */
#define GVT_READINESS_FORM "readiness"

typedef struct
{
  const GvtVisitPlan *plan;
  const char *place_text; /* "Desa Kuta, ..." */
  const char *mark;       /* which laptop and person made it, and when */
  const char *code;       /* of gvt_readiness_paper_code(), drawn as a QR code */
  gboolean is_practice;   /* a watermark: invented data */
} GvtReadinessPaper;

/** gvt_readiness_paper_code: which visit, and the head of the journal when the laptop was looked
 * at: letters, digits, colons and hyphens, as on a report. Returns: (transfer full) (nullable). Any
 * thread; blocks */
char *gvt_readiness_paper_code (GvtProfile *profile, const GvtId *visit, GError **error);

/**
 * gvt_readiness_paper_render:
 * @points: of gvt_readiness_check(), all well or to be known
 *
 * In the language of the moment. Any thread.
 *
 * Returns: (transfer full) (nullable): a PDF; %GVT_ERROR_FORBIDDEN names in words what is missing:
 * who lacks it must not leave with a paper that says otherwise
 */
GBytes *
gvt_readiness_paper_render (GListModel *points, const GvtReadinessPaper *paper, GError **error);

G_END_DECLS
