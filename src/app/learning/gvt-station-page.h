/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "gvt-section-page.h"
#include "gvt-station.h"

G_BEGIN_DECLS

#define GVT_STATION_SIMULATOR "alur-tps" /* how a card asks for it */

/* The polling station simulator: one role's walk through it, step by step. Stores nothing; works
 * before enrolment. Actions: station.choose (u: which of the
 * choices), station.again, station.other (another role). */
#define GVT_TYPE_STATION_PAGE (gvt_station_page_get_type ())
G_DECLARE_FINAL_TYPE (GvtStationPage, gvt_station_page, GVT, STATION_PAGE, GvtSectionPage)

/** gvt_station_page_new: @role: an id of @station's. Returns: (transfer floating) */
GvtSectionPage *gvt_station_page_new (GvtStation *station, const char *role);

/** gvt_station_page_new_from_settings: @settings: (nullable): a card's: "role"; the voter when it
 * names none. Returns: (transfer floating) */
GvtSectionPage *gvt_station_page_new_from_settings (JsonObject *settings);

G_END_DECLS
