/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-visit.h"

G_BEGIN_DECLS

/* All that stands on a report's page, gathered before the first stroke. Private to the folder. */
typedef struct
{
  GvtVisit *visit;
  GListModel *sessions; /* GvtSession */
  GListModel *results;  /* GvtItemResult, of questions that somebody was shown */
  guint n_unanswered;   /* questions shown to a person and left without an answer */
  guint n_not_shown;    /* questions that a person who took part never came to */
  GPtrArray *modules;   /* titles taught, char * */
  char *device_code;
  char *user;
  gint64 now_us;
} GvtReportData;

GvtReportData *gvt_report_data_gather (GvtProfile *profile,
                                       GvtModuleLibrary *library,
                                       const GvtId *visit,
                                       GError **error);
void gvt_report_data_free (GvtReportData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtReportData, gvt_report_data_free)

G_END_DECLS
