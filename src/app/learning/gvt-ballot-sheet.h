/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-ballot-marks.h"
#include "gvt-ballot-set.h"

G_BEGIN_DECLS

/* A ballot paper to punch: white in every scheme, as paper is. It keeps the marks; whether they
 * make a valid vote is for gvt_ballot_judge(). Arrow keys go from cell to cell as they lie.
 *
 * Signals: "changed": a hole came or went, or the state of the paper is another; "full": there is
 * no room for another hole. */
#define GVT_TYPE_BALLOT_SHEET (gvt_ballot_sheet_get_type ())
G_DECLARE_FINAL_TYPE (GvtBallotSheet, gvt_ballot_sheet, GVT, BALLOT_SHEET, GtkWidget)

/** gvt_ballot_sheet_show: a new paper of this kind, without a hole */
void gvt_ballot_sheet_show (GvtBallotSheet *self, GvtBallotSet *set, GvtBallotPaper *paper);

/** gvt_ballot_sheet_show_marks: a paper of this kind that somebody has marked: it can be looked at,
 * cell by cell, and not punched. @marks: with places that the paper has */
void gvt_ballot_sheet_show_marks (GvtBallotSheet *self,
                                  GvtBallotSet *set,
                                  GvtBallotPaper *paper,
                                  const GvtBallotMarks *marks);

/** gvt_ballot_sheet_get_marks: Returns: (transfer none): until the next change */
const GvtBallotMarks *gvt_ballot_sheet_get_marks (GvtBallotSheet *self);

/** gvt_ballot_sheet_punch: the cell at @index in the order of Tab, in its middle, as a key does.
 * Returns: %FALSE when there is none */
gboolean gvt_ballot_sheet_punch (GvtBallotSheet *self, guint index);

/** gvt_ballot_sheet_undo: takes back the last punch, and what it made through the fold */
void gvt_ballot_sheet_undo (GvtBallotSheet *self);
/** gvt_ballot_sheet_clear: a new paper of the same kind and state */
void gvt_ballot_sheet_clear (GvtBallotSheet *self);

/* The state of the paper. */
void gvt_ballot_sheet_set_signed (GvtBallotSheet *self, gboolean is_signed);
void gvt_ballot_sheet_set_writing (GvtBallotSheet *self, gboolean has_writing);
void gvt_ballot_sheet_set_tool (GvtBallotSheet *self, GvtBallotTool tool);
void gvt_ballot_sheet_set_received (GvtBallotSheet *self, GvtBallotReceived received);
/** gvt_ballot_sheet_set_struck_off: whether the first candidate of the first party was */
void gvt_ballot_sheet_set_struck_off (GvtBallotSheet *self, gboolean is_struck_off);
/** gvt_ballot_sheet_set_folded: while it is, each hole goes through to the other half */
void gvt_ballot_sheet_set_folded (GvtBallotSheet *self, gboolean is_folded);

G_END_DECLS
