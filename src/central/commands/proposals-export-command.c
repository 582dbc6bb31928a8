/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-export.h"
#include "gvt-central-folder.h"
#include "gvt-output.h"

static void
set_path (JsonObject *object, const char *name, const char *path)
{
  if (path != NULL)
    json_object_set_string_member (object, name, path);
  else
    json_object_set_null_member (object, name);
}

static void
print (const GvtArgs *args, const GvtProposalExported *made)
{
  g_autoptr (JsonObject) object = json_object_new ();

  if (!gvt_args_has (args, "json"))
    {
      gvt_print (_ ("Proposals exported: %u, of these exported before: %u, left out as erased: "
                    "%u.\n"),
                 made->n_rows, made->n_again, made->n_erased);
      if (made->csv != NULL)
        gvt_print ("%s\n%s\n%s\n", made->csv, made->cover, made->xlsx);
      return;
    }
  json_object_set_int_member (object, "rows", made->n_rows);
  json_object_set_int_member (object, "again", made->n_again);
  json_object_set_int_member (object, "erased", made->n_erased);
  set_path (object, "csv", made->csv);
  set_path (object, "cover", made->cover);
  set_path (object, "xlsx", made->xlsx);
  gvt_print_json_object (object);
}

static gboolean
run_export (const GvtArgs *args, GError **error)
{
  GvtProposalExport what = { .again = gvt_args_has (args, "again") };
  g_auto (GvtProposalExported) made = { 0 };
  g_autoptr (GvtCentral) central = NULL;

  what.regency = gvt_args_require (args, "regency", error);
  what.folder = what.regency != NULL ? gvt_args_require (args, "output", error) : NULL;
  what.supervisor = what.folder != NULL ? gvt_args_require (args, "supervisor", error) : NULL;
  central = what.supervisor != NULL ? gvt_central_open_args (args, error) : NULL;
  if (central == NULL || !gvt_central_export_proposals (central, &what, &made, error))
    return FALSE;

  print (args, &made);
  return TRUE;
}

static const GvtOption options[] = {
  { "regency", "CODE", N_ ("whose office it is for: a Kabupaten or Kota") },
  { "output", "DIR", N_ ("the folder that the files go to") },
  { "supervisor", "CODE", N_ ("who makes it: a supervisor in whose area the regency lies") },
  { "again", NULL, N_ ("also those that were exported before and are in no list yet") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_proposals_export_command = {
  .name = "proposals export",
  .summary = N_ ("writes verified proposals for a regency's office, in KPU's working columns"),
  .details = N_ (
      "One table as CSV, the cover list as CSV, and both as a workbook; only their owner may read "
      "them. They name people: hand them over, and delete them. Each proposal is then exported, "
      "which its laptop is told; EKSPOR KE says how often. KETERANGAN has the code of the reason, "
      "of the scheme in SKEMA TMS, U for changed data, B for a new voter. The next list that is "
      "imported marks those that were taken up; proposals list --state exported tells the rest."),
  .options = options,
  .run = run_export,
};
