/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-json.h"
#include "gvt-output.h"
#include "gvt-text.h"

static void
print_report (const GvtJournalReport *report)
{
  g_autofree char *head = gvt_hash_to_text (&report->head);
  g_autofree char *n_events = gvt_text_number ((gint64) report->n_events);

  gvt_print (_ ("The journal verifies: %s records."), n_events);
  gvt_print ("\n%u:%" G_GUINT64_FORMAT "  %s\n", report->incarnation, report->head_seq, head);
}

static gboolean
run_verify (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtJournal) journal = profile != NULL ? gvt_profile_dup_journal (profile, error)
                                                   : NULL;
  g_autoptr (JsonObject) object = json_object_new ();
  GvtJournalReport report = { 0 };

  if (journal == NULL || !gvt_journal_verify (journal, &report, error))
    return FALSE;
  if (!gvt_args_has (args, "json"))
    {
      print_report (&report);
      return TRUE;
    }
  json_object_set_int_member (object, "events", (gint64) report.n_events);
  json_object_set_int_member (object, "unknown", (gint64) report.n_unknown);
  json_object_set_int_member (object, "erased", (gint64) report.n_erased);
  json_object_set_int_member (object, "incarnation", report.incarnation);
  json_object_set_int_member (object, "head_seq", (gint64) report.head_seq);
  gvt_json_set_hash (object, "head", &report.head);
  gvt_print_json_object (object);
  return TRUE;
}

const GvtCommand gvt_journal_verify_command = {
  .name = "journal verify",
  .summary = N_ ("checks every record against its chain"),
  .details = N_ ("As JSON: {\"events\", \"unknown\", \"erased\", \"incarnation\", \"head_seq\", "
                 "\"head\"}."),
  .run = run_verify,
};

static void
print_differing (const GvtArgs *args, char **differing)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonArray *tables = json_array_new ();

  for (guint i = 0; differing[i] != NULL; i++)
    {
      json_array_add_string_element (tables, differing[i]);
      if (!gvt_args_has (args, "json"))
        gvt_print ("%s\n", differing[i]);
    }
  json_object_set_array_member (object, "differing", tables);
  if (gvt_args_has (args, "json"))
    gvt_print_json_object (object);
}

static gboolean
run_rebuild (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtJournal) journal = profile != NULL ? gvt_profile_dup_journal (profile, error)
                                                   : NULL;
  gboolean check_only = gvt_args_has (args, "check");
  g_auto (GStrv) differing = NULL;

  if (journal == NULL || !gvt_journal_rebuild (journal, check_only, &differing, error))
    return FALSE;
  print_differing (args, differing);
  if (!check_only || differing[0] == NULL)
    return TRUE;
  g_set_error_literal (error, GVT_ERROR, GVT_ERROR_DB_CORRUPT,
                       "lists differ from what the journal makes of them");
  return FALSE;
}

static const GvtOption rebuild_options[] = {
  { "check", NULL, N_ ("compares and changes nothing; exit code 1 when a list differs") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_rebuild_command = {
  .name = "rebuild",
  .summary = N_ (
      "makes every list again from the journal, and names those that came out different"),
  .details = N_ ("As JSON: {\"differing\": [table...]}."),
  .options = rebuild_options,
  .run = run_rebuild,
};
