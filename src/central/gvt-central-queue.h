/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/** gvt_central_queue: signs a message for @device and puts it behind the others, in the transaction
 * of @db. @incarnation: which copy of it acts upon it; 0 for all */
gboolean gvt_central_queue (GvtCentral *self,
                            GvtDb *db,
                            const GvtId *device,
                            guint32 incarnation,
                            const char *type,
                            GBytes *payload,
                            GError **error);

G_END_DECLS
