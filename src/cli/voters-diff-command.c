/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-list-source.h"
#include "gvt-list-tables.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
print_rows (const GvtListDiff *diff)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("CHANGE"), _ ("TPS"), _ ("ROW"), _ ("NIK"), "L/P",
                                              "KETERANGAN", _ ("COLUMNS"), NULL);

  if (diff->rows->len == 0)
    return;
  for (guint i = 0; i < diff->rows->len; i++)
    {
      const GvtDiffRow *row = diff->rows->pdata[i];
      g_autofree char *fields = gvt_diff_row_describe_fields (row);

      gvt_table_add (table, gvt_diff_kind_words (row->kind), row->tps, row->id, row->nik_masked,
                     row->sex, row->note, fields, NULL);
    }
  gvt_table_print (table);
}

static void
print_version (const GvtListVersion *version, guint n_rows)
{
  g_autofree char *day = gvt_text_date (version->as_of);
  g_autofree char *rows = gvt_text_number (n_rows);

  gvt_print (_ ("Version %u as of %s: %s voters\n"), version->version, day, rows);
}

static void
print_changes (const GvtArgs *args, const GvtVillageChanges *changes)
{
  const GvtListDiff *diff = changes->diff;
  g_autofree char *words = gvt_election_words (changes->election);
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ROWS"), _ ("WHAT"), NULL);

  gvt_print ("%s, %s\n", changes->village_name, words);
  print_version (&changes->before, diff->n_before);
  print_version (&changes->after, diff->n_after);
  for (guint i = 0; i < GVT_N_DIFFS; i++)
    {
      g_autofree char *count = gvt_text_number (diff->counts[i]);

      gvt_table_add (table, count, gvt_diff_kind_words ((GvtDiffKind) i), NULL);
    }
  gvt_table_print (table);
  if (!gvt_args_has (args, "counts"))
    print_rows (diff);
}

static gboolean
run_diff (const GvtArgs *args, GError **error)
{
  const char *purpose = gvt_args_require (args, "purpose", error);
  const char *csv = gvt_args_get (args, "csv");
  g_autoptr (GvtProfile) profile = purpose != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtVillageChanges) changes = NULL;
  g_autoptr (JsonObject) object = NULL;

  if (profile == NULL)
    return FALSE;
  changes = gvt_village_changes_find (profile, gvt_args_operand (args, 0),
                                      gvt_args_get (args, "election"), purpose, error);
  if (changes == NULL || (csv != NULL && !gvt_changes_export (profile, changes, csv, error)))
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      object = gvt_village_changes_to_json (changes);
      gvt_print_json_object (object);
      return TRUE;
    }
  print_changes (args, changes);
  if (csv != NULL)
    gvt_print (_ ("Written to %s. The file is not encrypted: whoever has it can read it. That it "
                  "was written is recorded.\n"),
               csv);
  return TRUE;
}

static const GvtOption options[] = {
  { "purpose", "TEXT", N_ ("why the lists are compared; recorded before anything is shown") },
  { "election", "NAME", N_ ("which of its lists, where there are several: pilkada-2024") },
  { "csv", "FILE", N_ ("also writes a line for each row that differs there") },
  { "counts", NULL, N_ ("how many rows are new, gone or changed, and not which") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_diff_command = {
  .name = "voters diff",
  .operands = "VILLAGE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("says what changed between the two versions of a list that are kept here"),
  .details = N_ (
      "For data officers and supervisors. The lower version is compared with the higher one, "
      "whichever is in use, each as a whole. A voter of one is that of the other by his NIK, else "
      "by name and birth date; rows are told by polling station, number in the list and masked "
      "NIK, never by name. KETERANGAN is what the list has: the number of a TMS code means nothing "
      "without its scheme, which a list does not name. As JSON {\"village\", \"village_name\", "
      "\"election\", \"versions\": [{\"version\", \"as_of\"}], \"before\", \"after\", \"same\", "
      "\"new\", \"gone\", \"changed\", \"by_field\", \"by_note\", \"rows\": [{\"kind\", \"id\", "
      "\"nik_masked\", \"sex\", \"tps\", \"note\", \"fields\"}]}."),
  .options = options,
  .run = run_diff,
};
