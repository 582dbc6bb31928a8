/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-ballot-marks.h"

G_BEGIN_DECLS

/* One part of a ballot paper that can be punched: by pointer or touch where it is hit, by Space or
 * Enter in its middle. It is named for screen readers, with the holes it has, and draws them.
 *
 * Signals: "punched" (x, y: double: where, from 0 to 1 of its size; #GvtBallotHole pointer, with
 * the place that was hit), "move" (GtkDirectionType: an arrow key; returns whether there was a cell
 * to go to). */
#define GVT_TYPE_BALLOT_CELL (gvt_ballot_cell_get_type ())
G_DECLARE_FINAL_TYPE (GvtBallotCell, gvt_ballot_cell, GVT, BALLOT_CELL, GtkWidget)

/** gvt_ballot_cell_new: @label: what it is, spoken; @hole: what a hole in it means. Returns:
 * (transfer floating) */
GtkWidget *gvt_ballot_cell_new (const char *label, const GvtBallotHole *hole);

/** gvt_ballot_cell_set_label: what it is has changed */
void gvt_ballot_cell_set_label (GvtBallotCell *self, const char *label);

/** gvt_ballot_cell_add: @child stands beside those before; a hit on it means @place */
void gvt_ballot_cell_add (GvtBallotCell *self, GtkWidget *child, GvtBallotPlace place);

/** gvt_ballot_cell_get_hole: what a hole at @x, @y (from 0 to 1) means */
GvtBallotHole gvt_ballot_cell_get_hole (GvtBallotCell *self, double x, double y);
/** gvt_ballot_cell_get_middle: where the keyboard punches, in the cell's own pixels */
graphene_point_t gvt_ballot_cell_get_middle (GvtBallotCell *self);

/** gvt_ballot_cell_punch: as Space does */
void gvt_ballot_cell_punch (GvtBallotCell *self);

void gvt_ballot_cell_add_hole (GvtBallotCell *self, double x, double y, gboolean is_through);
/** gvt_ballot_cell_has_place: whether @hole, wherever it came from, is in this cell */
gboolean gvt_ballot_cell_has_place (GvtBallotCell *self, const GvtBallotHole *hole);
/** gvt_ballot_cell_add_hole_in: in the middle of that part of the cell, beside those already there
 */
void gvt_ballot_cell_add_hole_in (GvtBallotCell *self, const GvtBallotHole *hole);
void gvt_ballot_cell_remove_hole (GvtBallotCell *self); /* the last */
/** gvt_ballot_cell_set_tool: what made the holes, as they look */
void gvt_ballot_cell_set_tool (GvtBallotCell *self, GvtBallotTool tool);

G_END_DECLS
