/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-session-survey.h"

G_BEGIN_DECLS

/* What the survey of all visits of some days and of a region comes to: the index that a regency or
 * the province publishes for a period (PermenPANRB 14/2017). */
typedef struct
{
  const char *from; /* (nullable): YYYY-MM-DD: visits of this day or later */
  const char *to;   /* (nullable): of this day or earlier */
  const char *area; /* (nullable): a region code: visits inside of it */
} GvtSurveyPeriod;

/** gvt_survey_period_read: of any store that has the tables; as gvt_survey_tally() adds up.
 * @n_visits: (out): how many visits of the period there are, those without a sheet too.
 * %GVT_ERROR_BAD_INPUT names a date that is none. Any thread; blocks. Returns: (transfer full)
 * (nullable) */
GvtSessionSurvey *gvt_survey_period_read (GvtStore *store,
                                          const GvtSurveyPeriod *period,
                                          guint *n_visits,
                                          GError **error);

G_END_DECLS
