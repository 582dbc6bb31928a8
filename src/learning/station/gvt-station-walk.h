/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-station.h"

G_BEGIN_DECLS

/* One person walking through a polling station in one role. Whenever it is this role's turn, he
 * chooses what is done next; what others do happens by itself. A wrong choice explains itself and
 * changes nothing. In memory only; one thread. */
#define GVT_TYPE_STATION_WALK (gvt_station_walk_get_type ())
G_DECLARE_FINAL_TYPE (GvtStationWalk, gvt_station_walk, GVT, STATION_WALK, GObject)

#define GVT_STATION_CHOICES 4 /* at most, at each turn */

/** gvt_station_walk_new: @role: an id of @station's; @seed: fixes which choices there are and in
 * what order. Returns: (transfer full) */
GvtStationWalk *gvt_station_walk_new (GvtStation *station, const char *role, guint32 seed);

/** gvt_station_walk_get_n_done: how many acts of the station have happened, from the first */
guint gvt_station_walk_get_n_done (GvtStationWalk *self);
gboolean gvt_station_walk_is_over (GvtStationWalk *self);
guint gvt_station_walk_get_n_wrong (GvtStationWalk *self);

/** gvt_station_walk_get_choices: Returns: (transfer none) (element-type GvtStationAct): for this
 * turn, the right one among them; empty when it is over. Until the next right choice */
GPtrArray *gvt_station_walk_get_choices (GvtStationWalk *self);

/**
 * gvt_station_walk_choose:
 * @act: one of the choices
 * @why: (out) (optional) (nullable) (transfer full): what was wrong, translated
 *
 * Returns: whether it was right; then it has happened, and all that others do after it
 */
gboolean gvt_station_walk_choose (GvtStationWalk *self, GvtStationAct *act, char **why);

G_END_DECLS
