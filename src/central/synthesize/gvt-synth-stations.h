/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-voter-row.h"

G_BEGIN_DECLS

/* Polling stations for an invented list, as a sheet for `stations import`: each number that stands
 * in the list with the RTs that vote there, at a place that says itself that it is invented. Not
 * every one has a landmark, and of some nobody wrote down whether there are steps, as in real
 * sheets. The same rows give the same sheet. */
typedef struct _GvtSynthStations GvtSynthStations;

GvtSynthStations *gvt_synth_stations_new (void);
void gvt_synth_stations_free (GvtSynthStations *self);

/** gvt_synth_stations_add: the rows of one village come together, as lists are kept */
void gvt_synth_stations_add (GvtSynthStations *self, const char *village, const GvtVoterRow *row);
/** gvt_synth_stations_write: CSV with semicolons. Returns: (transfer full) */
char *gvt_synth_stations_write (GvtSynthStations *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSynthStations, gvt_synth_stations_free)

G_END_DECLS
