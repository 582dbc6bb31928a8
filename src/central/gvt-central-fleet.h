/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"
#include "gvt-fleet.h"

G_BEGIN_DECLS

/* The roll-up of all laptops, and when each was heard. */

/** gvt_central_fleet: laptops that can be named by a code and were not copied; of each copy its
 * own.
 * @area: only those that belong there ("" for all): on which somebody has a slot who works in it.
 * Returns: (transfer full) (nullable) (element-type GvtFleetLaptop): as gvt_fleet_sort() */
GPtrArray *gvt_central_fleet (GvtCentral *self, const char *area, GError **error);

/** gvt_central_check_sees: inside a transaction: whether whoever works in @area answers for
 * @device; else %GVT_ERROR_FORBIDDEN */
gboolean
gvt_central_check_sees (GvtDb *db, const char *area, const GvtDeviceRecord *device, GError **error);

/** gvt_central_note_contact: it was heard now. @status: (nullable): what it told of itself
 * (gvt-device-status.h); what makes no sense is %GVT_ERROR_BAD_FORMAT. Without one a second talk
 * within a minute is not written again */
gboolean gvt_central_note_contact (
    GvtCentral *self, const GvtId *device, guint32 incarnation, GBytes *status, GError **error);

/** gvt_central_fleet_file: Returns: (transfer full) (nullable): `FLET` for this copy of @device:
 * each supervisor who has a slot there gets the laptops of his area */
GBytes *
gvt_central_fleet_file (GvtCentral *self, const GvtId *device, guint32 incarnation, GError **error);

G_END_DECLS
