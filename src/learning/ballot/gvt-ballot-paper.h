/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  GVT_BALLOT_PAIRS,      /* columns, each of a pair of candidates or empty */
  GVT_BALLOT_CANDIDATES, /* columns, each of one candidate */
  GVT_BALLOT_PARTIES,    /* blocks, each of a party and its candidates */
} GvtBallotLayout;

/* One column. Its number is what marks call it by; the empty column of a ballot with one pair has
 * one too, although none is printed there. */
typedef struct
{
  guint number;
  gboolean is_blank;
  GStrv names;   /* one candidate, or the two of a pair; empty when blank */
  GStrv parties; /* that put the pair forward; may be empty */
} GvtBallotColumn;

/* One party's block; its candidates are numbered from 1. */
typedef struct
{
  guint number;
  char *name;
  GStrv candidates;
} GvtBallotParty;

/* One kind of ballot paper, with invented parties and candidates. Immutable; any thread.
 *
 * Properties: "kind" (its code in the set), "title" (as printed), "short-title", "colour-name" (in
 * words), "colour-value" ("#rrggbb": our rendering of the word, not a measured print),
 * "colour-statement" (id of the set's statement about it). */
#define GVT_TYPE_BALLOT_PAPER (gvt_ballot_paper_get_type ())
G_DECLARE_FINAL_TYPE (GvtBallotPaper, gvt_ballot_paper, GVT, BALLOT_PAPER, GObject)

const char *gvt_ballot_paper_get_kind (GvtBallotPaper *self);
const char *gvt_ballot_paper_get_title (GvtBallotPaper *self);
const char *gvt_ballot_paper_get_short_title (GvtBallotPaper *self);
const char *gvt_ballot_paper_get_colour_name (GvtBallotPaper *self);
const char *gvt_ballot_paper_get_colour_value (GvtBallotPaper *self);
const char *gvt_ballot_paper_get_colour_statement (GvtBallotPaper *self);
GvtBallotLayout gvt_ballot_paper_get_layout (GvtBallotPaper *self);
/** gvt_ballot_paper_get_roles: Returns: (transfer none): what is printed over each name of a
 * column; empty for a ballot of parties */
const char *const *gvt_ballot_paper_get_roles (GvtBallotPaper *self);

/** gvt_ballot_paper_has_rule: whether @rule ("V1" to "V19", "umum") judges this kind */
gboolean gvt_ballot_paper_has_rule (GvtBallotPaper *self, const char *rule);

guint gvt_ballot_paper_get_n_columns (GvtBallotPaper *self);
/** gvt_ballot_paper_get_column: @index: from 0, in the order in which they are printed */
const GvtBallotColumn *gvt_ballot_paper_get_column (GvtBallotPaper *self, guint index);
/** gvt_ballot_paper_find_column: Returns: (nullable) */
const GvtBallotColumn *gvt_ballot_paper_find_column (GvtBallotPaper *self, guint number);

guint gvt_ballot_paper_get_n_parties (GvtBallotPaper *self);
const GvtBallotParty *gvt_ballot_paper_get_party (GvtBallotPaper *self, guint index);
/** gvt_ballot_paper_find_party: Returns: (nullable) */
const GvtBallotParty *gvt_ballot_paper_find_party (GvtBallotPaper *self, guint number);

/** gvt_ballot_paper_describe: whom a vote is for, in words and translated. @column, or @party with
 * @candidate (0: the party itself), must exist. Returns: (transfer full) */
char *gvt_ballot_paper_describe (GvtBallotPaper *self, guint column, guint party, guint candidate);

G_END_DECLS
