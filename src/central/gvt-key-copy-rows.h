/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-store.h"

G_BEGIN_DECLS

/* The rows of a centre's store that hold keys, as they stand there: each sealed under the store's
 * key, or, of statements, public. */
#define GVT_KEY_COPY_MAX_ROWS (8 * 1024 * 1024) /* bytes */

/** gvt_key_copy_rows_collect: Returns: (transfer full) (nullable): canonical JSON */
GBytes *gvt_key_copy_rows_collect (GvtStore *store, GError **error);
/** gvt_key_copy_rows_put: what of @rows the store lacks. Online keys come only with a newer
 * statement than the store has: then they take the place of those before. @n_added: (out) */
gboolean gvt_key_copy_rows_put (GvtStore *store, GBytes *rows, guint *n_added, GError **error);

G_END_DECLS
