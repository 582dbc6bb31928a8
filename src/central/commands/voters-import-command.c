/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-central-commands.h"

#include <glib/gi18n-lib.h>

#include "gvt-central-folder.h"
#include "gvt-central-lists.h"
#include "gvt-list-change.h"
#include "gvt-output.h"
#include "gvt-region.h"
#include "gvt-text.h"

#define MAX_ACCEPTED 100000000

static void
print_faults (const GvtListSummary *summary)
{
  g_autofree char *rows = gvt_text_number ((gint64) summary->faulty_rows);

  if (summary->faulty_rows == 0)
    return;
  gvt_print (_ ("Rows at fault, kept and a faulty NIK marked: %s"), rows);
  gvt_print ("\n%s", summary->faults);
}

static void
print_villages (const GvtListSummary *summary, gboolean drop_missing)
{
  g_autofree char *rows = gvt_text_number ((gint64) summary->missing_rows);
  g_autofree char *marked = gvt_text_number ((gint64) summary->carried_marked);

  if (summary->missing_villages > 0 && drop_missing)
    gvt_print (_ ("Not in the file, and no longer in the list: %u villages with %s voters."),
               summary->missing_villages, rows);
  else if (summary->missing_villages > 0)
    gvt_print (_ ("Not in the file, and carried over: %u villages with %s voters."),
               summary->missing_villages, rows);
  if (summary->missing_villages > 0)
    gvt_print ("\n");
  if (summary->carried_marked > 0 && !drop_missing)
    {
      gvt_print (_ ("Of these, marked now, for their NIK stands in another row too: %s"), marked);
      gvt_print ("\n");
    }
  if (summary->n_shrunk == 0)
    return;
  gvt_print (_ ("Villages that lose more than %d %% of their voters: %u"), GVT_LIST_SHRUNK_PERCENT,
             summary->n_shrunk);
  gvt_print ("\n%s", summary->shrunk);
}

static void
append_word (GString *line, const char *word)
{
  g_autofree char *quoted = g_shell_quote (word);
  gboolean is_plain = strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                    "-_./")
                      == strlen (word);

  g_string_append_c (line, ' ');
  g_string_append (line, is_plain && *word != '\0' ? word : quoted);
}

static void
append_option (GString *line, const char *option, const char *value)
{
  if (value == NULL)
    return;
  append_word (line, option);
  append_word (line, value);
}

/* The command that takes what the dry run has judged, and nothing else. */
static void
print_next (const GvtArgs *args, const GvtListImport *import, const GvtListSummary *summary)
{
  g_autoptr (GString) line = g_string_new ("  govote-central");
  g_autofree char *faults = g_strdup_printf ("%" G_GUINT64_FORMAT, summary->faulty_rows);
  g_autofree char *shrunk = g_strdup_printf ("%u", summary->n_shrunk);

  append_option (line, "--data", gvt_args_get (args, "data"));
  append_word (line, "voters");
  append_word (line, "import");
  append_word (line, import->path);
  append_option (line, "--village", import->village);
  append_option (line, "--election", import->election);
  append_option (line, "--as-of", import->as_of);
  append_option (line, "--accept-faults", summary->faulty_rows > 0 ? faults : NULL);
  append_option (line, "--accept-shrunk", summary->n_shrunk > 0 ? shrunk : NULL);
  if (import->drop_missing)
    append_word (line, "--drop-missing");
  gvt_print ("%s\n%s\n", _ ("To take it:"), line->str);
}

static void
print_summary (const GvtArgs *args, const GvtListImport *import, const GvtListSummary *summary)
{
  g_autofree char *rows = gvt_text_number ((gint64) summary->rows);
  g_autofree char *villages = gvt_text_number (summary->villages);

  if (summary->version > 0)
    gvt_print (_ ("Version %u: %s voters of %s villages."), summary->version, rows, villages);
  else
    gvt_print (_ ("Fit to be taken: %s voters of %s villages."), rows, villages);
  gvt_print ("\n");
  print_faults (summary);
  print_villages (summary, import->drop_missing);
  if (summary->taken_up > 0 || summary->not_taken_up > 0)
    gvt_print (_ ("Exported proposals: %u taken up, %u not. The others stay exported.\n"),
               summary->taken_up, summary->not_taken_up);
  if (*summary->warnings != '\0')
    gvt_print (_ ("Worth a look:\n%s"), summary->warnings);
  if (summary->version == 0)
    print_next (args, import, summary);
}

static gboolean
get_accepted (const GvtArgs *args, const char *option, guint64 *accepted, GError **error)
{
  gint64 value = 0;

  if (!gvt_args_get_int (args, option, 0, MAX_ACCEPTED, &value, error))
    return FALSE;
  *accepted = (guint64) value;
  return TRUE;
}

static gboolean
run_import (const GvtArgs *args, GError **error)
{
  const char *village = gvt_args_get (args, "village");
  g_autofree char *code = village != NULL ? gvt_region_code_clean (village, error) : NULL;
  g_autoptr (GvtCentral) central = NULL;
  g_auto (GvtListSummary) summary = { 0 };
  GvtListImport import = {
    .path = gvt_args_operand (args, 0),
    .village = code,
    .faults_path = gvt_args_get (args, "faults"),
    .is_dry_run = gvt_args_has (args, "dry-run"),
    .drop_missing = gvt_args_has (args, "drop-missing"),
  };

  if ((village != NULL && code == NULL)
      || !get_accepted (args, "accept-faults", &import.accepted_faults, error)
      || !get_accepted (args, "accept-shrunk", &import.accepted_shrunk, error))
    return FALSE;
  import.election = gvt_args_require (args, "election", error);
  if (import.election == NULL)
    return FALSE;
  import.as_of = gvt_args_require (args, "as-of", error);
  if (import.as_of == NULL)
    return FALSE;

  central = gvt_central_open_args (args, error);
  if (central == NULL || !gvt_central_import_list (central, &import, &summary, error))
    return FALSE;
  print_summary (args, &import, &summary);
  return TRUE;
}

static const GvtOption options[] = {
  { "election", "ID", N_ ("whose list this is: a-z, 0-9 and hyphen, pilkada-2024") },
  { "as-of", "DATE", N_ ("the day the list speaks of, YYYY-MM-DD") },
  { "village", "CODE", N_ ("of all rows, for a sheet that does not say") },
  { "dry-run", NULL, N_ ("judges the list, keeps nothing, and prints the command to run next") },
  { "faults", "FILE", N_ ("gets every fault as CSV: line, column, kind; no cell's content") },
  { "accept-faults", "N", N_ ("takes the list with exactly N rows at fault") },
  { "accept-shrunk", "N", N_ ("takes it though exactly N villages lose many voters") },
  { "drop-missing", NULL, N_ ("villages that the file lacks leave the list") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_voters_import_command = {
  .name = "voters import",
  .operands = "FILE",
  .min_operands = 1,
  .max_operands = 1,
  .summary = N_ ("takes a voter list as the next version of its election's"),
  .details = N_ (
      "CSV with a head line, in KPU's working columns. A file that is itself at fault is refused "
      "whole, with its lines: wrong columns, bytes that are not UTF-8, mixed line ends, columns "
      "that a spreadsheet has spoilt (digits cut off, days and months swapped, dates rewritten), "
      "voters that were pasted twice. A row at fault is kept, for its voter exists; a faulty NIK "
      "is marked, and its voter found by name. Begin with --dry-run. Villages that the file lacks "
      "are carried over from the version before, which stays; a village that loses more than one "
      "voter in ten needs your word."),
  .options = options,
  .run = run_import,
};
