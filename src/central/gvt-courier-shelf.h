/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/* Courier parts that wait at the centre for those before them: files in its folder, sealed as they
 * came (I3). Bounded: a laptop keeps its records until a receipt names them, so a part that is not
 * kept here is not lost. Any thread. */
#define GVT_COURIER_MAX_HELD       2000                /* parts of all laptops */
#define GVT_COURIER_MAX_HELD_BYTES (512 * 1024 * 1024) /* together */

/** gvt_courier_shelf_put: %GVT_ERROR_TOO_LARGE, in words, when there is no more room for parts */
gboolean gvt_courier_shelf_put (GvtCentral *central, GBytes *part, GError **error);
/** gvt_courier_shelf_list: Returns: (transfer full) (element-type filename): where they lie */
GPtrArray *gvt_courier_shelf_list (GvtCentral *central);

G_END_DECLS
