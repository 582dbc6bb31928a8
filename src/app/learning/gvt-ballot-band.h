/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A patch of a ballot's colour, with room for a child. Text on it is black or white, whichever is
 * read better; the colour itself always stands there in words. */
#define GVT_TYPE_BALLOT_BAND (gvt_ballot_band_get_type ())
G_DECLARE_FINAL_TYPE (GvtBallotBand, gvt_ballot_band, GVT, BALLOT_BAND, GtkWidget)

/** gvt_ballot_band_new: @colour: "#rrggbb". Returns: (transfer floating) */
GtkWidget *gvt_ballot_band_new (const char *colour);

G_END_DECLS
