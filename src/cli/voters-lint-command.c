/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-cli-profile.h"
#include "gvt-damaged-lists.h"
#include "gvt-list-tables.h"
#include "gvt-output.h"
#include "gvt-table.h"
#include "gvt-text.h"

static void
print_counts (const GvtListLint *lint)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("ROWS"), _ ("RULE"), _ ("WHAT"), NULL);

  for (guint i = 0; i < GVT_N_LINT_RULES; i++)
    {
      g_autofree char *count = gvt_text_number (lint->counts[i]);

      gvt_table_add (table, count, gvt_lint_rule_code ((GvtLintRule) i),
                     gvt_lint_rule_words ((GvtLintRule) i), NULL);
    }
  gvt_table_print (table);
}

static void
print_findings (const GvtArgs *args, const GvtListLint *lint)
{
  g_autoptr (GvtTable) table = gvt_table_new (_ ("RULE"), _ ("VILLAGE"), _ ("TPS"), _ ("ROW"),
                                              _ ("NIK"), _ ("ALSO AT"), NULL);

  if (lint->findings->len == 0 || gvt_args_has (args, "counts"))
    return;
  for (guint i = 0; i < lint->findings->len; i++)
    {
      const GvtLintFinding *finding = g_ptr_array_index (lint->findings, i);
      g_autofree char *other = finding->other.village != NULL
                                   ? g_strdup_printf ("%s, TPS %s, %s", finding->other.village,
                                                      finding->other.tps, finding->other.id)
                                   : g_strdup ("");

      gvt_table_add (table, gvt_lint_rule_code (finding->rule), finding->at.village,
                     finding->at.tps, finding->at.id, finding->at.nik_masked, other, NULL);
    }
  gvt_table_print (table);
}

static gboolean
run_lint (const GvtArgs *args, GError **error)
{
  const char *purpose = gvt_args_require (args, "purpose", error);
  g_autoptr (GvtProfile) profile = purpose != NULL ? gvt_cli_unlock (args, error) : NULL;
  g_autoptr (GvtRoll) roll = profile != NULL ? gvt_roll_open (profile, NULL, NULL, error) : NULL;
  const char *village = gvt_args_get (args, "village");
  const char *csv = gvt_args_get (args, "csv");
  g_autoptr (GvtListLint) lint = NULL;
  g_autofree char *damaged = NULL;

  if (roll == NULL)
    return FALSE;
  lint = gvt_list_lint_run (profile, roll, village, purpose, error);
  if (lint == NULL
      || (csv != NULL
          && !gvt_lint_export (profile, lint, village != NULL ? village : "", csv, error)))
    return FALSE;

  damaged = gvt_damaged_lists_describe (gvt_roll_get_failed (roll));
  if (damaged != NULL)
    gvt_warn ("%s\n", damaged);
  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) object = gvt_list_lint_to_json (lint);

      gvt_print_json_object (object);
      return TRUE;
    }
  if (csv != NULL)
    gvt_print (_ ("Written to %s. The file is not encrypted: whoever has it can read it. That it "
                  "was written is recorded.\n"),
               csv);
  print_counts (lint);
  if (csv == NULL)
    print_findings (args, lint);
  return TRUE;
}

static const GvtOption options[] = {
  { "purpose", "TEXT", N_ ("why the lists are looked through; recorded before anything is shown") },
  { "village", "CODE", N_ ("only there: a village or a larger region") },
  { "csv", "FILE", N_ ("writes the findings there, a line for each") },
  { "counts", NULL, N_ ("how many rows break each rule, and not which") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_lint_command = {
  .name = "voters lint",
  .summary = N_ ("looks through the lists on this laptop for what is doubtful"),
  .details = N_ (
      "Rows are told by village, polling station, number in the list and masked NIK, "
      "never by name. A rule that is broken is a reason to look, no proof: a NIK is kept "
      "for life, also where sex or birth date were corrected. K1 and K2 are the same NIK "
      "twice, K3 a like name born on the same day in the same place; rows are compared "
      "over all lists of one election that are carried here. Whether a polling station "
      "belongs to its village, and what evidence there is, no list tells."),
  .options = options,
  .run = run_lint,
};
