/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central-events.h"

G_BEGIN_DECLS

/**
 * gvt_central_trail:
 * @nik: separators between digits do not matter
 * @page: gvt_events_keyset_new()
 * @func: called with each event of @page about that voter (gvt-voter-trail.h), by laptop, in
 *   the order in which they were made
 * @n_deaf: (out): laptops whose key is not here, so that nothing of theirs can be found
 *
 * Events carry a hash under a key of their laptop, so the number is hashed once for each. Blocks.
 */
gboolean gvt_central_trail (GvtCentral *self,
                            const char *nik,
                            GvtKeyset *page,
                            GvtEventFunc func,
                            gpointer user_data,
                            guint *n_deaf,
                            GError **error);

G_END_DECLS
