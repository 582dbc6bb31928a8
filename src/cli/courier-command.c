/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-ledger.h"
#include "gvt-cli-profile.h"
#include "gvt-courier.h"
#include "gvt-output.h"

static void
print_json (const GvtCourierReport *report, const GvtSyncLedger *ledger)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "receipts", report->n_taken);
  json_object_set_int_member (object, "known", report->n_known);
  json_object_set_int_member (object, "lists", report->n_lists);
  json_object_set_int_member (object, "others", report->n_others);
  json_object_set_int_member (object, "erased", report->n_erased);
  json_object_set_object_member (object, "ledger", gvt_cli_ledger_to_json (ledger));
  gvt_print_json_object (object);
}

static void
print_text (const GvtCourierReport *report, const GvtSyncLedger *ledger)
{
  gvt_cli_print_count (_ ("new receipts"), report->n_taken);
  gvt_cli_print_count (_ ("receipts that were known"), report->n_known);
  if (report->n_lists > 0)
    gvt_cli_print_count (_ ("files of lists"), report->n_lists);
  gvt_cli_print_count (_ ("receipts for other laptops"), report->n_others);
  if (report->n_erased > 0)
    gvt_cli_print_count (_ ("personal data past its time"), report->n_erased);
  gvt_cli_print_ledger (ledger);
}

/* What was taken before a part that is bad is told all the same: it is taken. */
static gboolean
run_read (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  GvtCourierReport report;
  GvtSyncLedger ledger;
  gboolean is_done;

  if (profile == NULL)
    return FALSE;

  is_done = gvt_courier_read (profile, gvt_args_operand (args, 0), &report, error);
  if (!gvt_sync_ledger_read (profile, &ledger, is_done ? error : NULL))
    return FALSE;
  if (gvt_args_has (args, "json"))
    print_json (&report, &ledger);
  else
    print_text (&report, &ledger);
  return is_done;
}

const GvtCommand gvt_courier_read_command = {
  .name = "courier read",
  .operands = "PATH",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes the centre's receipt, and lists, from a stick that came back"),
  .details = N_ (
      "PATH is the stick's folder, or one receipt (.gvc). Any user of the laptop may do it, in any "
      "order with a sync over the network: the newest word of the centre counts. Lists that the "
      "centre sent along are taken as a sync takes them: proven first, by what changed where that "
      "is "
      "possible. What is for other laptops is left as it is: carry it on.\n\n"
      "As JSON: {\"receipts\", \"known\", \"lists\", \"others\", \"erased\", \"ledger\": {as of "
      "ledger}}."),
  .run = run_read,
};
