/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-claim.h"

G_BEGIN_DECLS

/* Whom one can play. Properties: "id", "title", "duty". */
#define GVT_TYPE_STATION_ROLE (gvt_station_role_get_type ())
G_DECLARE_FINAL_TYPE (GvtStationRole, gvt_station_role, GVT, STATION_ROLE, GObject)
const char *gvt_station_role_get_id (GvtStationRole *self);
const char *gvt_station_role_get_title (GvtStationRole *self);
const char *gvt_station_role_get_duty (GvtStationRole *self);

/* One act on the way. Properties: "id", "role" (id), "text", "early" (what comes before it). */
#define GVT_TYPE_STATION_ACT (gvt_station_act_get_type ())
G_DECLARE_FINAL_TYPE (GvtStationAct, gvt_station_act, GVT, STATION_ACT, GObject)
const char *gvt_station_act_get_id (GvtStationAct *self);
const char *gvt_station_act_get_role (GvtStationAct *self);
const char *gvt_station_act_get_text (GvtStationAct *self);
const char *gvt_station_act_get_early (GvtStationAct *self);

/* A polling station: its acts in order, and whose they are (format: resources/tps/README.md).
 * Immutable; any thread. Properties: "id", "title", "label", "roles" (of #GvtStationRole), "acts"
 * (of #GvtStationAct), "statements" (of #GvtClaim). */
#define GVT_TYPE_STATION (gvt_station_get_type ())
G_DECLARE_FINAL_TYPE (GvtStation, gvt_station, GVT, STATION, GObject)
const char *gvt_station_get_title (GvtStation *self);
const char *gvt_station_get_label (GvtStation *self);
GListModel *gvt_station_get_roles (GvtStation *self);
GListModel *gvt_station_get_acts (GvtStation *self);
GListModel *gvt_station_get_statements (GvtStation *self);

/** gvt_station_find_role: Returns: (transfer none) (nullable) */
GvtStationRole *gvt_station_find_role (GvtStation *self, const char *id);

G_END_DECLS
