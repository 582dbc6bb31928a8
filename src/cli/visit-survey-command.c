/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-cli-tally.h"
#include "gvt-survey-followup.h"

static gboolean
run_survey (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtSessionSurvey) survey = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  survey = profile != NULL ? gvt_visit_survey_read (profile, &visit, error) : NULL;
  if (survey == NULL)
    return FALSE;
  gvt_cli_print_tally (args, survey);
  return TRUE;
}

const GvtCommand gvt_visit_survey_command = {
  .name = "visit survey",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says what the survey sheets of all classes of a visit come to"),
  .details = N_ ("As JSON: as \"session survey\"."),
  .run = run_survey,
};

static const char *
get_or_empty (const GvtArgs *args, const char *option)
{
  const char *value = gvt_args_get (args, option);

  return value != NULL ? value : "";
}

static gboolean
run_followup (const GvtArgs *args, GError **error)
{
  GvtSurveyFollowup followup = { .element = gvt_args_operand (args, 1),
                                 .act = get_or_empty (args, "act"),
                                 .due = get_or_empty (args, "due"),
                                 .role = get_or_empty (args, "role") };
  g_autoptr (GvtProfile) profile = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error) || !gvt_survey_followup_check (&followup, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  return profile != NULL && gvt_visits_follow_up (profile, &visit, &followup, error);
}

static const GvtOption followup_options[] = {
  { "act", "TEXT", N_ ("what is to be done; without it the plan is taken back") },
  { "due", "YYYY-MM-DD", N_ ("until when") },
  { "role", "TEXT", N_ ("the office of who sees to it, not his name") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_followup_command = {
  .name = "visit followup",
  .operands = "VISIT ELEMENT",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("notes what is to be done about an element of the survey"),
  .details = N_ ("ELEMENT is U1 to U9. What was noted about it before is replaced. The plan is "
                 "about the service and not about a person: names, telephone numbers and NIKs have "
                 "no place in it."),
  .options = followup_options,
  .run = run_followup,
};
