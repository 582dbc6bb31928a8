/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-ballot-paper.h"

G_BEGIN_DECLS

/* What a paper is made of beside its texts. */
typedef struct
{
  GvtBallotLayout layout;
  GStrv roles;
  GStrv rules;
  GPtrArray *columns; /* of GvtBallotColumn */
  GPtrArray *parties; /* of GvtBallotParty */
} GvtBallotStructure;

void gvt_ballot_column_free (gpointer column);
void gvt_ballot_party_free (gpointer party);

/** gvt_ballot_paper_set_structure: takes all that @structure holds, and empties it */
void gvt_ballot_paper_set_structure (GvtBallotPaper *self, GvtBallotStructure *structure);
void gvt_ballot_structure_clear (GvtBallotStructure *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtBallotStructure, gvt_ballot_structure_clear)

G_END_DECLS
