/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-error.h"
#include "gvt-journal-check.h"
#include "gvt-output.h"

/* What was found is told also where it is damage: then above all. */
static gboolean
run_verify (const GvtArgs *args, GError **error)
{
  g_autoptr (GvtProfile) profile = gvt_cli_unlock (args, error);
  g_autoptr (GvtJournal) journal = profile != NULL ? gvt_profile_dup_journal (profile, error)
                                                   : NULL;
  g_auto (GvtJournalCheck) check = { 0 };
  gboolean is_sound;

  if (journal == NULL)
    return FALSE;

  is_sound = gvt_journal_check (journal, &check, error);
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_journal_check_to_json (&check);

      gvt_print_json_object (object);
    }
  else
    {
      g_autofree char *text = gvt_journal_check_describe (&check);

      gvt_print ("%s", text);
    }
  return is_sound;
}

const GvtCommand gvt_journal_verify_command = {
  .name = "journal verify",
  .summary = N_ ("checks every page of the store, and every record against its chain"),
  .details = N_ (
      "Exit code 1 when anything is damaged. A store so damaged that it cannot be "
      "opened says only that.\n\n"
      "As JSON, also of a damaged store: {\"pages\", \"damaged_pages\": [number...], "
      "\"fault\": text or null, \"vault_repairs\"}, and where every record fits its "
      "chain \"events\", \"unknown\", \"erased\", \"incarnation\", \"head_seq\" and "
      "\"head\". A page is damaged when its checksum does not fit; \"fault\" is what does "
      "not fit together. \"vault_repairs\" is how often one of the two copies of the "
      "laptop's keys was damaged, and put right from the other."),
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
