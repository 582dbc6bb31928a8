/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-journal.h"

G_BEGIN_DECLS

/* In a laptop's outbox: that it counts as lost, and then that it is here again. A laptop that is
 * told so destroys whatever opens its voter lists, one-time keys too, and says so in its own chain.
 * What people recorded there stays and is still sent: nothing is lost. Signed by the centre, as all
 * messages are, and checked before it is read. */
#define GVT_DEVICE_REVOKED_TYPE  "device-revoked/1"  /* {"reason"} */
#define GVT_DEVICE_RESTORED_TYPE "device-restored/1" /* {} */

/** gvt_device_revocation_write: @reason: "lost". Returns: (transfer full) (nullable) */
GBytes *gvt_device_revocation_write (const char *reason, GError **error);
/** gvt_device_revocation_accept: inside the transaction that also takes the message as received */
gboolean
gvt_device_revocation_accept (GvtJournal *journal, GvtDb *db, GBytes *payload, GError **error);
/** gvt_device_restored_write: Returns: (transfer full) */
GBytes *gvt_device_restored_write (void);
/** gvt_device_restored_accept: likewise: it works as any other one, with leases that come anew */
gboolean gvt_device_restored_accept (GvtDb *db, GBytes *payload, GError **error);

/** gvt_device_revocation_load: @reason: (out) (transfer full) (nullable): why this laptop is
 * revoked; %NULL when it is not */
gboolean gvt_device_revocation_load (GvtDb *db, char **reason, GError **error);

G_END_DECLS
