/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-undo.h"

static void
print_undone (const GvtArgs *args, GvtDoneAct *act)
{
  g_autoptr (JsonObject) object = NULL;

  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object = gvt_done_act_to_json (act));
  else
    {
      gvt_print (_ ("Undone: %s"), gvt_done_act_get_name (act));
      gvt_print ("\n");
    }
}

static gboolean
run_undo (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GvtDoneAct) act = NULL;
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  act = library != NULL ? gvt_sessions_undo (profile, library, &session, NULL, error) : NULL;
  if (act == NULL)
    return FALSE;

  print_undone (args, act);
  return TRUE;
}

const GvtCommand gvt_session_undo_command = {
  .name = "session undo",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes back the last act in a session, and prints which it was"),
  .details = N_ ("What stood before stands again. Each further call takes back the act before, to "
                 "the session's beginning; \"session acts\" lists them. Of a closed session the "
                 "close is the last: it is open again then, and a report that was handed out "
                 "keeps its check code, which no longer fits the figures once they change. As "
                 "JSON: {\"id\", \"kind\", \"name\", \"at\"}."),
  .run = run_undo,
};

static void
print_acts_as_text (GListModel *acts)
{
  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (GvtDoneAct) act = g_list_model_get_item (acts, i);

      gvt_print ("%s\n", gvt_done_act_get_name (act));
    }
}

static void
print_acts_as_json (GListModel *acts)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (acts); i++)
    {
      g_autoptr (GvtDoneAct) act = g_list_model_get_item (acts, i);

      json_array_add_object_element (array, gvt_done_act_to_json (act));
    }
  gvt_print_json_array (array);
}

static void
print_acts (const GvtArgs *args, GListModel *acts)
{
  if (gvt_args_has (args, "json"))
    print_acts_as_json (acts);
  else
    print_acts_as_text (acts);
}

static gboolean
run_acts (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GListModel) acts = NULL;
  GvtId session;

  if (!gvt_cli_operand_id (args, 0, &session, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  acts = library != NULL ? gvt_sessions_list_acts (profile, library, &session, 0, error) : NULL;
  if (acts == NULL)
    return FALSE;

  print_acts (args, acts);
  return TRUE;
}

const GvtCommand gvt_session_acts_command = {
  .name = "session acts",
  .operands = "SESSION",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("lists what can be undone in a session, the last first"),
  .details = N_ ("As JSON: [{\"id\", \"kind\", \"name\", \"at\"}]."),
  .run = run_acts,
};

/* --- of a visit --- */

static gboolean
run_visit_undo (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtDoneAct) act = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  act = profile != NULL ? gvt_visits_undo (profile, &visit, NULL, error) : NULL;
  if (act == NULL)
    return FALSE;

  print_undone (args, act);
  return TRUE;
}

const GvtCommand gvt_visit_undo_command = {
  .name = "visit undo",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes back the last follow-up plan of a visit, or that it was called off"),
  .details = N_ ("Prints which it was. What stood before stands again. What was done in its "
                 "classes is taken back "
                 "by \"session undo\". As JSON: {\"id\", \"kind\", \"name\", \"at\"}."),
  .run = run_visit_undo,
};

static gboolean
run_visit_acts (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GListModel) acts = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  acts = profile != NULL ? gvt_visits_list_acts (profile, &visit, 0, error) : NULL;
  if (acts == NULL)
    return FALSE;

  print_acts (args, acts);
  return TRUE;
}

const GvtCommand gvt_visit_acts_command = {
  .name = "visit acts",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("lists what \"visit undo\" takes back, the last first"),
  .details = N_ ("As JSON: [{\"id\", \"kind\", \"name\", \"at\"}]."),
  .run = run_visit_acts,
};
