/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-profile.h"

G_BEGIN_DECLS

/* How a lease ends on a laptop. Its end by the clock closes the lists and destroys nothing
 * (gvt-leases.h). The keys go for ever by two things alone: the centre's signed word, or the end
 * and a grace by trusted time, which no clock that a person can set moves. What people recorded
 * stays, sent or not (I6). */

/* How long after its end a lease can still be extended: a month for somebody to come back into
 * coverage. No rule of the election office for this is known. */
#define GVT_LEASE_GRACE_US (30 * G_TIME_SPAN_DAY)

/**
 * gvt_lease_ends_accept_extension:
 * @db: inside the transaction that also takes the message as received
 * @payload: of an outbox message of type %GVT_LEASE_EXTENDED_TYPE whose signature was checked
 *
 * One that is no later than the present end, or of a lease that is not here, changes nothing.
 */
gboolean gvt_lease_ends_accept_extension (GvtDb *db, GBytes *payload, GError **error);
/** gvt_lease_ends_accept_revocation: likewise %GVT_LEASE_REVOKED_TYPE: destroys the keys of the
 * lease, and of what is left of its lists the place in the store; @journal tells it */
gboolean
gvt_lease_ends_accept_revocation (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error);

/** gvt_lease_ends_destroy_all: the same to every lease that is here, by a revocation of the laptop
 * itself */
gboolean gvt_lease_ends_destroy_all (GvtJournal *journal, GvtDb *db, GError **error);

/**
 * gvt_lease_ends_sweep:
 * @n_destroyed: (out) (nullable): leases whose keys went now
 *
 * Destroys the keys of leases that ended by trusted time and whose grace is over. Then removes
 * list files that no lease needs, and empties the store's log, so that no earlier state of its
 * pages is left in it. Any user; any thread; blocks.
 */
gboolean gvt_lease_ends_sweep (GvtProfile *profile, guint *n_destroyed, GError **error);

G_END_DECLS
