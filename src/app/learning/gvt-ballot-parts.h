/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-ballot-set.h"

G_BEGIN_DECLS

/* The parts of a ballot paper as widgets; what can be punched in them is a #GvtBallotCell. All
 * return (transfer floating). */

/** gvt_ballot_parts_new_head: the title on the paper's colour, with the colour in words */
GtkWidget *gvt_ballot_parts_new_head (GvtBallotPaper *paper);

/** gvt_ballot_parts_new_column: of a paper in columns */
GtkWidget *gvt_ballot_parts_new_column (GvtBallotPaper *paper, const GvtBallotColumn *column);

/** gvt_ballot_parts_new_block: of a paper of parties */
GtkWidget *gvt_ballot_parts_new_block (const GvtBallotParty *party);

/** gvt_ballot_parts_new_foot: where the head of the KPPS signs. @signature: (out) (transfer none):
 * what he signed with */
GtkWidget *gvt_ballot_parts_new_foot (GvtBallotSet *set, GtkWidget **signature);

G_END_DECLS
