/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-devices.h"

G_BEGIN_DECLS

typedef struct
{
  const GvtDeviceRecord *device;
  const char *const *villages;    /* %NULL-terminated Kemendagri codes with dots */
  const char *election;           /* (nullable): the one whose list was imported last when %NULL */
  const char *until;              /* "YYYY-MM-DD": the last day, by the clocks of WITA */
  const char *const *supervisors; /* (nullable): who approve lists of more than one regency */
} GvtLeaseGrant;

/** What one lease can hold; a longer grant becomes several. */
#define GVT_LEASE_MAX_VILLAGES 256

/**
 * gvt_central_grant_lease:
 *
 * Lets a laptop open the lists of some villages until a day. Each must have a published pack, and
 * lie in the area of somebody who opens the roll on that laptop (%GVT_ERROR_FORBIDDEN). Where the
 * laptop would then hold lists of more than one regency, it must be one that never leaves an office
 * (gvt-central-stationary.h), and two supervisors who work in all of them must approve
 * (%GVT_ERROR_FORBIDDEN). The lease is sealed to a one-time key of the laptop and waits in its
 * outbox; when there is none left, until the laptop deposits new ones.
 */
gboolean gvt_central_grant_lease (GvtCentral *self, const GvtLeaseGrant *grant, GError **error);
/** gvt_central_grant_lease_in: the same in the transaction of @db */
gboolean gvt_central_grant_lease_in (GvtCentral *self,
                                     GvtDb *db,
                                     const GvtLeaseGrant *grant,
                                     GError **error);

/** gvt_central_lease_end: the last moment of a lease until the day @until, by the clocks of WITA.
 * %GVT_ERROR_BAD_INPUT when it is no day, or is over */
gboolean
gvt_central_lease_end (GvtCentral *self, const char *until, gint64 *not_after_us, GError **error);
/** gvt_central_choose_election: @election, or the one whose list was imported last where that is
 * %NULL; %GVT_ERROR_BAD_INPUT before the first. Returns: (transfer full) (nullable) */
char *gvt_central_choose_election (GvtDb *db, const char *election, GError **error);

/** gvt_central_seal_leases: seals and queues what waits for one-time keys of @device, as far as
 * these reach; in the transaction of @db */
gboolean gvt_central_seal_leases (GvtCentral *self, GvtDb *db, const GvtId *device, GError **error);

G_END_DECLS
