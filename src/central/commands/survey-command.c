/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-session-survey-text.h"
#include "gvt-survey-period.h"

static void
print (const GvtArgs *args, const GvtSessionSurvey *survey, guint n_visits)
{
  g_autoptr (JsonObject) object = NULL;
  g_autofree char *text = NULL;

  if (gvt_args_has (args, "json"))
    {
      object = gvt_session_survey_to_json (survey);
      json_object_set_int_member (object, "n_visits", n_visits);
      gvt_print_json_object (object);
      return;
    }
  text = gvt_session_survey_to_text (survey);
  gvt_print (_ ("Visits of these days: %u. Classes: %u.\n"), n_visits, survey->n_classes);
  gvt_print ("%s", text);
}

static gboolean
run_survey (const GvtArgs *args, GError **error)
{
  const char *area = gvt_args_get (args, "area");
  g_autofree char *clean = area != NULL ? gvt_region_code_clean (area, error) : NULL;
  const GvtSurveyPeriod period = { gvt_args_get (args, "from"), gvt_args_get (args, "to"), clean };
  g_autoptr (GvtCentral) central = NULL;
  g_autoptr (GvtSessionSurvey) survey = NULL;
  guint n_visits;

  if (area != NULL && clean == NULL)
    return FALSE;
  central = gvt_central_open_args (args, error);
  survey = central != NULL ? gvt_survey_period_read (
               gvt_journal_get_store (gvt_central_get_journal (central)), &period, &n_visits, error)
                           : NULL;
  if (survey == NULL)
    return FALSE;
  print (args, survey, n_visits);
  return TRUE;
}

static const GvtOption options[] = {
  { "area", "CODE", N_ ("only visits inside of this region") },
  { "from", "YYYY-MM-DD", N_ ("only visits of this day or later") },
  { "to", "YYYY-MM-DD", N_ ("only visits of this day or earlier") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_central_survey_command = {
  .name = "survey",
  .summary = N_ ("says what the survey sheets of many visits come to, over all laptops"),
  .details = N_ (
      "The index of satisfaction (IKM) of a period and a region, in total and by service, sex, age "
      "and education, as far as laptops have sent their records. Of fewer than ten sheets nothing "
      "is told but their number; two periods or regions, taken together, may tell more than each "
      "alone: pass on one of them.\n\n"
      "As JSON: as \"session survey\" of govotectl has it, and \"n_visits\"."),
  .options = options,
  .run = run_survey,
};
