/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-survey.h"
#include "gvt-session-work.h"

G_BEGIN_DECLS

/* What the page of a visit's results and files asks of its workers. */

/* The result of gvt_papers_work_load(). */
typedef struct
{
  GListModel *results; /* GvtItemResult */
  GvtSessionSurvey *survey;
} GvtPapersState;

void gvt_papers_work_load (GvtWork *work,
                           GvtProfile *profile,
                           GvtModuleLibrary *library,
                           const GvtId *visit);

typedef enum
{
  GVT_PAPER_FULL_REPORT,
  GVT_PAPER_WORKBOOK,
  GVT_PAPER_CERTIFICATES, /* for the names of the attendance lists */
  GVT_PAPER_ANSWERS,      /* of the centre, about voters who were asked for on this visit */
} GvtPaper;

/** gvt_papers_work_write: @order: where to, and of what */
void gvt_papers_work_write (GvtWork *work,
                            GvtProfile *profile,
                            const GvtReportOrder *order,
                            GvtPaper paper);

G_END_DECLS
