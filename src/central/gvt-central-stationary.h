/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-leases.h"

G_BEGIN_DECLS

/* Lists of more than one regency: only on a laptop that never leaves an office, and only where two
 * supervisors say so. A laptop that can be left on a bus has no more than one regency's voters. */

/** gvt_central_station_device: @supervisor says that @device stays in an office, or that it does
 * not any more. %GVT_ERROR_BAD_INPUT when he is no supervisor, when the laptop is a copy nobody has
 * confirmed, or when it holds lists of more than one regency and shall leave */
gboolean gvt_central_station_device (GvtCentral *self,
                                     const GvtDeviceRecord *device,
                                     gboolean is_stationary,
                                     const char *supervisor,
                                     GError **error);

/** gvt_central_check_wide: what @grant and the living leases of its laptop come to. @is_wide:
 * (out): more than one regency, and two supervisors approve; %GVT_ERROR_FORBIDDEN says what is
 * missing. In the transaction of @db */
gboolean gvt_central_check_wide (
    GvtCentral *self, GvtDb *db, const GvtLeaseGrant *grant, gboolean *is_wide, GError **error);
/** gvt_central_note_approval: writes down who approved @lease */
gboolean gvt_central_note_approval (GvtCentral *self,
                                    GvtDb *db,
                                    const GvtId *lease,
                                    const char *const *supervisors,
                                    GError **error);

G_END_DECLS
