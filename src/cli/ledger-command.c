/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-ledger.h"
#include "gvt-cli-profile.h"
#include "gvt-output.h"

static gboolean
run_ledger (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  GvtSyncLedger ledger;

  if (profile == NULL || !gvt_sync_ledger_read (profile, &ledger, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_cli_ledger_to_json (&ledger);

      gvt_print_json_object (object);
    }
  else
    gvt_cli_print_ledger (&ledger);
  return TRUE;
}

const GvtCommand gvt_ledger_command = {
  .name = "ledger",
  .summary = N_ ("says what was made, sent and received, without asking the centre"),
  .details = N_ ("Any user of the laptop may ask. \"Sent\" is what was handed to the network or "
                 "written onto a stick; \"received\" is what a receipt of the centre names.\n\n"
                 "As JSON: {\"made\", \"sent\", \"received\", \"confirmed\", \"only_here\", "
                 "\"quarantined\"}."),
  .run = run_ledger,
};
