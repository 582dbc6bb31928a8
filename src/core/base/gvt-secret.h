/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Key material in guarded, locked, undumpable memory (sodium_malloc), counted and wiped. Never
 * printed, never copied into ordinary memory. Any thread. */
typedef struct _GvtSecret GvtSecret;

#define GVT_KEY_SIZE 32

/** gvt_crypto_init: readies libsodium, and lets no core dump be written; each program and test
 * calls it first. Idempotent. */
void gvt_crypto_init (void);

GvtSecret *gvt_secret_new (const void *data, gsize size);
GvtSecret *gvt_secret_new_random (gsize size);
GvtSecret *gvt_secret_ref (GvtSecret *self);
void gvt_secret_unref (GvtSecret *self);
const guint8 *gvt_secret_get (const GvtSecret *self);
gsize gvt_secret_size (const GvtSecret *self);

/** gvt_secret_join: the bytes of @a, then those of @b. Returns: (transfer full) */
GvtSecret *gvt_secret_join (const GvtSecret *a, const GvtSecret *b);
/** gvt_secret_part: Returns: (transfer full): @size bytes from @offset, which must be there */
GvtSecret *gvt_secret_part (const GvtSecret *self, gsize offset, gsize size);

/** gvt_secret_derive: a 32-byte key for one @purpose: keyed BLAKE2b of the purpose. Returns:
 * (transfer full) */
GvtSecret *gvt_secret_derive (const GvtSecret *self, const char *purpose);

/**
 * gvt_secret_from_passphrase:
 * @salt16: 16 bytes
 * @memory_bytes: Argon2id memory
 * @passes: Argon2id passes
 *
 * Argon2id (RFC 9106), one lane. The passphrase is taken as NFC.
 *
 * Returns: (transfer full) (nullable): 32 bytes, or %GVT_ERROR_BAD_INPUT when memory is short
 */
GvtSecret *gvt_secret_from_passphrase (const char *passphrase,
                                       const guint8 *salt16,
                                       gsize memory_bytes,
                                       guint64 passes,
                                       GError **error);

/** gvt_wipe_free: wipes a string that held a passphrase or NIK, and frees it. @text may be %NULL.
 */
void gvt_wipe_free (char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GvtSecret, gvt_secret_unref)

G_END_DECLS
