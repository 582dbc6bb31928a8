/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey.h"

G_BEGIN_DECLS

/* By what people are divided: in the order of gvt_survey_column_code(). */
enum
{
  GVT_SURVEY_BY_SERVICE,
  GVT_SURVEY_BY_SEX,
  GVT_SURVEY_BY_AGE,
  GVT_SURVEY_BY_EDUCATION,
  GVT_SURVEY_N_COLUMNS
};

/** gvt_survey_column_code: "service", "sex", "age" or "education" */
const char *gvt_survey_column_code (guint column);

/* Those of one service, sex, age or education. */
typedef struct
{
  const char *column; /* "service", "sex", "age", "education" */
  char *value;        /* as it stands in the file */
  GvtSurveyTally tally;
  gboolean is_shown; /* else nothing but tally.n may be told */
} GvtSurveyGroup;

typedef struct
{
  GvtSurveyTally total;
  GPtrArray *groups; /* element-type GvtSurveyGroup: column by column, in the file's order */
} GvtSurvey;

/** gvt_survey_new: of nobody yet. Returns: (transfer full) */
GvtSurvey *gvt_survey_new (void);
/** gvt_survey_place_group: groups stand in the order in which they are named first; one that stays
 * empty is left out in the end */
void gvt_survey_place_group (GvtSurvey *self, guint column, const char *value);
/** gvt_survey_add_sheet: @values: by each column; "" belongs to no group. Returns: %FALSE when it
 * would be one group too many; the sheet is added all the same */
gboolean gvt_survey_add_sheet (GvtSurvey *self,
                               const guint8 scores[GVT_SURVEY_N_ELEMENTS],
                               const char *const values[GVT_SURVEY_N_COLUMNS]);
/** gvt_survey_finish: once all are added: says which groups may be shown */
void gvt_survey_finish (GvtSurvey *self);
void gvt_survey_free (GvtSurvey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSurvey, gvt_survey_free)

/**
 * gvt_survey_sheet_read:
 * @rows: (element-type GvtSheetRow): headings, then a row for each sheet that came back. The nine
 *   columns "U1" to "U9" must be there, in any order; a cell of them holds 1 to 4, or nothing.
 *   Sheets are also added up by the columns "Layanan", "Jenis kelamin", "Usia" and "Pendidikan",
 *   where they are there. Columns of other names are passed over.
 *
 * A group too small to be shown would come out as the total less the others, so where one alone of
 * a column is hidden, the smallest of the others is hidden with it.
 *
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT with each line that cannot be read, the
 * first twenty of them
 */
GvtSurvey *gvt_survey_sheet_read (GPtrArray *rows, GError **error);

G_END_DECLS
