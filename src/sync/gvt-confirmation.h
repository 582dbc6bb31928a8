/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-db.h"

G_BEGIN_DECLS

/* The outbox message that a supervisor at the centre has confirmed a copy of a laptop (I9): JSON
 * {"incarnation"}. The other copies read it too, and it is nothing to them. */
#define GVT_CONFIRMATION_TYPE "confirmed/1"

/** gvt_confirmation_write: Returns: (transfer full) */
GBytes *gvt_confirmation_write (guint32 incarnation);
/** gvt_confirmation_accept: @at_us: when the centre said it. Inside a write transaction */
gboolean gvt_confirmation_accept (GvtDb *db, GBytes *payload, gint64 at_us, GError **error);

G_END_DECLS
