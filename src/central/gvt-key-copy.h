/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-central.h"
#include "gvt-vault.h"

G_BEGIN_DECLS

/* All keys that a centre works with, in one file under a passphrase: the key of its store, and from
 * the store the statements, the online keys, the keys of villages and of look-ups. So a backup of
 * the store that is older than a turn of the keys can be put back, too.
 *
 * The file `CKEY`: 16 bytes of header, then two copies, each u32 length, content, BLAKE2b-256 of
 * the content; what is damaged in one is read from the other. The passphrase costs what one of a
 * laptop's vault costs (Argon2id). */

/** gvt_key_copy_write: replaces @path at once or not at all. @passphrase: as for a vault */
gboolean gvt_key_copy_write (GvtCentral *central,
                             const char *path,
                             const char *passphrase,
                             const GvtKdf *kdf,
                             GError **error);

/** gvt_key_copy_read_key: the key of the store alone, which opens a backup.
 * %GVT_ERROR_WRONG_PASSPHRASE; %GVT_ERROR_BAD_FORMAT where both copies are damaged. Returns:
 * (transfer full) (nullable) */
GvtSecret *gvt_key_copy_read_key (const char *path, const char *passphrase, GError **error);

/** gvt_key_copy_put_back: what the copy has and the store lacks: newer statements with their online
 * keys, keys of villages and look-ups. What the store has stays, and nothing goes back.
 * %GVT_ERROR_BAD_INPUT for the copy of another centre. @n_added: (out): how many */
gboolean gvt_key_copy_put_back (
    GvtCentral *central, const char *path, const char *passphrase, guint *n_added, GError **error);

G_END_DECLS
