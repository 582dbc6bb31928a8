/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-session-open.h"
#include "gvt-step-acts.h"

static gboolean
check_options (const GvtArgs *args, GError **error)
{
  g_autofree char *reasons = g_strjoinv (", ", (GStrv) gvt_skip_reasons);
  gboolean skips = gvt_args_has (args, "skip");

  if (skips && gvt_args_has (args, "return"))
    return gvt_usage_error (error, _ ("A step is either skipped or returned to."));
  if (skips && gvt_args_get (args, "reason") == NULL)
    return gvt_usage_error (error, _ ("A step is skipped with --reason, one of: %s."), reasons);
  if (!skips && gvt_args_get (args, "reason") != NULL)
    return gvt_usage_error (error, _ ("A reason is given with --skip."));
  return TRUE;
}

static gboolean
run_step (const GvtArgs *args, GError **error)
{
  const char *step = gvt_args_operand (args, 1);
  g_autoptr (GvtProfile) profile = NULL;
  GvtId session;

  if (!check_options (args, error) || !gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL)
    return FALSE;
  if (gvt_args_has (args, "skip"))
    return gvt_session_step_skip (profile, &session, step, gvt_args_get (args, "reason"), error);
  return gvt_args_has (args, "return") ? gvt_session_step_return (profile, &session, step, error)
                                       : gvt_session_step_enter (profile, &session, step, error);
}

static const GvtOption step_options[] = {
  { "skip", NULL, N_ ("leaves it out instead; the class goes on to the next one") },
  { "reason", "REASON", N_ ("why: time, power, people, material or other") },
  { "return", NULL, N_ ("goes back to a step that the class was at, or that was skipped") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_step_command = {
  .name = "session step",
  .operands = "SESSION STEP",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ (
      "takes a class to a step: attendance, pretest, modules, posttest, survey or close"),
  .details = N_ ("Whoever opens the class again stands there. What is said twice is recorded once. "
                 "\"session show\" tells where a class stands, \"session undo\" takes a step back. "
                 "The close itself is \"session close\"."),
  .options = step_options,
  .run = run_step,
};

static gboolean
run_order (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  for (guint i = 1; i < gvt_args_n_operands (args); i++)
    g_ptr_array_add (steps, (char *) gvt_args_operand (args, i));
  g_ptr_array_add (steps, NULL);
  profile = gvt_cli_unlock (args, error);
  return profile != NULL
         && gvt_session_order_set (profile, &session, (const char *const *) steps->pdata, error);
}

const GvtCommand gvt_session_order_command = {
  .name = "session order",
  .operands = "SESSION STEP...",
  .min_operands = 2,
  .max_operands = G_MAXUINT,
  .summary = N_ ("says in which order a class takes its steps, \"close\" the last"),
  .details = N_ ("Steps that the class has cannot be left out: skip them with a reason."),
  .run = run_order,
};

static gboolean
run_next (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  const char *held = gvt_args_get (args, "held");
  GvtId session, next;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL
      || !gvt_session_open_next (profile, &session, gvt_args_get (args, "name"),
                                 g_strcmp0 (held, "now") == 0 ? "" : held, &next, error))
    return FALSE;
  gvt_cli_print_id (args, &next);
  return TRUE;
}

static const GvtOption next_options[] = {
  { "name", "TEXT",
    N_ ("what it is called; otherwise as the plan names it, or the number in the name counted "
        "up") },
  { "held", "YYYY-MM-DD",
    N_ ("the day of a class that was held on paper; \"now\" for one that is held now") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_session_next_command = {
  .name = "session next",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("opens the next class of the same visit and prints the session's id"),
  .details = N_ ("It takes its steps in the same order, and is to be taught the modules that were "
                 "taught in SESSION. It is called by the next name of the visit's plan that no "
                 "class has yet; without one, after \"X IPA 1\" comes \"X IPA 2\". After a class "
                 "that was held on paper comes one of the same day, unless --held says otherwise."),
  .options = next_options,
  .run = run_next,
};
