/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"

G_BEGIN_DECLS

/* The end of a laptop: it gave itself up (gvt-retirement.h), or it is broken and will never talk
 * again. It is for good: the same machine may be enrolled anew, as another laptop. */

/** gvt_central_write_off: @supervisor says that @device is broken: its leases are taken back, its
 * one-time keys forgotten, and it gets nothing any more. What stood on it alone is lost; should it
 * talk all the same, its records are still taken in (I1), and it is told to destroy what opens its
 * lists. Errors as gvt_central_lose_device() */
gboolean gvt_central_write_off (GvtCentral *self,
                                const GvtDeviceRecord *device,
                                const char *supervisor,
                                GError **error);

/** gvt_central_prove_retirement: `PROF`, signed anew, of what gvt-retirement.h has as figures.
 * Returns: (transfer full) (nullable): %GVT_ERROR_BAD_INPUT for a laptop that is in use */
GBytes *
gvt_central_prove_retirement (GvtCentral *self, const GvtDeviceRecord *device, GError **error);

G_END_DECLS
