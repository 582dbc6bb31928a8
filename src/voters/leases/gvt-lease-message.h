/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-id.h"

G_BEGIN_DECLS

/* In a laptop's outbox: what becomes of a lease that it was given (gvt-leases.h). No key and no
 * name stands in them; who signed the message is checked before it is read. */
#define GVT_LEASE_EXTENDED_TYPE "lease-extended/1" /* {"lease", "not_after_us"} */
#define GVT_LEASE_REVOKED_TYPE  "lease-revoked/1"  /* {"lease"} */

/** gvt_lease_extension_write: Returns: (transfer full) (nullable): the payload */
GBytes *gvt_lease_extension_write (const GvtId *lease, gint64 not_after_us, GError **error);
gboolean
gvt_lease_extension_read (GBytes *payload, GvtId *lease, gint64 *not_after_us, GError **error);
/** gvt_lease_revocation_write: Returns: (transfer full) (nullable): the payload */
GBytes *gvt_lease_revocation_write (const GvtId *lease, GError **error);
gboolean gvt_lease_revocation_read (GBytes *payload, GvtId *lease, GError **error);

G_END_DECLS
