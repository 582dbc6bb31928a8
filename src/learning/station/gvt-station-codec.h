/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-station.h"

G_BEGIN_DECLS

/** gvt_station_decode: %GVT_ERROR_BAD_FORMAT names the place; %GVT_ERROR_TOO_NEW for a later
 * format. Returns: (transfer full) (nullable) */
GvtStation *gvt_station_decode (GBytes *json, GError **error);

/** gvt_station_built_in: Returns: (transfer none): the one inside the program. Any thread */
GvtStation *gvt_station_built_in (void);

G_END_DECLS
