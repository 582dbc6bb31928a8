/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* The first event of a laptop's chain: {"centre":name,"practice":bool,"users":[code]}. */
#define GVT_DEVICE_ENROLLED_KIND "device.enrolled/1"

/* That this laptop destroyed what opens its lists, because the centre said so
 * (gvt-device-revocation.h): {"reason"}. */
#define GVT_DEVICE_OBEYED_KIND "device.obeyed/1"

/* What a supervisor says of a laptop of his area, as events of the laptop at which he says it:
 * {"device", "incarnation", "code", "signature": by his own key (gvt-fleet-acts.h)}; of a loss also
 * {"discovered_at_us", "reason", "last_seen_on", "where"}, and a note of his own as its personal
 * part; of a hand-over {"from", "to"}. The centre decides what becomes of it. */
#define GVT_FLEET_LOST_KIND        "fleet.lost/1"
#define GVT_FLEET_FOUND_KIND       "fleet.found/1"
#define GVT_FLEET_HANDED_OVER_KIND "fleet.handed_over/1"
#define GVT_FLEET_BROKEN_KIND      "fleet.broken/1" /* it will never talk again: with loss */
#define GVT_FLEET_RETENTION_DAYS   365              /* of the note: this program's own number */

/* The last word of a laptop that is given up (gvt-retirement.h): {"device", "incarnation", "code",
 * "signature": by whoever gives it up}. */
#define GVT_DEVICE_RETIRING_KIND "device.retiring/1"

/* Fills no table. */
extern const GvtProjection gvt_sync_projection;

G_END_DECLS
