/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"
#include "gvt-id.h"

G_BEGIN_DECLS

/* In a laptop's outbox: that the centre does not do what was said there of a laptop
 * (gvt-fleet-acts.h): {"told": the event there, "why"}. What it does is seen by what it did. */
#define GVT_FLEET_REFUSED_TYPE "fleet-refused/1"

/** gvt_fleet_refusal_write: @why: what the act was refused with. Returns: (transfer full)
 * (nullable) */
GBytes *gvt_fleet_refusal_write (const GvtId *told, const GError *why, GError **error);
/** gvt_fleet_refusal_accept: inside the transaction that also takes the message as received */
gboolean gvt_fleet_refusal_accept (GvtDb *db, GBytes *payload, GError **error);
/** gvt_fleet_refusal_load: @why: (out) (transfer full) (nullable): of the event @told; %NULL when
 * it was not refused, or nobody knows yet */
gboolean gvt_fleet_refusal_load (GvtDb *db, const GvtId *told, char **why, GError **error);
/** gvt_fleet_refusal_describe: Returns: (transfer none): in words for people */
const char *gvt_fleet_refusal_describe (const char *why);

G_END_DECLS
