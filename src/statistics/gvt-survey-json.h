/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-survey-sheet.h"

G_BEGIN_DECLS

/** gvt_survey_to_json: {"n", "elements": [{"code", "n", "nrr"}], "lowest": [code], "ikm", "grade",
 * "groups": [{"by", "value", "n", "ikm", "grade"}]}: means to four decimals. "ikm" and "grade" are
 * null as long as an element has no answer, and left out of a group that is not shown. Returns:
 * (transfer full) */
JsonObject *gvt_survey_to_json (const GvtSurvey *self);

G_END_DECLS
