/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-readiness-paper.h"
#include "gvt-session-views.h"
#include "gvt-visit-acts.h"
#include "gvt-visit-export.h"

static void
print_point (GvtReadyPoint *point, const char *visit)
{
  static const char *const marks[] = { "✓", "!", "✗" };
  g_autofree char *command = gvt_remedy_command (gvt_ready_point_get_remedy (point), visit);

  gvt_print ("%s %s\n", marks[gvt_ready_point_get_state (point)], gvt_ready_point_get_text (point));
  if (command != NULL)
    gvt_print ("    %s\n", command);
}

static void
print_points (GListModel *points, const GvtId *visit)
{
  g_autofree char *id = gvt_id_to_text (visit);

  for (guint i = 0; i < g_list_model_get_n_items (points); i++)
    {
      g_autoptr (GvtReadyPoint) point = g_list_model_get_item (points, i);

      print_point (point, id);
    }
  gvt_print ("%s\n", gvt_readiness_is_ready (points) ? _ ("Ready to leave.")
                                                     : _ ("Not ready: see what is marked ✗."));
}

static gboolean
write_certificate (
    GvtProfile *profile, GListModel *points, const GvtId *visit, const char *path, GError **error)
{
  g_autoptr (GvtVisit) record = gvt_visits_view (profile, visit, error);
  g_autoptr (GvtVisitPlan) plan = record != NULL ? gvt_visits_read_plan (profile, visit, error)
                                                 : NULL;
  g_autofree char *place = plan != NULL ? gvt_cli_describe_place (profile, visit, error) : NULL;
  g_autofree char *mark = place != NULL ? gvt_visit_export_mark (profile, error) : NULL;
  g_autoptr (GvtCentre) centre = gvt_cli_centre (profile, NULL);
  g_autofree char *code = mark != NULL ? gvt_readiness_paper_code (profile, visit, error) : NULL;
  GvtReadinessPaper paper = { plan, place, mark, code, centre != NULL && centre->keys->practice };
  g_autoptr (GBytes) pdf = NULL;

  if (code == NULL)
    return FALSE;
  pdf = gvt_readiness_paper_render (points, &paper, error);
  return pdf != NULL && gvt_visit_export (profile, record, GVT_READINESS_FORM, pdf, path, error);
}

static gboolean
run_ready (const GvtArgs *args, GError **error)
{
  const char *path = gvt_args_get (args, "certificate");
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GvtModuleLibrary) library = NULL;
  g_autoptr (GListModel) points = NULL;
  g_autoptr (JsonObject) object = NULL;
  GvtId visit;

  if (!gvt_cli_operand_id (args, 0, &visit, error))
    return FALSE;
  profile = gvt_cli_unlock (args, error);
  library = profile != NULL ? gvt_cli_modules (profile, error) : NULL;
  points = library != NULL ? gvt_readiness_check (profile, library, &visit, error) : NULL;
  if (points == NULL)
    return FALSE;

  object = gvt_readiness_to_json (points, &visit);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
  else
    print_points (points, &visit);
  return path == NULL || write_certificate (profile, points, &visit, path, error);
}

static const GvtOption ready_options[] = {
  { "certificate", "FILE", N_ ("writes one page, as PDF, that says so; only of a laptop that is") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_visit_ready_command = {
  .name = "visit ready",
  .operands = "VISIT",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says whether this laptop carries what the visit needs"),
  .details = N_ (
      "Looks at modules, voter lists and their leases, people, the minutes that answers take, the "
      "paper for a class without power, records not sent yet, clock, disk, battery and backups. "
      "Under what is missing or to be known stands the command that mends it. As JSON: {\"ready\", "
      "\"points\": [{\"code\", \"state\": ok, note or missing, \"text\", \"remedy\": none, sync, "
      "plan, print, list, worklist, backup, room, clock or power, \"command\"}]}.\n\n"
      "With --certificate a laptop that is not ready is an error (exit code 3), which names what "
      "is "
      "missing; FILE stays as it was. The page has a QR code that says which visit it is of, and "
      "the head of the journal. That the certificate was written is recorded."),
  .options = ready_options,
  .run = run_ready,
};
