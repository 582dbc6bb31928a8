/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "gvt-ballot-judge.h"

#include <glib/gi18n-lib.h>

#include "gvt-ballot-reading-private.h"

/* Each rule looks at what was read off the paper and says why it decides, in a plain translated
 * sentence, or nothing when it is not about this paper. @name is for whom the holes speak, in
 * words. */
typedef char *(*Judge) (const GvtBallotReading *reading, const char *name);

/* --- any ballot --- */

static char *
judge_v19 (const GvtBallotReading *reading, const char *name)
{
  if (reading->marks->received == GVT_BALLOT_RECEIVED_WHOLE)
    return NULL;
  if (reading->marks->received == GVT_BALLOT_RECEIVED_PUNCHED)
    return g_strdup (_ ("The paper had a hole in it already when it was received. Ask for another "
                        "one before voting; it is changed once."));
  return g_strdup (_ ("The paper was damaged when it was received. Ask for another one before "
                      "voting; it is changed once."));
}

static char *
judge_signature (const GvtBallotReading *reading, const char *name)
{
  return reading->marks->is_signed
             ? NULL
             : g_strdup (_ ("The head of the KPPS did not sign the paper, so it does not count."));
}

static char *
judge_writing (const GvtBallotReading *reading, const char *name)
{
  return reading->marks->has_writing ? g_strdup (
             _ ("There is writing on the paper. A ballot is only punched, never written "
                "on."))
                                     : NULL;
}

static char *
judge_tool (const GvtBallotReading *reading, const char *name)
{
  return reading->marks->tool == GVT_BALLOT_TOOL_OWN
             ? g_strdup (_ ("The paper was punched with another tool than the one provided in the "
                            "booth."))
             : NULL;
}

static char *
judge_damage (const GvtBallotReading *reading, const char *name)
{
  if (reading->marks->tool == GVT_BALLOT_TOOL_TORN)
    return g_strdup (_ ("The paper was torn, not punched with the tool provided in the booth."));
  if (reading->marks->tool == GVT_BALLOT_TOOL_BURNT)
    return g_strdup (_ ("The paper was burnt, not punched with the tool provided in the booth."));
  return NULL;
}

/* A hole that came through the fold and harms nothing. */
static char *
judge_v18 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_harmless > 0 && gvt_ballot_reading_is_for_one (reading)
             ? g_strdup_printf (_ ("The other hole came through the folded paper and touches no "
                                   "other column. The vote is for %s."),
                                name)
             : NULL;
}

static char *
judge_nothing (const GvtBallotReading *reading, const char *name)
{
  return g_strdup (_ ("No column is punched, so the paper gives nobody a vote."));
}

/* --- President --- */

static char *
judge_v1 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns == 1 && reading->n_in_column == 1 ? g_strdup_printf (
             _ ("One hole in the column of %s. The vote is for this pair."), name)
                                                              : NULL;
}

/* Elsewhere in the column too, which V1 does not name. */
static char *
judge_v2 (const GvtBallotReading *reading, const char *name)
{
  if (reading->n_columns != 1 || (reading->n_in_column < 2 && reading->n_inside == 0))
    return NULL;
  return g_strdup_printf (_ ("All holes are inside one column, that of %s. The vote is for this "
                             "pair."),
                          name);
}

/* The news has it that a hole too many spoils the paper; the regulation counts the column. */
static char *
judge_v2_with_outside (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns == 1 && reading->n_outside > 0
             ? g_strdup_printf (_ ("Only one column is punched, that of %s. The hole outside all "
                                   "columns does not change the vote."),
                                name)
             : NULL;
}

static char *
judge_v3 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns == 1 && reading->n_on_border == reading->n_in_column
             ? g_strdup_printf (_ ("The hole is exactly on the line around one column, that of %s. "
                                   "The vote is for this pair."),
                                name)
             : NULL;
}

/* The columns of two pairs; V16 of the regions says the same. */
static char *
judge_two_pairs (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns > 1
             ? g_strdup (_ ("The columns of two pairs are punched, so it is not clear who the vote "
                            "is for."))
             : NULL;
}

