/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-ledger.h"
#include "gvt-cli-profile.h"
#include "gvt-output.h"
#include "gvt-sync.h"
#include "gvt-text.h"

static void
print_json (const GvtSyncReport *report)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_object_member (object, "ledger", gvt_cli_ledger_to_json (&report->ledger));
  json_object_set_boolean_member (object, "is_copy", report->ledger.is_copy);
  json_object_set_boolean_member (object, "needs_confirmation", report->ledger.needs_confirmation);
  json_object_set_int_member (object, "reissued", (gint64) report->ledger.reissued);
  json_object_set_int_member (object, "messages", report->n_messages);
  json_object_set_int_member (object, "unknown", report->n_unknown);
  json_object_set_int_member (object, "refused", report->n_refused);
  json_object_set_int_member (object, "erased", report->n_erased);
  json_object_set_int_member (object, "photos", report->n_blobs);
  json_object_set_int_member (object, "files", report->n_files);
  json_object_set_int_member (object, "deltas", report->n_deltas);
  json_object_set_int_member (object, "files_failed", report->n_files_failed);
  json_object_set_int_member (object, "bytes", (gint64) report->n_bytes);
  json_object_set_int_member (object, "held", report->n_held);
  json_object_set_int_member (object, "held_bytes", (gint64) report->held_bytes);
  gvt_print_json_object (object);
}

static void
print_copy (const GvtSyncLedger *ledger)
{
  g_autofree char *words = gvt_sync_describe_copy (ledger);

  gvt_print ("\n%s\n", words);
}

static void
print_text (const GvtSyncReport *report)
{
  g_autofree char *size = gvt_text_size (report->n_bytes);

  gvt_cli_print_ledger (&report->ledger);
  gvt_cli_print_count (_ ("messages received"), report->n_messages);
  gvt_cli_print_count (_ ("files fetched"), report->n_files);
  if (report->n_deltas > 0)
    gvt_cli_print_count (_ ("lists among them as deltas"), report->n_deltas);
  gvt_print_row (32, _ ("size of the files"), size);
  if (report->n_held > 0)
    {
      g_autofree char *held = gvt_text_size (report->held_bytes);

      gvt_cli_print_count (_ ("files that wait"), report->n_held);
      gvt_print_row (32, _ ("their size"), held);
    }
  if (report->n_files_failed > 0)
    gvt_cli_print_count (_ ("files that must come again"), report->n_files_failed);
  if (report->n_erased > 0)
    gvt_cli_print_count (_ ("personal data past its time"), report->n_erased);
  if (report->is_reborn || report->ledger.needs_confirmation)
    print_copy (&report->ledger);
}

/* What was done before a failure is told all the same: it is done. */
static gboolean
run_sync (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtTransport) transport = profile != NULL ? gvt_cli_transport (args, profile, error)
                                                       : NULL;
  GvtSyncReport report;
  gboolean is_done;

  if (transport == NULL)
    return FALSE;

  is_done = gvt_sync_run (profile, transport,
                          gvt_args_has (args, "hold-files") ? GVT_SYNC_HOLD_FILES : GVT_SYNC_ALL,
                          NULL, NULL, &report, NULL, error);
  if (gvt_args_has (args, "json"))
    print_json (&report);
  else
    print_text (&report);
  return is_done;
}

static const GvtOption options[] = {
  { "server", "URL", N_ ("the centre's address, where it is not the one of the enrolment") },
  { "hold-files", NULL,
    N_ ("lists and modules wait for another time, and their size is told: where data is paid "
        "for") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_sync_command = {
  .name = "sync",
  .summary = N_ ("sends what was made, and fetches leases, lists and modules"),
  .details = N_ (
      "Any user of the laptop may do it. Whatever was taken before the line broke stays "
      "taken; the next time goes on from there. Personal data that was kept for as long "
      "as its kind allows, and that the centre has confirmed, is erased from "
      "this laptop.\n\n"
      "As JSON: {\"ledger\": {\"made\", \"sent\", \"received\", \"confirmed\", "
      "\"only_here\", \"quarantined\", \"files\", \"files_received\"}, \"messages\", \"unknown\", "
      "\"refused\", "
      "\"erased\", \"photos\", \"files\", \"deltas\", \"files_failed\", \"bytes\", \"held\", "
      "\"held_bytes\", \"is_copy\", "
      "\"needs_confirmation\", \"reissued\"}; \"deltas\" counts those of the files that "
      "were lists and came as the difference from the list that was here."),
  .options = options,
  .run = run_sync,
};
