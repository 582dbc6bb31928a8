/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"
#include "gvt-loss.h"

G_BEGIN_DECLS

/* What supervisors decide about laptops. Each needs one who works where the laptop's team does
 * (%GVT_ERROR_FORBIDDEN), names the copy that goes on (%GVT_ERROR_BAD_INPUT for one that was
 * copied), and is an event of the centre's chain. */

/**
 * gvt_central_lose_device:
 *
 * Takes back all its leases, also those that wait, forgets its one-time keys, and tells it to
 * destroy what opens its lists. From now on it may hand in what people recorded and fetch its
 * messages, and nothing else. %GVT_ERROR_BAD_INPUT when it is lost already.
 */
gboolean gvt_central_lose_device (GvtCentral *self,
                                  const GvtDeviceRecord *device,
                                  const GvtLoss *loss,
                                  const char *supervisor,
                                  GError **error);
/** gvt_central_find_device_again: it may have lists again, by new leases. %GVT_ERROR_BAD_INPUT when
 * it is not lost */
gboolean gvt_central_find_device_again (GvtCentral *self,
                                        const GvtDeviceRecord *device,
                                        const char *supervisor,
                                        GError **error);
/** gvt_central_hand_over: @to answers for it from now on; he must have a slot there.
 * %GVT_ERROR_BAD_INPUT also when he does already */
gboolean gvt_central_hand_over (GvtCentral *self,
                                const GvtDeviceRecord *device,
                                const char *to,
                                const char *supervisor,
                                GError **error);

/** gvt_central_tell_copy_of_lost: inside a transaction: @incarnation went on from @parent; where
 * that is lost or retired it is told to destroy what opens its lists, too */
gboolean gvt_central_tell_copy_of_lost (GvtCentral *self,
                                        GvtDb *db,
                                        const GvtId *device,
                                        guint32 parent,
                                        guint32 incarnation,
                                        GError **error);
/** gvt_central_check_trusted: %GVT_ERROR_REFUSED for a laptop that is lost or retired: it gets no
 * files */
gboolean gvt_central_check_trusted (GvtCentral *self,
                                    const GvtId *device,
                                    guint32 incarnation,
                                    GError **error);

G_END_DECLS
