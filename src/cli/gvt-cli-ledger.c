/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-cli-ledger.h"

#include <glib/gi18n-lib.h>

#include "gvt-output.h"
#include "gvt-text.h"

JsonObject *
gvt_cli_ledger_to_json (const GvtSyncLedger *ledger)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "made", (gint64) ledger->made);
  json_object_set_int_member (object, "sent", (gint64) ledger->sent);
  json_object_set_int_member (object, "received", (gint64) ledger->received);
  json_object_set_int_member (object, "confirmed", (gint64) ledger->confirmed);
  json_object_set_int_member (object, "only_here", (gint64) ledger->only_here);
  json_object_set_int_member (object, "quarantined", (gint64) ledger->quarantined);
  json_object_set_int_member (object, "files", (gint64) ledger->files);
  json_object_set_int_member (object, "files_received", (gint64) ledger->files_received);
  if (ledger->stale_manifest_us != 0)
    json_object_set_int_member (object, "stale_since_us", ledger->stale_manifest_us);
  return object;
}

void
gvt_cli_print_count (const char *label, guint64 count)
{
  g_autofree char *text = gvt_text_number ((gint64) count);

  gvt_print_row (32, label, text);
}

void
gvt_cli_print_ledger (const GvtSyncLedger *ledger)
{
  g_autofree char *stale = gvt_sync_describe_stale (ledger);

  gvt_cli_print_count (_ ("made"), ledger->made);
  gvt_cli_print_count (_ ("sent"), ledger->sent);
  gvt_cli_print_count (_ ("received by the centre"), ledger->received);
  gvt_cli_print_count (_ ("confirmed"), ledger->confirmed);
  gvt_cli_print_count (_ ("on this laptop alone"), ledger->only_here);
  gvt_cli_print_count (_ ("set aside by the centre"), ledger->quarantined);
  if (ledger->files > 0)
    {
      gvt_cli_print_count (_ ("photos"), ledger->files);
      gvt_cli_print_count (_ ("photos at the centre"), ledger->files_received);
    }
  if (stale != NULL)
    gvt_print ("\n%s\n", stale);
}

static void
print_difference (const GvtRecordDifference *difference)
{
  g_autofree char *words = gvt_record_difference_describe (difference);
  g_autofree char *when = difference->is_here ? gvt_text_date_time (difference->at_us)
                                              : g_strdup ("");

  gvt_print ("\n%u-%" G_GUINT64_FORMAT "  %s  %s  %s\n  %s\n", difference->incarnation,
             difference->first_seq, difference->kind, difference->place, when, words);
}

void
gvt_cli_print_comparison (const GvtComparison *comparison)
{
  g_autofree char *words = gvt_comparison_describe (comparison);

  gvt_print ("\n%s\n", words);
  for (guint i = 0; i < comparison->differences->len; i++)
    print_difference (comparison->differences->pdata[i]);
}
