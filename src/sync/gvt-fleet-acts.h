/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-loss.h"
#include "gvt-profile.h"

G_BEGIN_DECLS

/* What a supervisor says of another laptop, at his own: an event of this laptop's journal, signed
 * by his key. It goes up with the next sync, and the centre acts upon it. Each is for supervisors
 * alone, and about a laptop that the centre named to them (gvt-fleet-view.h): what it holds of them
 * decides again there. Blocks; any thread. */

#define GVT_FLEET_SIGNATURE    "fleet-act" /* what is signed: the body without "signature" */
#define GVT_FLEET_NOTE_CONTEXT "fleet-note/1"
#define GVT_FLEET_NOTE_MAX     2000 /* bytes */

/**
 * gvt_fleet_report_lost:
 * @code: the laptop's, as typed
 * @note: (nullable): in his own words; it may name people, so it is sealed to the roll and the
 * centre, and erased after a year
 *
 * %GVT_ERROR_BAD_INPUT, %GVT_ERROR_FORBIDDEN.
 */
gboolean gvt_fleet_report_lost (
    GvtProfile *profile, const char *code, const GvtLoss *loss, const char *note, GError **error);
/** gvt_fleet_report_found: likewise, that it is here again */
gboolean gvt_fleet_report_found (GvtProfile *profile, const char *code, GError **error);
/** gvt_fleet_hand_over: likewise, that @to answers for it from now on */
gboolean
gvt_fleet_hand_over (GvtProfile *profile, const char *code, const char *to, GError **error);
/** gvt_fleet_report_broken: likewise, that it is broken and will never talk again, so that what
 * stands on it alone is lost */
gboolean gvt_fleet_report_broken (GvtProfile *profile, const char *code, GError **error);
/** gvt_fleet_give_up: that this laptop itself is retired (gvt-retirement.h, which is to be called
 * instead); for data officers as well */
gboolean gvt_fleet_give_up (GvtProfile *profile, GError **error);

/** gvt_fleet_act_verify: whether @public_key's owner signed @body, as it stands in an event */
gboolean gvt_fleet_act_verify (JsonObject *body, const GvtPublicKey *public_key, GError **error);

G_END_DECLS
