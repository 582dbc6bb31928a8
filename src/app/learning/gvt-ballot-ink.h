/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "gvt-ballot-marks.h"

G_BEGIN_DECLS

/* What is drawn on a ballot paper by hand: paper is white in every scheme, so the colours are
 * fixed.
 */

typedef struct
{
  double x; /* from 0 to 1 of what it is in */
  double y;
  gboolean is_through;
} GvtBallotDot;

/** gvt_ballot_ink_hole: a hole in the middle of @x, @y, in pixels, as @tool makes it */
void gvt_ballot_ink_hole (
    GtkSnapshot *snapshot, double x, double y, GvtBallotTool tool, gboolean through);

/** gvt_ballot_ink_dots: @dots: of #GvtBallotDot, over a widget of this size */
void gvt_ballot_ink_dots (
    GtkSnapshot *snapshot, GArray *dots, GvtBallotTool tool, int width, int height);

/** gvt_ballot_ink_scribble: writing that does not belong there, in the given box */
void gvt_ballot_ink_scribble (GtkSnapshot *snapshot, const graphene_rect_t *box);

/** gvt_ballot_ink_crease: the fold down the middle of a sheet of this size */
void gvt_ballot_ink_crease (GtkSnapshot *snapshot, int width, int height);

/** gvt_ballot_photo_new: an invented candidate, or a pair: nobody's face. Returns: (transfer
 * floating) */
GtkWidget *gvt_ballot_photo_new (guint n_people);

/** gvt_ballot_signature_new: the head of the KPPS's; nobody's name. Returns: (transfer floating) */
GtkWidget *gvt_ballot_signature_new (void);

G_END_DECLS
