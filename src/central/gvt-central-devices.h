/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-device-store.h"

G_BEGIN_DECLS

/** gvt_central_list_devices: Returns: (transfer full) (element-type GvtDeviceRecord) (nullable): in
 * the order of enrolment */
GPtrArray *gvt_central_list_devices (GvtCentral *self, GError **error);
/** gvt_central_page_devices: as gvt_device_store_page() */
GPtrArray *
gvt_central_page_devices (GvtCentral *self, const GvtId *device, GvtKeyset *page, GError **error);
/** gvt_central_resolve_device: by its id or by its code of four symbols, as typed; finding none is
 * %GVT_ERROR_BAD_INPUT. Returns: (transfer full) (nullable) */
GvtDeviceRecord *gvt_central_resolve_device (GvtCentral *self, const char *typed, GError **error);
/** gvt_central_device_users: who has a slot there, as far as that copy's chain has come. Returns:
 * (transfer full) (element-type GvtUser) (nullable) */
GPtrArray *gvt_central_device_users (GvtCentral *self,
                                     const GvtId *device,
                                     guint32 incarnation,
                                     GError **error);
/** gvt_central_check_lease_copy: I9: who has a copied disk gets no list until a person has looked
 * at it. %GVT_ERROR_BAD_INPUT */
gboolean gvt_central_check_lease_copy (const GvtDeviceRecord *device, GError **error);

G_END_DECLS
