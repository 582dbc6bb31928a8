/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey-line.h"

G_BEGIN_DECLS

/* Survey sheets of paper that are keyed into a class, a line each (gvt-survey-line.h), of either
 * survey. Each is one event. Any thread; all of it blocks. */

/* A sheet that was keyed. */
typedef struct
{
  GvtId event; /* for gvt_survey_sheets_take_back() */
  guint sheet;
  char *line; /* as gvt_survey_line_write() writes it */
} GvtKeyedSurvey;

void gvt_keyed_survey_free (GvtKeyedSurvey *self);

typedef enum
{
  GVT_SURVEY_SHEET_NEW,
  GVT_SURVEY_SHEET_REPLACED, /* the number had another sheet */
  GVT_SURVEY_SHEET_SAME,     /* it stood there already; nothing was added */
  GVT_SURVEY_SHEET_HELD,     /* the number has another sheet; nothing was recorded */
} GvtSurveySheetChange;

typedef struct
{
  guint sheet;
  GvtSurveySheetChange change;
} GvtSurveySheetOutcome;

/**
 * gvt_survey_sheets_key:
 * @is_smiley: of the short survey; else of the nine elements, about @service
 * @replaces: whether a sheet that stands there under the number is replaced, and not held
 * @outcome: (out)
 *
 * Takes one line, whole or not at all. A line without a number has the one after the highest.
 *
 * Returns: %FALSE with %GVT_ERROR_BAD_INPUT, which names the column, and as gvt_sessions_survey()
 */
gboolean gvt_survey_sheets_key (GvtProfile *profile,
                                const GvtId *session,
                                gboolean is_smiley,
                                const char *service,
                                const char *line,
                                gboolean replaces,
                                GvtSurveySheetOutcome *outcome,
                                GError **error);

/** gvt_survey_sheets_list: Returns: (transfer full) (nullable): of #GvtKeyedSurvey, as they were
 * keyed, the last one last */
GPtrArray *gvt_survey_sheets_list (GvtProfile *profile,
                                   const GvtId *session,
                                   gboolean is_smiley,
                                   GError **error);

/** gvt_survey_sheets_take_back: as if @event had never been keyed: what its number had before
 * stands again. %GVT_ERROR_NOT_FOUND when it does not stand any more */
gboolean gvt_survey_sheets_take_back (GvtProfile *profile,
                                      const GvtId *session,
                                      gboolean is_smiley,
                                      const GvtId *event,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtKeyedSurvey, gvt_keyed_survey_free)

G_END_DECLS
