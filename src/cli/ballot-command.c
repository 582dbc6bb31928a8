/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-commands.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "gvt-ballot-judge.h"
#include "gvt-ballot-library.h"
#include "gvt-error.h"
#include "gvt-output.h"

/* One byte more than is allowed shows that there is too much. */
static GBytes *
read_input (void)
{
  char *data = g_malloc (GVT_BALLOT_MAX_MARKS_BYTES + 1);
  gsize length = fread (data, 1, GVT_BALLOT_MAX_MARKS_BYTES + 1, stdin);

  return g_bytes_new_take (data, length);
}

static GvtBallotMarks *
read_marks (const GvtArgs *args, GError **error)
{
  const char *text = gvt_args_require (args, "marks", error);
  g_autoptr (GBytes) bytes = NULL;

  if (text == NULL)
    return NULL;
  bytes = g_str_equal (text, "-") ? read_input () : g_bytes_new (text, strlen (text));
  return gvt_ballot_marks_parse (bytes, error);
}

/* @set: (out) (transfer none): the one that was asked for, or that the paper is from. */
static GvtBallotPaper *
find_paper (const GvtArgs *args, GvtBallotSet **set, GError **error)
{
  const char *kind = gvt_args_require (args, "kind", error);
  const char *id = gvt_args_get (args, "set");
  GvtBallotPaper *paper;

  if (kind == NULL || (id != NULL && (*set = gvt_ballot_library_find_set (id, error)) == NULL))
    return NULL;
  paper = gvt_ballot_library_find_paper (*set, kind, error);
  if (paper != NULL && *set == NULL)
    *set = gvt_ballot_library_find_set_of (paper);
  return paper;
}

static void
print_verdict (GvtBallotSet *set, const GvtBallotVerdict *verdict)
{
  GvtClaim *claim = gvt_ballot_set_find_statement (set, verdict->statement);
  g_autofree char *source = claim != NULL ? gvt_claim_describe (claim) : g_strdup ("");
  g_autofree char *head = gvt_ballot_verdict_describe (verdict);

  gvt_print ("%s\n%s\n", head, verdict->why);
  gvt_print (_ ("Rule: %s"), verdict->rule);
  gvt_print ("\n%s\n", source);
}

static gboolean
run_judge (const GvtArgs *args, GError **error)
{
  GvtBallotSet *set = NULL;
  GvtBallotPaper *paper = find_paper (args, &set, error);
  g_autoptr (GvtBallotMarks) marks = paper != NULL ? read_marks (args, error) : NULL;
  g_autoptr (GvtBallotVerdict) verdict = NULL;

  if (marks == NULL || (verdict = gvt_ballot_judge (paper, marks, error)) == NULL)
    return FALSE;

  if (gvt_args_has (args, "json"))
    {
      g_autoptr (JsonObject) json = gvt_ballot_verdict_to_json (verdict);

      gvt_print_json_object (json);
    }
  else
    print_verdict (set, verdict);
  return TRUE;
}

static const GvtOption judge_options[] = {
  { "kind", "KIND", N_ ("the kind of ballot: presiden, dpr, dpd, gubernur ...") },
  { "marks", "JSON", N_ ("what is to be seen on it; \"-\" for standard input") },
  { "set", "SET", N_ ("the set of ballots: pemilu-2024 or pilkada-2024") },
  { NULL, NULL, NULL },
};

const GvtCommand gvt_ballot_judge_command = {
  .name = "ballot judge",
  .summary = N_ ("says whether a marked ballot is valid, for whom, by which rule and why"),
  .details = N_ (
      "Judges by the rules of the example elections that teach, with the engine of the "
      "ballot simulator. Needs no profile.\n\nThe marks are an object with \"holes\", and "
      "where they differ from a good paper \"signed\": false, \"writing\": true, "
      "\"tool\": own, torn or burnt, \"received\": damaged or punched, and "
      "\"struck_off\": [{\"party\", \"candidate\"}]. A hole is {\"at\": number, photo, "
      "name, logo, inside or border, \"column\": 2}, or {\"at\": number, logo or name, "
      "\"party\": 1, \"candidate\": 3}, or {\"at\": \"outside\"}; \"through\": true if "
      "it came through the folded paper.\n\nAs JSON: {\"valid\", \"for\", \"rule\", "
      "\"why\"}, where \"valid\" is null when another paper must be asked for."),
  .options = judge_options,
  .run = run_judge,
};
