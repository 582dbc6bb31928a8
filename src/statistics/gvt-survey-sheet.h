/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-survey.h"

G_BEGIN_DECLS

/**
 * gvt_survey_sheet_read:
 * @rows: (element-type GvtSheetRow): headings, then a row for each sheet that came back. The nine
 *   columns "U1" to "U9" must be there, in any order; columns of other names are passed over. A
 *   cell holds 1 to 4, or nothing.
 *
 * Adds every sheet to @tally, or changes nothing.
 *
 * Returns: %GVT_ERROR_BAD_INPUT with each line that cannot be read, the first twenty of them
 */
gboolean gvt_survey_sheet_read (GPtrArray *rows, GvtSurveyTally *tally, GError **error);

G_END_DECLS
