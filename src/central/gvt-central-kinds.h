/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-kind.h"

G_BEGIN_DECLS

/* What the centre itself decides, as events of its own chain. */
#define GVT_CENTRE_BEGUN_KIND "centre.begun/1"
#define GVT_KEYS_RENEWED_KIND "keys.renewed/1"
#define GVT_KEYS_TURNED_KIND \
  "keys.turned/1" /* {"serial","not_after_us","signing","sealing","root"} */
#define GVT_CENTRE_BACKED_UP_KIND  "centre.backed_up/1" /* {"events","chains"}: held in it */
#define GVT_CENTRE_RESTORED_KIND   "centre.restored/1"  /* {"epoch","events","made_at_us"} */
#define GVT_USER_ADDED_KIND        "user.added/1"
#define GVT_CODE_ISSUED_KIND       "code.issued/1"
#define GVT_DEVICE_REGISTERED_KIND "device.registered/1"
#define GVT_LIST_IMPORTED_KIND     "list.imported/1"
#define GVT_FILE_PUBLISHED_KIND    "file.published/1"
#define GVT_DELTA_PUBLISHED_KIND   "delta.published/1"
#define GVT_RECOVERY_KEY_KIND      "recovery.key_named/1" /* {"public"} */
#define GVT_RECOVERY_ANSWERED_KIND \
  "recovery.answered/1" /* {"device","user"}; subject: the request */

/* A copy went on from an incarnation, which is closed at `parent_seq`, and whose past is the copy's
 * up to `fork_seq`: {"device", "incarnation", "code", "device_key", "signature", "parent",
 * "parent_seq", "fork_seq"}; and a supervisor said that it may have lists: {"device",
 * "incarnation", "user"} (I9). */
#define GVT_DEVICE_REJOINED_KIND  "device.rejoined/2" /* /1 names no fork: all that was held */
#define GVT_DEVICE_CONFIRMED_KIND "device.confirmed/1"

#define GVT_LEASE_GRANTED_KIND  "lease.granted/2"  /* /1 names no incarnation: the first */
#define GVT_LEASE_APPROVED_KIND "lease.approved/1" /* {"lease", "supervisors": [codes]} */
#define GVT_LEASE_EXTENDED_KIND "lease.extended/1" /* {"lease", "not_after_us", "by_voice"} */
#define GVT_LEASE_REVOKED_KIND  "lease.revoked/1"  /* {"lease"} */

/* That a laptop stays in an office, or does not any more: {"device", "incarnation",
 * "is_stationary", "supervisor"}. */
#define GVT_DEVICE_STATIONED_KIND "device.stationed/1"

/* A supervisor said that a laptop is lost, or is here again, or who answers for it from now on:
 * {"device", "incarnation", "by", "head_seq": the last record that was held of it then}; of a loss
 * also {"discovered_at_us", "reason", "last_seen_on", "where"} (gvt-loss.h), of a hand-over
 * {"from", "to"}. Where he said it on a laptop of his own, "told" is the id of the event there. */
#define GVT_DEVICE_ACT_REFUSED_KIND "device.act_refused/1" /* {"told", "why": an error's code} */
#define GVT_DEVICE_LOST_KIND        "device.lost/1"
#define GVT_DEVICE_FOUND_KIND       "device.found/1"
#define GVT_DEVICE_HANDED_OVER_KIND "device.handed_over/1"

/* That a laptop is no more: it gave itself up, with "told" for its own last word
 * (gvt-retirement.h), or a supervisor said that it is broken. The members of the former, and
 * "records": up to "head", all that the centre holds of it, "code", "unsent": what it told last
 * that it had alone, and "contact_at_us". */
#define GVT_DEVICE_RETIRED_KIND     "device.retired/1"
#define GVT_DEVICE_WRITTEN_OFF_KIND "device.written_off/1"

/* A visit's plan is for laptops now: {"visit", "event": the plan's own, "revision", "key", "date",
 * "laptops": [ids], none for all that work there}. */
#define GVT_VISIT_ISSUED_KIND "visit.issued/1"
/* body: visit. It is for no laptop any more, until it is issued again */
#define GVT_VISIT_TAKEN_BACK_KIND "visit.taken_back/1"

/* That whom proposals are about was read: {"proposals": [ids], "full_nik", "reason"?}. */
#define GVT_PROPOSALS_READ_KIND "proposals.read/1"

/* That a supervisor opened proposals of the queue, at a laptop or here: {"by", "device"?,
 * "proposals": [ids]}. */
#define GVT_QUEUE_READ_KIND "queue.read/1"

/* The kinds above and the tables they fill. */
extern const GvtProjection gvt_central_projection;

/** gvt_central_projections: Returns: (transfer none): every feature's, for the centre's journal */
const GvtProjection *const *gvt_central_projections (void);

G_END_DECLS
