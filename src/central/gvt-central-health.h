/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* For so long one trial answers for the next ones. */
#define GVT_HEALTH_LIFE_US G_TIME_SPAN_SECOND

/** gvt_central_check_health: whether a laptop's records could be taken in now, by trying: room for
 * some in the folder, and one commit to the store that changes nothing. However often it is asked,
 * it tries once in %GVT_HEALTH_LIFE_US. Any thread; blocks, for as long as another writer keeps the
 * store at most. %GVT_ERROR_DISK_FULL, %GVT_ERROR_NO_ACCESS, %GVT_ERROR_DB_BUSY and the store's. */
gboolean gvt_central_check_health (GvtCentral *self, GError **error);

G_END_DECLS