static char *
judge_v5 (const GvtBallotReading *reading, const char *name)
{
  if (reading->n_columns > 0)
    return NULL;
  return reading->n_outside > 0 ? g_strdup (_ ("The hole is outside all columns."))
                                : g_strdup (_ ("There is no hole in the paper."));
}

/* --- DPR and DPRD --- */

static char *
judge_v6 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties == 1 && reading->n_candidates == 0
             ? g_strdup_printf (_ ("Only the party is punched. The vote is for %s."), name)
             : NULL;
}

static char *
judge_v7 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties == 1 && reading->n_candidates == 1 && !reading->has_party
             ? g_strdup_printf (_ ("One candidate is punched. The vote is for %s."), name)
             : NULL;
}

static char *
judge_v8 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties == 1 && reading->n_candidates == 1 && reading->has_party
             ? g_strdup_printf (_ ("The party and one of its candidates are punched. The vote is "
                                   "for the candidate: %s."),
                                name)
             : NULL;
}

static char *
judge_v9 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties == 1 && reading->n_candidates > 1 && reading->has_party
             ? g_strdup_printf (_ ("The party and several of its candidates are punched. The vote "
                                   "is for the party: %s."),
                                name)
             : NULL;
}

static char *
judge_v9_without_party (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties == 1 && reading->n_candidates > 1 && !reading->has_party
             ? g_strdup_printf (_ ("Several candidates of one party are punched. The vote is for "
                                   "the party: %s."),
                                name)
             : NULL;
}

static char *
judge_v10 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties > 1
             ? g_strdup (_ ("Two parties, or candidates of two parties, are punched, so it is not "
                            "clear who the vote is for."))
             : NULL;
}

/* Two candidates of the party are V9's, whether struck off or not. */
static char *
judge_v11 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties == 1 && reading->n_candidates == 1 && reading->is_struck_off
             ? g_strdup_printf (_ ("The candidate died or was struck off after the final list. The "
                                   "vote is for the party: %s."),
                                name)
             : NULL;
}

static char *
judge_v12 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_parties == 0 && reading->n_outside > 0
             ? g_strdup (_ ("The hole is outside the blocks of all parties."))
             : NULL;
}

/* --- DPD --- */

static char *
judge_v13 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns == 1 && reading->n_in_column == 1 ? g_strdup_printf (
             _ ("The column of one candidate is punched. The vote is for %s."), name)
                                                              : NULL;
}

static char *
judge_v13_several (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns == 1 && reading->n_in_column > 1
             ? g_strdup_printf (_ ("All holes are in the column of one candidate. The vote is for "
                                   "%s."),
                                name)
             : NULL;
}

static char *
judge_v14 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns > 1
             ? g_strdup (_ ("The columns of two candidates are punched, so it is not clear who the "
                            "vote is for."))
             : NULL;
}

/* --- the regions --- */

static char *
judge_v15 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns == 1
             ? g_strdup_printf (_ ("Only one column is punched, that of %s. The vote is for this "
                                   "pair."),
                                name)
             : NULL;
}

static char *
judge_v17 (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns == 1 ? g_strdup_printf (
             _ ("There is one pair. One may choose the pair or the empty column: "
                "the vote is for %s."),
             name)
                                 : NULL;
}

static char *
judge_v17_both (const GvtBallotReading *reading, const char *name)
{
  return reading->n_columns > 1
             ? g_strdup (_ ("Both the pair and the empty column are punched. Only one of them may "
                            "be."))
             : NULL;
}

/* Asked from the top; the first that says something decides. A paper is judged by those of them
 * that its set names. First what makes any hole meaningless, then what spoils a vote, then for whom
 * it is, the particular before the general. */
