/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-vault-file.h"

G_BEGIN_DECLS

/* What an unlocked vault holds, and a slot seals. */
typedef struct
{
  GvtSecret *store_key;
  GvtSecret *roll_key; /* (nullable): a facilitator's, or dropped */
  GvtSecret *user_key; /* Ed25519 */
} GvtVaultKeys;

void gvt_vault_keys_clear (GvtVaultKeys *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtVaultKeys, gvt_vault_keys_clear)

/** gvt_vault_slot_new: seals @keys for @user, with a new Ed25519 key of his own; the roll key only
 * for who may open it. %GVT_ERROR_BAD_INPUT for a bad code, area or passphrase. Returns: (transfer
 * full) (nullable) */
GvtVaultSlot *gvt_vault_slot_new (const GvtUser *user,
                                  const char *passphrase,
                                  const GvtKdf *kdf,
                                  const GvtVaultKeys *keys,
                                  const GvtPublicKey *roll_public,
                                  GError **error);

/** gvt_vault_slot_open: %GVT_ERROR_WRONG_PASSPHRASE, or %GVT_ERROR_BAD_SIGNATURE when the slot was
 * altered after it opened */
gboolean gvt_vault_slot_open (const GvtVaultSlot *self,
                              const GvtPublicKey *roll_public,
                              const GvtSecret *passphrase_key,
                              GvtVaultKeys *keys,
                              GError **error);

/** gvt_vault_slot_derive: Argon2id at this slot's cost. Returns: (transfer full) (nullable) */
GvtSecret *gvt_vault_slot_derive (const GvtVaultSlot *self, const char *passphrase, GError **error);

/* What the whole laptop has once, sealed under a key derived from one that the slots hold. */
#define GVT_VAULT_DEVICE_KEY "vault/device-key/1" /* under the store key; fixed for ever */
#define GVT_VAULT_LOOKUP_KEY "vault/lookup-key/1" /* under the roll key; fixed for ever */

GBytes *gvt_vault_seal_derived (const GvtSecret *key, const char *purpose, const GvtSecret *secret);
/** gvt_vault_unseal_derived: Returns: (transfer full) (nullable) */
GvtSecret *gvt_vault_unseal_derived (const GvtSecret *key,
                                     const char *purpose,
                                     GBytes *sealed,
                                     GError **error);

G_END_DECLS
