/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"

G_BEGIN_DECLS

/** gvt_central_hand_over_draw: the page that who gave @device away and who answers for it now sign,
 * of the last hand-over; %GVT_ERROR_BAD_INPUT when there was none. Returns: (transfer full)
 * (nullable): a PDF */
GBytes *
gvt_central_hand_over_draw (GvtCentral *self, const GvtDeviceRecord *device, GError **error);

G_END_DECLS
