/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-courier-desk.h"

G_BEGIN_DECLS

/** gvt_courier_admission_open: a part that is sealed to this centre, whole, and by a laptop that it
 * knows. Returns: (transfer full) (nullable): else why, in words */
GvtCourierPart *gvt_courier_admission_open (GvtCentral *central, GBytes *bytes, GError **error);
/** gvt_courier_admission_take: @entry: the part @bytes, opened before; filled with what became of
 * it. What waits for others goes onto the shelf, unless it lies there */
gboolean gvt_courier_admission_take (GvtCentral *central,
                                     GvtCourierEntry *entry,
                                     GBytes *bytes,
                                     GError **error);

G_END_DECLS
