/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-secret.h"

G_BEGIN_DECLS

/** gvt_key_file_write: one line of hexadecimal digits, readable by its owner alone */
gboolean gvt_key_file_write (const char *path, const GvtSecret *key, GError **error);
/** gvt_key_file_read: a key of @size bytes. Returns: (transfer full) (nullable) */
GvtSecret *gvt_key_file_read (const char *path, gsize size, GError **error);

G_END_DECLS
