/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"

G_BEGIN_DECLS

/** How long a KEYS statement holds, and so how often the root key must come out of its safe. */
#define GVT_CENTRAL_KEYS_DAYS 400

/** gvt_key_file_write: one line of hexadecimal digits, readable by its owner alone */
gboolean gvt_key_file_write (const char *path, const GvtSecret *key, GError **error);
/** gvt_key_file_read: a key of @size bytes. Returns: (transfer full) (nullable) */
GvtSecret *gvt_key_file_read (const char *path, gsize size, GError **error);

/** gvt_central_renew_keys: states the same online keys for another %GVT_CENTRAL_KEYS_DAYS, under
 * the next serial. %GVT_ERROR_BAD_INPUT when the file holds another centre's root key. What is open
 * already, a server say, tells of the new statement after its next start. */
gboolean gvt_central_renew_keys (GvtCentral *self, const char *root_key_file, GError **error);

/** gvt_central_name_recovery_key: likewise, and the statement names @recovery_key from now on */
gboolean gvt_central_name_recovery_key (GvtCentral *self,
                                        const char *root_key_file,
                                        const GvtPublicKey *recovery_key,
                                        GError **error);

G_END_DECLS
