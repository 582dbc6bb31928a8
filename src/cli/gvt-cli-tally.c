/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-tally.h"

#include "gvt-output.h"
#include "gvt-session-survey-text.h"

void
gvt_cli_print_tally (const GvtArgs *args, const GvtSessionSurvey *survey)
{
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *text = NULL;

  if (gvt_args_has (args, "json"))
    {
      object = gvt_session_survey_to_json (survey);
      gvt_print_json_object (object);
      return;
    }
  text = gvt_session_survey_to_text (survey);
  gvt_print ("%s", text);
}
