/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-doctor.h"
#include "gvt-error.h"
#include "gvt-output.h"

static void
print_report (const GvtArgs *args, const GvtDoctorReport *report)
{
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_doctor_to_json (report);

      gvt_print_json_object (object);
    }
  else
    {
      g_autofree char *text = gvt_doctor_describe (report);

      gvt_print ("%s", text);
    }
}

static gboolean
run (const GvtArgs *args, GError **error)
{
  g_auto (GvtDoctorReport) report = { 0 };
  g_autoptr (GvtProfile) closed = gvt_cli_profile (args, error);
  g_autoptr (GvtProfile) profile = NULL;

  if (closed == NULL)
    return FALSE;

  gvt_doctor_look_at_vault (closed, &report);
  profile = gvt_cli_unlock (args, error);
  if (profile == NULL
      || !gvt_doctor_examine (profile, gvt_args_has (args, "repair"), NULL, &report, NULL, error))
    return FALSE;

  print_report (args, &report);
  if (gvt_doctor_is_well (&report))
    return TRUE;

  gvt_error_tell (error, GVT_ERROR_DB_CORRUPT,
                  _ ("Something is damaged that is still to be put right: each line above says "
                     "what to do."));
  return FALSE;
}

static const GvtOption options[] = {
  { "repair", NULL, N_ ("makes again what can be made again, and removes broken files") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_doctor_command = {
  .name = "doctor",
  .summary = N_ ("looks at all of this laptop's data, and repairs what can be made again"),
  .details = N_ (
      "Examines both copies of the keys, every page of the store, every record against its chain, "
      "the lists made from the records, the photos that records name, the files of voter lists and "
      "modules, and the backups of "
      "this laptop. Any user may do it. Exit code 0 when all is well now, 1 when something is left "
      "to be done.\n\n"
      "With --repair the lists are made again from the records, and broken files are removed, so "
      "that the next synchronising fetches them. A damaged copy of the keys is put right by each "
      "unlock. Damaged records cannot be made again: put a backup back (restore). A damaged backup "
      "is named and stays.\n\n"
      "As JSON: {\"well\", \"vault\": {\"copies\", \"damaged\", \"repaired\"}, \"journal\": {as of "
      "journal verify, \"sound\"}, \"compared\": {as of ledger}, \"projections\": {\"tables\", "
      "\"examined\", \"differing\": "
      "[table...], \"rebuilt\"}, \"attachments\", \"lists\" and \"modules\": {\"files\", "
      "\"damaged\": [name...], "
      "\"removed\", \"missing\"}, \"backups\": {\"backups\", \"damaged\": [name...], "
      "\"not_opened\"}}. \"damaged\" is what was found, before any repair."),
  .options = options,
  .run = run,
};
