/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-quiz-import.h"
#include "gvt-quiz-merge.h"

G_BEGIN_DECLS

/* What was found in a text with questions: what cannot be read, what is left out, what can be read,
 * and what would come of it. Signal "problem" (guint line): what cannot be read was pressed. */
#define GVT_TYPE_IMPORT_REPORT (gvt_import_report_get_type ())
G_DECLARE_FINAL_TYPE (GvtImportReport, gvt_import_report, GVT, IMPORT_REPORT, GtkBox)

/** gvt_import_report_show: @report: (nullable): of gvt_quiz_import_read(); @text: what it is of */
void gvt_import_report_show (GvtImportReport *self,
                             JsonObject *report,
                             const GvtQuizMerge *merge,
                             const char *text);
/** gvt_import_report_fail: it is no file of that kind */
void gvt_import_report_fail (GvtImportReport *self);
/** gvt_import_report_refuse: why none of it can be taken in */
void gvt_import_report_refuse (GvtImportReport *self, const GError *error);

/** gvt_import_report_count: how many "items", "problems" or "notes" @report (nullable) has */
guint gvt_import_report_count (JsonObject *report, const char *name);

G_END_DECLS
