/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-module-library.h"
#include "gvt-profile.h"
#include "gvt-session-survey.h"
#include "gvt-test-results.h"
#include "gvt-visit-plan.h"
#include "gvt-visit-signature.h"
#include "gvt-visit.h"

G_BEGIN_DECLS

#define GVT_REPORT_N_AGES  6 /* as gvt_age_codes */
#define GVT_REPORT_N_KINDS 7 /* of disability, as gvt_disability_codes: none the first */

/* People of all classes together. Who was counted as men and women alone is in no group. */
typedef struct
{
  guint men;
  guint women;
  guint ages[2][GVT_REPORT_N_AGES]; /* men, women */
  guint kinds[GVT_REPORT_N_KINDS];
  guint n_grouped; /* of whom age and disability were counted */
} GvtReportPeople;

/* A module that was taught, in one exact version. */
typedef struct
{
  char *module; /* its id */
  char *title;  /* the id where this laptop no longer has it */
  gint64 version;
  GvtHash content_hash;
  gboolean is_draft; /* nobody reviewed it yet, or it is not here to be asked */
} GvtReportModule;

/* All that stands on a report's page, gathered before the first stroke. Private to the folder. */
typedef struct
{
  GvtVisit *visit;
  GvtVisitPlan *plan;
  GListModel *sessions; /* GvtSession */
  GvtReportPeople people;
  GListModel *results;         /* GvtItemResult, of questions that somebody was shown */
  guint n_unanswered;          /* questions shown to a person and left without an answer */
  guint n_not_shown;           /* questions that a person who took part never came to */
  GPtrArray *modules;          /* of GvtReportModule */
  GPtrArray *people_in_charge; /* user codes: of the plan, and who opened or closed a class */
  GPtrArray *tests;            /* of GvtTestResult */
  GvtSessionSurvey *survey;
  GvtVisitSignature *signature; /* (nullable): nobody signed yet */
  GvtHash head;                 /* of this laptop's journal */
  char *code;                   /* gvt-report-code.h */
  char *device_code;
  char *user;
  gint64 now_us;
} GvtReportData;

/** gvt_report_modules_read: what was taught in the class @session, or with %NULL in all of @visit.
 * Returns: (transfer full) (nullable): of #GvtReportModule */
GPtrArray *gvt_report_modules_read (
    GvtDb *db, GvtModuleLibrary *library, const GvtId *visit, const GvtId *session, GError **error);

/** gvt_report_data_gather: Returns: (transfer full) (nullable): %GVT_ERROR_FORBIDDEN,
 * %GVT_ERROR_NOT_FOUND */
GvtReportData *gvt_report_data_gather (GvtProfile *profile,
                                       GvtModuleLibrary *library,
                                       const GvtId *visit,
                                       GError **error);
void gvt_report_data_free (GvtReportData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtReportData, gvt_report_data_free)

G_END_DECLS