static const struct
{
  const char *rule;
  const char *statement;
  GvtBallotValidity validity;
  Judge judge;
} rules[] = {
  { "V19", "v19", GVT_BALLOT_REPLACE, judge_v19 },
  { "V16", "v16", GVT_BALLOT_INVALID, judge_signature },
  { "V16", "v16", GVT_BALLOT_INVALID, judge_writing },
  { "V16", "v16", GVT_BALLOT_INVALID, judge_tool },
  { "V16", "v16", GVT_BALLOT_INVALID, judge_damage },
  { "umum", "umum-tanda-tangan", GVT_BALLOT_INVALID, judge_signature },
  { "umum", "umum-tulisan", GVT_BALLOT_INVALID, judge_writing },
  { "umum", "umum-alat", GVT_BALLOT_INVALID, judge_tool },
  { "umum", "umum-sobek", GVT_BALLOT_INVALID, judge_damage },
  { "V4", "v4", GVT_BALLOT_INVALID, judge_two_pairs },
  { "V14", "v14", GVT_BALLOT_INVALID, judge_v14 },
  { "V17", "v17", GVT_BALLOT_INVALID, judge_v17_both },
  { "V16", "v16", GVT_BALLOT_INVALID, judge_two_pairs },
  { "V10", "v10", GVT_BALLOT_INVALID, judge_v10 },
  { "V5", "v5", GVT_BALLOT_INVALID, judge_v5 },
  { "V12", "v12", GVT_BALLOT_INVALID, judge_v12 },
  { "V18", "v18", GVT_BALLOT_VALID, judge_v18 },
  { "V2", "v2-luar", GVT_BALLOT_VALID, judge_v2_with_outside },
  { "V3", "v3", GVT_BALLOT_VALID, judge_v3 },
  { "V2", "v2", GVT_BALLOT_VALID, judge_v2 },
  { "V1", "v1", GVT_BALLOT_VALID, judge_v1 },
  { "V9", "v9", GVT_BALLOT_VALID, judge_v9 },
  { "V9", "v9-tanpa-partai", GVT_BALLOT_VALID, judge_v9_without_party },
  { "V11", "v11", GVT_BALLOT_VALID, judge_v11 },
  { "V8", "v8", GVT_BALLOT_VALID, judge_v8 },
  { "V7", "v7", GVT_BALLOT_VALID, judge_v7 },
  { "V6", "v6", GVT_BALLOT_VALID, judge_v6 },
  { "V13", "v13", GVT_BALLOT_VALID, judge_v13 },
  { "V13", "v13-banyak", GVT_BALLOT_VALID, judge_v13_several },
  { "V15", "v15", GVT_BALLOT_VALID, judge_v15 },
  { "V17", "v17", GVT_BALLOT_VALID, judge_v17 },
  { "umum", "umum-tanpa-suara", GVT_BALLOT_INVALID, judge_nothing },
};

/* What is not declared valid is not valid: the last rule speaks for a set that forgot it, too. */
static guint
find_rule (const GvtBallotReading *reading, const char *name, char **why)
{
  guint last = G_N_ELEMENTS (rules) - 1;

  for (guint i = 0; i < last; i++)
    if (gvt_ballot_paper_has_rule (reading->paper, rules[i].rule)
        && (*why = rules[i].judge (reading, name)) != NULL)
      return i;

  *why = rules[last].judge (reading, name);
  return last;
}

GvtBallotVerdict *
gvt_ballot_judge (GvtBallotPaper *paper, const GvtBallotMarks *marks, GError **error)
{
  GvtBallotReading reading;
  GvtBallotVerdict *self;
  g_autofree char *name = NULL;
  guint found;

  g_return_val_if_fail (GVT_IS_BALLOT_PAPER (paper) && marks != NULL, NULL);

  if (!gvt_ballot_reading_take (&reading, paper, marks, error))
    return NULL;

  self = g_new0 (GvtBallotVerdict, 1);
  name = gvt_ballot_reading_describe (&reading);
  found = find_rule (&reading, name, &self->why);
  self->rule = rules[found].rule;
  self->statement = rules[found].statement;
  self->validity = rules[found].validity;
  if (self->validity == GVT_BALLOT_VALID)
    {
      self->column = reading.column;
      self->party = reading.party;
      self->candidate = gvt_ballot_reading_get_candidate (&reading);
    }
  self->name = g_strdup (self->validity == GVT_BALLOT_VALID ? name : "");
  return self;
}
