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

/** gvt_routes_answer_health: whether records could be taken in now */
void gvt_routes_answer_health (GvtCentral *central, GvtHttpResponse *response);

/** gvt_routes_name: one word for what was asked for, of a few that there are: "push", "files" ...;
 * "other" for what is no route, "unreadable" without a @path (nullable). Returns: (transfer none)
 */
const char *gvt_routes_name (const char *path);

G_END_DECLS
