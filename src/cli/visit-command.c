/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-input.h"
#include "gvt-cli-profile.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-session-views.h"
#include "gvt-text.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-cancel.h"

#define MAX_PEOPLE 100000
#define MAX_BYTES  (64 * 1024)

/* Returns: (transfer full) (nullable): the plan that stands in @path */
static GvtVisitPlan *
read_file (const GvtArgs *args, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (g_str_equal (path, "-") && g_strcmp0 (gvt_args_get (args, "passphrase-file"), "-") == 0)
    {
      gvt_usage_error (error, _ ("Standard input can be the passphrase or the plan, not both."));
      return NULL;
    }
  bytes = gvt_cli_read_input (path, MAX_BYTES, error);
  object = bytes != NULL ? gvt_json_parse (bytes, MAX_BYTES, error) : NULL;
  if (bytes != NULL && object == NULL)
    gvt_cli_name_fault (error, path);
  return object != NULL ? gvt_visit_plan_from_json (object, error) : NULL;
}

/* Returns: (transfer full) (nullable): the plan that the options give */
static GvtVisitPlan *
read_options (const GvtArgs *args, GError **error)
{
  const char *name = gvt_args_require (args, "name", error);
  const char *place = name != NULL ? gvt_args_require (args, "place", error) : NULL;
  const char *date = place != NULL ? gvt_args_require (args, "date", error) : NULL;
  g_autoptr (GvtVisitPlan) plan = gvt_visit_plan_new ();
  gint64 expected = 0;

  if (date == NULL || !gvt_args_get_int (args, "expected", 0, MAX_PEOPLE, &expected, error))
    return NULL;

  gvt_visit_plan_set_text (&plan->name, name);
  gvt_visit_plan_set_text (&plan->place, place);
  gvt_visit_plan_set_text (&plan->date, date);
  plan->expected = (guint) expected;
  return g_steal_pointer (&plan);
}

static gboolean
run_plan (const GvtArgs *args, GError **error)
{
  const char *file = gvt_args_n_operands (args) > 0 ? gvt_args_operand (args, 0) : NULL;
  g_autoptr (GvtVisitPlan) plan = file != NULL ? read_file (args, file, error)
                                               : read_options (args, error);
  g_autoptr (GvtProfile) profile = plan != NULL ? gvt_cli_unlock (args, error) : NULL;
  GvtId visit;

  if (profile == NULL || !gvt_visits_plan (profile, plan, &visit, error))
    return FALSE;
  gvt_cli_print_id (args, &visit);
  return TRUE;
}

