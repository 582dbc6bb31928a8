/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-leases.h"
#include "gvt-lease-store.h"

G_BEGIN_DECLS

/* What becomes of leases that were granted. */

typedef enum
{
  GVT_LEASE_WAITING, /* for a one-time key of its laptop, which deposits some at its next sync */
  GVT_LEASE_LIVING,  /* in the laptop's outbox; it counts there until its end */
  GVT_LEASE_ENDED,   /* by the centre's clock; the laptop closed its lists, and still has them */
  GVT_LEASE_REVOKED, /* the laptop is told at its next sync, and has not said yet that it obeyed */
  GVT_LEASE_DESTROYED, /* the laptop said that it can open nothing of it any more */
} GvtLeaseState;

/** gvt_lease_state_code: "waiting", "living", "ended", "revoked", "destroyed" */
const char *gvt_lease_state_code (GvtLeaseState state);

/* A lease as it stands. */
typedef struct
{
  GvtLeaseRecord record;
  char *code; /* of the laptop, or of the copy of it that it is for */
  GvtLeaseState state;
  GPtrArray *villages; /* GvtLeaseVillage */
} GvtLease;

void gvt_lease_free (GvtLease *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtLease, gvt_lease_free)

/** gvt_central_page_leases: some of one copy's, or of all laptops' where @device is %NULL, the
 * oldest first. @page: gvt_leases_keyset_new(). Returns: (transfer full) (element-type GvtLease)
 * (nullable) */
GPtrArray *gvt_central_page_leases (GvtCentral *self,
                                    const GvtDeviceRecord *device,
                                    GvtKeyset *page,
                                    GError **error);
/** gvt_central_list_leases: the same, all of one copy's */
GPtrArray *
gvt_central_list_leases (GvtCentral *self, const GvtDeviceRecord *device, GError **error);

typedef struct
{
  const char *until;              /* "YYYY-MM-DD": the new last day, later than the present one */
  const char *const *supervisors; /* (nullable): as in #GvtLeaseGrant */
  gboolean by_voice;              /* a code is wanted, too */
} GvtLeaseExtension;

/**
 * gvt_central_extend_lease:
 *
 * @code: (out) (transfer full) (nullable): to be read over the telephone (gvt-lease-code.h); only
 * of a lease that the laptop was given, and for at most a year
 *
 * Also one that has ended, as long as its laptop has not destroyed the keys. The laptop is told at
 * its next sync, whether a code was used or not. %GVT_ERROR_NOT_FOUND; %GVT_ERROR_BAD_INPUT when it
 * was revoked or destroyed, or the day is no later one; %GVT_ERROR_FORBIDDEN as for a grant.
 */
gboolean gvt_central_extend_lease (GvtCentral *self,
                                   const GvtId *lease,
                                   const GvtLeaseExtension *extension,
                                   char **code,
                                   GError **error);

/** gvt_central_revoke_lease: the laptop destroys the keys at its next sync; until then nothing but
 * its passphrases protects the lists there. %GVT_ERROR_BAD_INPUT when it was revoked before */
gboolean gvt_central_revoke_lease (GvtCentral *self, const GvtId *lease, GError **error);
/** gvt_central_revoke_leases: all of @device that are not revoked or destroyed. @n_revoked: (out)
 */
gboolean gvt_central_revoke_leases (GvtCentral *self,
                                    const GvtDeviceRecord *device,
                                    guint *n_revoked,
                                    GError **error);

/** gvt_central_take_back_leases: the same inside a transaction */
gboolean gvt_central_take_back_leases (
    GvtCentral *self, GvtDb *db, const GvtDeviceRecord *device, guint *n_revoked, GError **error);

G_END_DECLS
