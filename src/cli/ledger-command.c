/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-ledger.h"
#include "gvt-cli-profile.h"
#include "gvt-comparison.h"
#include "gvt-ledger-days.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static gboolean
run_ledger (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_auto (GvtComparison) comparison = { 0 };
  GvtSyncLedger ledger;

  if (profile == NULL || !gvt_sync_ledger_read (profile, &ledger, error)
      || !gvt_comparison_load (profile, &comparison, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_cli_ledger_to_json (&ledger);

      json_object_set_object_member (object, "compared", gvt_comparison_to_json (&comparison));
      gvt_print_json_object (object);
    }
  else
    {
      gvt_cli_print_ledger (&ledger);
      gvt_cli_print_comparison (&comparison);
    }
  return TRUE;
}

const GvtCommand gvt_ledger_command = {
  .name = "ledger",
  .summary = N_ ("says what was made, sent and received, without asking the centre"),
  .details = N_ ("Any user of the laptop may ask. \"Sent\" is what was handed to the network or "
                 "written onto a stick; \"received\" is what a receipt of the centre names.\n\n"
                 "As JSON: {\"made\", \"sent\", \"received\", \"confirmed\", \"only_here\", "
                 "\"quarantined\", \"files\", \"files_received\", \"compared\"}; files are "
                 "pictures. \"compared\" is the centre's newest signed word on whether it holds "
                 "the same records: {\"state\", \"at_us\", \"records\", \"since\", "
                 "\"digest\", \"differences\", \"groups\"}; \"state\" is never, same, different "
                 "or not_offered (by an older centre). Each difference is {\"incarnation\", "
                 "\"first_seq\", \"last_seq\", \"here\", \"there\", \"kind\", "
                 "\"place_code\"}, and {\"id\", \"at_us\", \"by\"} beside these where the "
                 "record is here; \"here\" and \"there\" are held, missing, damaged or "
                 "unknown. \"stale_since_us\" stands there only where what came last of lists and "
                 "modules was signed long before it came."),
  .run = run_ledger,
};

/* --- comparing now --- */

static gboolean
run_compare (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtTransport) transport = profile != NULL ? gvt_cli_transport (args, profile, error)
                                                       : NULL;
  g_auto (GvtComparison) comparison = { 0 };

  if (transport == NULL || !gvt_sync_compare (profile, transport, NULL, error)
      || !gvt_comparison_load (profile, &comparison, error))
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_comparison_to_json (&comparison);

      gvt_print_json_object (object);
    }
  else
    gvt_cli_print_comparison (&comparison);
  return TRUE;
}

static const GvtOption compare_options[] = {
  { "server", "URL", N_ ("the centre's address, where it is not the one of the enrolment") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_ledger_compare_command = {
  .name = "ledger compare",
  .summary = N_ ("asks the centre whether it holds the same records, and names what differs"),
  .details = N_ ("A synchronisation asks it too, once a day for a long journal. All that the "
                 "centre has received of this laptop is read and compared, whatever was compared "
                 "before. Any user of the laptop may ask.\n\n"
                 "As JSON: what \"ledger\" says as \"compared\"."),
  .options = compare_options,
  .run = run_compare,
};

/* --- by day and sort --- */

static void
print_parts (GPtrArray *parts)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("DAY"), _ ("SORT"), _ ("RECORDS"), _ ("MADE"),
                                              _ ("SENT"), _ ("RECEIVED"), NULL);

  for (guint i = 0; i < parts->len; i++)
    {
      const GvtLedgerPart *part = parts->pdata[i];
      g_autofree char *made = gvt_text_number ((gint64) part->made);
      g_autofree char *sent = gvt_text_number ((gint64) part->sent);
      g_autofree char *received = gvt_text_number ((gint64) part->received);

      gvt_table_add (table, part->day, part->sort, gvt_record_sort_words (part->sort), made, sent,
                     received, NULL);
    }
  gvt_table_print (table);
}

