/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-chart.h"
#include "gvt-page-flow.h"
#include "gvt-report-data.h"
#include "gvt-report.h"

G_BEGIN_DECLS

/* Below so many answers nothing is told of how they were divided: it would be somebody's. */
#define GVT_FULL_REPORT_MIN 10

#define GVT_FULL_REPORT_ROW 14.0

/* The report while it is drawn. Private to the folder. */
typedef struct
{
  GvtPageFlow flow;
  const GvtReportData *data;
  const GvtReportOptions *options;
  GvtModuleLibrary *library;
  GPtrArray *quizzes; /* of GvtQuizFigures */
  GPtrArray *classes; /* of GvtClassFigures */
  const char *mark;   /* of each page (I10) */
} GvtFullReport;

/* One cell of a row. */
typedef struct
{
  double x;
  double width;
  PangoAlignment alignment;
} GvtFullReportColumn;

void gvt_full_report_heading (GvtFullReport *self, const char *text);
void gvt_full_report_note (GvtFullReport *self, const char *text);
/** gvt_full_report_row: on one page, the first cell on as many lines as it takes */
void gvt_full_report_row (GvtFullReport *self,
                          const GvtFullReportColumn *columns,
                          const char *const *texts,
                          guint n_columns,
                          gboolean is_bold);
/** gvt_full_report_need_chart: goes on to the next page unless these bars have room on this one,
 * and
 * @above points of text before them */
void gvt_full_report_need_chart (GvtFullReport *self,
                                 double above,
                                 const GvtChartBar *bars,
                                 guint n_bars);
/** gvt_full_report_chart: all bars on one page */
void gvt_full_report_chart (GvtFullReport *self, const GvtChartBar *bars, guint n_bars);
/** gvt_full_report_figure: with two digits behind the comma; "–" for NAN. Returns: (transfer full)
 */
char *gvt_full_report_figure (double value);

/* What one class learned and said, where the report goes class by class. */
typedef struct
{
  char *name;
  GPtrArray *tests; /* of GvtTestResult */
  GvtSessionSurvey *survey;
} GvtClassFigures;

/** gvt_class_figures_read: of each class of @data. Returns: (transfer full) (element-type
 * GvtClassFigures) (nullable). Blocks */
GPtrArray *gvt_class_figures_read (GvtProfile *profile,
                                   GvtModuleLibrary *library,
                                   const GvtReportData *data,
                                   GError **error);

/* The parts, in their order. */
void gvt_full_report_classes (GvtFullReport *self);
void gvt_full_report_gains (GvtFullReport *self);
void gvt_full_report_test_items (GvtFullReport *self);
void gvt_full_report_items (GvtFullReport *self);
void gvt_full_report_answers (GvtFullReport *self);
void gvt_full_report_survey (GvtFullReport *self);

G_END_DECLS
