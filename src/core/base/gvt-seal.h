/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-sign.h"

G_BEGIN_DECLS

/* Sealing: XChaCha20-Poly1305 under a 32-byte key, a random nonce in front; @context names what is
 * sealed ("lease/1") and is authenticated, so a seal can not be moved to another use. */
GBytes *gvt_seal (const GvtSecret *key, const char *context, const void *data, gsize length);

/** gvt_unseal: Returns: (transfer full) (nullable): %GVT_ERROR_BAD_SIGNATURE when key, context or
 * bytes do not fit */
GBytes *gvt_unseal (const GvtSecret *key, const char *context, GBytes *sealed, GError **error);

/** gvt_unseal_secret: as gvt_unseal(), straight into guarded memory. Returns: (transfer full)
 * (nullable) */
GvtSecret *
gvt_unseal_secret (const GvtSecret *key, const char *context, GBytes *sealed, GError **error);

/* Sealing to people who are not here: X25519 key pairs. A sealing key is a GvtSecret of 32 bytes.
 */
GvtSecret *gvt_sealing_key_new (void);
void gvt_sealing_key_public (const GvtSecret *key, GvtPublicKey *public_key);
/** gvt_sealing_key_is_usable: whether what is sealed to @public_key is sealed at all: not zero nor
 * another point of low order */
gboolean gvt_sealing_key_is_usable (const GvtPublicKey *public_key);
/** gvt_sealing_key_of: the sealing key that belongs to @signing_key: what is sealed to the other
 * half of this, by gvt_sealing_key_public_of(), needs no key to be handed over first. Returns:
 * (transfer full) */
GvtSecret *gvt_sealing_key_of (const GvtSecret *signing_key);
/** gvt_sealing_key_public_of: %FALSE with %GVT_ERROR_BAD_FORMAT where @signer is no point of the
 * curve */
gboolean
gvt_sealing_key_public_of (const GvtPublicKey *signer, GvtPublicKey *public_key, GError **error);

/**
 * gvt_seal_to:
 * @recipients: @n_recipients public keys, 1 to 8; any one of their owners can open it
 *
 * One random content key, sealed to each recipient (crypto_box_seal), then the content under it.
 *
 * Returns: (transfer full): the sealed bytes
 */
GBytes *gvt_seal_to (const GvtPublicKey *recipients,
                     guint n_recipients,
                     const char *context,
                     const void *data,
                     gsize length);

/** gvt_unseal_with: opens what gvt_seal_to() made, by one recipient's @key. Returns: (transfer
 * full) (nullable) */
GBytes *gvt_unseal_with (const GvtSecret *key, const char *context, GBytes *sealed, GError **error);
/** gvt_unseal_with_any: @keys: (element-type GvtSecret): tried in turn */
GBytes *gvt_unseal_with_any (GPtrArray *keys, const char *context, GBytes *sealed, GError **error);
GvtSecret *
gvt_unseal_secret_with (const GvtSecret *key, const char *context, GBytes *sealed, GError **error);
GvtSecret *
gvt_unseal_secret_with_any (GPtrArray *keys, const char *context, GBytes *sealed, GError **error);

G_END_DECLS