static JsonArray *
parts_to_json (GPtrArray *parts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < parts->len; i++)
    {
      const GvtLedgerPart *part = parts->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "day", part->day);
      json_object_set_string_member (object, "sort", part->sort);
      json_object_set_int_member (object, "made", (gint64) part->made);
      json_object_set_int_member (object, "sent", (gint64) part->sent);
      json_object_set_int_member (object, "received", (gint64) part->received);
      json_array_add_object_element (array, object);
    }
  return array;
}

static gboolean
run_days (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GPtrArray) parts = profile != NULL ? gvt_ledger_list_parts (profile, error) : NULL;
  g_autoptr (JsonArray) array = NULL;

  if (parts == NULL)
    return FALSE;
  if (!gvt_args_has (args, "json"))
    {
      print_parts (parts);
      return TRUE;
    }
  array = parts_to_json (parts);
  gvt_print_json_array (array);
  return TRUE;
}

const GvtCommand gvt_ledger_days_command = {
  .name = "ledger days",
  .summary = N_ ("takes the ledger apart: what was made, sent and received, by day and sort"),
  .details = N_ ("The days are those of the laptop's clock, which may be wrong. Any user of the "
                 "laptop may ask.\n\n"
                 "As JSON [{\"day\", \"sort\", \"made\", \"sent\", \"received\"}], the newest day "
                 "first; what is not received is on this laptop alone."),
  .run = run_days,
};

static void
print_records (GPtrArray *records)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ID"), _ ("WHEN"), _ ("KIND"), _ ("BY"),
                                              _ ("PLACE"), _ ("STATE"), NULL);

  for (guint i = 0; i < records->len; i++)
    {
      const GvtLedgerRecord *record = records->pdata[i];
      g_autofree char *id = gvt_id_to_text (&record->id);
      g_autofree char *when = gvt_text_date_time (record->at_us);

      gvt_table_add (table, id, when, record->kind, record->actor, record->place,
                     gvt_record_state_words (record->state), NULL);
    }
  gvt_table_print (table);
}

static JsonArray *
records_to_json (GPtrArray *records)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < records->len; i++)
    {
      const GvtLedgerRecord *record = records->pdata[i];
      g_autofree char *id = gvt_id_to_text (&record->id);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "id", id);
      json_object_set_string_member (object, "kind", record->kind);
      json_object_set_int_member (object, "incarnation", record->incarnation);
      json_object_set_int_member (object, "seq", (gint64) record->seq);
      json_object_set_int_member (object, "at_us", record->at_us);
      json_object_set_string_member (object, "by", record->actor);
      json_object_set_string_member (object, "place_code", record->place);
      json_object_set_string_member (object, "state", gvt_record_state_name (record->state));
      json_array_add_object_element (array, object);
    }
  return array;
}

static gboolean
run_records (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (JsonArray) array = NULL;

  profile = gvt_cli_unlock (args, error);
  if (profile == NULL)
    return FALSE;
  records = gvt_ledger_list_records (profile, gvt_args_operand (args, 0),
                                     gvt_args_operand (args, 1), error);
  if (records == NULL)
    return FALSE;
  if (!gvt_args_has (args, "json"))
    {
      print_records (records);
      return TRUE;
    }
  array = records_to_json (records);
  gvt_print_json_array (array);
  return TRUE;
}

const GvtCommand gvt_ledger_records_command = {
  .name = "ledger records",
  .operands = "DAY SORT",
  .min_operands = 2,
  .max_operands = 2,
  .summary = N_ ("lists the records of one day and sort, the newest first, and where each is"),
  .details = N_ ("DAY and SORT as \"ledger days\" gives them: 2026-11-24 session.\n\n"
                 "As JSON [{\"id\", \"kind\", \"incarnation\", \"seq\", \"at_us\", \"by\", "
                 "\"place_code\", \"state\"}]; \"state\" is only_here, sent or received."),
  .run = run_records,
};
