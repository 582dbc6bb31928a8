/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-http-server.h"

G_BEGIN_DECLS

/* The centre's routes, described in data/api/openapi.yaml: functions from request to answer. Each
 * call of a device is a signed envelope with a fresh challenge; whatever is unsigned, forged,
 * expired or too large is refused before anything is done. Any thread. */

/** gvt_routes_service: what a server for @central is made of; @central must outlive it */
GvtHttpService gvt_routes_service (GvtCentral *central);

G_END_DECLS
