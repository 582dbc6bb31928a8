/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gvt-secret.h"

G_BEGIN_DECLS

/* What an unlocked vault holds. */
typedef struct
{
  GvtSecret *store_key;
  GvtSecret *roll_key; /* (nullable): a facilitator's, or dropped */
  GvtSecret *user_key; /* Ed25519 */
} GvtVaultKeys;

void gvt_vault_keys_clear (GvtVaultKeys *self);
/** gvt_vault_keys_ref: @into has no keys yet */
void gvt_vault_keys_ref (const GvtVaultKeys *self, GvtVaultKeys *into);

/* What the whole laptop has once, sealed under a key derived from one that the slots hold. Fixed
 * for ever. */
#define GVT_VAULT_DEVICE_KEY    "vault/device-key/1"       /* under the store key */
#define GVT_VAULT_FORMER_KEY    "vault/former-store-key/1" /* under the store key */
#define GVT_VAULT_NOTES         "vault/notes/1"            /* under the store key */
#define GVT_VAULT_LOOKUP_KEY    "vault/lookup-key/1"       /* under the roll key */
#define GVT_VAULT_AUTHORITY_KEY "vault/authority-key/1"    /* under the roll key */
#define GVT_VAULT_PAST_ROLL_KEY "vault/past-roll-key/1"    /* under the roll key */

GBytes *gvt_vault_seal_derived (const GvtSecret *key, const char *purpose, const GvtSecret *secret);
/** gvt_vault_unseal_derived: Returns: (transfer full) (nullable) */
GvtSecret *gvt_vault_unseal_derived (const GvtSecret *key,
                                     const char *purpose,
                                     GBytes *sealed,
                                     GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GvtVaultKeys, gvt_vault_keys_clear)

G_END_DECLS