static const GvtOption plan_options[] = {
  { "name", "TEXT", N_ ("what the visit is called: the school's name, say") },
  { "place", "CODE", N_ ("the village's region code") },
  { "date", "YYYY-MM-DD", N_ ("the day") },
  { "expected", "N", N_ ("how many people are expected") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_plan_command = {
  .name = "visit plan",
  .operands = "[FILE]",
  .max_operands = 1,
  .summary = N_ ("plans a visit and prints its id"),
  .details = N_ (
      "FILE, or \"-\" for standard input, is the whole plan as a JSON object: name, place, date, "
      "expected, women, classes, class_names, segment, order_number, order_date, letterhead, "
      "contact_name, "
      "contact_phone, facilitators, villages, steps, names_until, names_travel, and modules as "
      "[{\"module\", \"minutes\"}]. All but the first three may be left out. Without FILE the "
      "options give the plan.\n\n"
      "The host's name and telephone number stay on this laptop. So do the names of those who "
      "attend, unless names_travel is true; they are erased on the day of names_until, or 90 days "
      "after they were taken."),
  .options = plan_options,
  .run = run_plan,
};

static gboolean
run_change (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtVisitPlan) plan = NULL;
  g_autoptr (GvtProfile) profile = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  plan = read_file (args, gvt_args_operand (args, 1), error);
  profile = plan != NULL ? gvt_cli_unlock (args, error) : NULL;
  return profile != NULL && gvt_visits_change (profile, &visit, plan, error);
}

const GvtCommand gvt_visit_change_command = {
  .name = "visit change",
  .operands = "VISIT FILE",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("puts the plan in FILE in the place of the present one"),
  .details = N_ (
      "FILE is a whole plan, as \"visit show --json\" prints it and \"visit plan\" reads "
      "it. A visit does not move to another place."),
  .run = run_change,
};

static gboolean
cancel (const GvtArgs *args, const char *reason, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  GvtId visit;

  if (reason == NULL || !gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  return profile != NULL && gvt_visits_cancel (profile, &visit, reason, error);
}

static gboolean
run_cancel (const GvtArgs *args, GError **error)
{
  return cancel (args, gvt_args_require (args, "reason", error), error);
}

static const GvtOption cancel_options[] = {
  { "reason", "CODE", N_ ("slip, moved, host, road, team or other") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_cancel_command = {
  .name = "visit cancel",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("records that a visit is not held, and why"),
  .details = N_ (
      "The reasons: slip (planned by mistake), moved (planned anew for another place), host (who "
      "cannot receive us), road (or weather), team (which cannot be there), other. The visit and "
      "its plan stay. In \"coverage\" it counts as planned and not reached, unless it was a slip "
      "or "
      "moved. \"visit undo\" and \"visit resume\" take it back."),
  .options = cancel_options,
  .run = run_cancel,
};

static gboolean
run_resume (const GvtArgs *args, GError **error)
{
  return cancel (args, "", error);
}

const GvtCommand gvt_visit_resume_command = {
  .name = "visit resume",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("records that a visit that was called off is held after all"),
  .run = run_resume,
};

static gboolean
run_list (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GListModel) visits = profile != NULL ? gvt_visits_browse (profile, error) : NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *array = json_array_new ();

  json_object_set_array_member (object, "visits", array);
  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (visits); i++)
    {
      g_autoptr (GvtVisit) visit = g_list_model_get_item (visits, i);
      g_autofree char *id = gvt_id_to_text (gvt_visit_get_id (visit));
      g_autofree char *date = gvt_text_date (gvt_visit_get_date (visit));

      if (gvt_args_has (args, "json"))
        json_array_add_object_element (array, gvt_visit_to_json (visit));
      else
        gvt_print ("%s  %s, %s, %s\n", id, gvt_visit_get_name (visit), gvt_visit_get_place (visit),
                   date);
    }
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  return TRUE;
}

const GvtCommand gvt_visit_list_command = {
  .name = "visit list",
  .summary = N_ ("lists the visits, the newest first"),
  .details = N_ ("As JSON: {\"visits\"}."),
  .run = run_list,
};

static void
print_line (const char *label, const char *value)
{
  if (*value != '\0')
    gvt_print ("%s: %s\n", label, value);
}

static void
print_plan (const GvtVisitPlan *plan)
{
  g_autofree char *date = gvt_text_date_with_day (plan->date);
  g_autofree char *expected = gvt_text_number (plan->expected);
  g_autofree char *women = gvt_text_number (plan->women);
  g_autofree char *class_names = g_strjoinv (", ", plan->class_names);
  g_autofree char *facilitators = g_strjoinv (", ", plan->facilitators);
  g_autofree char *villages = g_strjoinv (", ", plan->villages);
  g_autofree char *until = *plan->names_until != '\0' ? gvt_text_date_with_day (plan->names_until)
                                                      : g_strdup ("");

  print_line (_ ("Visit"), plan->name);
  print_line (_ ("Place"), plan->place);
  print_line (_ ("Day"), date);
  print_line (_ ("People expected"), expected);
  print_line (_ ("Women among them"), plan->women > 0 ? women : "");
  print_line (_ ("Classes"), class_names);
  print_line (_ ("Travel order"), plan->order_number);
  print_line (_ ("Host"), plan->contact_name);
  print_line (_ ("Facilitators"), facilitators);
  print_line (_ ("Voter lists of"), villages);
  print_line (_ ("Names of attendance are erased on"), until);
  print_line (_ ("Names of attendance go to the centre"), plan->names_travel ? _ ("Yes") : "");
  for (guint i = 0; i < plan->modules->len; i++)
    {
      const GvtPlannedModule *module = g_ptr_array_index (plan->modules, i);

      gvt_print (_ ("Module %s, %u minutes"), module->module, module->minutes);
      gvt_print ("\n");
    }
}

static gboolean
run_show (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtVisitPlan) plan = NULL;
  g_autoptr (JsonObject) object = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  plan = profile != NULL ? gvt_visits_read_plan (profile, &visit, error) : NULL;
  if (plan == NULL)
    return FALSE;

  object = gvt_visit_plan_to_json (plan);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    print_plan (plan);
  return TRUE;
}

const GvtCommand gvt_visit_show_command = {
  .name = "visit show",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("shows the plan of a visit"),
  .details = N_ ("As JSON: what \"visit plan\" reads."),
  .run = run_show,
};
