/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-ledger.h"
#include "gvt-cli-profile.h"
#include "gvt-courier-carry.h"
#include "gvt-courier.h"
#include "gvt-output.h"

static void
print_json (const GvtCourierReport *report, const GvtSyncLedger *ledger)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_int_member (object, "receipts", report->n_taken);
  json_object_set_int_member (object, "known", report->n_known);
  json_object_set_int_member (object, "lists", report->n_lists);
  json_object_set_int_member (object, "letters", report->n_letters);
  json_object_set_int_member (object, "gaps", report->n_gaps);
  json_object_set_int_member (object, "photos", report->n_photos);
  json_object_set_int_member (object, "pieces", report->n_pieces);
  json_object_set_int_member (object, "modules", report->n_modules);
  json_object_set_int_member (object, "older", report->n_older);
  json_object_set_int_member (object, "others", report->n_others);
  json_object_set_int_member (object, "erased", report->n_erased);
  json_object_set_object_member (object, "ledger", gvt_cli_ledger_to_json (ledger));
  gvt_print_json_object (object);
}

static void
print_some (const char *label, guint n)
{
  if (n > 0)
    gvt_cli_print_count (label, n);
}

static void
print_text (const GvtCourierReport *report, const GvtSyncLedger *ledger)
{
  gvt_cli_print_count (_ ("new receipts"), report->n_taken);
  gvt_cli_print_count (_ ("receipts that were known"), report->n_known);
  print_some (_ ("messages of the centre"), report->n_letters);
  print_some (_ ("photos that the centre holds"), report->n_photos);
  print_some (_ ("files of lists"), report->n_lists);
  print_some (_ ("pieces of modules"), report->n_pieces);
  print_some (_ ("modules that are whole"), report->n_modules);
  print_some (_ ("parts older than what is here"), report->n_older);
  gvt_cli_print_count (_ ("parts for other laptops"), report->n_others);
  if (report->n_gaps > 0)
    gvt_print ("%s\n", _ ("Messages lie on this stick that follow others, which are not here yet. "
                          "They were left on it: bring the stick with those before them first, or "
                          "let the centre write them once more."));
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

  is_done = gvt_courier_read (profile, gvt_args_operand (args, 0), NULL, &report, NULL, error);
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
  .summary = N_ ("takes what the centre wrote for this laptop onto a stick"),
  .details = N_ (
      "PATH is the stick's folder, or one part (.gvc, .gvl, .gvp). Any user of the laptop may do "
      "it, in any order with a sync over the network: the newest word of the centre counts. Taken "
      "are its receipt; messages of the outbox (leases and their end, plans, worklists, answers) "
      "that follow what is here; its word on the photos that it holds; lists, by what changed "
      "where "
      "that is possible; and pieces of modules, which count when all of one are here, from "
      "whatever "
      "sticks. All of it is proven first, as in a sync. What is older than what is here is passed "
      "over. What is for other laptops is left as it is: carry it on.\n\n"
      "As JSON: {\"receipts\", \"known\", \"lists\", \"letters\", \"gaps\", \"photos\", "
      "\"pieces\", \"modules\", \"older\", \"others\", \"erased\", \"ledger\": {as of "
      "ledger}}. \"gaps\" counts parts with messages that do not follow yet."),
  .run = run_read,
};

/* --- carrying for others --- */

static void
print_carried (const GvtArgs *args, const GvtCarryReport *report)
{
  g_autoptr (JsonObject) object = NULL;

  if (!gvt_args_has (args, "json"))
    {
      gvt_cli_print_count (_ ("parts that the centre took"), report->n_taken);
      print_some (_ ("parts that it had"), report->n_known);
      print_some (_ ("parts that wait there for others"), report->n_waiting);
      print_some (_ ("parts that it refused"), report->n_refused);
      gvt_cli_print_count (_ ("answers written for their laptops"), report->n_answers);
      return;
    }
  object = json_object_new ();
  json_object_set_int_member (object, "taken", report->n_taken);
  json_object_set_int_member (object, "known", report->n_known);
  json_object_set_int_member (object, "waiting", report->n_waiting);
  json_object_set_int_member (object, "refused", report->n_refused);
  json_object_set_int_member (object, "answers", report->n_answers);
  gvt_print_json_object (object);
}

static gboolean
run_carry (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtTransport) transport = profile != NULL ? gvt_cli_transport (args, profile, error)
                                                       : NULL;
  GvtCarryReport report;
  gboolean is_done;

  if (transport == NULL)
    return FALSE;
  is_done = gvt_courier_carry (profile, transport, gvt_args_operand (args, 0), NULL, &report, NULL,
                               error);
  print_carried (args, &report);
  return is_done;
}

static const GvtOption carry_options[] = {
  { "server", "URL", N_ ("the centre's address, where it is not the one of the enrolment") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_courier_carry_command = {
  .name = "courier carry",
  .operands = "DIR",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("hands other laptops' parts to the centre over this laptop's network"),
  .details = N_ (
      "DIR is the stick's folder, or one into which its parts were copied. Each part that is for "
      "the centre goes there, records first, and counts as if the stick had come; what the centre "
      "answers is written beside it, for its laptop: bring the stick back there. This laptop can "
      "read neither. A part that is refused holds up no other. Stopped in the middle, do it once "
      "more: nothing counts twice.\n\n"
      "As JSON: {\"taken\", \"known\", \"waiting\", \"refused\", \"answers\"}."),
  .options = carry_options,
  .run = run_carry,
};
